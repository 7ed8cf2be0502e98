/** A new token: what it is for, how long it lives, what it may do. */
import { Checkbox, Modal, MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { schemaIndexQuery } from '@/api/schema';
import { makeToken } from '@/api/tokens';
import { useLanguage, useT } from '@/i18n/i18n';
import { FormButtons, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';

const DAYS = [7, 30, 90, 180, 365];
const FIELDS = ['name', 'days', 'objects'] as const;

interface NewToken {
  name: string;
  days: number;
  readOnly: boolean;
  /** Objects; none are all. */
  chosen: string[];
}

export function NewTokenDialog({ onMade, onClose }: { onMade: (made: { text: string; name: string }) => void; onClose: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const objects = useQuery(schemaIndexQuery(language));
  const kept = useKept<NewToken>('token:new', { name: '', days: 90, readOnly: true, chosen: [] });
  const { name, days, readOnly, chosen } = kept.value;
  const make = useCommand(makeToken, {
    onSuccess: ({ token, text }) => {
      kept.forget();
      onMade({ text, name: token.name });
    },
  });
  const errors = make.error?.fieldErrors ?? {};
  // Roles are for people only: the server refuses them.
  const offered = (objects.data ?? []).filter(({ key }) => key !== 'role').map(({ key, plural }) => ({ value: key, label: plural }));
  return (
    <Modal opened onClose={onClose} title={t('tokens-new')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ name: name.trim(), days, read_only: readOnly, objects: chosen.length > 0 ? chosen : null });
        }}
      >
        <Stack>
          <KeptForm dialog kept={kept} />
          {make.error ? <ProblemAlert error={make.error} shownFields={FIELDS} /> : null}
          <TextInput data-autofocus label={t('tokens-name')} description={t('tokens-name-hint')} withAsterisk autoComplete="off" maxLength={100} value={name} error={errors['name']} onChange={(event) => kept.set({ name: event.currentTarget.value })} />
          <NativeSelect label={t('tokens-days')} value={String(days)} error={errors['days']} data={DAYS.map((count) => ({ value: String(count), label: t('tokens-days-count', { count }) }))} onChange={(event) => kept.set({ days: Number(event.currentTarget.value) })} />
          <Checkbox label={t('tokens-read-only')} description={t('tokens-read-only-hint')} checked={readOnly} onChange={(event) => kept.set({ readOnly: event.currentTarget.checked })} />
          <MultiSelect
            label={t('tokens-objects')}
            description={t('tokens-objects-hint')}
            placeholder={chosen.length === 0 ? t('tokens-objects-all') : undefined}
            data={offered}
            value={chosen}
            error={errors['objects']}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('tokens-objects-all') }}
            nothingFoundMessage={t('shell-nothing-found')}
            onChange={(keys) => kept.set({ chosen: keys })}
          />
          <FormButtons
            label={t('tokens-make')} loading={make.isPending} disabled={name.trim() === ''}
            onCancel={() => {
              kept.forget();
              onClose();
            }}
          />
        </Stack>
      </form>
    </Modal>
  );
}
