/** How the list is drawn: by what it is grouped, as rows or as cards in columns. Kept in the address. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { ObjectSchema } from '@/api/schema';
import { columnFields, type Grouping, groupings, writeGroup } from '@/entity/group';
import { useT } from '@/i18n/i18n';

interface GroupMenuProps {
  schema: ObjectSchema;
  group: Grouping | null;
  kanban: boolean;
  onChange: (group: string | undefined, kanban: boolean) => void;
}

export function GroupMenu({ schema, group, kanban, onChange }: GroupMenuProps) {
  const t = useT();
  const all = groupings(schema);
  const fields = [...new Set(all.map(({ field }) => field))];
  const columns = columnFields(schema);
  const inColumns = group !== null && columns.includes(group.field);
  const options = fields.map((field) => {
    const ways = all.filter((way) => way.field === field);
    return ways.length > 1
      ? { group: field.label, items: ways.map((way) => ({ value: writeGroup(way), label: way.unit ? t('records-group-dated', { field: field.label, unit: t(`records-unit-${way.unit}`) }) : field.label })) }
      : { value: field.key, label: field.label };
  });
  return (
    <>
      <NativeSelect
        aria-label={t('records-group')}
        value={group ? writeGroup(group) : ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value || undefined;
          onChange(chosen, kanban && columns.some(({ key }) => key === chosen));
        }}
        data={[{ value: '', label: t('records-group-none') }, ...options]}
        maw={200}
      />
      {columns.length > 0 ? (
        <SegmentedControl
          aria-label={t('records-shape')}
          value={kanban ? 'kanban' : 'table'}
          onChange={(shape) => {
            const wanted = shape === 'kanban';
            const column = inColumns && group ? group.field.key : columns[0]?.key;
            onChange(wanted ? column : group ? writeGroup(group) : undefined, wanted);
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
