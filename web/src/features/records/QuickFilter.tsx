/** The search box of a list: asks a moment after the last letter; `/` jumps into it. */
import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useKey } from '@/ui/useKey';
import { useT } from '@/i18n/i18n';

export function QuickFilter({ value, onChange, label }: { value: string; onChange: (text: string) => void; label: string }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const ask = useDebouncedCallback((typed: string) => onChange(typed.trim()), 250);
  const [seen, setSeen] = useState(value);
  // The address may change without typing (Back, a cleared filter): then it wins over the text.
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useKey('/', () => input.current?.focus());
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={label}
      placeholder={label}
      style={{ flex: '1 1 160px' }}
      maw={{ sm: 280 }}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        ask(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      rightSection={
        text ? (
          <ActionIcon
            variant="transparent"
            color="gray"
            aria-label={t('records-filter-clear')}
            onClick={() => {
              // What was typed a moment ago is not asked for any more.
              ask.cancel();
              setText('');
              onChange('');
            }}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        ) : null
      }
    />
  );
}
