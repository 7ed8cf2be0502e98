/** The fields of a webhook: name, address, objects, events. Nothing chosen means everything. */
import { MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { ProblemError } from '@/api/problem';
import { type Webhook, type WebhookValues, webhooksQuery } from '@/api/webhooks';
import { plainField, useLeftCheck } from '@/entity/fields/useLeftCheck';
import { useLanguage, useT } from '@/i18n/i18n';
import { FormButtons, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';
import { useEventWord } from './words';

const FIELDS = ['name', 'url', 'objects', 'events'] as const;

interface WebhookFormProps {
  /** As saved; none for a new one. */
  webhook?: Webhook;
  label: string;
  pending: boolean;
  error: ProblemError | null;
  onSave: (values: WebhookValues) => void;
  onCancel: () => void;
}

export function WebhookForm({ webhook, label, pending, error, onSave, onCancel }: WebhookFormProps) {
  const t = useT();
  const word = useEventWord();
  const { language } = useLanguage();
  const choices = useQuery(webhooksQuery(language));
  const kept = useKept(`webhook:${webhook?.id ?? 'new'}`, { name: webhook?.name ?? '', url: webhook?.url ?? '', objects: webhook?.objects ?? [], events: webhook?.events ?? [] });
  const { name, url, objects, events } = kept.value;
  const address = useLeftCheck(plainField('url', 'url'), url);
  const errors = error?.fieldErrors ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ name: name.trim(), url: url.trim(), objects, events });
  };
  const offered = choices.data?.objects.map((object) => ({ value: object.key, label: object.label })) ?? [];
  // An object the reader may not see stays chosen under its key.
  const unseen = objects.filter((key) => !offered.some(({ value }) => value === key)).map((key) => ({ value: key, label: key }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <KeptForm kept={kept} />
        {error ? <ProblemAlert error={error} shownFields={FIELDS} /> : null}
        <TextInput label={t('webhooks-name')} withAsterisk maxLength={80} autoComplete="off" value={name} error={errors['name']} onChange={(event) => kept.set({ name: event.currentTarget.value })} />
        <TextInput
          label={t('webhooks-url')}
          description={t('webhooks-url-hint')}
          type="url"
          withAsterisk
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={url}
          error={errors['url'] ?? address.error}
          onFocus={address.onFocus}
          onBlur={address.onBlur}
          onChange={(event) => kept.set({ url: event.currentTarget.value })}
        />
        <MultiSelect
          label={t('webhooks-objects')}
          placeholder={objects.length === 0 ? t('webhooks-objects-all') : ''}
          data={[...offered, ...unseen]}
          value={objects}
          error={errors['objects']}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('webhooks-objects-all') }}
          nothingFoundMessage={t('shell-nothing-found')}
          onChange={(keys) => kept.set({ objects: keys })}
        />
        <MultiSelect
          label={t('webhooks-events')}
          placeholder={events.length === 0 ? t('webhooks-events-all') : ''}
          data={choices.data?.events.map((event) => ({ value: event, label: word(event) })) ?? []}
          value={events}
          error={errors['events']}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('webhooks-events-all') }}
          nothingFoundMessage={t('shell-nothing-found')}
          onChange={(keys) => kept.set({ events: keys })}
        />
        <Text size="sm" c="dimmed">
          {webhook?.owner ? t('webhooks-owner', { name: webhook.owner }) : t('webhooks-owner-you')}
        </Text>
        <FormButtons label={label} loading={pending} disabled={name.trim() === '' || url.trim() === ''} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
