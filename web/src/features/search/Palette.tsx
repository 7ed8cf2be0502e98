/** Ctrl/⌘ K: one box for screens and records. Arrow keys choose, Enter opens, Esc closes. */
import { Box, Combobox, Loader, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { api } from '@/api/client';
import { useCreateEntries } from '@/app/CreateMenu';
import { recordPath } from '@/app/feature';
import { useNavigation } from '@/app/useNavigation';
import { useLanguage, useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { matches } from './match';

export interface Hit {
  object: string;
  id: string;
  code: string | null;
  label: string;
  sub: string | null;
}

const HITS_MAX = 20;
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
  const groups = useNavigation();
  const creates = useCreateEntries();
  const [text, setText] = useState('');
  const question = text.trim();
  const [asked] = useDebouncedValue(question, 150);
  const hits = useHits(asked);
  const combobox = useCombobox();

  const screens = useMemo(() => {
    const all = [
      ...groups.flatMap(({ items }) => items.map(({ to, label }) => ({ to, label }))),
      ...creates.map(({ to, label }) => ({ to, label: t(label) })),
    ];
    return all.filter(({ label }) => matches(label, question)).slice(0, question ? 6 : 8);
  }, [groups, creates, question, t]);
  const records = question.length >= LETTERS_MIN ? (hits.data ?? []) : [];

  useEffect(() => {
    combobox.selectFirstOption();
  }, [screens.length, records.length, question]); // eslint-disable-line react/exhaustive-deps -- the store object changes on every render

  function open(to: string) {
    onClose();
    void navigate({ href: to });
  }

  const nothing = screens.length === 0 && records.length === 0 && !hits.isFetching && asked === question;
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
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={t('shell-search-placeholder')}
            aria-label={t('shell-search')}
            leftSection={<IconSearch aria-hidden />}
            rightSection={hits.isFetching ? <Loader size="xs" /> : null}
          />
        </Combobox.EventsTarget>
        <Box mah="60vh" style={{ overflowY: 'auto' }} tabIndex={0}>
          <Combobox.Options p="xs" aria-label={t('shell-search')}>
            {screens.length > 0 ? (
              <Combobox.Group label={t('shell-search-screens')}>
                {screens.map(({ to, label }) => (
                  <Combobox.Option key={to} value={to}>
                    {label}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ) : null}
            {records.length > 0 ? (
              <Combobox.Group label={t('shell-search-records')}>
                {records.map(({ object, id, code, label, sub }) => (
                  <Combobox.Option key={id} value={recordPath(object, id)}>
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
