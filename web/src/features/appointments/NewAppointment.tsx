/** A new appointment in a few fields; the rest is added at its record. Times are the reader's. */
import { Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { type Change, createRecord } from '@/api/records';
import { useT } from '@/i18n/i18n';
import { instantOf } from '@/i18n/zone';
import { FormButtons } from '@/ui/FormButtons';
import { KeptForm } from '@/ui/KeptForm';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { useKept } from '@/ui/useKept';

/** Minutes of a new appointment. */
const HOUR = 60;

function later(wall: string, minutes: number): string {
  return new Date(Date.parse(`${wall}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

export function NewAppointment({ day, zone, onClose }: { day: string; zone: string; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const kept = useKept('appointment:new', { subject: '', place: '', whole: false, from: `${day}T09:00`, until: `${day}T10:00` });
  const { subject, place, whole, from, until } = kept.value;
  const make = useCommand((change: Change, key) => createRecord('appointment', change, key), {
    onSuccess: async () => {
      kept.forget();
      await client.invalidateQueries({ queryKey: ['records', 'appointment'] });
      onClose();
    },
  });
  const errors = make.error?.fieldErrors ?? {};
  const save = () => {
    const when = whole ? { first_day: from.slice(0, 10), last_day: until.slice(0, 10) } : { starts_at: instantOf(from, zone), ends_at: instantOf(until, zone) };
    make.mutate({ values: { subject: subject.trim(), place: place.trim() || null, ...when } });
  };
  const begin = (value: string) => {
    const moved = whole ? `${value}${from.slice(10)}` : value;
    // The end goes along, so that a moved beginning never stands after it.
    const pushed = !Number.isNaN(Date.parse(`${moved}:00Z`)) && until < moved;
    kept.set({ from: moved, ...(pushed ? { until: later(moved, HOUR) } : {}) });
  };
  return (
    <Modal opened onClose={onClose} title={t('appointments-new')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <KeptForm dialog kept={kept} />
          {make.error ? <ProblemAlert error={make.error} shownFields={['subject', 'place', 'starts_at', 'ends_at', 'first_day', 'last_day']} /> : null}
          <TextInput data-autofocus required label={t('appointments-subject')} maxLength={200} value={subject} error={errors['subject']} onChange={(event) => kept.set({ subject: event.currentTarget.value })} />
          <Switch label={t('appointments-all-day')} checked={whole} onChange={(event) => kept.set({ whole: event.currentTarget.checked })} />
          <Group grow align="flex-start">
            <TextInput
              type={whole ? 'date' : 'datetime-local'}
              required
              label={t('appointments-start')}
              value={whole ? from.slice(0, 10) : from}
              error={errors['starts_at'] ?? errors['first_day']}
              onChange={(event) => begin(event.currentTarget.value)}
            />
            <TextInput
              type={whole ? 'date' : 'datetime-local'}
              required
              label={t('appointments-end')}
              value={whole ? until.slice(0, 10) : until}
              error={errors['ends_at'] ?? errors['last_day']}
              onChange={(event) => kept.set({ until: whole ? `${event.currentTarget.value}${until.slice(10)}` : event.currentTarget.value })}
            />
          </Group>
          <TextInput label={t('appointments-place')} maxLength={200} value={place} error={errors['place']} onChange={(event) => kept.set({ place: event.currentTarget.value })} />
          <FormButtons
            label={t('records-save')} loading={make.isPending} disabled={!subject.trim() || !from || !until}
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
