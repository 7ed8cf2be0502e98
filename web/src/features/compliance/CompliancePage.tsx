/** What payouts of posted months were caused by, and how earnings were spread; the months stand in the address. */
import { Button, List, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { complianceFileUrl, complianceQuery, type ComplianceSearch, type ComplianceStatement } from '@/api/compliance';
import { periodsQuery } from '@/api/runs';
import { may, useMe } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { EmptyState, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { CausesBar } from './CausesBar';
import { Disclosure } from './Disclosure';

/** The law and the cases such indicators come from, by their own names in every language. */
const SOURCES = ['Directive 2005/29/EC, annex I, 14', 'CJEU C-515/12 (4finance)', 'In re Koscot Interplanetary, 86 F.T.C. 1106 (1975)', 'FTC v. Herbalife, 2:16-cv-05217 (2016)', 'FTC, Business Guidance Concerning Multi-Level Marketing'];

function Months({ search, found, onChange }: { search: ComplianceSearch; found: ComplianceStatement | undefined; onChange: (asked: ComplianceSearch) => void }) {
  const t = useT();
  const formats = useFormats();
  const months = useQuery(periodsQuery).data?.map(({ period }) => period) ?? [];
  const choice = (chosen: string | undefined) => {
    const all = chosen && !months.includes(chosen) ? [...months, chosen].toSorted().toReversed() : months;
    return all.map((value) => ({ value, label: formats.period(value) }));
  };
  const [from, to] = [search.from ?? found?.from, search.to ?? found?.to];
  return (
    <SimpleGrid cols={2} maw={420} className="tl-no-print">
      <NativeSelect label={t('compliance-from')} data={choice(from)} value={from ?? ''} onChange={(event) => onChange({ from: event.currentTarget.value, to })} />
      <NativeSelect label={t('compliance-to')} data={choice(to)} value={to ?? ''} onChange={(event) => onChange({ from, to: event.currentTarget.value })} />
    </SimpleGrid>
  );
}

function Found({ found, currency }: { found: ComplianceStatement; currency: string }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Stack gap="lg">
      <Text size="sm">
        {t('compliance-of', { months: found.months.map((month) => formats.period(month)).join(', ') })}
        {found.open.length > 0 ? (
          <Text span c="dimmed" display="block">
            {t('compliance-open', { count: found.open.length })}
          </Text>
        ) : null}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel title={t('compliance-paid')}>
          <CausesBar causes={found.paid} currency={currency} label={t('compliance-paid')} />
        </Panel>
        <Panel title={t('compliance-sold')}>
          <CausesBar causes={found.sold} currency={currency} label={t('compliance-sold')} />
        </Panel>
      </SimpleGrid>
      <Disclosure statement={found} currency={currency} />
      <Panel title={t('compliance-method')}>
        <Stack gap="xs">
          <Text size="sm">{t('compliance-method-causes', { count: found.joining_days })}</Text>
          <Text size="sm">{t('compliance-method-costs')}</Text>
          <Text size="sm" fw={600}>
            {t('compliance-no-verdict')}
          </Text>
          <List size="sm">
            {SOURCES.map((source) => (
              <List.Item key={source} lang="en">
                {source}
              </List.Item>
            ))}
          </List>
        </Stack>
      </Panel>
    </Stack>
  );
}

export default function CompliancePage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as ComplianceSearch;
  const statement = useQuery({ ...complianceQuery(search), placeholderData: keepPreviousData });
  const found = statement.error ? undefined : statement.data;
  const change = (asked: ComplianceSearch) => void navigate({ to: '/compliance' as never, search: asked as never, replace: true });
  return (
    <Page
      title={t('compliance-title')}
      actions={
        may(me, 'run', 'export') && found?.currency ? (
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} component="a" href={complianceFileUrl(search)} download>
            {t('compliance-export')}
          </Button>
        ) : null
      }
    >
      <Stack gap="lg">
        <Months search={search} found={found} onChange={change} />
        {statement.error ? <ProblemAlert error={statement.error} retry={() => void statement.refetch()} /> : null}
        {statement.isPending ? <Loading rows={6} height={80} /> : null}
        {found && !found.currency ? <EmptyState text={t('compliance-empty')} /> : null}
        {found?.currency ? <Found found={found} currency={found.currency} /> : null}
      </Stack>
    </Page>
  );
}
