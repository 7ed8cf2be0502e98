/** A name for a view: of a new one with what the list asks now, or a new name for the open one. */
import { Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useCommand } from '@/api/command';
import { createView, updateView, type View } from '@/api/views';
import { useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { KeptForm } from '@/ui/KeptForm';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { useKept } from '@/ui/useKept';
import type { Asked } from './asked';

interface SaveDialogProps {
  object: string;
  /** The view to rename; null makes a new one. */
  view: View | null;
  asked: Asked;
  mayShare: boolean;
  onSaved: (view: View, isNew: boolean) => Promise<unknown>;
  onClose: () => void;
}

export default function SaveDialog({ object, view, asked, mayShare, onSaved, onClose }: SaveDialogProps) {
  const t = useT();
  const kept = useKept(`view:${object}:${view?.id ?? 'new'}`, { name: view?.name ?? '', shared: false });
  const { name, shared } = kept.value;
  const save = useCommand(
    (input: { name: string; shared: boolean }, key) =>
      view ? updateView(view.id, view.version, { name: input.name }, key) : createView(object, { ...asked, ...input }, key),
    {
      onSuccess: async (saved) => {
        kept.forget();
        await onSaved(saved, view === null);
        onClose();
      },
    },
  );
  return (
    <Modal opened onClose={onClose} title={t(view ? 'views-rename' : 'views-new-title')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ name: name.trim(), shared });
        }}
      >
        <Stack>
          <KeptForm dialog kept={kept} />
          {save.error ? <ProblemAlert error={save.error} shownFields={['name']} /> : null}
          <TextInput
            data-autofocus
            label={t('views-name')}
            withAsterisk
            maxLength={80}
            value={name}
            error={save.error?.fieldErrors['name']}
            onChange={(event) => kept.set({ name: event.currentTarget.value })}
          />
          {mayShare && !view ? <Switch label={t('views-shared')} checked={shared} onChange={(event) => kept.set({ shared: event.currentTarget.checked })} /> : null}
          <FormButtons
            label={t('views-save')}
            loading={save.isPending}
            disabled={name.trim() === ''}
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
