/** One member of the network: standing, branch, volumes, and where to go from here. */
import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { nodeQuery, type TreeKind } from '@/api/network';
import { may, useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { useFormats, useT } from '@/i18n/i18n';
import { Loading, Panel, Points, ProblemAlert, RankBadge } from '@/ui';
import { rankPosition } from './TreeList';

const VOLUMES = ['pv', 'bv', 'group_pv', 'group_bv'] as const;

export function NodeCard({ tree, id, ranks, onSelect }: { tree: TreeKind; id: string; ranks: string[]; onSelect: (id: string) => void }) {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const found = useQuery(nodeQuery(tree, id));
  if (found.error) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  const node = found.data;
  if (!node) return <Loading rows={5} />;
  return (
    <Panel title={node.name}>
      <Stack gap="sm">
        <Group gap="xs">
          <RankBadge name={node.rank ?? t('network-no-rank')} none={node.rank === null} position={rankPosition(ranks, node.rank)} active={node.active} />
          <Text size="sm" c="dimmed">
            {node.code} · {node.active ? t('network-active') : t('network-inactive')}
          </Text>
        </Group>
        <Table>
          <Table.Tbody>
            <Table.Tr>
              <Table.Th scope="row" fw={400}>{t('network-below')}</Table.Th>
              <Table.Td ta="end">{formats.integer(node.downline)}</Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th scope="row" fw={400}>{t('network-depth')}</Table.Th>
              <Table.Td ta="end">{formats.integer(node.max_depth)}</Table.Td>
            </Table.Tr>
            {VOLUMES.filter((name) => node.volumes[name] !== undefined).map((name) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>{t(`network-volume-${name}`)}</Table.Th>
                <Table.Td ta="end">
                  <Points value={node.volumes[name]} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {node.volumes_as_of ? (
          <Text size="xs" c="dimmed">
            {t('network-as-of', { time: node.volumes_as_of.length > 7 ? formats.instant(node.volumes_as_of) : formats.period(node.volumes_as_of) })}
          </Text>
        ) : null}
        <Group gap="xs">
          <Button size="xs" variant="default" renderRoot={(props) => <Link {...props} to={recordPath('member', node.id)} />}>
            {t('network-open')}
          </Button>
          {may(me, 'member', 'create') ? (
            <Button size="xs" variant="default" renderRoot={(props) => <Link {...props} to="/members/new" search={{ sponsor: node.id, name: node.name, code: node.code } as never} />}>
              {t('members-enrol')}
            </Button>
          ) : null}
          {node.parent ? (
            <Anchor component="button" type="button" size="sm" onClick={() => onSelect(node.parent ?? node.id)}>
              {t('network-up')}
            </Anchor>
          ) : null}
        </Group>
      </Stack>
    </Panel>
  );
}
