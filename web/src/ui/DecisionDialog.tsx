/**
 * A word of a person that has an effect: approve, reject, post, confirm, cancel. Says what will happen, asks for a comment
 * where one belongs to it, and sends it once however often the button is pressed. A refusal stays in the dialog.
 */
import { Modal, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCommand } from '@/api/command';
import { useT } from '@/i18n/i18n';
import { FormButtons } from './FormButtons';
import { ProblemAlert } from './ProblemAlert';

interface DecisionDialogProps {
  title: string;
  /** What the button says. */
  label: string;
  /** The word takes something away: the button is red. */
  danger?: boolean;
  /** How the comment is asked for; left out where none is wanted. `field`: its name in a refusal. */
  comment?: { label: string; required: boolean; field?: string };
  send: (comment: string, idempotencyKey: string) => Promise<unknown>;
  /** After the effect: read anew, tell the person. The dialog closes by itself. */
  onDone: () => Promise<unknown>;
  onClose: () => void;
  /** What is decided, above the comment. */
  children?: ReactNode;
}

export function DecisionDialog({ title, label, danger = false, comment, send, onDone, onClose, children }: DecisionDialogProps) {
  const t = useT();
  const [text, setText] = useState('');
  const command = useCommand(send, {
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  const field = comment?.field ?? 'comment';
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate(text.trim());
        }}
      >
        <Stack>
          {children}
          {command.error ? <ProblemAlert error={command.error} shownFields={comment ? [field] : []} /> : null}
          {comment ? (
            <Textarea
              data-autofocus
              label={comment.label}
              withAsterisk={comment.required}
              value={text}
              error={command.error?.fieldErrors[field]}
              onChange={(event) => setText(event.currentTarget.value)}
              autosize
              minRows={2}
            />
          ) : null}
          <FormButtons label={label} danger={danger} loading={command.isPending} disabled={comment?.required === true && text.trim() === ''} onCancel={onClose} cancel={t('shell-close')} />
        </Stack>
      </form>
    </Modal>
  );
}
