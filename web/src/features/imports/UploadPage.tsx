/** First step: what kind of records, which file. The file is only read here, never changed. */
import { Button, FileButton, Group, Menu, NativeSelect, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { useCommand } from '@/api/command';
import { templateUrl, uploadImport } from '@/api/imports';
import { schemaIndexQuery } from '@/api/schema';
import { useLanguage, useT } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Steps } from './Steps';
import classes from './UploadPage.module.css';

const FORMS = ['xlsx', 'csv'] as const;
const NAMES = ['labels', 'codes'] as const;

/** The order in which a new company brings its records; all others come after. */
const ORDER = ['member', 'account', 'product', 'order'];

function place(key: string): number {
  const at = ORDER.indexOf(key);
  return at === -1 ? ORDER.length : at;
}

function useImportable() {
  const { language } = useLanguage();
  const objects = useQuery(schemaIndexQuery(language));
  const importable = (objects.data ?? []).filter((one) => one.importable);
  const offered = importable.toSorted((left, right) => place(left.key) - place(right.key)).map(({ key, plural }) => ({ value: key, label: plural }));
  return { objects, importable: offered };
}

export default function UploadPage() {
  const t = useT();
  const navigate = useNavigate();
  const params = useParams({ strict: false }) as { object?: string };
  const { objects, importable } = useImportable();
  const object = importable.find(({ value }) => value === params.object)?.value ?? importable[0]?.value;
  const [over, setOver] = useState(false);
  const upload = useCommand((file: File) => uploadImport(object ?? '', file), {
    onSuccess: ({ id }) => navigate({ to: `/imports/${id}` }),
  });
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) upload.mutate(file);
  }
  if (!object) {
    return (
      <Page title={t('imports-title')}>
        {objects.error ? <ProblemAlert error={objects.error} retry={() => void objects.refetch()} /> : null}
        {objects.isPending ? <Loading rows={4} /> : null}
        {objects.data ? <EmptyState text={t('shell-forbidden-text')} /> : null}
      </Page>
    );
  }
  return (
    <Page title={t('imports-title')} narrow>
      <Steps active={0} />
      <Stack gap="md">
        {upload.error ? <ProblemAlert error={upload.error} /> : null}
        <Group align="end" gap="md">
          <NativeSelect
            label={t('imports-object')}
            data={importable}
            value={object}
            onChange={(event) => void navigate({ to: `/imports/new/${event.currentTarget.value}`, replace: true })}
          />
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
                {t('imports-template')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {FORMS.map((form) =>
                NAMES.map((names) => (
                  <Menu.Item key={`${form}-${names}`} component="a" href={templateUrl(object, form, names)} download>
                    {t(`imports-template-${form}-${names}`)}
                  </Menu.Item>
                )),
              )}
            </Menu.Dropdown>
          </Menu>
        </Group>
        <div
          className={classes['drop']}
          data-over={over || undefined}
          role="group"
          aria-label={t('imports-file')}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <IconFileUpload size={32} stroke={1.4} aria-hidden />
          <Text>{t('imports-drop')}</Text>
          <FileButton onChange={(file) => (file ? upload.mutate(file) : undefined)} accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" inputProps={{ 'aria-label': t('imports-file') }}>
            {(button) => (
              <Button {...button} loading={upload.isPending}>
                {t('imports-upload')}
              </Button>
            )}
          </FileButton>
        </div>
      </Stack>
    </Page>
  );
}
