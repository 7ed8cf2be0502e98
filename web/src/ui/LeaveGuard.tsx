/** Asks before a screen with unsaved changes is left within the app, not between its tabs; a reload asks too where nothing is kept (`unkept`). */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useT } from '@/i18n/i18n';

interface LeaveGuardProps {
  /** Whether something is unsaved. */
  dirty: boolean;
  /** A reload would lose it. */
  unkept?: boolean;
  onLeave?: () => void;
}

export function LeaveGuard({ dirty, unkept = false, onLeave }: LeaveGuardProps) {
  const t = useT();
  const leaving = useBlocker({ shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname, enableBeforeUnload: () => dirty && unkept, withResolver: true });
  return (
    <Modal opened={leaving.status === 'blocked'} onClose={() => leaving.reset?.()} title={t('records-leave-title')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Text>{t('records-leave-text')}</Text>
      <Group mt="md">
        <Button variant="default" data-autofocus onClick={() => leaving.reset?.()}>
          {t('records-leave-stay')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            onLeave?.();
            leaving.proceed?.();
          }}
        >
          {t('records-leave-go')}
        </Button>
      </Group>
    </Modal>
  );
}
