/** A record on a phone: its name as link, then the fields of the card layout with their labels. */
import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RecordItem } from '@/api/records';
import { fieldOf, type ObjectSchema } from '@/api/schema';
import { recordPath } from '@/app/feature';
import { FieldView } from '@/entity/fields/FieldView';
import { plainText } from '@/entity/fields/values';

interface CardRowProps {
  schema: ObjectSchema;
  item: RecordItem;
  /** A field that stands elsewhere already. */
  without?: string;
  /** What stands before the name: the box that chooses the row. */
  box?: ReactNode;
}

export function CardRow({ schema, item, without, box = null }: CardRowProps) {
  const [first, ...rest] = schema.layouts.card.length > 0 ? schema.layouts.card : schema.layouts.list.slice(0, 4);
  const title = first ? fieldOf(schema, first) : undefined;
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        {box}
        <Link to={recordPath(schema.key, item.id)} data-row-link style={{ display: 'block', flex: 1, minHeight: 28, fontWeight: 600 }}>
          {title ? <FieldView field={{ ...title, relation: null }} value={item.values[title.key]} /> : (item.code ?? item.id)}
        </Link>
      </Group>
      <Group gap="0 16px" wrap="wrap">
        {rest.map((key) => {
          const field = fieldOf(schema, key);
          if (!field || key === without || field.access === 'none' || plainText(item.values[key]) === '') return null;
          return (
            <Text key={key} size="sm" c="dimmed">
              {field.label}: <FieldView field={field} value={item.values[key]} />
            </Text>
          );
        })}
      </Group>
    </>
  );
}
