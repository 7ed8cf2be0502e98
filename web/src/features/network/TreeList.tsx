/** The tree as an indented list: rows load a page at a time when opened; a tree to screen readers. */
import { Button, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { childrenQuery, type NetworkNode, nodeQuery, type TreeKind } from '@/api/network';
import { useT } from '@/i18n/i18n';
import { Loading, ProblemAlert, RankBadge } from '@/ui';
import classes from './network.module.css';

interface Shared {
  tree: TreeKind;
  ranks: string[];
  selected: string | null;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}

/** The position of a rank by its name; unknown ranks stand lowest. */
export function rankPosition(ranks: string[], rank: string | null): number {
  return Math.max(0, rank === null ? 0 : ranks.indexOf(rank));
}

export function Row({ node, ranks, level, open, selected, onSelect }: { node: NetworkNode; ranks: string[]; level: number; open?: boolean | undefined; selected: boolean; onSelect: () => void }) {
  const t = useT();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <button type="button" tabIndex={-1} className={classes['row']} data-selected={selected || undefined} style={{ paddingInlineStart: 8 + (level - 1) * 20 }} onClick={onSelect}>
      {node.children > 0 ? <Chevron size={16} aria-hidden /> : <span style={{ width: 16 }} />}
      <RankBadge compact name={node.rank ?? t('network-no-rank')} position={rankPosition(ranks, node.rank)} active={node.active} />
      <span className={classes['name']}>
        {node.name}{' '}
        <Text span size="xs" c="dimmed">
          {node.code}
        </Text>
      </span>
      {node.downline > 0 ? (
        <Text span size="xs" c="dimmed">
          {node.downline}
        </Text>
      ) : null}
    </button>
  );
}

function Branch({ id, level, shared }: { id: string; level: number; shared: Shared }) {
  const t = useT();
  const pages = useInfiniteQuery(childrenQuery(shared.tree, id));
  if (pages.error) return <ProblemAlert error={pages.error} retry={() => void pages.refetch()} />;
  if (!pages.data) return <Loading rows={2} />;
  return (
    <ul role="group" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {pages.data.pages.flatMap((page) => page.items).map((node) => (
        <Item key={node.id} node={node} level={level} shared={shared} />
      ))}
      {pages.hasNextPage ? (
        <li role="none">
          <Button size="compact-sm" variant="subtle" ml={8 + level * 20} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('shell-more')}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

function Item({ node, level, shared, start = false }: { node: NetworkNode; level: number; shared: Shared; start?: boolean }) {
  const t = useT();
  const [open, setOpen] = useState(start);
  const selected = shared.selected === node.id;
  const keys = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') shared.onOpen(node.id);
    else if (event.key === ' ') shared.onSelect(node.id);
    else if (event.key === 'ArrowRight' && node.children > 0 && !open) setOpen(true);
    else if (event.key === 'ArrowLeft' && open) setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-selected={selected}
      aria-expanded={node.children > 0 ? open : undefined}
      aria-label={`${node.name}, ${node.code}, ${node.rank ?? t('network-no-rank')}, ${node.active ? t('network-active') : t('network-inactive')}, ${t('network-downline', { count: node.downline })}`}
      tabIndex={selected || (start && shared.selected === null) ? 0 : -1}
      data-tree-item
      onKeyDown={keys}
      onFocus={(event) => {
        if (event.target === event.currentTarget && !selected) shared.onSelect(node.id);
      }}
    >
      <Row
        node={node}
        ranks={shared.ranks}
        level={level}
        open={open}
        selected={selected}
        onSelect={() => {
          shared.onSelect(node.id);
          if (node.children > 0) setOpen(selected ? !open : true);
        }}
      />
      {open && node.children > 0 ? <Branch id={node.id} level={level + 1} shared={shared} /> : null}
    </li>
  );
}

/** ↑ and ↓ go to the row before and after, Home to the first, whatever their level. */
function roam(event: KeyboardEvent<HTMLElement>) {
  if (!['ArrowDown', 'ArrowUp', 'Home'].includes(event.key)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tree-item]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = event.key === 'Home' ? items[0] : items[at + (event.key === 'ArrowDown' ? 1 : -1)];
  next?.focus();
  event.preventDefault();
}

function Top({ id, shared }: { id: string; shared: Shared }) {
  const node = useQuery(nodeQuery(shared.tree, id));
  if (node.error) return <ProblemAlert error={node.error} retry={() => void node.refetch()} />;
  return node.data ? <Item node={node.data} level={1} shared={shared} start /> : <Loading rows={3} />;
}

export function TreeList({ tops, ...shared }: Shared & { tops: string[] }) {
  const t = useT();
  return (
    <ul role="tree" aria-label={t('network-aria')} className={classes['list']} style={{ listStyle: 'none' }} onKeyDown={roam}>
      {tops.map((id) => (
        <Top key={id} id={id} shared={shared} />
      ))}
    </ul>
  );
}
