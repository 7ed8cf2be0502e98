/** Legal holds on a person, and how long names are kept for the books. */
import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { type LegalHold, liftHold, type PersonRef, setHold, setRetention } from '@/api/privacy';
import { useFormats, useT } from '@/i18n/i18n';
import { Panel, ProblemAlert } from '@/ui';

export function Holds({ person, holds }: { person: PersonRef; holds: LegalHold[] }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: ['privacy', 'person'] });
  const set = useCommand((text: string, key) => setHold(person, text, key), {
    onSuccess: async () => {
      setReason('');
      await refresh();
    },
  });
  const lift = useCommand((id: string) => liftHold(id), { onSuccess: refresh });
  return (
    <Panel title={t('privacy-holds')}>
      <Stack gap="sm">
        {holds.length === 0 ? <Text size="sm">{t('privacy-hold-none')}</Text> : null}
        {holds.map((hold) => (
          <Group key={hold.id} justify="space-between" wrap="nowrap">
            <div>
              <Text style={{ overflowWrap: 'anywhere' }}>{hold.reason}</Text>
              <Text size="sm" c="dimmed">
                {[hold.by, formats.instant(hold.at)].filter(Boolean).join(' · ')}
              </Text>
            </div>
            <Button variant="default" size="xs" aria-label={`${t('privacy-hold-lift')}: ${hold.reason}`} onClick={() => lift.mutate(hold.id)}>
              {t('privacy-hold-lift')}
            </Button>
          </Group>
        ))}
        {lift.error ? <ProblemAlert error={lift.error} /> : null}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set.mutate(reason.trim());
          }}
        >
          <Group align="flex-end">
            <TextInput
              label={t('privacy-hold-reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={set.error?.fieldErrors['reason']}
              style={{ flex: 1, minWidth: 200 }}
            />
            <Button type="submit" variant="default" loading={set.isPending} disabled={reason.trim() === ''}>
              {t('privacy-hold-set')}
            </Button>
          </Group>
        </form>
        {set.error ? <ProblemAlert error={set.error} shownFields={['reason']} /> : null}
      </Stack>
    </Panel>
  );
}

export function Retention({ years }: { years: number }) {
  const t = useT();
  const client = useQueryClient();
  const [value, setValue] = useState<number | string>(years);
  const save = useCommand((wanted: number) => setRetention(wanted), {
    onSuccess: async () => {
      notifications.show({ message: t('privacy-saved'), color: 'teal' });
      await client.invalidateQueries({ queryKey: ['privacy', 'person'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(Number(value));
      }}
    >
      <Group align="flex-end">
        <NumberInput
          label={t('privacy-retention')}
          description={t('privacy-retention-hint')}
          min={0}
          max={30}
          allowDecimal={false}
          hideControls
          value={value}
          onChange={setValue}
          error={save.error?.fieldErrors['years']}
          style={{ flex: 1, minWidth: 200 }}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={value === '' || Number(value) === years}>
          {t('privacy-save')}
        </Button>
      </Group>
    </form>
  );
}
