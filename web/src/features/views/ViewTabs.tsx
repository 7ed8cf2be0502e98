/**
 * The views of a list as tabs above it, on a phone as one menu. What is asked stands in the address; a tab only writes it there.
 * A list that asks something else than its view says so, and offers to save, to save anew, and to go back.
 */
import { ActionIcon, Badge, Button, Group, Indicator, Menu, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconDots, IconLayoutKanban, IconPencil, IconTrash, IconUser, IconUsers } from '@tabler/icons-react';
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
  /** All in one menu. */
  phone?: boolean;
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

interface ManageProps {
  view: View;
  mayShare: boolean;
  onRename: () => void;
  commands: ReturnType<typeof useViewCommands>;
}

/** What is done with the open view itself. */
function ManageItems({ view, mayShare, onRename, commands }: ManageProps) {
  const t = useT();
  return (
    <>
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
    </>
  );
}

function ViewMenu(props: ManageProps) {
  const t = useT();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('views-menu', { name: props.view.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ManageItems {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}

type Shown = View | 'all' | 'mine';

/** What a tab or an item of a view leads to and says. */
function useShown(object: string, view: Shown) {
  const t = useT();
  const own = typeof view === 'object' ? view : null;
  return {
    link: {
      to: `/list/${object}`,
      search: own ? { view: own.id, ...searchOf(own) } : view === 'mine' ? MINE_SEARCH : {},
      activeProps: {},
      activeOptions: { exact: true, includeSearch: true },
    },
    icon: own?.kind === 'kanban' ? <IconLayoutKanban size={14} aria-hidden /> : null,
    name: own ? own.name : t(view === 'all' ? 'views-all' : 'views-mine'),
    mark: own?.shared ? <IconUsers size={14} aria-label={t('views-shared-mark')} role="img" /> : null,
  };
}

/** A view, or one of the two that are always there: everything, and one's own. */
function Tab({ object, view, current }: { object: string; view: Shown; current: boolean }) {
  const { link, icon, name, mark } = useShown(object, view);
  return (
    <li>
      <Link {...link} className={classes['tab']} aria-current={current ? 'page' : undefined}>
        {icon}
        <span>{name}</span>
        {mark}
      </Link>
    </li>
  );
}

/** The same as an item of the menu on a phone. */
function Item({ object, view, current }: { object: string; view: Shown; current: boolean }) {
  const { link, icon, name, mark } = useShown(object, view);
  return (
    <Menu.Item
      renderRoot={(props) => <Link {...props} {...link} />}
      leftSection={icon}
      rightSection={mark}
      aria-current={current ? 'page' : undefined}
      fw={current ? 600 : undefined}
    >
      {name}
    </Menu.Item>
  );
}

export function ViewTabs({ object, search, phone = false }: ViewTabsProps) {
  const t = useT();
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery(object));
  const [dialog, setDialog] = useState<Dialog>(null);
  const commands = useViewCommands(object);
  const current = data?.items.find(({ id }) => id === search.view) ?? null;
  const mine = !current && isMine(search);
  const modified = !mine && isModified(search, current);
  const views: [Shown, boolean][] = [['all', !current && !mine], ['mine', mine], ...(data?.items ?? []).map((view): [Shown, boolean] => [view, view === current])];
  const manage = current?.changeable ? { view: current, mayShare: data?.may_share ?? false, onRename: () => setDialog({ rename: current }), commands } : null;
  // What is asked now may become the open view's, or a new one's, or be forgotten.
  const changed = data && modified
    ? {
        save: current?.changeable && !current.narrowed ? () => commands.save.mutate({ view: current, change: askedOf(search) }) : null,
        anew: () => setDialog('new'),
        reset: () => void navigate({ to: `/list/${object}`, search: current ? { view: current.id, ...searchOf(current) } : {} }),
      }
    : null;
  const narrowed = current?.narrowed ? (
    <Text size="sm" c="dimmed" role="status" className={classes['narrowed']}>
      {t('views-narrowed')}
    </Text>
  ) : null;
  const dialogs = (
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
  );
  if (phone) {
    return (
      <>
        <Menu position="bottom-start" width={300}>
          <Menu.Target>
            <Button variant="default" px="sm" justify="space-between" className={classes['menu']} rightSection={<IconChevronDown size={16} aria-hidden />}>
              <VisuallyHidden>{t('views-label')}: </VisuallyHidden>
              <Indicator disabled={!changed || !current} color="amber" offset={-4}>
                {current?.name ?? t(mine ? 'views-mine' : 'views-all')}
              </Indicator>
              {changed && current ? <VisuallyHidden>, {t('views-modified')}</VisuallyHidden> : null}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
            {views.map(([view, open]) => (
              <Item key={typeof view === 'object' ? view.id : view} object={object} view={view} current={open} />
            ))}
            {changed ? (
              <>
                <Menu.Divider />
                {current ? <Menu.Label>{t('views-modified')}</Menu.Label> : null}
                {changed.save ? <Menu.Item onClick={changed.save}>{t('views-save')}</Menu.Item> : null}
                <Menu.Item onClick={changed.anew}>{t('views-save-as')}</Menu.Item>
                <Menu.Item onClick={changed.reset}>{t('views-reset')}</Menu.Item>
              </>
            ) : null}
            {manage ? (
              <>
                <Menu.Divider />
                <Menu.Label>{manage.view.name}</Menu.Label>
                <ManageItems {...manage} />
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
        {narrowed}
        {dialogs}
      </>
    );
  }
  // The views come in a moment; the row keeps its height, so that the list does not jump.
  return (
    <div className={`${classes['bar']} tl-no-print`}>
      <nav aria-label={t('views-label')} style={{ minWidth: 0, maxWidth: '100%' }}>
        <ul className={classes['tabs']}>
          {views.map(([view, open]) => (
            <Tab key={typeof view === 'object' ? view.id : view} object={object} view={view} current={open} />
          ))}
        </ul>
      </nav>
      {manage ? <ViewMenu {...manage} /> : null}
      {changed ? (
        <Group gap={4}>
          {current ? <Badge color="amber">{t('views-modified')}</Badge> : null}
          {changed.save ? (
            <Button size="compact-sm" variant="light" loading={commands.save.isPending} onClick={changed.save}>
              {t('views-save')}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="subtle" onClick={changed.anew}>
            {t('views-save-as')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={changed.reset}>
            {t('views-reset')}
          </Button>
        </Group>
      ) : null}
      {narrowed}
      {dialogs}
    </div>
  );
}
