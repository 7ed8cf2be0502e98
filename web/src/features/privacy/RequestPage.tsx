/** What became of a request: a copy to download, or the certificate of an erasure in the language of whoever asked. */
import { Alert, Button, Group, NativeSelect, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { certificateQuery, copyUrl, type PrivacyRequest, privacyRequestQuery } from '@/api/privacy';
import { LANGUAGE_NAMES, LANGUAGES, useFormats, useLanguage, useT } from '@/i18n/i18n';
import { BackLink, DateText, Loading, None, Page, ProblemAlert } from '@/ui';
import { Figures } from './Figures';
import { useRequestWords } from './words';

function Certificate({ id }: { id: string }) {
  const t = useT();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<string>(language);
  const certificate = useQuery(certificateQuery(id, chosen));
  const found = certificate.data;
  return (
    <Stack>
      <Group align="flex-end" className="tl-no-print">
        <NativeSelect label={t('privacy-language')} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} disabled={!found} onClick={() => window.print()}>
          {t('privacy-print')}
        </Button>
      </Group>
      {certificate.error ? <ProblemAlert error={certificate.error} retry={() => void certificate.refetch()} /> : null}
      {certificate.isPending ? <Loading rows={6} /> : null}
      {found ? (
        <Stack component="section" lang={found.language} aria-label={found.title} maw={760}>
          <Title order={2}>{found.title}</Title>
          <Text>{found.text}</Text>
          <Table verticalSpacing={4} aria-label={found.title}>
            <Table.Tbody>
              {found.facts.map(({ label, value }) => (
                <Table.Tr key={label}>
                  <Table.Th w="35%">{label}</Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Title order={3}>{found.erased_title}</Title>
          <Figures items={found.erased} label={found.erased_title} />
          <Title order={3}>{found.kept_title}</Title>
          <Figures items={found.kept} label={found.kept_title} />
          <Text size="sm">{found.note}</Text>
        </Stack>
      ) : null}
    </Stack>
  );
}

function Copy({ request }: { request: PrivacyRequest }) {
  const t = useT();
  const formats = useFormats();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<string>(language);
  return (
    <Stack align="flex-start">
      <Text>{t('privacy-fetch-until', { at: request.until ? formats.instant(request.until) : '' })}</Text>
      <NativeSelect label={t('privacy-page-language')} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
      <Button component="a" href={copyUrl(request.id, chosen)} download leftSection={<IconDownload size={16} aria-hidden />}>
        {t('privacy-fetch')}
      </Button>
    </Stack>
  );
}

function Body({ request }: { request: PrivacyRequest }) {
  const words = useRequestWords();
  if (request.state === 'failed') return <Alert role="note" color="red" title={request.reason ?? words.state('failed')} />;
  if (request.kind === 'export') return <Copy request={request} />;
  if (request.state === 'running') return <Progress value={100} animated aria-label={words.state('running')} />;
  return <Certificate id={request.id} />;
}

export default function RequestPage() {
  const t = useT();
  const words = useRequestWords();
  const { language } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useQuery(privacyRequestQuery(id, language));
  const request = found.data;
  return (
    <Page title={request ? `${words.kind(request.kind)} · ${request.code}` : t('privacy-title')} back={<BackLink to="/privacy" label={t('privacy-title')} />}>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={4} /> : null}
      {request ? (
        <Stack>
          <Text size="sm" c="dimmed" className="tl-no-print">
            {words.state(request.state)} · <DateText value={request.at} /> · {request.by ?? <None />}
          </Text>
          <Body request={request} />
        </Stack>
      ) : null}
    </Page>
  );
}
