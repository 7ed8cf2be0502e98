/** One import from matching to result. Its state is the server's, so that F5 and another device show the same. */
import { Button, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCommand } from '@/api/command';
import { type FileForm, type Import, importQuery, previewQuery, startImport } from '@/api/imports';
import { isOpen, jobQuery, useJobStarted } from '@/api/jobs';
import { useLanguage, useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { carried, type Choice, proposed, toMapping } from './mapping';
import { MapStep } from './MapStep';
import { ResultStep } from './ResultStep';
import { type Step, Steps } from './Steps';

/** What the person said about the file; the rest is what the server found. */
function useFileForm(imported: Import) {
  const { language } = useLanguage();
  const [said, setSaid] = useState<Partial<FileForm>>(imported.mapping?.file ?? {});
  const preview = useQuery({
    ...previewQuery(imported.id, language, { encoding: said.encoding, delimiter: said.delimiter, header: said.header, sheet: said.sheet }),
    placeholderData: (previous) => previous,
  });
  const file: FileForm = {
    encoding: said.encoding ?? preview.data?.encoding ?? 'utf-8',
    delimiter: said.delimiter ?? preview.data?.delimiter ?? 'comma',
    header: said.header ?? true,
    date: said.date ?? 'YYYY-MM-DD',
    decimal: said.decimal ?? 'point',
    ...(preview.data?.sheet ? { sheet: said.sheet ?? preview.data.sheet } : {}),
  };
  return { file, preview, change: (part: Partial<FileForm>) => setSaid((old) => ({ ...old, ...part })) };
}

function stepOf(imported: Import, mapping: boolean, running: boolean): Step {
  if (mapping) return 1;
  if (imported.dry_run) return 2;
  return running ? 3 : 4;
}

function Wizard({ imported }: { imported: Import }) {
  const t = useT();
  const client = useQueryClient();
  const started = useJobStarted();
  const { file, preview, change } = useFileForm(imported);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [back, setBack] = useState(false);
  const job = useQuery({ ...jobQuery(imported.job?.id ?? ''), enabled: imported.job !== null });
  const current = job.data ?? imported.job;
  const mapping = back || current === null;
  const state = current?.state;
  // The counts come with the import: read it again when its job ends.
  useEffect(() => {
    if (state && state !== 'running' && state !== 'queued') void client.invalidateQueries({ queryKey: ['imports', imported.id], exact: true });
  }, [state, client, imported.id]);

  const choice = preview.data ? (chosen ? carried(chosen, preview.data) : proposed(preview.data)) : null;
  const start = useCommand(
    (dryRun: boolean, key) => startImport(imported.id, choice && preview.data ? toMapping(imported.object, file, choice) : (imported.mapping as NonNullable<Import['mapping']>), dryRun, key),
    {
      onSuccess: async () => {
        setBack(false);
        started();
        await client.invalidateQueries({ queryKey: ['imports', imported.id], exact: true });
      },
    },
  );
  return (
    <Page title={t('imports-title')} narrow>
      <Steps active={stepOf(imported, mapping, current ? isOpen(current) : false)} />
      {start.error ? <ProblemAlert error={start.error} /> : null}
      {mapping && preview.error ? (
        <Stack>
          <ProblemAlert error={preview.error} />
          <Button variant="default" w="fit-content" component={Link} to={`/imports/new/${imported.object}`}>
            {t('imports-again')}
          </Button>
        </Stack>
      ) : null}
      {mapping && preview.isPending ? <Loading rows={8} /> : null}
      {mapping && preview.data && choice ? (
        <MapStep imported={imported} file={file} preview={preview.data} onFile={change} choice={choice} onChoice={setChosen} onTry={() => start.mutate(true)} starting={start.isPending} />
      ) : null}
      {!mapping && current ? <ResultStep imported={imported} job={current} onBack={() => setBack(true)} onStart={() => start.mutate(false)} starting={start.isPending} /> : null}
    </Page>
  );
}

export default function ImportPage() {
  const t = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const imported = useQuery(importQuery(id));
  if (imported.error) {
    return (
      <Page title={t('imports-title')}>
        <ProblemAlert error={imported.error} retry={() => void imported.refetch()} />
      </Page>
    );
  }
  if (!imported.data) return <Loading rows={8} />;
  return <Wizard key={id} imported={imported.data} />;
}
