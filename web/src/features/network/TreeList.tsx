/** The tree as an indented list: rows load a page at a time when opened; a tree to screen readers. */
import { Text, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { childrenQuery, type NetworkNode, nodeQuery, type TreeKind } from '@/api/network';
import { useFormats, useT } from '@/i18n/i18n';
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
  const formats = useFormats();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <button type="button" tabIndex={-1} className={classes['row']} data-selected={selected || undefined} style={{ paddingInlineStart: 8 + (level - 1) * 20 }} onClick={onSelect}>
      {node.children > 0 ? <Chevron size={16} aria-hidden /> : <span style={{ width: 16 }} />}
      <RankBadge compact name={node.rank ?? t('network-no-rank')} none={node.rank === null} position={rankPosition(ranks, node.rank)} active={node.active} />
      <span className={classes['name']}>
        {node.name}{' '}
        <Text span size="xs" c="dimmed">
          {node.code}
        </Text>
      </span>
      {node.downline > 0 ? (
        <>
          <Text span size="xs" c="dimmed" aria-hidden>
            {formats.integer(node.downline)}
          </Text>
          <VisuallyHidden>{t('network-downline', { count: node.downline })}</VisuallyHidden>
        </>
      ) : null}
    </button>
  );
}

/** The row after the last one loaded. A tree holds nothing but its items, so this is one of them. */
function More({ level, busy, onMore }: { level: number; busy: boolean; onMore: () => void }) {
  const t = useT();
  return (
    <li role="none">
      <div
        role="treeitem"
        aria-level={level}
        aria-selected={false}
        aria-busy={busy}
        tabIndex={-1}
        data-tree-item
        className={classes['more']}
        style={{ paddingInlineStart: 8 + level * 20 }}
        onClick={onMore}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          onMore();
        }}
      >
        {busy ? t('shell-loading-more') : t('network-more')}
      </div>
    </li>
  );
}

function Branch({ id, group, level, shared }: { id: string; group: string; level: number; shared: Shared }) {
  const pages = useInfiniteQuery(childrenQuery(shared.tree, id));
  return (
    <ul role="group" id={group} className={classes['branch']}>
      {pages.error ? (
        <li role="treeitem" aria-level={level} aria-selected={false}>
          <ProblemAlert error={pages.error} retry={() => void pages.refetch()} />
        </li>
      ) : null}
      {!pages.data && !pages.error ? (
        <li role="none">
          <div aria-hidden>
            <Loading rows={2} />
          </div>
        </li>
      ) : null}
      {pages.data?.pages.flatMap((page) => page.items).map((node) => (
        <Item key={node.id} node={node} level={level} shared={shared} />
      ))}
      {pages.hasNextPage ? <More level={level} busy={pages.isFetchingNextPage} onMore={() => void pages.fetchNextPage()} /> : null}
    </ul>
  );
}

function Item({ node, level, shared, start = false }: { node: NetworkNode; level: number; shared: Shared; start?: boolean }) {
  const group = useId();
  const [open, setOpen] = useState(start);
  const selected = shared.selected === node.id;
  const branch = open && node.children > 0;
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') shared.onOpen(node.id);
    else if (event.key === ' ') shared.onSelect(node.id);
    else if (event.key === 'ArrowRight' && node.children > 0 && !open) setOpen(true);
    else if (event.key === 'ArrowLeft' && open) setOpen(false);
    else return;
    event.preventDefault();
  };
  // The row is the tree item and its branch stands beside it, so that a name read aloud is one member's, not the branch's.
  return (
    <li role="none">
      <div
        role="treeitem"
        aria-level={level}
        aria-selected={selected}
        aria-expanded={node.children > 0 ? open : undefined}
        aria-owns={branch ? group : undefined}
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
      </div>
      {branch ? <Branch id={node.id} group={group} level={level + 1} shared={shared} /> : null}
    </li>
  );
}

/** ↑ and ↓ go to the row before and after, Home to the first, whatever their level. */
function roam(event: KeyboardEvent<HTMLElement>) {
  if (!['ArrowDown', 'ArrowUp', 'Home'].includes(event.key)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tree-item]')];
  const at = items.indexOf(document.activeElement?.closest<HTMLElement>('[data-tree-item]') as HTMLElement);
  const next = event.key === 'Home' ? items[0] : items[at + (event.key === 'ArrowDown' ? 1 : -1)];
  next?.focus();
  event.preventDefault();
}

export function TreeList({ tops, ...shared }: Shared & { tops: string[] }) {
  const t = useT();
  const found = useQueries({ queries: tops.map((id) => nodeQuery(shared.tree, id)) });
  const failed = found.find(({ error }) => error);
  if (failed) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />;
  const nodes = found.flatMap(({ data }) => (data ? [data] : []));
  // A tree without an item is none: until the tops are there, nothing calls itself a tree.
  if (nodes.length < tops.length) return <Loading rows={4} />;
  return (
    <ul role="tree" aria-label={t('network-aria')} className={classes['list']} onKeyDown={roam}>
      {nodes.map((node) => (
        <Item key={node.id} node={node} level={1} shared={shared} start />
      ))}
    </ul>
  );
}
