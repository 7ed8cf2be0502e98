/** Own passkeys: made with the browser, named, taken away. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { type Passkey, passkeysQuery, passkeysSupported, registerPasskey, removePasskey, renamePasskey } from '@/api/passkeys';
import { ownSessionsQuery } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { DecisionDialog, FormButtons, Loading, Panel, ProblemAlert } from '@/ui';
import { KeyProblem } from './KeyProblem';

interface NameDialogProps {
  title: string;
  label: string;
  name?: string;
  send: (name: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

function NameDialog({ title, label, name: first = '', send, onDone, onClose }: NameDialogProps) {
  const t = useT();
  const [name, setName] = useState(first);
  const command = useCommand(send, { onSuccess: onDone });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate(name.trim());
        }}
      >
        <Stack>
          {command.error ? <KeyProblem error={command.error} shownFields={['name']} /> : null}
          <TextInput data-autofocus label={t('passkeys-name')} description={t('passkeys-name-hint')} maxLength={60} autoComplete="off" value={name} error={command.error?.fieldErrors?.['name']} onChange={(event) => setName(event.currentTarget.value)} />
          <FormButtons label={label} loading={command.isPending} disabled={name.trim() === ''} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

function OneKey({ passkey, onRename, onRemove }: { passkey: Passkey; onRename: () => void; onRemove: () => void }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Group component="li" justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} miw={0}>
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {passkey.name}
        </Text>
        <Text size="sm" c="dimmed">
          {t('passkeys-since', { at: formats.instant(passkey.created_at) })} · {passkey.used_at ? t('tokens-used', { at: formats.instant(passkey.used_at) }) : t('tokens-never-used')}
        </Text>
      </Stack>
      <Group gap="xs" style={{ flexShrink: 0 }}>
        <Button size="xs" variant="default" onClick={onRename} aria-label={`${t('passkeys-rename')}: ${passkey.name}`}>
          {t('passkeys-rename')}
        </Button>
        <Button size="xs" variant="default" c="red" onClick={onRemove} aria-label={`${t('passkeys-remove')}: ${passkey.name}`}>
          {t('passkeys-remove')}
        </Button>
      </Group>
    </Group>
  );
}

export function PasskeysPanel() {
  const t = useT();
  const client = useQueryClient();
  const keys = useQuery(passkeysQuery);
  const [making, setMaking] = useState(false);
  const [renaming, setRenaming] = useState<Passkey | null>(null);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  const usable = keys.data?.available === true && passkeysSupported();
  const done = (message: string) => {
    setMaking(false);
    setRenaming(null);
    void changed();
    notifications.show({ message, color: 'teal' });
  };
  return (
    <Panel title={t('passkeys-title')}>
      <Stack>
        <Text size="sm">{t('passkeys-text')}</Text>
        {keys.error ? <ProblemAlert error={keys.error} retry={() => void keys.refetch()} /> : null}
        {keys.isLoading ? <Loading rows={1} height={44} /> : null}
        {keys.data && !usable ? (
          <Text size="sm" c="dimmed">
            {t('passkeys-unavailable')}
          </Text>
        ) : null}
        {keys.data?.items.length ? (
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {keys.data.items.map((passkey) => (
              <OneKey key={passkey.id} passkey={passkey} onRename={() => setRenaming(passkey)} onRemove={() => setRemoving(passkey)} />
            ))}
          </Stack>
        ) : null}
        {usable ? (
          <Button w="fit-content" variant="default" onClick={() => setMaking(true)}>
            {t('passkeys-new')}
          </Button>
        ) : null}
      </Stack>
      {making ? <NameDialog title={t('passkeys-new')} label={t('passkeys-make')} send={registerPasskey} onDone={() => done(t('passkeys-made'))} onClose={() => setMaking(false)} /> : null}
      {renaming ? (
        <NameDialog
          title={t('passkeys-rename')}
          label={t('records-save')}
          name={renaming.name}
          send={(name) => renamePasskey(renaming.id, name)}
          onDone={() => done(t('records-saved'))}
          onClose={() => setRenaming(null)}
        />
      ) : null}
      {removing ? (
        <DecisionDialog
          title={`${t('passkeys-remove')}: ${removing.name}`}
          label={t('passkeys-remove')}
          danger
          send={() => removePasskey(removing.id)}
          onDone={async () => {
            await changed();
            await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
            notifications.show({ message: t('passkeys-removed'), color: 'teal' });
          }}
          onClose={() => setRemoving(null)}
        >
          <Text size="sm">{t('passkeys-remove-text')}</Text>
        </DecisionDialog>
      ) : null}
    </Panel>
  );
}
