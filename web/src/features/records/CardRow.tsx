/**
 * A record on a phone: its name as link, then the fields its list shows on cards, with their labels. Where its list offers it, a
 * button leads to the fields that can be changed, and the chosen one is changed in the card.
 */
import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { RecordItem } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema } from '@/api/schema';
import { recordPath } from '@/app/feature';
import { FieldView } from '@/entity/fields/FieldView';
import { plainText } from '@/entity/fields/values';
import { recordLabel } from '@/entity/label';
import { useT } from '@/i18n/i18n';
import type { InPlace } from '@/ui/DataRow';
import { isCellEditable } from './cellEditable';

const EditCell = lazy(() => import('./EditCell'));

interface CardRowProps {
  schema: ObjectSchema;
  item: RecordItem;
  /** Keys of what it shows, the name first. */
  shown: string[];
  /** A field that stands elsewhere already. */
  without?: string;
  /** What stands before the name: the box that chooses the row. */
  box?: ReactNode;
  /** Absent where nothing is changed in a card. */
  inPlace?: InPlace;
}

/** Fields of the answer that may be changed here, those of the card first. */
function editableFields(schema: ObjectSchema, item: RecordItem, shown: string[]): Field[] {
  return [...new Set([...shown, ...Object.keys(item.values)])].flatMap((key) => {
    const field = key in item.values ? fieldOf(schema, key) : undefined;
    return field && isCellEditable(field, item) ? [field] : [];
  });
}

export function CardRow({ schema, item, shown, without, box = null, inPlace }: CardRowProps) {
  const t = useT();
  const [first, ...rest] = shown;
  const title = first ? fieldOf(schema, first) : undefined;
  const editable = inPlace ? editableFields(schema, item, shown) : [];
  const edited = editable.find(({ key }) => key === inPlace?.column);
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        {box}
        <Link to={recordPath(schema.key, item.id)} data-row-link style={{ display: 'block', flex: 1, minWidth: 0, minHeight: 28, fontWeight: 600 }}>
          {title ? <FieldView field={{ ...title, relation: null }} value={item.values[title.key]} shown={item.shown?.[title.key]} /> : (item.code ?? item.id)}
        </Link>
        {editable.length > 0 && inPlace ? (
          <Menu position="bottom-end" withinPortal returnFocus={false}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={36} data-edit aria-label={t('records-edit-in-card', { name: recordLabel(item) })}>
                <IconPencil size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
              <Menu.Label>{t('records-edit-which')}</Menu.Label>
              {editable.map((field) => (
                <Menu.Item key={field.key} onClick={() => inPlace.begin(field.key)}>
                  {field.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </Group>
      <Group gap="0 16px" wrap="wrap">
        {rest.map((key) => {
          const field = fieldOf(schema, key);
          if (!field || key === without || key === edited?.key || plainText(item.values[key]) === '') return null;
          return (
            <Text key={key} size="sm" c="dimmed">
              {field.label}: <FieldView field={field} value={item.values[key]} shown={item.shown?.[key]} />
            </Text>
          );
        })}
      </Group>
      {edited && inPlace ? (
        <Suspense fallback={null}>
          <EditCell key={edited.key} object={schema.key} field={edited} item={item} close={inPlace.end} inCard />
        </Suspense>
      ) : null}
    </>
  );
}
