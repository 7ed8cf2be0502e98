/** A payee's statement for those who make settlements. */
import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { statementFileUrl, statementQuery } from '@/api/settlements';
import { recordPath } from '@/app/feature';
import { useFormats, useT } from '@/i18n/i18n';
import { BackLink, Loading, Page, ProblemAlert } from '@/ui';
import { StatementBody } from './Statement';

export default function StatementPage() {
  const t = useT();
  const formats = useFormats();
  const { id, member } = useParams({ strict: false }) as { id: string; member: string };
  const of = { settlement: id, member };
  const found = useQuery(statementQuery(of));
  const statement = found.data;
  const person = statement?.payee.member;
  return (
    <Page
      title={person?.name || person?.code || t('settlements-statement')}
      back={<BackLink to={`/settlements/${id}`} label={statement?.settlement.code ?? t('settlements-title')} />}
      aside={
        statement && person ? (
          <Text size="sm" c="dimmed">
            <Link to={recordPath('member', person.id)}>{person.code}</Link> · {t('settlements-until', { day: formats.date(statement.settlement.on) })}
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
