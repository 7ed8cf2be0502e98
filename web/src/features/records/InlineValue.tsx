/** A value on a record's page: read, and changed where it stands by whoever may. A link in it still leads where it leads. */
import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { lazy, type MouseEvent, Suspense, useEffect, useRef, useState } from 'react';
import type { RecordItem } from '@/api/records';
import type { Field } from '@/api/schema';
import { FieldView } from '@/entity/fields/FieldView';
import { useT } from '@/i18n/i18n';
import { isValueEditable } from './cellEditable';
import classes from './Details.module.css';

const EditCell = lazy(() => import('./EditCell'));

interface InlineValueProps {
  object: string;
  field: Field;
  record: RecordItem;
}

export function InlineValue({ object, field, record }: InlineValueProps) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const [closed, setClosed] = useState(0);
  const pencil = useRef<HTMLButtonElement>(null);
  const value = record.values[field.key];
  const shown = record.shown?.[field.key];
  useEffect(() => {
    // Back to where one was, unless one has gone elsewhere meanwhile.
    if (closed > 0 && document.activeElement === document.body) pencil.current?.focus();
  }, [closed]);
  if (!isValueEditable(field, record)) return <FieldView field={field} value={value} shown={shown} />;
  const close = () => {
    setEditing(false);
    setClosed((times) => times + 1);
  };
  const open = (event: MouseEvent) => {
    // What is marked is to be copied; a link is to be followed.
    if (event.target instanceof Element && event.target.closest('a, button, img')) return;
    if (!window.getSelection()?.toString()) setEditing(true);
  };
  if (editing) {
    return (
      <Suspense fallback={<FieldView field={field} value={value} shown={shown} />}>
        <EditCell roomy object={object} field={field} item={record} close={close} />
      </Suspense>
    );
  }
  return (
    // The pencil is the way by keyboard; a click on the value is the short one.
    <div role="presentation" className={classes['value']} title={t('shell-edit-hint')} onClick={open}>
      <div className={classes['shown']}>
        <FieldView field={field} value={value} shown={shown} />
      </div>
      <ActionIcon ref={pencil} className={classes['pencil'] ?? ''} variant="subtle" color="gray" size="sm" aria-label={t('records-edit-title', { name: field.label })} onClick={() => setEditing(true)}>
        <IconPencil size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
