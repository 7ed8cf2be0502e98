/** The genealogy explorer: overview, columns or list of one tree, a jump to anyone, the path shown. */
import { Anchor, Breadcrumbs, Group, SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { overviewQuery, pathQuery, type TreeKind } from '@/api/network';
import { recordPath } from '@/app/feature';
import { useT } from '@/i18n/i18n';
import { EmptyState, Loading, Page, ProblemAlert } from '@/ui';
import { Columns } from './Columns';
import { MemberPicker } from './MemberPicker';
import { NodeCard } from './NodeCard';
import classes from './network.module.css';
import { Radial } from './Radial';
import { TreeList } from './TreeList';

const VIEWS = ['radial', 'horizontal', 'list'] as const;
type ViewKind = (typeof VIEWS)[number];

interface State {
  tree?: TreeKind;
  view?: ViewKind;
  member?: string;
}

function PathLine({ tree, member, onSelect }: { tree: TreeKind; member: string; onSelect: (id: string) => void }) {
  const t = useT();
  const path = useQuery(pathQuery(tree, member));
  if (!path.data || path.data.length < 2) return null;
  return (
    <nav aria-label={t('network-path')}>
      <Breadcrumbs mb="sm" separatorMargin={4} style={{ flexWrap: 'wrap' }}>
        {path.data.map((step) =>
          step.id === member ? (
            <Text key={step.id} size="sm" aria-current="page">
              {step.name}
            </Text>
          ) : (
            <Anchor key={step.id} component="button" type="button" size="sm" onClick={() => onSelect(step.id)}>
              {step.name}
            </Anchor>
          ),
        )}
      </Breadcrumbs>
    </nav>
  );
}

export default function NetworkPage() {
  const t = useT();
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const state = useSearch({ strict: false }) as State;
  const tree = state.tree ?? 'sponsor';
  const view = state.view ?? (phone ? 'list' : 'radial');
  const overview = useQuery(overviewQuery(tree, undefined));
  const tops = overview.data?.ids.filter((_, index) => (overview.data.parents[index] ?? -1) < 0) ?? [];
  const selected = state.member ?? null;
  const change = (next: State) => void navigate({ to: '.', search: { ...state, ...next } as never, replace: true });
  const select = (member: string) => change({ member });
  const open = (member: string) => void navigate({ to: recordPath('member', member) });
  const ranks = overview.data?.ranks ?? [];
  const body = () => {
    if (overview.error) return <ProblemAlert error={overview.error} retry={() => void overview.refetch()} />;
    if (!overview.data) return <Loading rows={8} />;
    if (tops.length === 0) return <EmptyState text={t('network-empty')} />;
    const shown =
      view === 'radial' ? (
        <>
          <Radial key={tree} overview={overview.data} selected={selected} onSelect={select} onOpen={open} />
          <VisuallyHidden>
            <TreeList key={`${tree}-behind`} tree={tree} tops={tops} ranks={ranks} selected={selected} onSelect={select} onOpen={open} />
          </VisuallyHidden>
        </>
      ) : view === 'list' ? (
        <TreeList key={tree} tree={tree} tops={tops} ranks={ranks} selected={selected} onSelect={select} onOpen={open} />
      ) : (
        <Columns key={tree} tree={tree} tops={tops} ranks={ranks} selected={selected} onSelect={select} />
      );
    return (
      <div className={classes['body']}>
        {shown}
        <aside>{selected || tops[0] ? <NodeCard tree={tree} id={selected ?? tops[0] ?? ''} ranks={ranks} onSelect={select} /> : null}</aside>
      </div>
    );
  };
  return (
    <Page
      title={t('network-title')}
      fill
      actions={
        <Group gap="xs" className={classes['tools']}>
          {/* A new picker after every jump: what was typed is done with. */}
          <MemberPicker key={selected} tree={tree} hint={t('network-jump')} value={null} onChange={(hit) => (hit ? select(hit.id) : undefined)} />
          <SegmentedControl
            aria-label={t('network-title')}
            value={tree}
            onChange={(value) => change({ tree: value as TreeKind })}
            data={[
              { value: 'sponsor', label: t('network-tree-sponsor') },
              { value: 'placement', label: t('network-tree-placement') },
            ]}
          />
          <SegmentedControl value={view} onChange={(value) => change({ view: value as ViewKind })} data={VIEWS.map((value) => ({ value, label: t(`network-view-${value}`) }))} />
        </Group>
      }
    >
      {selected ? <PathLine tree={tree} member={selected} onSelect={select} /> : null}
      {body()}
    </Page>
  );
}
