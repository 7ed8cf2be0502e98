/** Ctrl/⌘ K: one box for screens, actions, saved views and records. Arrow keys choose, Enter opens or does it, Esc closes. */
import { Box, Combobox, Loader, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '@/api/client';
import { takeTyped } from '@/app/typedAhead';
import { useLanguage, useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { type Command, useCommands } from './commands';
import { hitPath } from './hitPath';
import { matches } from './match';

export interface Hit {
  object: string;
  id: string;
  code: string | null;
  label: string;
  sub: string | null;
  /** Found by a note at it. */
  noted: boolean;
}

const HITS_MAX = 20;
/** So many of each kind while something is looked for, and before. */
const EACH_MAX = 8;
const SCREENS_FIRST = 8;
const CREATES_FIRST = 4;
/** Shorter questions are answered with screens only. */
const LETTERS_MIN = 2;

function useHits(question: string) {
  const { language } = useLanguage();
  return useQuery({
    queryKey: ['search', language, question],
    queryFn: async ({ signal }) => (await api.get<{ items: Hit[] }>('/search', { signal, query: { q: question, limit: HITS_MAX } })).items,
    enabled: question.length >= LETTERS_MIN,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const question = text.trim();
  const [asked] = useDebouncedValue(question, 150);
  const hits = useHits(asked);
  // Always open: Enter takes the first option without an arrow key before it.
  const combobox = useCombobox({ opened: true, onDropdownClose: (source) => source === 'keyboard' && onClose() });
  const commands = useCommands(question.length >= LETTERS_MIN);
  const found = (list: Command[], most: number) => list.filter(({ label, words = '' }) => matches(`${label} ${words}`, question)).slice(0, most);
  // Nothing typed: what can be done here, and where one can go.
  const groups = [
    { label: t('shell-search-here'), items: found(commands.here, EACH_MAX) },
    { label: t('shell-search-screens'), items: found(commands.screens, question ? EACH_MAX : SCREENS_FIRST) },
    { label: t('shell-search-actions'), items: question ? found([...commands.creates, ...commands.settings], EACH_MAX) : found(commands.creates, CREATES_FIRST) },
    { label: t('shell-search-views'), items: question.length >= LETTERS_MIN ? found(commands.views, EACH_MAX) : [] },
  ].filter(({ items }) => items.length > 0);
  const shown = groups.flatMap(({ items }) => items);
  const records = question.length >= LETTERS_MIN ? (hits.data ?? []) : [];

  useEffect(() => {
    // Nothing typed: Enter does nothing, since the first option may be a button of the screen.
    if (question) combobox.selectFirstOption();
    else combobox.resetSelectedOption();
  }, [shown.length, records.length, question]); // eslint-disable-line react/exhaustive-deps -- the store object changes on every render

  function open(value: string) {
    onClose();
    const command = shown.find(({ key }) => key === value);
    if (command) command.run();
    else void navigate({ href: value });
  }

  const nothing = shown.length === 0 && records.length === 0 && !hits.isFetching && asked === question;
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg" yOffset="10vh" padding={0} aria-label={t('shell-search')}>
      <Combobox store={combobox} onOptionSubmit={open}>
        <Combobox.EventsTarget>
          <TextInput
            data-autofocus
            size="lg"
            variant="unstyled"
            px="sm"
            value={text}
            // What was typed on the way here comes first; the focus is the moment from which letters arrive by themselves.
            onFocus={() => {
              const typed = takeTyped();
              setText((before) => before + typed);
            }}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={t('shell-search-placeholder')}
            aria-label={t('shell-search')}
            leftSection={<IconSearch aria-hidden />}
            rightSection={hits.isFetching ? <Loader size="xs" /> : null}
          />
        </Combobox.EventsTarget>
        <Box mah="60vh" style={{ overflowY: 'auto' }} tabIndex={0}>
          <Combobox.Options p="xs" aria-label={t('shell-search')}>
            {groups.map(({ label: name, items }) => (
              <Combobox.Group key={name} label={name}>
                {items.map(({ key, label }) => (
                  <Combobox.Option key={key} value={key}>
                    {label}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {records.length > 0 ? (
              <Combobox.Group label={t('shell-search-records')}>
                {records.map(({ object, id, code, label, sub, noted }) => (
                  <Combobox.Option key={id} value={hitPath({ object, id, noted })}>
                    <Text span>{label}</Text>
                    <Text span size="sm" ms="xs" c="dimmed">
                      {[code, sub].filter(Boolean).join(' · ')}
                    </Text>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ) : null}
            {nothing ? <Combobox.Empty>{t('shell-nothing-found')}</Combobox.Empty> : null}
          </Combobox.Options>
          {hits.error ? <ProblemAlert error={hits.error} /> : null}
        </Box>
      </Combobox>
    </Modal>
  );
}
