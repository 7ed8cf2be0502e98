/**
 * A value of the past in the reader's form, as a history, the audit log or a timeline shows it: by its field where the schema has
 * one, by its lines where it is a part, else by what it looks like. Never hidden, never broken.
 */
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { recordQuery } from '@/api/records';
import { type Field, fieldOf, type ObjectSchema, type PartSchema } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { recordLabel } from '@/entity/label';
import { useLanguage, useT } from '@/i18n/i18n';
import { DateText, Money, None } from '@/ui/Values';
import { FieldView } from './FieldView';
import { asMoney, asReference, plainText, wordsOf } from './values';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Several things in a row, each in its own form. */
function Several({ values }: { values: unknown[] }) {
  return (
    <>
      {values.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- what was stays as it was
        <Fragment key={at}>
          {at > 0 ? ', ' : null}
          <LooseValue value={one} />
        </Fragment>
      ))}
    </>
  );
}

/** A value of which no field says what it is. */
function LooseValue({ value }: { value: unknown }) {
  const t = useT();
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return <None />;
  if (typeof value === 'boolean') return <>{t(value ? 'records-yes' : 'records-no')}</>;
  if (typeof value === 'string') return DAY.test(value) || INSTANT.test(value) ? <DateText value={value} /> : <span style={{ overflowWrap: 'anywhere' }}>{value}</span>;
  const money = asMoney(value);
  if (money) return <Money value={money} />;
  if (Array.isArray(value)) return <Several values={value} />;
  if (typeof value !== 'object' || asReference(value)) return <>{plainText(value)}</>;
  return (
    <>
      {Object.entries(value).map(([key, one], at) => (
        <Fragment key={key}>
          {at > 0 ? ' · ' : null}
          {key.replaceAll('_', ' ')}: <LooseValue value={one} />
        </Fragment>
      ))}
    </>
  );
}

/** A record that a line of the past pointed to, by its name where it can still be read. */
function LineReference({ field, id }: { field: Field; id: string }) {
  const me = useMe();
  const { language } = useLanguage();
  const known = field.relation !== null && may(me, field.relation, 'read');
  const record = useQuery({ ...recordQuery(field.relation ?? '', id, language), enabled: known, retry: false, staleTime: 60_000 }).data;
  return record ? <FieldView field={field} value={{ id, label: recordLabel(record) }} /> : <None />;
}

/** A line of a record at the time: what was filled in, each by its name. */
function Line({ part, line }: { part: PartSchema; line: unknown }) {
  if (typeof line !== 'object' || line === null) return <LooseValue value={line} />;
  const values = line as Record<string, unknown>;
  const shown = part.fields.filter(({ key, type, access }) => access !== 'none' && plainText(values[key]) !== '' && !(type === 'bool' && values[key] === false));
  return (
    <div>
      {shown.map((field, at) => {
        const value = values[field.key];
        return (
          <Fragment key={field.key}>
            {at > 0 ? ' · ' : null}
            {field.label}: {field.type === 'reference' && typeof value === 'string' ? <LineReference field={field} id={value} /> : <FieldView field={field} value={value} />}
          </Fragment>
        );
      })}
    </div>
  );
}

interface ChangedValueProps {
  /** Of the object, where the reader has one. */
  schema: ObjectSchema | undefined;
  /** The key of what changed. */
  name: string;
  value: unknown;
}

export function ChangedValue({ schema, name, value }: ChangedValueProps) {
  const field = schema ? fieldOf(schema, name) : undefined;
  const part = schema?.parts.find(({ key }) => key === name);
  if (part && Array.isArray(value) && value.length > 0) return value.map((line, at) => <Line key={at} part={part} line={line} />);
  if (!field || (Array.isArray(value) && field.type !== 'links' && field.type !== 'multi_choice')) return <LooseValue value={value} />;
  // Words alone: what a text looked like says less than what it said.
  if (field.type === 'rich_text') return <FieldView field={{ ...field, type: 'text' }} value={typeof value === 'string' ? wordsOf(value) : value} />;
  if (field.type === 'file' || field.type === 'image') return <FieldView field={{ ...field, type: 'text' }} value={value} />;
  return <FieldView field={field} value={value} />;
}
