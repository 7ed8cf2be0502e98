/** The signed-in frame: sidebar and header on a desk, header and bottom bar on a phone. */
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconHelpCircle, IconLogout, IconSearch, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { MeContext, useMe, useSession } from '@/api/session';
import { useLeave } from '@/features/session/leave';
import { useT } from '@/i18n/i18n';
import { Loading } from '@/ui/Loading';
import { ProofGate } from '@/ui/ProofGate';
import { modKey, useKey } from '@/ui/useKey';
import { ActingBar, ActingOffers } from './ActingBar';
import { Bell } from './Bell';
import { BottomBar } from './BottomBar';
import { CreateMenu } from './CreateMenu';
import { ForbiddenPage } from './Fallbacks';
import { JobsButton } from './JobsButton';
import { mayOpen } from './right';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar';
import { collectTyped } from './typedAhead';

const loadPalette = () => import('@/features/search/Palette');
const Palette = lazy(loadPalette);
const HelpDrawer = lazy(() => import('@/features/help/HelpDrawer'));

type Overlay = 'palette' | 'help' | null;

function UserMenu({ onHelp }: { onHelp: () => void }) {
  const t = useT();
  const me = useMe();
  const leave = useLeave();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shell-account-menu', { name: me.user.name })}>
          <IconUserCircle aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600}>
            {me.user.name}
          </Text>
          <Text size="xs">{me.user.login}</Text>
        </Menu.Label>
        <ActingOffers />
        <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} component={Link} to="/settings">
          {t('shell-settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHelpCircle size={16} aria-hidden />} onClick={onHelp}>
          {t('help-title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void leave()}
        >
          {t('shell-sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Between the end of a session and the sign-in screen there is a moment without anybody: show nothing then. */
export function Shell() {
  const { data: me } = useSession();
  if (!me) return null;
  return (
    <MeContext value={me}>
      <SignedIn />
    </MeContext>
  );
}

/** The screen of the address, or that it is not open to this person: no form is drawn that could not be sent. */
function Screen() {
  const me = useMe();
  const open = useMatches({ select: (matches) => mayOpen(me, matches) });
  return open ? <Outlet /> : <ForbiddenPage />;
}

function SignedIn() {
  const t = useT();
  const me = useMe();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  useKey('k', () => setOverlay('palette'), { mod: true });
  useKey('?', () => setOverlay('help'));
  useEffect(() => (overlay === 'palette' ? collectTyped(() => setOverlay(null)) : undefined), [overlay]);
  useEffect(() => {
    // Not every browser says when it is idle. What fails here is tried again when it is wanted.
    const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));
    whenIdle(() => void loadPalette().catch(() => {}));
  }, []);
  return (
    <div className={classes['shell']}>
      <a className="tl-skip" href="#content">
        {t('shell-skip')}
      </a>
      {phone ? null : <Sidebar />}
      <header className={`${classes['header']} tl-no-print`}>
        {phone ? (
          <Text fw={600} truncate className={classes['company']}>
            {me.company.name}
          </Text>
        ) : null}
        {phone ? (
          <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setOverlay('palette')} aria-label={t('shell-search')}>
            <IconSearch aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            size="sm"
            className={classes['search']}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={<kbd className={classes['kbd']}>{modKey()} K</kbd>}
            onClick={() => setOverlay('palette')}
          >
            {t('shell-search')}
          </Button>
        )}
        <div className={classes['tools']}>
          {phone ? null : <CreateMenu />}
          {phone ? null : (
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('help-title')} title={t('help-title')} onClick={() => setOverlay('help')}>
              <IconHelpCircle aria-hidden />
            </ActionIcon>
          )}
          <Bell />
          <JobsButton />
          <UserMenu onHelp={() => setOverlay('help')} />
        </div>
      </header>
      <main id="content" data-scroll-restoration-id="content" tabIndex={-1} className={classes['main']}>
        <ActingBar />
        <Suspense fallback={<Loading />}>
          <Screen />
        </Suspense>
      </main>
      {phone ? <BottomBar /> : null}
      <ProofGate />
      <Suspense fallback={null}>
        {overlay === 'palette' ? <Palette onClose={() => setOverlay(null)} /> : null}
        {overlay === 'help' ? <HelpDrawer onClose={() => setOverlay(null)} /> : null}
      </Suspense>
    </div>
  );
}
