/** Today: key figures, what waits for the person, work under way. Each block comes from its feature. */
import { SimpleGrid, Stack } from '@mantine/core';
import { Suspense } from 'react';
import { features } from '@/app/feature';
import { useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { Page } from '@/ui/Page';
import classes from './TodayPage.module.css';

export default function TodayPage() {
  const t = useT();
  const me = useMe();
  const blocks = features
    .flatMap((feature) => feature.today ?? [])
    .filter((block) => block.when(me))
    .toSorted((left, right) => left.order - right.order);
  const tiles = blocks.filter(({ shape }) => shape === 'tiles');
  const panels = blocks.filter(({ shape }) => shape === 'block');
  return (
    <Page title={t('shell-today-greeting', { name: me.user.name })}>
      <Suspense fallback={<Loading rows={4} height={80} />}>
        <Stack gap="lg">
          <div className={classes['tiles']}>
            {tiles.map(({ key, component: Tiles }) => (
              <Tiles key={key} />
            ))}
          </div>
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            {panels.map(({ key, component: Panel }) => (
              <Panel key={key} />
            ))}
          </SimpleGrid>
        </Stack>
      </Suspense>
    </Page>
  );
}
