/**
 * How each type of field is entered. Values go in and out in the form of the API; a half-typed
 * number or date stays text, and the server says what is wrong with it. A type not named here
 * cannot be edited and is shown instead.
 */
import { Input, NativeSelect, Select, Switch, TextInput } from '@mantine/core';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { CODES } from './codes';
import { common, type EditProps } from './edit';
import { type Editable, isEditable } from './editable';
import { FieldView } from './FieldView';
import { dialled, readsAs } from './phone';
import { ReferenceEdit } from './ReferenceEdit';
import { asMoney, plainText, readDecimal, shifted, writeDecimal } from './values';

function emptyToNull(text: string): string | null {
  return text === '' ? null : text;
}

function TextEdit(props: EditProps) {
  const kinds: Record<string, { type?: string; inputMode?: 'email' | 'tel' | 'url' }> = {
    email: { type: 'email', inputMode: 'email' },
    url: { type: 'url', inputMode: 'url' },
  };
  return (
    <TextInput
      {...common(props)}
      {...kinds[props.field.type]}
      value={plainText(props.value)}
      onChange={(event) => props.onChange(emptyToNull(event.currentTarget.value))}
    />
  );
}

/** A number reads as lists show it until somebody types; what is typed goes to the server as it is, which reads it at home in the record's country. */
function PhoneEdit(props: EditProps) {
  const kept = dialled(props.shown ?? '');
  return (
    <TextInput
      {...common(props)}
      type="tel"
      inputMode="tel"
      value={readsAs(plainText(props.value), props.shown)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        // Put back to what it was, it is no change.
        props.onChange(text === props.shown ? kept : emptyToNull(text));
      }}
    />
  );
}

/** Shared by integers, decimals and money: text while typing, an exact decimal string outside. */
function useDecimalText(value: string, onValue: (value: string | null) => void) {
  const { figureTag: tag } = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? writeDecimal(value, tag),
    onChange: (text: string) => {
      setDraft(text);
      onValue(text.trim() === '' ? null : (readDecimal(text, tag) ?? text));
    },
    onBlur: () => setDraft(null),
  };
}

function DecimalEdit(props: EditProps) {
  const whole = props.field.type === 'integer';
  const text = useDecimalText(plainText(props.value), (value) => {
    // Whole numbers are JSON numbers in the API as long as they are exact; all else stays text.
    const number = Number(value);
    props.onChange(whole && value !== null && /^-?\d+$/.test(value) && Number.isSafeInteger(number) ? number : value);
  });
  return (
    <TextInput
      {...common(props)}
      inputMode={whole ? 'numeric' : 'decimal'}
      value={text.value}
      onChange={(event) => text.onChange(event.currentTarget.value)}
      onBlur={text.onBlur}
    />
  );
}

/** An amount in the record's currency where it has one; else the currency is the reader's choice, and stays as it is. */
function MoneyEdit(props: EditProps) {
  const t = useT();
  const money = asMoney(props.value);
  // What is there is shown as it is; what is typed is in the record's currency.
  const shown = money?.currency ?? props.currency ?? '';
  const [chosen, setChosen] = useState<string | null>(null);
  const typed = props.currencyFixed ? (props.currency ?? shown) : (money?.currency ?? chosen ?? shown);
  const text = useDecimalText(money?.amount ?? '', (amount) => props.onChange(amount === null ? null : { amount, currency: typed }));
  const codes = [...new Set([typed, ...(CODES['currency']?.codes ?? [])])].filter(Boolean);
  return (
    <TextInput
      {...common(props)}
      inputMode="decimal"
      rightSection={
        props.currencyFixed ? (
          <span style={{ fontSize: 12 }}>{shown}</span>
        ) : (
          <NativeSelect
            variant="unstyled"
            size="xs"
            aria-label={t('records-money-currency', { field: props.field.label })}
            data={codes}
            value={typed}
            onChange={(event) => {
              const currency = event.currentTarget.value;
              setChosen(currency);
              if (money) props.onChange({ amount: money.amount, currency });
            }}
          />
        )
      }
      rightSectionWidth={props.currencyFixed ? 44 : 76}
      value={text.value}
      onChange={(event) => text.onChange(event.currentTarget.value)}
      onBlur={text.onBlur}
    />
  );
}

/** A rate is typed as a percentage and travels as a share: 5 is `0.05`. */
function RateEdit(props: EditProps) {
  const text = useDecimalText(shifted(plainText(props.value), 2), (value) => props.onChange(value === null ? null : shifted(value, -2)));
  return (
    <TextInput
      {...common(props)}
      inputMode="decimal"
      rightSection={<span style={{ fontSize: 12 }}>%</span>}
      value={text.value}
      onChange={(event) => text.onChange(event.currentTarget.value)}
      onBlur={text.onBlur}
    />
  );
}

const LongText = lazy(() => import('./LongTextEdit'));
const MultiChoice = lazy(() => import('./MultiChoiceEdit'));
const RichText = lazy(() => import('./RichTextEdit'));
const Address = lazy(() => import('./AddressEdit'));
const Links = lazy(() => import('./LinksEdit'));
const OneFile = lazy(() => import('./FileEdit'));

/** Inputs that few forms have come when one of them does; until then their place is kept. */
function later(Edit: ComponentType<EditProps>) {
  return function Later(props: EditProps) {
    return (
      <Suspense fallback={<TextInput {...common(props)} disabled value={plainText(props.value)} />}>
        <Edit {...props} />
      </Suspense>
    );
  };
}

const Calendar = lazy(() => import('./DateEdit'));
const Time = lazy(() => import('./TimeEdit'));

function BoolEdit(props: EditProps) {
  const { withAsterisk: _, required: __, ...rest } = common(props);
  return <Switch {...rest} aria-invalid={rest.error ? true : undefined} mt={props.bare ? 0 : 'md'} checked={props.value === true} onChange={(event) => props.onChange(event.currentTarget.checked)} />;
}

function ChoiceEdit(props: EditProps) {
  const t = useT();
  return (
    <Select
      {...common(props)}
      data={props.field.options}
      value={plainText(props.value) || null}
      searchable={props.field.options.length > 8}
      clearable={!props.field.required}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={props.onChange}
    />
  );
}

/** Countries, currencies, languages: the code stays, the name is the reader's. */
function CodeEdit(props: EditProps) {
  const t = useT();
  const { language } = useLanguage();
  const formats = useFormats();
  const kind = CODES[props.field.type];
  const value = plainText(props.value);
  const names = new Intl.DisplayNames([language], { type: kind?.type ?? 'region' });
  const codes = [...new Set([...(value ? [value] : []), ...(props.field.options.length > 0 ? props.field.options.map((option) => option.value) : (kind?.codes ?? []))])];
  const data = codes
    .map((code) => ({ value: code, label: props.field.options.find((option) => option.value === code)?.label ?? names.of(code) ?? code }))
    .toSorted((left, right) => formats.compare(left.label, right.label));
  return (
    <Select
      {...common(props)}
      data={data}
      value={value || null}
      searchable
      clearable={!props.field.required}
      limit={100}
      nothingFoundMessage={t('shell-nothing-found')}
      onChange={props.onChange}
    />
  );
}

function ReadOnly({ field, value, shown, bare }: EditProps) {
  if (bare) return <FieldView field={field} value={value} shown={shown} />;
  return (
    <Input.Wrapper label={field.label} labelElement="div">
      <div>
        <FieldView field={field} value={value} shown={shown} />
      </div>
    </Input.Wrapper>
  );
}

const EDITS: Record<Editable, ComponentType<EditProps>> = {
  text: TextEdit,
  code: TextEdit,
  email: TextEdit,
  phone: PhoneEdit,
  url: TextEdit,
  period: TextEdit,
  long_text: later(LongText),
  rich_text: later(RichText),
  integer: DecimalEdit,
  decimal: DecimalEdit,
  points: DecimalEdit,
  rate: RateEdit,
  money: MoneyEdit,
  bool: BoolEdit,
  date: later(Calendar),
  time: later(Time),
  choice: ChoiceEdit,
  multi_choice: later(MultiChoice),
  country: CodeEdit,
  currency: CodeEdit,
  language: CodeEdit,
  reference: ReferenceEdit,
  links: later(Links),
  address: later(Address),
  file: later(OneFile),
  image: later(OneFile),
};

export function FieldEdit(props: EditProps) {
  const { access, type } = props.field;
  const Edit = access === 'write' && isEditable(type) ? EDITS[type] : ReadOnly;
  return <Edit {...props} />;
}
