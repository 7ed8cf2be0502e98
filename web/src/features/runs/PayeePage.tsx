/** One member in a run: the amount, what it is made of, or what was missing. */
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { payeeQuery } from '@/api/runs';
import { recordPath } from '@/app/feature';
import { useLanguage, useT } from '@/i18n/i18n';
import { BackLink, Loading, Money, Page, ProblemAlert } from '@/ui';
import { Breakdown } from './Breakdown';

export default function PayeePage() {
  const t = useT();
  const { id, member } = useParams({ strict: false }) as { id: string; member: string };
  const { language } = useLanguage();
  const found = useQuery(payeeQuery(id, member, language));
  const back = <BackLink to={`/runs/${id}`} label={t('runs-back-to-run')} />;
  const detail = found.data;
  return (
    <Page
      title={detail ? detail.member.name || detail.member.code : t('runs-member')}
      back={back}
      aside={
        detail ? (
          <Group gap="xs">
            <Text fw={600}>
              <Money value={{ amount: detail.amount, currency: detail.currency }} />
            </Text>
            <Text size="sm" c="dimmed">
              {[detail.member.code, detail.rank, detail.active ? t('runs-active') : t('runs-inactive')].filter(Boolean).join(' · ')}
            </Text>
          </Group>
        ) : null
      }
      actions={
        detail ? (
          <Anchor component={Link} to={recordPath('member', member)} size="sm">
            {t('runs-open-member')}
          </Anchor>
        ) : null
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : detail ? <Breakdown of={{ run: id, member }} detail={detail} /> : <Loading rows={8} />}
    </Page>
  );
}
