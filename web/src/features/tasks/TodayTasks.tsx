/** Today's block of one's own tasks: overdue, today, next; ticked off with undo, added in one line. */
import { Anchor, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, newKey } from '@/api/client';
import { useCommand } from '@/api/command';
import { createRecord, type ListAnswer, type RecordItem, updateRecord } from '@/api/records';
import { may, useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { plainText } from '@/entity/fields/values';
import { MINE } from '@/entity/filter';
import { useT } from '@/i18n/i18n';
import { todayIn } from '@/i18n/zone';
import { linkTo } from '@/ui/linkTo';
import { Loading } from '@/ui/Loading';
import { Panel } from '@/ui/Panel';
import { ProblemAlert, problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';
import { useKept } from '@/ui/useKept';
import { DateText } from '@/ui/Values';
import { byDue } from './due';

const SHOWN = 20;
const OPEN = JSON.stringify({ and: [JSON.parse(MINE), { field: 'status', op: 'eq', value: 'open' }] });

function useTick() {
  const t = useT();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['records', 'task'] });
  const refused = (error: unknown) => {
    notifications.show({ message: problemText(error, t), color: 'red' });
    void refresh();
  };
  // Several may be on their way at once.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tick = useCommand((task: RecordItem, key) => updateRecord('task', task.id, task.version, { values: { status: 'done' } }, key), {
    onSuccess: async (done) => {
      const subject = plainText(done.values['subject']);
      showUndo(t('tasks-done', { subject }), t('records-undo'), () => {
        updateRecord('task', done.id, done.version, { values: { status: 'open' } }, newKey()).then(refresh, refused);
      });
      await refresh();
    },
    onMutate: ({ id }) => setTicked((old) => new Set(old).add(id)),
    onError: refused,
    onSettled: (_done, _error, { id }) => setTicked((old) => new Set([...old].filter((one) => one !== id))),
  });
  return { tick, ticked, refresh };
}

function AddTask({ onAdded }: { onAdded: () => Promise<void> }) {
  const t = useT();
  const { zone } = useMe().user;
  // What stands in the line after a reload speaks for itself: it needs no notice.
  const kept = useKept('task:line', { subject: '' });
  const { subject } = kept.value;
  const add = useCommand((text: string, key) => createRecord('task', { values: { subject: text, due_on: todayIn(zone) } }, key), {
    onSuccess: async () => {
      kept.set({ subject: '' });
      await onAdded();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (subject.trim()) add.mutate(subject.trim());
      }}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <TextInput
          style={{ flex: 1 }}
          aria-label={t('tasks-add')}
          placeholder={t('tasks-add')}
          maxLength={200}
          value={subject}
          error={add.error ? problemText(add.error, t) : undefined}
          onChange={(event) => kept.set({ subject: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" loading={add.isPending} disabled={!subject.trim()} leftSection={<IconPlus size={16} aria-hidden />}>
          {t('tasks-add-button')}
        </Button>
      </Group>
    </form>
  );
}

export default function TodayTasks() {
  const t = useT();
  const me = useMe();
  const { tick, ticked, refresh } = useTick();
  const tasks = useQuery({
    queryKey: ['records', 'task', 'mine'],
    queryFn: ({ signal }) => api.get<ListAnswer>('/records/task', { signal, query: { filter: OPEN, sort: 'due_on', limit: SHOWN, columns: 'subject,due_on,priority,status' } }),
  });
  const groups = byDue(tasks.data?.items ?? [], todayIn(me.user.zone));
  return (
    <Panel
      title={t('tasks-mine')}
      action={
        <Anchor component={Link} {...linkTo(`/list/task?filter=${encodeURIComponent(OPEN)}&sort=due_on`)} size="sm">
          {t('tasks-all')}
        </Anchor>
      }
    >
      <Stack gap="sm">
        {may(me, 'task', 'create') ? <AddTask onAdded={refresh} /> : null}
        {tasks.error ? <ProblemAlert error={tasks.error} retry={() => void tasks.refetch()} /> : null}
        {tasks.isPending ? <Loading rows={3} /> : null}
        {tasks.data && groups.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('tasks-none')}
          </Text>
        ) : null}
        {groups.map(({ due, items }) => (
          <section key={due} aria-label={t(`tasks-${due}`)}>
            <Text size="sm" fw={600} c={due === 'overdue' ? 'var(--tl-danger)' : undefined}>
              {t(`tasks-${due}`)}
            </Text>
            <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
              {items.map((task) => {
                const subject = plainText(task.values['subject']);
                return (
                  <Group key={task.id} component="li" gap="sm" wrap="nowrap">
                    <Checkbox
                      aria-label={t('tasks-tick', { subject })}
                      checked={ticked.has(task.id)}
                      disabled={!task.can['update']}
                      onChange={() => tick.mutate(task)}
                    />
                    <Anchor component={Link} to={recordPath('task', task.id)} style={{ flex: 1, overflowWrap: 'anywhere' }}>
                      {subject}
                    </Anchor>
                    {due === 'overdue' || due === 'next' ? (
                      <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
                        <DateText value={plainText(task.values['due_on'])} />
                      </Text>
                    ) : null}
                  </Group>
                );
              })}
            </Stack>
          </section>
        ))}
      </Stack>
    </Panel>
  );
}
