/** The tree from left to right: one column a generation, each opened by choosing a member, a page at a time. */
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { childrenQuery, nodeQuery, pathQuery, type TreeKind } from '@/api/network';
import { useT } from '@/i18n/i18n';
import { Loading, ProblemAlert } from '@/ui';
import classes from './network.module.css';
import { Row } from './TreeList';

interface Shared {
  tree: TreeKind;
  ranks: string[];
  onSelect: (id: string) => void;
}

function Column({ parent, chosen, shared }: { parent: string; chosen: string | null; shared: Shared }) {
  const t = useT();
  const pages = useInfiniteQuery(childrenQuery(shared.tree, parent));
  if (pages.data?.pages[0]?.items.length === 0) return null;
  return (
    <div className={classes['column']}>
      {pages.error ? <ProblemAlert error={pages.error} retry={() => void pages.refetch()} /> : null}
      {!pages.data && !pages.error ? <Loading rows={4} /> : null}
      {pages.data?.pages.flatMap((page) => page.items).map((node) => (
        <Row key={node.id} node={node} ranks={shared.ranks} level={1} selected={node.id === chosen} onSelect={() => shared.onSelect(node.id)} />
      ))}
      {pages.hasNextPage ? (
        <Button fullWidth size="compact-sm" variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('network-more')}
        </Button>
      ) : null}
    </div>
  );
}

function First({ id, chosen, shared }: { id: string; chosen: string | null; shared: Shared }) {
  const node = useQuery(nodeQuery(shared.tree, id));
  if (node.error) return <ProblemAlert error={node.error} retry={() => void node.refetch()} />;
  return node.data ? <Row node={node.data} ranks={shared.ranks} level={1} selected={id === chosen} onSelect={() => shared.onSelect(id)} /> : <Loading rows={1} />;
}

export function Columns({ tops, selected, ...shared }: Shared & { tops: string[]; selected: string | null }) {
  const path = useQuery({ ...pathQuery(shared.tree, selected ?? ''), enabled: selected !== null });
  const chain = path.data?.map(({ id }) => id) ?? [];
  return (
    <div className={classes['columns']}>
      <div className={classes['column']}>
        {tops.map((id) => (
          <First key={id} id={id} chosen={chain[0] ?? selected} shared={shared} />
        ))}
      </div>
      {path.error ? <ProblemAlert error={path.error} retry={() => void path.refetch()} /> : null}
      {chain.map((id, index) => (
        <Column key={id} parent={id} chosen={chain[index + 1] ?? null} shared={shared} />
      ))}
    </div>
  );
}
