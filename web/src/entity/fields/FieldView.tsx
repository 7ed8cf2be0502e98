/**
 * How each type of field looks when read. One entry a type; a type not named here, or a value in a
 * form not expected, is shown as plain text: never hidden, never broken.
 */
import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ComponentType, Fragment, lazy, Suspense } from 'react';
import type { Field } from '@/api/schema';
import { downloadUrl, previewUrl } from '@/api/attachments';
import { recordPath } from '@/app/feature';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { DateText, Money, None } from '@/ui/Values';
import { CODES } from './codes';
import { addressLines } from './addressText';
import { dialled, readsAs } from './phone';
import { asAddress, asFile, asMoney, asReference, asReferences, plainText } from './values';

export interface ViewProps {
  field: Field;
  value: unknown;
  /** How the server says that the value reads. */
  shown?: string | undefined;
}

function TextView({ value, shown }: ViewProps) {
  return <>{shown ?? plainText(value)}</>;
}

/** On paper and in a narrow column too, a code is read as one word. */
function Code({ value }: ViewProps) {
  return <span style={{ whiteSpace: 'nowrap' }}>{plainText(value)}</span>;
}

function LongText({ value }: ViewProps) {
  return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{plainText(value)}</span>;
}

function Email({ value }: ViewProps) {
  const text = plainText(value);
  return <Anchor inherit href={`mailto:${encodeURIComponent(text).replaceAll('%40', '@')}`}>{text}</Anchor>;
}

function Phone({ value, shown }: ViewProps) {
  const text = plainText(value);
  return (
    <Anchor inherit href={`tel:${dialled(text)}`} style={{ whiteSpace: 'nowrap' }}>
      {readsAs(text, shown)}
    </Anchor>
  );
}

/** Only web addresses become links; `javascript:` and the like stay text. */
function Url({ value }: ViewProps) {
  const text = plainText(value);
  if (!/^https?:\/\//i.test(text)) return <>{text}</>;
  return (
    <Anchor inherit href={text} target="_blank" rel="noopener noreferrer">
      {text}
    </Anchor>
  );
}

function Decimal({ value }: ViewProps) {
  const formats = useFormats();
  return <span className="tl-numbers">{formats.decimal(plainText(value))}</span>;
}

function PointsView({ value }: ViewProps) {
  const formats = useFormats();
  return <span className="tl-numbers">{formats.points(plainText(value))}</span>;
}

function Rate({ value }: ViewProps) {
  const formats = useFormats();
  return <span className="tl-numbers">{formats.percent(plainText(value))}</span>;
}

function MoneyView({ value }: ViewProps) {
  const money = asMoney(value);
  return money ? <Money value={money} /> : <>{plainText(value)}</>;
}

function Bool({ value }: ViewProps) {
  const t = useT();
  return <>{t(value === true ? 'records-yes' : 'records-no')}</>;
}

function DateView({ value }: ViewProps) {
  return <DateText value={plainText(value)} />;
}

const STATES: Record<string, string> = {
  active: 'teal',
  confirmed: 'teal',
  approved: 'teal',
  posted: 'teal',
  in_force: 'teal',
  released: 'teal',
  draft: 'gray',
  inactive: 'gray',
  archived: 'gray',
  cancelled: 'red',
  rejected: 'red',
  blocked: 'red',
  pending: 'amber',
  calculated: 'amber',
};

function Choice({ field, value }: ViewProps) {
  const text = plainText(value);
  const option = field.options.find(({ value: key }) => key === text);
  const label = option?.label ?? text;
  if (option?.color) return <Badge color={option.color}>{label}</Badge>;
  if (!/^(status|state|stage)$/.test(field.key)) return <>{label}</>;
  return <Badge color={STATES[text] ?? 'blue'}>{label}</Badge>;
}

function MultiChoice({ field, value }: ViewProps) {
  const keys = Array.isArray(value) ? value.map(plainText) : [plainText(value)];
  return (
    <Group gap={4} component="span">
      {keys.map((key) => {
        const option = field.options.find((one) => one.value === key);
        return (
          <Badge key={key} color={option?.color ?? 'gray'}>
            {option?.label ?? key}
          </Badge>
        );
      })}
    </Group>
  );
}

/** The name of a country, currency or language; the code itself where the browser knows none. */
function nameOf(code: string, type: Intl.DisplayNamesType, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

function CodeName({ field, value }: ViewProps) {
  const { language } = useLanguage();
  const text = plainText(value);
  const listed = field.options.find((option) => option.value === text)?.label;
  const type = CODES[field.type]?.type;
  return <>{listed ?? (type ? nameOf(text, type, language) : text)}</>;
}

function ReferenceView({ field, value }: ViewProps) {
  const reference = asReference(value);
  if (!reference) return <>{plainText(value)}</>;
  if (!field.relation) return <>{reference.label}</>;
  return (
    <Anchor component={Link} to={recordPath(field.relation, reference.id)} inherit>
      {reference.label}
    </Anchor>
  );
}

function LinksView({ field, value }: ViewProps) {
  const all = asReferences(value);
  if (all.length === 0) return <>{plainText(value)}</>;
  return (
    <>
      {all.map((one, at) => (
        <Fragment key={one.id}>
          {at > 0 ? ', ' : null}
          <ReferenceView field={field} value={one} />
        </Fragment>
      ))}
    </>
  );
}

const Rich = lazy(() => import('./RichTextView'));

function RichText({ value }: ViewProps) {
  return (
    <Suspense fallback={null}>
      <Rich html={plainText(value)} />
    </Suspense>
  );
}

function AddressView({ value }: ViewProps) {
  const { language } = useLanguage();
  const address = asAddress(value);
  if (!address) return <>{plainText(value)}</>;
  const lines = addressLines(address, address.country ? nameOf(address.country, 'region', language) : '');
  return <span style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{lines.join('\n')}</span>;
}

/** A file to be saved; a picture of it beside its name. */
function FileView({ value }: ViewProps) {
  const file = asFile(value);
  if (!file) return <>{plainText(value)}</>;
  return (
    <Group gap="xs" component="span" wrap="nowrap">
      {file.preview ? <img src={previewUrl(file.id)} alt="" loading="lazy" style={{ maxHeight: 32, maxWidth: 48, objectFit: 'contain' }} /> : null}
      <Anchor inherit href={downloadUrl(file.id)} download={file.name} style={{ overflowWrap: 'anywhere' }}>
        {file.name}
      </Anchor>
    </Group>
  );
}

function ImageView({ field, value }: ViewProps) {
  const file = asFile(value);
  if (!file?.preview) return <FileView field={field} value={value} />;
  return (
    <a href={downloadUrl(file.id)} download={file.name} title={file.name}>
      <img src={previewUrl(file.id)} alt={file.name} loading="lazy" style={{ display: 'block', maxHeight: 96, maxWidth: '100%', objectFit: 'contain' }} />
    </a>
  );
}

function Json({ value }: ViewProps) {
  return (
    <Text component="pre" size="xs" m={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
    </Text>
  );
}

const VIEWS: Record<string, ComponentType<ViewProps>> = {
  text: TextView,
  code: Code,
  long_text: LongText,
  email: Email,
  phone: Phone,
  url: Url,
  integer: Decimal,
  decimal: PointsView,
  points: PointsView,
  rate: Rate,
  money: MoneyView,
  bool: Bool,
  date: DateView,
  time: DateView,
  period: DateView,
  choice: Choice,
  multi_choice: MultiChoice,
  country: CodeName,
  currency: CodeName,
  language: CodeName,
  reference: ReferenceView,
  links: LinksView,
  rich_text: RichText,
  address: AddressView,
  file: FileView,
  image: ImageView,
  json: Json,
};

const NUMERIC = new Set(['integer', 'decimal', 'points', 'rate', 'money']);

/** Whether values of the field stand at the end of their cell. */
export function isNumeric(field: Field): boolean {
  return NUMERIC.has(field.type);
}

export function FieldView({ field, value, shown }: ViewProps) {
  const t = useT();
  if (field.access === 'masked') {
    return (
      <Text span c="dimmed" title={t('records-masked')} aria-label={t('records-masked')}>
        •••
      </Text>
    );
  }
  if (value === null || value === undefined || value === '') return <None />;
  const View = VIEWS[field.type] ?? TextView;
  return <View field={field} value={value} shown={shown} />;
}
