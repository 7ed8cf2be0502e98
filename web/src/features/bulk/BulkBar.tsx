/** What can be done with the chosen rows; absent while none is. Each action is a job with an account and an undo. */
import { Button, Text } from '@mantine/core';
import { IconGitMerge, IconPencil, IconTrash, IconUserShare, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { BulkAim } from '@/api/bulk';
import type { ObjectSchema } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { narrowed } from '@/entity/group';
import { MERGED_MAX, mergePath } from '@/features/merges/path';
import { useFormats, useT } from '@/i18n/i18n';
import { linkTo } from '@/ui/linkTo';
import { problemText } from '@/ui/ProblemAlert';
import { useForget } from '@/ui/useKept';
import classes from './BulkBar.module.css';
import { type Selection, useSelection } from './selection';
import { useStartBulk } from './useStartBulk';

const EditMany = lazy(() => import('./EditMany'));
const AssignMany = lazy(() => import('./AssignMany'));
const TrashMany = lazy(() => import('./TrashMany'));

interface BulkBarProps {
  schema: ObjectSchema;
  selection: Selection;
  /** The loaded rows in their order. */
  loaded: readonly string[];
  /** The list has more rows than those loaded. */
  more: boolean;
  /** How many the list has, as far as it was counted. */
  count: { value: number; capped: boolean } | undefined;
  /** What the list was asked. */
  question: { filter?: string | undefined; q?: string | undefined };
}

/** Up to so many rows go to the trash at one click, since the toast brings them back; more are asked for once more. */
const FEW = 20;

export function BulkBar({ schema, selection, loaded, more, count, question }: BulkBarProps) {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const { ids, all, scopes } = useSelection(selection);
  const [dialog, setDialog] = useState<'edit' | 'assign' | 'trash' | null>(null);
  const close = () => setDialog(null);
  const forget = useForget();
  const draft = `many:${schema.key}`;
  const start = useStartBulk(schema.key, {
    onStarted: () => {
      if (dialog === 'edit') forget(draft);
      close();
      selection.clear();
    },
  });
  if (!all && ids.size === 0 && scopes.size === 0) return null;
  const total = count ? (count.capped ? t('records-at-least', { count: formats.integer(count.value) }) : formats.integer(count.value)) : '';
  const whole = all || scopes.size > 0;
  const filter = scopes.size > 0 ? narrowed(question.filter, { or: [...scopes.values()].map((scope) => scope.filter) }) : question.filter;
  const aim: BulkAim = whole
    ? { matching: { ...(filter ? { filter: JSON.parse(filter) as unknown } : {}), ...(question.q ? { q: question.q } : {}) } }
    : { ids: [...ids] };
  const updates = may(me, schema.key, 'update');
  const chosen = all ? t('bulk-all', { count: total }) : t('bulk-selected', { count: ids.size + [...scopes.values()].reduce((sum, scope) => sum + scope.count, 0) });
  const trash = () => {
    if (whole || ids.size > FEW) return setDialog('trash');
    start.mutate({ action: 'trash', ...aim });
  };
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('bulk-actions')}>
      <Text size="sm" fw={600} role="status">
        {chosen}
      </Text>
      {!whole && more && loaded.every((id) => ids.has(id)) ? (
        <Button size="compact-sm" variant="subtle" onClick={() => selection.chooseAll()}>
          {t('bulk-select-all', { count: total })}
        </Button>
      ) : null}
      {updates ? (
        <>
          <Button size="compact-sm" variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setDialog('edit')}>
            {t('bulk-edit')}
          </Button>
          {may(me, 'employee', 'read') ? (
            <Button size="compact-sm" variant="default" leftSection={<IconUserShare size={14} aria-hidden />} onClick={() => setDialog('assign')}>
              {t('bulk-assign')}
            </Button>
          ) : null}
        </>
      ) : null}
      {schema.mergeable && !whole && ids.size >= 2 && ids.size <= MERGED_MAX ? (
        <Button size="compact-sm" variant="default" leftSection={<IconGitMerge size={14} aria-hidden />} component={Link} {...linkTo(mergePath(schema.key, [...ids]))}>
          {t('merges-merge')}
        </Button>
      ) : null}
      {may(me, schema.key, 'trash') ? (
        <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} loading={start.isPending} onClick={trash}>
          {t('records-trash')}
        </Button>
      ) : null}
      <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={() => selection.clear()}>
        {t('bulk-clear')}
      </Button>
      {start.error && dialog === null ? (
        <Text size="sm" c="var(--tl-danger)" role="alert">
          {problemText(start.error, t)}
        </Text>
      ) : null}
      <Suspense fallback={null}>
        {dialog === 'edit' ? <EditMany schema={schema} draft={draft} chosen={chosen} start={start} aim={aim} onClose={close} /> : null}
        {dialog === 'assign' ? <AssignMany schema={schema} chosen={chosen} start={start} aim={aim} onClose={close} /> : null}
        {dialog === 'trash' ? <TrashMany chosen={chosen} start={start} aim={aim} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

/** Whether any action on many rows is open to this person. */
export function useBulk(object: string): boolean {
  const me = useMe();
  return may(me, object, 'update') || may(me, object, 'trash');
}
