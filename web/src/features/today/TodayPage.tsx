/**
 * Today: key figures, what waits for the person, what there is to read. Each block comes from its feature, loads by itself
 * and fails by itself: the others stand.
 */
import { Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CatchBoundary } from '@tanstack/react-router';
import { Suspense } from 'react';
import { features, type TodayBlock } from '@/app/feature';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import classes from './TodayPage.module.css';

const TILE_PX = 88;
const BLOCK_PX = 120;

function Block({ block: { component: Content, shape } }: { block: TodayBlock }) {
  return (
    // What could not even be drawn may be a part of an older build: only a new load brings it.
    <CatchBoundary getResetKey={() => 'today'} errorComponent={({ error }) => <ProblemAlert error={error} retry={() => window.location.reload()} />}>
      <Suspense fallback={<Skeleton height={shape === 'tiles' ? TILE_PX : BLOCK_PX} animate={false} />}>
        <Content />
      </Suspense>
    </CatchBoundary>
  );
}

export default function TodayPage() {
  const t = useT();
  const me = useMe();
  const wide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const blocks = features
    .flatMap((feature) => feature.today ?? [])
    .filter((block) => block.when(me))
    .toSorted((left, right) => left.order - right.order);
  const panels = blocks.filter(({ shape }) => shape === 'block');
  const columns = wide ? [panels.filter(({ aside }) => !aside), panels.filter(({ aside }) => aside)] : [panels];
  return (
    <Page title={t('shell-today-greeting', { name: me.user.name })}>
      <Stack gap="lg">
        <div className={classes['tiles']}>
          {blocks
            .filter(({ shape }) => shape === 'tiles')
            .map((block) => (
              <Block key={block.key} block={block} />
            ))}
        </div>
        <div className={classes['columns']}>
          {columns.map((column, at) => (
            <div key={at} className={classes['column']}>
              {column.map((block) => (
                <Block key={block.key} block={block} />
              ))}
            </div>
          ))}
        </div>
      </Stack>
    </Page>
  );
}
