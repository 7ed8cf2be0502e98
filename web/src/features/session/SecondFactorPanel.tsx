/** The own second factor: set up with a picture, recovery codes shown once, taken away again. */
import { Alert, Anchor, Badge, Button, Code, CopyButton, Group, Modal, PinInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { beginSecondFactor, confirmSecondFactor, type FactorSetup, ownSessionsQuery, removeSecondFactor, renewRecovery, secondFactorQuery, sessionQuery } from '@/api/session';
import { useFormats, useT } from '@/i18n/i18n';
import { DecisionDialog, FormButtons, Loading, Panel, ProblemAlert } from '@/ui';

/** The picture as squares; a text of our own, never HTML from the server. */
function Picture({ setup, label }: { setup: FactorSetup; label: string }) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${setup.size} ${setup.size}`} width={220} height={220} shapeRendering="crispEdges" style={{ background: '#fff', maxWidth: '100%' }}>
      <path d={setup.path} fill="#000" />
    </svg>
  );
}

function Recovery({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} title={t('factor-recovery')} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Stack>
        <Text size="sm">{t('factor-recovery-text')}</Text>
        <SimpleGrid cols={2}>
          {codes.map((code) => (
            <Code key={code}>{code}</Code>
          ))}
        </SimpleGrid>
        <Group>
          <CopyButton value={codes.join('\n')}>{({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'users-link-copied' : 'factor-recovery-copy')}</Button>}</CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('factor-recovery-kept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function SetUp({ setup, onDone, onClose }: { setup: FactorSetup; onDone: (codes: string[]) => void; onClose: () => void }) {
  const t = useT();
  const [code, setCode] = useState('');
  const confirm = useCommand(confirmSecondFactor, { onSuccess: ({ codes }) => onDone(codes), onError: () => setCode('') });
  return (
    <Modal opened onClose={onClose} title={t('factor-set-up')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate(code);
        }}
      >
        <Stack>
          <Text size="sm">{t('factor-scan')}</Text>
          <Group justify="center">
            <Picture setup={setup} label={t('factor-picture')} />
          </Group>
          <Text size="sm">
            {t('factor-type')} <Code>{setup.seed.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
          </Text>
          <Text size="sm">
            <Anchor href={setup.uri}>{t('factor-here')}</Anchor>
          </Text>
          {confirm.error ? <ProblemAlert error={confirm.error} shownFields={['code']} /> : null}
          <Text size="sm" id="factor-code">
            {t('factor-confirm-text')}
          </Text>
          <PinInput length={6} type="number" oneTimeCode value={code} onChange={setCode} getInputProps={(index) => ({ 'aria-label': t('factor-figure', { number: index + 1 }) })} error={confirm.error !== null} />
          <FormButtons label={t('factor-confirm')} loading={confirm.isPending} disabled={code.length !== 6} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

export function SecondFactorPanel() {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const found = useQuery(secondFactorQuery);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [removing, setRemoving] = useState(false);
  const changed = async () => {
    await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
  };
  const begin = useCommand(beginSecondFactor);
  const renew = useCommand(renewRecovery, {
    onSuccess: async (made) => {
      setCodes(made.codes);
      await changed();
    },
  });
  const error = begin.error ?? renew.error;
  return (
    <Panel
      title={t('factor-title')}
      action={
        found.data?.since ? (
          <Badge color="teal">
            {t('factor-on')}
          </Badge>
        ) : null
      }
    >
      <Stack>
        {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
        {!found.data && !found.error ? <Loading rows={1} height={44} /> : null}
        {error ? <ProblemAlert error={error} /> : null}
        {found.data?.since ? (
          <>
            <Text size="sm">{t('factor-since', { date: formats.instant(found.data.since) })}</Text>
            {found.data.recovery_left < 3 ? <Alert role="note" color="amber" title={t('factor-recovery-left', { count: found.data.recovery_left })} /> : <Text size="sm">{t('factor-recovery-left', { count: found.data.recovery_left })}</Text>}
            <Group>
              <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
                {t('factor-recovery-new')}
              </Button>
              <Button variant="default" c="red" onClick={() => setRemoving(true)}>
                {t('factor-remove')}
              </Button>
            </Group>
          </>
        ) : null}
        {found.data && !found.data.since ? (
          <>
            <Text size="sm">{t('factor-text')}</Text>
            <Group>
              <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
                {t('factor-set-up')}
              </Button>
            </Group>
          </>
        ) : null}
      </Stack>
      {begin.data ? (
        <SetUp
          setup={begin.data}
          onClose={() => begin.reset()}
          onDone={(made) => {
            begin.reset();
            setCodes(made);
            void changed();
          }}
        />
      ) : null}
      {codes ? <Recovery codes={codes} onClose={() => setCodes(null)} /> : null}
      {removing ? (
        <DecisionDialog
          title={t('factor-remove')}
          label={t('factor-remove')}
          danger
          send={() => removeSecondFactor()}
          onDone={async () => {
            await changed();
            notifications.show({ message: t('factor-removed'), color: 'teal' });
          }}
          onClose={() => setRemoving(false)}
        >
          <Text size="sm">{t('factor-remove-text')}</Text>
        </DecisionDialog>
      ) : null}
    </Panel>
  );
}
