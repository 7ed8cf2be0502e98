/** The rules of payment: what counts today, every version, and the form for the next one. Whoever may not change them only reads. */
import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RulesVersion, type RulesVersions, settlementRulesQuery } from '@/api/settlementRules';
import { may, useMe } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { DateText, EmptyState, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { RulesForm } from './RulesForm';
import { RulesView } from './RulesView';

function State({ one, today }: { one: RulesVersion; today: string }) {
  const t = useT();
  if (one.in_force) return <Badge variant="light" color="teal">{t('settlement-rules-state-now')}</Badge>;
  if (one.from > today) return <Badge variant="light" color="blue">{t('settlement-rules-state-later')}</Badge>;
  return <Badge variant="light" color="gray">{t('settlement-rules-state-before')}</Badge>;
}

function Versions({ versions, shown, today, onShow }: { versions: RulesVersions; shown: number; today: string; onShow: (version: number) => void }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Panel title={t('settlement-rules-versions', { count: versions.items.length })}>
      <Table.ScrollContainer minWidth={520}>
        <Table aria-label={t('settlement-rules-versions', { count: versions.items.length })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('settlement-rules-version')}</Table.Th>
              <Table.Th scope="col">{t('settlement-rules-from')}</Table.Th>
              <Table.Th scope="col">{t('settlement-rules-state')}</Table.Th>
              <Table.Th scope="col">{t('settlement-rules-by')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.items.map((one) => (
              <Table.Tr key={one.version}>
                <Table.Td>
                  <Button size="compact-sm" variant={one.version === shown ? 'light' : 'subtle'} aria-pressed={one.version === shown} onClick={() => onShow(one.version)}>
                    {t('settlement-rules-version-number', { version: formats.integer(one.version) })}
                  </Button>
                </Table.Td>
                <Table.Td>
                  <DateText value={one.from} />
                </Table.Td>
                <Table.Td>
                  <State one={one} today={today} />
                </Table.Td>
                <Table.Td>
                  {one.by ? `${one.by}, ` : ''}
                  <DateText value={one.at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function Shown({ versions }: { versions: RulesVersions }) {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const today = todayIn(me.company.zone);
  const [chosen, setChosen] = useState<number | null>(null);
  const now = versions.items.find((one) => one.in_force);
  const one = versions.items.find(({ version }) => version === chosen) ?? now ?? versions.items[0];
  if (!one) return null;
  const version = formats.integer(one.version);
  const from = formats.date(one.from);
  return (
    <Stack>
      <Text role="status">{one.in_force ? t('settlement-rules-in-force', { version, from }) : now ? t('settlement-rules-shown', { version, from }) : t('settlement-rules-not-yet', { version, from })}</Text>
      <RulesView rules={one.rules} />
      <Versions versions={versions} shown={one.version} today={today} onShow={setChosen} />
    </Stack>
  );
}

export default function RulesPage() {
  const t = useT();
  const me = useMe();
  const found = useQuery(settlementRulesQuery);
  const [writing, setWriting] = useState(false);
  const changes = may(me, 'settlement', 'update');
  const versions = found.data;
  const none = versions?.items.length === 0;
  const begin = (
    <Group>
      <Button onClick={() => setWriting(true)}>{t(none ? 'settlement-rules-first' : 'settlement-rules-next')}</Button>
    </Group>
  );
  return (
    <Page title={t('settlement-rules-title')} narrow actions={versions && !none && changes && !writing ? begin : null}>
      {found.error && !versions ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={8} height={44} /> : null}
      {versions && none && !writing ? <EmptyState text={t(changes ? 'settlement-rules-empty' : 'settlement-rules-empty-read')} action={changes ? begin : null} /> : null}
      {versions && writing ? <RulesForm versions={versions} onClose={() => setWriting(false)} /> : null}
      {versions && !none && !writing ? <Shown versions={versions} /> : null}
    </Page>
  );
}
