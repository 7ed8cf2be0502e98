/** The way out for good: says that nothing brings it back, and wants the code typed. */
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { erasePerson, type PersonRef } from '@/api/privacy';
import { useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { ProblemAlert } from '@/ui/ProblemAlert';

export function EraseDialog({ person, code, onClose }: { person: PersonRef; code: string; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const erase = useCommand((text: string, key) => erasePerson(person, text, key), {
    onSuccess: ({ id }) => navigate({ to: `/privacy/${id}` as never }),
  });
  return (
    <Modal opened onClose={onClose} title={t('privacy-erase-title', { code })} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          erase.mutate(typed.trim());
        }}
      >
        <Stack>
          <Text size="sm">{t('privacy-erase-text', { code })}</Text>
          {erase.error ? <ProblemAlert error={erase.error} /> : null}
          <TextInput data-autofocus label={t('privacy-erase-code')} autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <FormButtons label={t('privacy-erase-now')} danger loading={erase.isPending} disabled={typed.trim() !== code} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
