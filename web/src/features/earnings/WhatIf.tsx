/**
 * “What if my two legs bring 500 more”: sales supposed for oneself and the own legs, and what the month would bring with
 * them. Begins with the two first legs; nothing of it is kept.
 */
import { ActionIcon, Button, Group, NativeSelect, NumberInput, Stack, Table, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { childrenQuery } from '@/api/network';
import type { ProblemError } from '@/api/problem';
import type { Earnings, PayeeDetail, WhatIfAnswer } from '@/api/runs';
import { Checks } from '@/features/runs/LineExplanation';
import { useFormats, useT } from '@/i18n/i18n';
import { Money, Panel, ProblemAlert } from '@/ui';

/** As many as the server takes. */
const SALES_MAX = 20;
const POINTS_MAX = 1_000_000_000;

interface Row {
  key: number;
  member: string;
  volume: number | '';
}

const amountOf = (detail: PayeeDetail, bonus: string) => detail.bonuses.find((one) => one.bonus === bonus)?.amount ?? null;

/** What changes, and what is still missing: the amount first. */
function Outcome({ found }: { found: WhatIfAnswer }) {
  const t = useT();
  const formats = useFormats();
  const { now, supposed } = found;
  const currency = supposed.currency;
  const titles = new Map([...now.bonuses, ...supposed.bonuses].map(({ bonus, title }) => [bonus, title]));
  const changed = [...titles].filter(([bonus]) => amountOf(now, bonus) !== amountOf(supposed, bonus));
  return (
    <Stack gap="xs" role="status">
      <Text fw={600} size="lg">
        ≈ <Money value={{ amount: supposed.amount, currency }} />{' '}
        <Text span c="dimmed" size="sm">
          {t('earnings-what-if-now', { amount: formats.money({ amount: now.amount, currency }) })}
        </Text>
      </Text>
      <Text size="sm">{now.rank === supposed.rank ? t('earnings-what-if-rank-same', { rank: supposed.rank || '–' }) : t('earnings-what-if-rank', { from: now.rank || '–', to: supposed.rank || '–' })}</Text>
      {changed.length > 0 ? (
        <Table aria-label={t('earnings-what-if-changes')}>
          <Table.Tbody>
            {changed.map(([bonus, title]) => (
              <Table.Tr key={bonus}>
                <Table.Th scope="row" fw={400}>
                  {title}
                </Table.Th>
                <Table.Td ta="end">
                  <Money value={{ amount: amountOf(now, bonus) ?? '0', currency }} /> → <Money value={{ amount: amountOf(supposed, bonus) ?? '0', currency }} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : (
        <Text size="sm" c="dimmed">
          {t('earnings-what-if-nothing')}
        </Text>
      )}
      {supposed.next_rank ? (
        <>
          <Text size="sm" fw={600}>
            {t('runs-next-rank', { rank: supposed.next_rank.rank })}
          </Text>
          <Checks checks={supposed.next_rank.conditions} />
        </>
      ) : null}
    </Stack>
  );
}

export function WhatIf({ earnings }: { earnings: Earnings }) {
  const t = useT();
  const legs = useInfiniteQuery(childrenQuery('sponsor', earnings.member));
  const people = legs.data?.pages.flatMap(({ items }) => items) ?? [];
  const choices = [{ value: earnings.member, label: t('earnings-what-if-self') }, ...people.map(({ id, name, code }) => ({ value: id, label: `${name} · ${code}` }))];
  const [edited, setEdited] = useState<Row[] | null>(null);
  const first: Row[] = (people.length > 0 ? people.slice(0, 2).map(({ id }) => id) : [earnings.member]).map((member, key) => ({ key, member, volume: '' }));
  const rows = edited ?? first;
  const change = (key: number, what: Partial<Row>) => setEdited(rows.map((row) => (row.key === key ? { ...row, ...what } : row)));
  const ask = useMutation<WhatIfAnswer, ProblemError>({
    mutationFn: () =>
      api.post<WhatIfAnswer>('/earnings/what-if', {
        body: { period: earnings.period, member: earnings.member, sales: rows.filter(({ volume }) => volume !== '').map(({ member, volume }) => ({ member, volume: String(volume) })) },
      }),
  });
  return (
    <Panel title={t('earnings-what-if')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('earnings-what-if-note')}
          </Text>
          {legs.error ? <ProblemAlert error={legs.error} retry={() => void legs.refetch()} /> : null}
          {rows.map((row, at) => (
            <Group key={row.key} wrap="nowrap" align="end" gap="xs">
              <NativeSelect style={{ flex: 1, minWidth: 0 }} label={at === 0 ? t('earnings-what-if-who') : undefined} aria-label={t('earnings-what-if-who')} data={choices} value={row.member} onChange={(event) => change(row.key, { member: event.currentTarget.value })} />
              <NumberInput w={128} label={at === 0 ? t('earnings-what-if-volume') : undefined} aria-label={t('earnings-what-if-volume')} min={1} max={POINTS_MAX} step={100} allowDecimal={false} allowNegative={false} clampBehavior="strict" value={row.volume} onChange={(volume) => change(row.key, { volume: typeof volume === 'number' ? volume : '' })} />
              <ActionIcon variant="subtle" size="lg" disabled={rows.length === 1} aria-label={t('earnings-what-if-remove')} onClick={() => setEdited(rows.filter(({ key }) => key !== row.key))}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Group>
            <Button type="submit" loading={ask.isPending} disabled={rows.every(({ volume }) => volume === '')}>
              {t('earnings-what-if-ask')}
            </Button>
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={rows.length >= SALES_MAX} onClick={() => setEdited([...rows, { key: Math.max(...rows.map(({ key }) => key)) + 1, member: earnings.member, volume: '' }])}>
              {t('earnings-what-if-add')}
            </Button>
          </Group>
          {ask.error ? <ProblemAlert error={ask.error} /> : null}
          {ask.data && !ask.isPending ? <Outcome found={ask.data} /> : null}
        </Stack>
      </form>
    </Panel>
  );
}
