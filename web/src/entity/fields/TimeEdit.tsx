/**
 * An instant, entered as the day and the clock on the reader's wall, both in the reader's form. What is unfinished or no time
 * stays as it was typed, and is given on so: the form and the server say what is wrong with it.
 */
import { Group, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useMe } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { instantOf, wallOf } from '@/i18n/zone';
import { apart, readClock, writeClock } from './clock';
import DateEdit from './DateEdit';
import type { EditProps } from './edit';
import { plainText } from './values';

/** Two inputs in a form without a button: the browser would not send it by itself. */
function submit({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) {
  const { form } = currentTarget;
  if (key === 'Enter' && form && !form.querySelector('[type="submit"]')) form.requestSubmit();
}

export default function TimeEdit(props: EditProps) {
  const t = useT();
  const { tag } = useFormats();
  const { zone } = useMe().user;
  const value = plainText(props.value);
  const [day, clock] = apart(wallOf(value, zone) || value);
  const [draft, setDraft] = useState<string | null>(null);
  /** The time of a day that was cleared: it counts again for the next one. */
  const [spare, setSpare] = useState('');
  const give = (nextDay: string, nextClock: string) => {
    const wall = `${nextDay}T${nextClock}`;
    props.onChange(wall === 'T' ? null : (instantOf(wall, zone) ?? wall));
  };
  const small = props.bare === true;
  const beside = (
    <TextInput
      size={props.bare === true ? 'xs' : 'sm'}
      w={small ? 76 : 116}
      aria-label={t('records-clock', { field: props.field.label })}
      aria-required={props.field.required}
      leftSection={small ? undefined : <IconClock size={16} aria-hidden />}
      autoComplete="off"
      error={Boolean(props.error)}
      value={draft ?? writeClock(clock, tag)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        setSpare('');
        give(day, readClock(text) ?? text);
      }}
      onBlur={() => setDraft(null)}
      onKeyDown={submit}
    />
  );
  return (
    <DateEdit
      {...props}
      value={day || null}
      onChange={(next) => {
        const given = plainText(next);
        if (!given) setSpare(clock);
        give(given, given ? clock || spare : '');
      }}
      onKeyDown={submit}
      inputContainer={(date) => (
        <Group gap={4} wrap="nowrap" align="flex-start">
          <div style={{ flex: 1, minWidth: 0 }}>{date}</div>
          {beside}
        </Group>
      )}
    />
  );
}
