/**
 * A refusal in the reader's words: what, where, what to do next. Where a whole screen could not be read (`retry`) because it is
 * not there or not open, no second try is offered, but the way out.
 */
import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { CODE_OFFLINE, CODE_UNREADABLE, isProblem } from '@/api/problem';
import { type Translate, useT } from '@/i18n/i18n';
import { EmptyState } from './EmptyState';

/** The words of any error: the server's where it sent some, ours where nothing came back. */
export function problemText(error: unknown, t: Translate): string {
  if (!isProblem(error)) return t('shell-problem-unexpected');
  if (error.code === CODE_OFFLINE) return t('shell-problem-offline');
  if (error.code === CODE_UNREADABLE) return t('shell-problem-unreadable', { status: String(error.status) });
  return error.message;
}

interface ProblemAlertProps {
  error: unknown;
  /** Fields named here are shown beside their inputs and not repeated. */
  shownFields?: readonly string[];
  retry?: (() => void) | undefined;
}

/** It is not there, or not for this person: asking again brings the same. */
export function isSettled(error: unknown): boolean {
  return isProblem(error) && (error.status === 403 || error.status === 404);
}

export function ProblemAlert({ error, shownFields, retry }: ProblemAlertProps) {
  const t = useT();
  if (retry && isSettled(error)) {
    return (
      <div role="alert">
        <EmptyState
          text={problemText(error, t)}
          action={
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/" />}>
              {t('shell-back-to-today')}
            </Button>
          }
        />
      </div>
    );
  }
  const said = problemText(error, t);
  const fields = isProblem(error) ? error.fields.filter(({ field, title }) => !shownFields?.includes(field) && title !== said) : [];
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} title={said} role="alert">
      {fields.length > 0 ? (
        <List size="sm">
          {fields.map(({ field, code, title }) => (
            <List.Item key={`${field}-${code}`}>{title}</List.Item>
          ))}
        </List>
      ) : null}
      {isProblem(error) && error.requestId && error.status >= 500 ? (
        <Text size="xs" c="dimmed">
          {t('shell-problem-request', { id: error.requestId })}
        </Text>
      ) : null}
      {retry ? (
        <Button mt="xs" size="xs" variant="default" onClick={retry}>
          {t('shell-try-again')}
        </Button>
      ) : null}
    </Alert>
  );
}
