/** Second step: how the file is written, with a sample that follows; which column fills which field. */
import { Alert, Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { DATE_FORMATS, DELIMITERS, ENCODINGS, type FileForm, type Import, type Preview } from '@/api/imports';
import { useT } from '@/i18n/i18n';
import classes from './MapStep.module.css';
import { assign, canCreate, type Choice, delimiterOf, isEmpty, isNamed, missing, setConstant } from './mapping';

interface FormProps {
  file: FileForm;
  preview: Preview;
  onFile: (change: Partial<FileForm>) => void;
}

const OTHER = 'other';

/** One of the usual delimiters, or any other character; until it is typed the file is read as before. */
function DelimiterEdit({ delimiter, onChange }: { delimiter: string; onChange: (delimiter: string) => void }) {
  const t = useT();
  const named = isNamed(delimiter);
  const [other, setOther] = useState(!named);
  return (
    <>
      <NativeSelect
        label={t('imports-delimiter')}
        data={[...DELIMITERS.map((value) => ({ value, label: t(`imports-delimiter-${value}`) })), { value: OTHER, label: t('imports-delimiter-other') }]}
        value={other ? OTHER : delimiter}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setOther(chosen === OTHER);
          if (chosen !== OTHER) onChange(chosen);
        }}
      />
      {other ? (
        <TextInput
          label={t('imports-delimiter-character')}
          autoComplete="off"
          spellCheck={false}
          defaultValue={named ? '' : delimiter}
          onChange={(event) => {
            const mark = delimiterOf(event.currentTarget.value);
            if (mark) onChange(mark);
          }}
        />
      ) : null}
    </>
  );
}

function FormOfFile({ file, preview, onFile }: FormProps) {
  const t = useT();
  return (
    <Stack gap="sm">
      {preview.encoding_sure ? null : (
        <Alert color="amber" icon={<IconAlertTriangle aria-hidden />}>
          {t('imports-encoding-unsure')}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {preview.sheet === null ? (
          <>
            <NativeSelect label={t('imports-encoding')} data={[...ENCODINGS]} value={file.encoding} onChange={(event) => onFile({ encoding: event.currentTarget.value })} />
            <DelimiterEdit delimiter={file.delimiter} onChange={(delimiter) => onFile({ delimiter })} />
          </>
        ) : (
          <NativeSelect label={t('imports-sheet')} data={preview.sheets} value={file.sheet ?? preview.sheet} onChange={(event) => onFile({ sheet: event.currentTarget.value })} />
        )}
        <NativeSelect label={t('imports-date-format')} data={[...DATE_FORMATS]} value={file.date} onChange={(event) => onFile({ date: event.currentTarget.value as FileForm['date'] })} />
        <NativeSelect
          label={t('imports-decimal')}
          data={[
            { value: 'point', label: t('imports-decimal-point') },
            { value: 'comma', label: t('imports-decimal-comma') },
          ]}
          value={file.decimal}
          onChange={(event) => onFile({ decimal: event.currentTarget.value as FileForm['decimal'] })}
        />
      </SimpleGrid>
      <Checkbox label={t('imports-header')} checked={file.header} onChange={(event) => onFile({ header: event.currentTarget.checked })} />
    </Stack>
  );
}

const SAMPLED = 3;

function Columns({ preview, choice, onChoice }: { preview: Preview; choice: Choice; onChoice: (choice: Choice) => void }) {
  const t = useT();
  const data = [{ value: '', label: t('imports-not-used') }, ...preview.fields.map(({ key, label, required }) => ({ value: key, label: required ? `${label} *` : label }))];
  return (
    <div>
      <div className={classes['head']} aria-hidden>
        <span>{t('imports-column')}</span>
        <span>{t('imports-sample')}</span>
        <span>{t('imports-field')}</span>
      </div>
      <ul className={classes['columns']} aria-label={t('imports-step-map')}>
      {preview.header.map((column, at) => (
        <li key={column} className={classes['column']}>
          <Text fw={600} className={classes['name']}>
            {column}
          </Text>
          <Text size="sm" c="dimmed" lineClamp={2}>
            {preview.sample
              .slice(0, SAMPLED)
              .map((row) => row[at] ?? '')
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <NativeSelect
            aria-label={`${t('imports-field')}: ${column}`}
            data={data}
            value={choice.columns[column] ?? ''}
            onChange={(event) => onChoice(assign(choice, column, event.currentTarget.value || null))}
          />
        </li>
      ))}
      </ul>
    </div>
  );
}

/** Required fields without a column: the same value for every row. */
function Constants({ preview, choice, onChoice }: { preview: Preview; choice: Choice; onChoice: (choice: Choice) => void }) {
  const t = useT();
  const open = preview.fields.filter(({ key, required }) => required && !Object.values(choice.columns).includes(key));
  if (open.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {open.map(({ key, label }) => (
        <TextInput
          key={key}
          label={label}
          withAsterisk
          description={t('imports-constant')}
          value={choice.constants[key] ?? ''}
          onChange={(event) => onChoice(setConstant(choice, key, event.currentTarget.value || null))}
        />
      ))}
    </SimpleGrid>
  );
}

interface MapStepProps extends FormProps {
  imported: Import;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  onTry: () => void;
  starting: boolean;
}

export function MapStep({ imported, file, preview, onFile, choice, onChoice, onTry, starting }: MapStepProps) {
  const t = useT();
  return (
    <Stack gap="lg">
      <Text c="dimmed">
        {imported.file_name} · {t('imports-rows', { rows: preview.rows })}
      </Text>
      <FormOfFile file={file} preview={preview} onFile={onFile} />
      <Columns preview={preview} choice={choice} onChoice={onChoice} />
      <Constants preview={preview} choice={choice} onChoice={onChoice} />
      {imported.object === 'order' ? (
        <Checkbox label={t('imports-confirm-orders')} checked={choice.confirm} onChange={(event) => onChoice({ ...choice, confirm: event.currentTarget.checked })} />
      ) : null}
      {canCreate(imported.object) ? (
        <Checkbox label={t('imports-create-missing')} checked={choice.create} onChange={(event) => onChoice({ ...choice, create: event.currentTarget.checked })} />
      ) : null}
      <Group>
        <Button onClick={onTry} loading={starting} disabled={isEmpty(choice) || missing(choice, preview.fields).length > 0}>
          {t('imports-dry-run')}
        </Button>
      </Group>
    </Stack>
  );
}
