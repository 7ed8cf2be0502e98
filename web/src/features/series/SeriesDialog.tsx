/** One series: how it reads from now on and where its numbers go on. Refusals stand beside what they are about. */
import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from '@/ui';
import { NUMBER_MAX, type Pattern, saveSeries, type Series } from './api';
import { PatternFields } from './PatternFields';

const FIELDS = ['prefix', 'width', 'next'] as const;

/** What a series is called: its object, and its own field where it numbers one. */
export const nameOf = ({ object, field }: Pick<Series, 'object' | 'field'>) => (field ? `${object}: ${field}` : object);

export function SeriesDialog({ series, onClose }: { series: Series; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [pattern, setPattern] = useState<Pattern>({ prefix: series.prefix, width: series.width, yearly: series.yearly });
  const [next, setNext] = useState<number | null>(series.next);
  // The years count apart: where the year comes or goes, the server knows what was given.
  const recounted = (pattern.yearly ?? false) !== series.yearly;
  const save = useCommand((input: Pattern & { next?: number }) => saveSeries(series, input), {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['series'] });
      notifications.show({ message: t('series-saved'), color: 'teal' });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={nameOf(series)} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const prefix = pattern.prefix.trim();
          save.mutate({ ...pattern, prefix, ...(next === null || recounted || next === series.next ? {} : { next }) });
        }}
      >
        <Stack>
          {save.error ? <ProblemAlert error={save.error} shownFields={FIELDS} /> : null}
          <PatternFields pattern={pattern} number={recounted ? 1 : (next ?? series.next)} errors={save.error?.fieldErrors ?? {}} onChange={setPattern} />
          {recounted ? null : (
            <NumberInput
              label={t('series-next')}
              description={t('series-next-note')}
              min={1}
              max={NUMBER_MAX}
              allowDecimal={false}
              value={next ?? ''}
              error={save.error?.fieldErrors['next']}
              onChange={(value) => setNext(typeof value === 'number' ? value : null)}
            />
          )}
          <Text size="sm" c="dimmed">
            {t('series-kept')}
          </Text>
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('series-save')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('shell-cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
