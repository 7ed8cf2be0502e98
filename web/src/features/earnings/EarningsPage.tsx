/** My earnings, made for a phone: the amount first, clearly a fact or an estimate, then why. */
import { Alert, Badge, Group, Select, Stack, Text } from '@mantine/core';
import { IconClock, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isProblem } from '@/api/problem';
import { type Earnings, earningsQuery } from '@/api/runs';
import { useMe } from '@/api/session';
import { NotFoundPage } from '@/app/Fallbacks';
import { Breakdown } from '@/features/runs/Breakdown';
import { OwnSettlements } from '@/features/settlements/OwnSettlements';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { monthsUpTo } from '@/i18n/months';
import { todayIn } from '@/i18n/zone';
import { DateText, EmptyState, Loading, Money, Page, Panel, ProblemAlert } from '@/ui';
import { EarningsBars } from './EarningsBars';
import classes from './EarningsPage.module.css';

/** Its inputs come when a month can still be supposed otherwise. */
const WhatIf = lazy(async () => ({ default: (await import('./WhatIf')).WhatIf }));

function Head({ earnings }: { earnings: Earnings }) {
  const t = useT();
  const { detail, kind } = earnings;
  if (!detail) return null;
  return (
    <div className={classes['head']} data-kind={kind}>
      <Group justify="space-between">
        <Badge variant={kind === 'fact' ? 'filled' : 'outline'} color={kind === 'fact' ? 'teal' : 'amber'} leftSection={kind === 'fact' ? undefined : <IconClock size={12} aria-hidden />}>
          {t(`earnings-kind-${kind}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {t('earnings-as-of')} <DateText value={earnings.as_of} />
        </Text>
      </Group>
      <Text className={classes['amount']}>
        {kind === 'fact' ? '' : '≈ '}
        <Money value={{ amount: detail.amount, currency: detail.currency }} />
      </Text>
      <Text size="sm" c="dimmed">
        {[detail.rank && detail.paid_as && detail.rank !== detail.paid_as ? t('runs-rank-paid-as', { rank: detail.rank, paid_as: detail.paid_as }) : detail.rank, detail.active ? t('runs-active') : t('runs-inactive')].filter(Boolean).join(' · ')}
      </Text>
      <Text size="xs" mt={4}>
        {t(`earnings-note-${kind}`)}
      </Text>
    </div>
  );
}

export default function EarningsPage() {
  const t = useT();
  const formats = useFormats();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const search = useSearch({ strict: false }) as { period?: string; member?: string };
  const found = useQuery(earningsQuery(search.period, search.member, language));
  const { zone } = useMe().user;
  const [now] = useState(() => todayIn(zone).slice(0, 7));
  const months = monthsUpTo(now, 18);
  const period = found.data?.period ?? search.period ?? now;
  // An address that names nobody, or no month, is not there: trying again brings the same.
  if (isProblem(found.error) && (found.error.status === 404 || found.error.code === 'query-malformed')) return <NotFoundPage />;
  if (!months.includes(period)) months.push(period);
  return (
    <Page
      title={search.member && found.data?.detail ? found.data.detail.member.name : t('earnings-title')}
      actions={
        <Select
          aria-label={t('runs-period')}
          data={months.map((month) => ({ value: month, label: formats.period(month) }))}
          value={period}
          allowDeselect={false}
          onChange={(value) => void navigate({ to: '.', search: (old: Record<string, unknown>) => ({ ...old, period: value ?? undefined }) as never, replace: true })}
        />
      }
    >
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={8} /> : null}
      {found.data ? (
        <Stack gap="lg">
          <Head earnings={found.data} />
          {found.data.kind === 'nothing' ? (
            <Alert icon={<IconInfoCircle aria-hidden />} title={t('earnings-nothing')}>
              {t('earnings-nothing-note')}
            </Alert>
          ) : null}
          {found.data.kind !== 'nothing' && !found.data.detail ? <EmptyState text={t('earnings-not-member', { period: formats.period(period) })} /> : null}
          {found.data.detail && found.data.history.length > 0 ? (
            <Panel title={t('earnings-history')}>
              <EarningsBars earnings={found.data} currency={found.data.detail.currency} of={search.member} />
            </Panel>
          ) : null}
          <OwnSettlements member={search.member} />
          {found.data.detail && found.data.kind === 'estimate' ? (
            <Suspense fallback={<Loading rows={3} />}>
              <WhatIf key={`${found.data.member} ${found.data.period}`} earnings={found.data} />
            </Suspense>
          ) : null}
          {found.data.detail ? <Breakdown of={{ period: found.data.period, member: search.member }} detail={found.data.detail} /> : null}
        </Stack>
      ) : null}
    </Page>
  );
}
