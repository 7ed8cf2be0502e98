/** How the list is drawn: by what it is grouped, level by level, as rows or as cards in columns. Kept in the address. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { ObjectSchema } from '@/api/schema';
import { columnFields, type Grouping, groupings, LEVELS_MAX, writeGroup, writeGroups } from '@/entity/group';
import { useT } from '@/i18n/i18n';

interface GroupMenuProps {
  schema: ObjectSchema;
  levels: Grouping[];
  kanban: boolean;
  onChange: (group: string | undefined, kanban: boolean) => void;
}

export function GroupMenu({ schema, levels, kanban, onChange }: GroupMenuProps) {
  const t = useT();
  const all = groupings(schema);
  const [first] = levels;
  const columns = columnFields(schema);
  const inColumns = first !== undefined && columns.includes(first.field);
  /** What a level may be: nothing that another level is. */
  const offered = (at: number) => {
    const free = all.filter((way) => levels.every((one, level) => level === at || writeGroup(one) !== writeGroup(way)));
    return [...new Set(free.map(({ field }) => field))].map((field) => {
      const ways = free.filter((way) => way.field === field);
      const item = (way: Grouping) => ({ value: writeGroup(way), label: way.unit ? t('records-group-dated', { field: field.label, unit: t(`records-unit-${way.unit}`) }) : field.label });
      return ways.length > 1 || ways[0]?.unit ? { group: field.label, items: ways.map(item) } : { value: field.key, label: field.label };
    });
  };
  /** Another way at one level; none takes the levels in it away too. */
  const choose = (at: number, value: string) => {
    const way = all.find((one) => writeGroup(one) === value);
    const next = way ? levels.map((old, level) => (level === at ? way : old)).concat(at === levels.length ? way : []) : levels.slice(0, at);
    const group = writeGroups(next);
    onChange(group, kanban && columns.some(({ key }) => key === group));
  };
  // A further level is offered as soon as there is one; cards have columns of one level.
  const shown = kanban ? 1 : Math.min(LEVELS_MAX, levels.length + 1);
  return (
    <>
      {Array.from({ length: shown }, (_, at) => (
        <NativeSelect
          key={at}
          aria-label={at === 0 ? t('records-group') : t('records-group-then', { level: at + 1 })}
          value={levels[at] ? writeGroup(levels[at]) : ''}
          onChange={(event) => choose(at, event.currentTarget.value)}
          data={[{ value: '', label: t(at === 0 ? 'records-group-none' : 'records-group-no-further') }, ...offered(at)]}
          maw={200}
          // Two stand beside each other on a phone.
          style={{ flex: '1 1 130px' }}
        />
      ))}
      {columns.length > 0 ? (
        <SegmentedControl
          aria-label={t('records-shape')}
          value={kanban ? 'kanban' : 'table'}
          onChange={(shape) => {
            const wanted = shape === 'kanban';
            const column = inColumns ? first.field.key : columns[0]?.key;
            onChange(wanted ? column : writeGroups(levels), wanted);
          }}
          data={[
            { value: 'table', label: t('records-shape-table') },
            { value: 'kanban', label: t('records-shape-kanban') },
          ]}
        />
      ) : null}
    </>
  );
}
