/** An object of the company's own: its words, from which key and numbers follow; checked and applied like every change. */
import { Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import type { Definition, ObjectDocument } from './api';
import { freeKey, named, seriesOf, wordsOf } from './document';
import { NamesEdit } from './NamesEdit';
import { ReviewDialog } from './ReviewDialog';

interface NewObjectDialogProps {
  /** Keys of the objects there are. */
  taken: readonly string[];
  onClose: () => void;
}

const PREFIX = 'x_';

/** An object before it is made. */
const before = (object: string, label: string): Definition => ({ object, label, version: 0, document: {}, fields: [], open: [], list: [], card: [], form: [], history: [] });

export function NewObjectDialog({ taken, onClose }: NewObjectDialogProps) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const [draft, setDraft] = useState<ObjectDocument>({ one: {}, many: {}, series: '' });
  const [series, setSeries] = useState<string | null>(null);
  const [review, setReview] = useState(false);
  const [one, many] = [wordsOf(draft.one, language), wordsOf(draft.many, language)];
  const key = PREFIX + freeKey(one, taken.map((known) => known.replace(PREFIX, '')), 'object');
  const numbers = series ?? seriesOf(one === '' ? '' : key);
  const applied = async () => {
    await Promise.all(['definitions', 'schema', 'session'].map((name) => client.invalidateQueries({ queryKey: [name] })));
    notifications.show({ message: t('definitions-new-rights'), color: 'teal' });
    await navigate({ to: `/settings/objects/${key}` });
  };
  if (review) {
    return <ReviewDialog definition={before(key, many)} document={{ object: named({ ...draft, series: numbers }) }} onApplied={() => void applied()} onClose={() => setReview(false)} />;
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={t('definitions-new')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setReview(true);
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('definitions-new-hint')}
          </Text>
          <NamesEdit object={draft} onChange={setDraft} />
          <Group grow align="flex-start">
            <TextInput label={t('definitions-series')} description={t('definitions-series-note')} inputWrapperOrder={['label', 'input', 'description', 'error']} required maxLength={9} value={numbers} onChange={(event) => setSeries(event.currentTarget.value.toUpperCase())} />
            <TextInput label={t('definitions-key')} description={t('definitions-key-note')} inputWrapperOrder={['label', 'input', 'description', 'error']} readOnly value={one === '' ? '' : key} />
          </Group>
          <FormButtons label={t('definitions-review')} disabled={one.trim() === '' || many.trim() === '' || numbers.trim() === ''} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
