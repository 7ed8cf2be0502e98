/** A part of a filter in words: a condition, or a group with brackets where they are needed. */
import { Fragment } from 'react';
import type { ObjectSchema } from '@/api/schema';
import { type Condition, type FilterPart, isFixed, isGroup } from '@/entity/filter';
import { useT } from '@/i18n/i18n';
import { useConditionText } from './useConditionText';

function ConditionWords({ schema, condition }: { schema: ObjectSchema; condition: Condition }) {
  return <>{useConditionText(schema, condition)}</>;
}

/** `inside`: it stands in another group. */
export function FilterWords({ schema, part, inside = false }: { schema: ObjectSchema; part: FilterPart; inside?: boolean }) {
  const t = useT();
  if (isFixed(part)) return <>{t('records-filter-special')}</>;
  if (!isGroup(part)) return <ConditionWords schema={schema} condition={part} />;
  const between = t(part.join === 'all' ? 'records-filter-and' : 'records-filter-or');
  const brackets = part.join === 'none' || (inside && part.parts.length > 1);
  return (
    <>
      {part.join === 'none' ? `${t('records-filter-not')} ` : null}
      {brackets ? '(' : null}
      {part.parts.map((one, at) => (
        <Fragment key={at}>
          {at > 0 ? <b> {between} </b> : null}
          <FilterWords schema={schema} part={one} inside />
        </Fragment>
      ))}
      {brackets ? ')' : null}
    </>
  );
}
