/** A new appointment in a few fields; the rest is added at its record. Times are the reader's. */
import { Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { type Change, createRecord } from '@/api/records';
import { apart } from '@/entity/fields/clock';
import { TypedInput } from '@/entity/fields/TypedInput';
import { useT } from '@/i18n/i18n';
import { instantOf, wallOf } from '@/i18n/zone';
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
  const [first, firstClock] = apart(from);
  const [last, lastClock] = apart(until);
  const ready = whole ? first && last : instantOf(from, zone) && instantOf(until, zone);
  const make = useCommand((change: Change, key) => createRecord('appointment', change, key), {
    onSuccess: async () => {
      kept.forget();
      await client.invalidateQueries({ queryKey: ['records', 'appointment'] });
      onClose();
    },
  });
  const errors = make.error?.fieldErrors ?? {};
  const save = () => {
    const when = whole ? { first_day: first, last_day: last } : { starts_at: instantOf(from, zone), ends_at: instantOf(until, zone) };
    make.mutate({ values: { subject: subject.trim(), place: place.trim() || null, ...when } });
  };
  const begin = (moved: string) => {
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
          {whole ? (
            <>
              <TypedInput key="first" type="date" name="first_day" required label={t('appointments-start')} value={first} error={errors['first_day']} onChange={(on) => begin(`${on}T${firstClock}`)} />
              <TypedInput key="last" type="date" name="last_day" required label={t('appointments-end')} value={last} error={errors['last_day']} onChange={(on) => kept.set({ until: `${on}T${lastClock}` })} />
            </>
          ) : (
            <>
              <TypedInput key="from" type="time" name="starts_at" required label={t('appointments-start')} value={instantOf(from, zone) ?? from} error={errors['starts_at']} onChange={(at) => begin(wallOf(at, zone) || at)} />
              <TypedInput key="until" type="time" name="ends_at" required label={t('appointments-end')} value={instantOf(until, zone) ?? until} error={errors['ends_at']} onChange={(at) => kept.set({ until: wallOf(at, zone) || at })} />
            </>
          )}
          <TextInput label={t('appointments-place')} maxLength={200} value={place} error={errors['place']} onChange={(event) => kept.set({ place: event.currentTarget.value })} />
          <FormButtons
            label={t('records-save')} loading={make.isPending} disabled={!subject.trim() || !ready}
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
