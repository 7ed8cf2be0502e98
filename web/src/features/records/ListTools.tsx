/**
 * What stands above a list: its views, search, filter, groups and ways on. On a desk tabs and a row of tools; on a phone the
 * search and one row of buttons, and a sheet with all else, so that the rows keep the screen.
 */
import { ActionIcon, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { ListQuestion } from '@/api/records';
import type { ObjectSchema } from '@/api/schema';
import type { Grouping } from '@/entity/group';
import { DuplicatesLink } from '@/features/duplicates/DuplicatesLink';
import { TrashLink } from '@/features/trash/TrashLink';
import { ViewTabs } from '@/features/views/ViewTabs';
import { useT } from '@/i18n/i18n';
import { Toolbar } from '@/ui/Toolbar';
import { ColumnsMenu } from './ColumnsMenu';
import { FilterBar } from './FilterBar';
import { GroupMenu } from './GroupMenu';
import { QuickFilter } from './QuickFilter';
import type { useListState } from './useListState';

// Comes when somebody asks for it.
const ListSheet = lazy(() => import('./ListSheet'));

interface ListToolsProps {
  schema: ObjectSchema;
  state: ReturnType<typeof useListState>;
  levels: Grouping[];
  kanban: boolean;
  /** Keys of the columns, and of what a card shows. */
  columns: string[];
  cards: string[];
  /** What an export asks. */
  exported: ListQuestion;
}

export function ListTools({ schema, state, levels, kanban, columns, cards, exported }: ListToolsProps) {
  const object = schema.key;
  const t = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  /** Null until it is first asked for. */
  const [sheet, setSheet] = useState<boolean | null>(null);
  const search = <QuickFilter key={object} value={state.search.q ?? ''} onChange={state.setQ} label={t('records-quick-filter', { objects: schema.plural })} />;
  const groups = <GroupMenu schema={schema} levels={levels} kanban={kanban} onChange={state.setShape} />;
  const ways = (
    <>
      {schema.recognised_by.length > 0 ? <DuplicatesLink object={object} /> : null}
      <TrashLink object={object} />
    </>
  );
  if (!phone) {
    return (
      <>
        <ViewTabs object={object} search={state.search} />
        <Toolbar
          right={
            <>
              {ways}
              <ColumnsMenu schema={schema} cards={kanban} shown={kanban ? cards : columns} onChange={state.setColumns} />
            </>
          }
        >
          {search}
          <FilterBar schema={schema} filter={state.filter} q={state.search.q} onChange={state.setFilter} />
          {groups}
        </Toolbar>
      </>
    );
  }
  const options = (
    <ActionIcon size="input-sm" variant={levels.length > 0 ? 'light' : 'default'} aria-label={t('records-list-options')} aria-haspopup="dialog" aria-expanded={sheet === true} onClick={() => setSheet(true)}>
      <IconDots size={18} aria-hidden />
    </ActionIcon>
  );
  return (
    <Stack gap="xs" mb="xs" className="tl-no-print">
      <Group wrap="nowrap">{search}</Group>
      <Group gap="xs">
        <ViewTabs object={object} search={state.search} phone />
        <FilterBar schema={schema} filter={state.filter} q={state.search.q} onChange={state.setFilter} beside={options} />
      </Group>
      <Suspense fallback={null}>
        {sheet === null ? null : (
          <ListSheet opened={sheet} onClose={() => setSheet(false)} schema={schema} exported={exported} columns={{ shown: cards, onChange: state.setColumns }} groups={groups} ways={ways} />
        )}
      </Suspense>
    </Stack>
  );
}
