/**
 * The views of a list as tabs above it. What is asked stands in the address; a tab only writes it there.
 * A list that asks something else than its view says so, and offers to save, to save anew, and to go back.
 */
import { ActionIcon, Badge, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconLayoutKanban, IconPencil, IconTrash, IconUser, IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useCommand } from '@/api/command';
import { restoreView, trashView, updateView, type View, type ViewChange, viewsQuery } from '@/api/views';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';
import { showUndo } from '@/ui/undo';
import { askedOf, type AskedSearch, isMine, isModified, MINE_SEARCH, searchOf } from './asked';
import classes from './ViewTabs.module.css';

const SaveDialog = lazy(() => import('./SaveDialog'));

interface ViewTabsProps {
  object: string;
  search: AskedSearch & { view?: string | undefined };
}

type Dialog = { rename: View } | 'new' | null;

/** Changing and deleting the open view; every refusal is told. */
function useViewCommands(object: string) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => client.invalidateQueries({ queryKey: ['views', object] });
  const onError = (error: unknown) => {
    notifications.show({ message: problemText(error, t), color: 'red' });
    void refresh();
  };
  const save = useCommand(({ view, change }: { view: View; change: ViewChange }, key) => updateView(view.id, view.version, change, key), {
    onSuccess: async () => {
      notifications.show({ message: t('views-saved'), color: 'teal' });
      await refresh();
    },
    onError,
  });
  const open = (view: View) => navigate({ to: `/list/${object}`, search: { view: view.id, ...searchOf(view) } });
  const trash = useCommand((view: View, key) => trashView(view.id, view.version, key), {
    onSuccess: async (_, view) => {
      await navigate({ to: `/list/${object}` });
      await refresh();
      showUndo(t('views-deleted', { name: view.name }), t('records-undo'), () => {
        restoreView(view.id).then(async (back) => {
          await refresh();
          await open(back);
        }, onError);
      });
    },
    onError,
  });
  return { save, trash, open, refresh };
}

function ViewMenu({ view, mayShare, onRename, commands }: { view: View; mayShare: boolean; onRename: () => void; commands: ReturnType<typeof useViewCommands> }) {
  const t = useT();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('views-menu', { name: view.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onRename}>
          {t('views-rename')}
        </Menu.Item>
        {mayShare ? (
          <Menu.Item
            leftSection={view.shared ? <IconUser size={16} aria-hidden /> : <IconUsers size={16} aria-hidden />}
            onClick={() => commands.save.mutate({ view, change: { shared: !view.shared } })}
          >
            {t(view.shared ? 'views-unshare' : 'views-share')}
          </Menu.Item>
        ) : null}
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => commands.trash.mutate(view)}>
          {t('views-delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A view, or one of the two that are always there: everything, and one's own. */
function Tab({ object, view, current }: { object: string; view: View | 'all' | 'mine'; current: boolean }) {
  const t = useT();
  return (
    <li>
      <Link
        to={`/list/${object}`}
        search={view === 'all' ? {} : view === 'mine' ? MINE_SEARCH : { view: view.id, ...searchOf(view) }}
        activeProps={{}}
        activeOptions={{ exact: true, includeSearch: true }}
        className={classes['tab']}
        aria-current={current ? 'page' : undefined}
      >
        {typeof view === 'object' && view.kind === 'kanban' ? <IconLayoutKanban size={14} aria-hidden /> : null}
        <span>{typeof view === 'object' ? view.name : t(view === 'all' ? 'views-all' : 'views-mine')}</span>
        {typeof view === 'object' && view.shared ? <IconUsers size={14} aria-label={t('views-shared-mark')} role="img" /> : null}
      </Link>
    </li>
  );
}

export function ViewTabs({ object, search }: ViewTabsProps) {
  const t = useT();
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery(object));
  const [dialog, setDialog] = useState<Dialog>(null);
  const commands = useViewCommands(object);
  const current = data?.items.find(({ id }) => id === search.view) ?? null;
  const mine = !current && isMine(search);
  const modified = !mine && isModified(search, current);
  // The views come in a moment; the row keeps its height, so that the list does not jump.
  return (
    <div className={`${classes['bar']} tl-no-print`}>
      <nav aria-label={t('views-label')} style={{ minWidth: 0, maxWidth: '100%' }}>
        <ul className={classes['tabs']}>
          <Tab object={object} view="all" current={!current && !mine} />
          <Tab object={object} view="mine" current={mine} />
          {data?.items.map((view) => (
            <Tab key={view.id} object={object} view={view} current={view === current} />
          ))}
        </ul>
      </nav>
      {current?.changeable ? (
        <ViewMenu view={current} mayShare={data?.may_share ?? false} onRename={() => setDialog({ rename: current })} commands={commands} />
      ) : null}
      {data && modified ? (
        <Group gap={4}>
          {current ? <Badge color="amber">{t('views-modified')}</Badge> : null}
          {current?.changeable && !current.narrowed ? (
            <Button size="compact-sm" variant="light" loading={commands.save.isPending} onClick={() => commands.save.mutate({ view: current, change: askedOf(search) })}>
              {t('views-save')}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="subtle" onClick={() => setDialog('new')}>
            {t('views-save-as')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => void navigate({ to: `/list/${object}`, search: current ? { view: current.id, ...searchOf(current) } : {} })}
          >
            {t('views-reset')}
          </Button>
        </Group>
      ) : null}
      {current?.narrowed ? (
        <Text size="sm" c="dimmed" role="status">
          {t('views-narrowed')}
        </Text>
      ) : null}
      <Suspense fallback={null}>
        {dialog ? (
          <SaveDialog
            object={object}
            view={dialog === 'new' ? null : dialog.rename}
            asked={askedOf(search)}
            mayShare={data?.may_share ?? false}
            onClose={() => setDialog(null)}
            onSaved={async (saved, isNew) => {
              await commands.refresh();
              if (isNew) await commands.open(saved);
            }}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
