/** A seller's own statement, made for a phone. */
import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { statementFileUrl, statementQuery } from '@/api/settlements';
import { useFormats, useT } from '@/i18n/i18n';
import { BackLink, Loading, Page, ProblemAlert } from '@/ui';
import { StatementBody } from './Statement';

export default function OwnStatementPage() {
  const t = useT();
  const formats = useFormats();
  const { id } = useParams({ strict: false }) as { id: string };
  const { member } = useSearch({ strict: false }) as { member?: string };
  const of = { settlement: id, own: member };
  const found = useQuery(statementQuery(of));
  const statement = found.data;
  return (
    <Page
      title={t('settlements-statement')}
      back={<BackLink to={member ? `/earnings?member=${member}` : '/earnings'} label={t('earnings-title')} />}
      aside={
        statement ? (
          <Text size="sm" c="dimmed">
            {statement.settlement.code} · {t('settlements-until', { day: formats.date(statement.settlement.on) })}
          </Text>
        ) : null
      }
      actions={
        statement ? (
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} component="a" href={statementFileUrl(of)} download>
            {t('settlements-export')}
          </Button>
        ) : null
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : statement ? <StatementBody statement={statement} /> : <Loading rows={8} />}
    </Page>
  );
}
