/**
 * Several rows of one kind in a form: each a group of inputs with its number, one button that adds, one a row that removes.
 * The focus goes to what was added, and to the adding button after a row has gone. Knows nothing of what a row holds.
 */
import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';

interface RowsEditProps<Row> {
  rows: Row[];
  onRows: (rows: Row[]) => void;
  /** A new row. */
  fresh: () => Row;
  /** What a row is called: "Fee 2". */
  name: (number: number) => string;
  addLabel: string;
  removeLabel: (number: number) => string;
  /** What is wrong with a whole row. */
  error?: (index: number) => string | undefined;
  /** What is said where there are none. */
  none?: string;
  children: (row: Row, set: (change: Partial<Row>) => void, index: number) => ReactNode;
}

export function RowsEdit<Row extends object>({ rows, onRows, fresh, name, addLabel, removeLabel, error, none, children }: RowsEditProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  // The row that was just added gets the cursor once it stands there.
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const groups = box.current?.querySelectorAll<HTMLElement>(':scope > fieldset') ?? [];
    groups[wanted.current]?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')?.focus();
    wanted.current = null;
  });
  return (
    <Stack ref={box} gap="sm">
      {rows.length === 0 && none ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : null}
      {rows.map((row, index) => {
        const wrong = error?.(index);
        return (
          <Fieldset key={index} legend={name(index + 1)} miw={0}>
            <Stack gap="sm">
              {wrong ? (
                <Text size="sm" c="red" role="alert">
                  {wrong}
                </Text>
              ) : null}
              {children(row, (change) => onRows(rows.map((one, at) => (at === index ? { ...one, ...change } : one))), index)}
              <Group>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  leftSection={<IconTrash size={14} aria-hidden />}
                  onClick={() => {
                    onRows(rows.filter((_, at) => at !== index));
                    add.current?.focus();
                  }}
                >
                  {removeLabel(index + 1)}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button
          ref={add}
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            onRows([...rows, fresh()]);
            wanted.current = rows.length;
          }}
        >
          {addLabel}
        </Button>
      </Group>
    </Stack>
  );
}
