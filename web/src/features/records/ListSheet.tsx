/**
 * The tools of a list on a phone, in a sheet from below: how it is grouped and drawn, what its cards show, bringing in and
 * taking out, and the ways on. What is chosen takes effect at once, behind the sheet.
 */
import { Button, Checkbox, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconColumns3, IconDownload, IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { exportUrl, type ListQuestion } from '@/api/records';
import type { ObjectSchema } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { useT } from '@/i18n/i18n';
import { ColumnsChoice, type ColumnsProps } from './ColumnsChoice';
import classes from './ListSheet.module.css';

interface ListSheetProps {
  opened: boolean;
  onClose: () => void;
  schema: ObjectSchema;
  /** What an export asks. */
  exported: ListQuestion;
  columns: Omit<ColumnsProps, 'schema' | 'cards'>;
  /** How the list is grouped and drawn. */
  groups: ReactNode;
  /** Links to other screens about these records. */
  ways: ReactNode;
}

type Step = 'tools' | 'fields';

export default function ListSheet({ opened, onClose, schema, exported, columns, groups, ways }: ListSheetProps) {
  const t = useT();
  const me = useMe();
  const exportId = useId();
  const [step, setStep] = useState<Step>('tools');
  const [keys, setKeys] = useState(false);
  const turned = useRef(false);
  const turn = useRef<HTMLButtonElement>(null);
  // From one step to the other the focus goes to what leads back.
  useEffect(() => {
    if (turned.current) turn.current?.focus();
    turned.current = false;
  }, [step]);
  const go = (to: Step) => {
    turned.current = true;
    setStep(to);
  };
  const row = { variant: 'subtle', color: 'gray' } as const;
  const files = (['xlsx', 'csv'] as const).map((form) => (
    <Button key={form} {...row} leftSection={<IconDownload size={16} aria-hidden />} component="a" href={exportUrl(schema.key, form, exported, keys ? 'keys' : 'labels')} download onClick={onClose}>
      {t(`records-export-${form}`)}
    </Button>
  ));
  const tools = (
    <Stack gap="xs">
      <Group gap="xs">{groups}</Group>
      <div className={classes['rows']}>
        <Button {...row} ref={turn} leftSection={<IconColumns3 size={16} aria-hidden />} rightSection={<IconChevronRight size={16} aria-hidden />} onClick={() => go('fields')}>
          {t('records-card-fields')}
        </Button>
        {ways}
        {schema.importable ? (
          <Button {...row} leftSection={<IconFileImport size={16} aria-hidden />} component={Link} to={`/imports/new/${schema.key}`}>
            {t('records-import')}
          </Button>
        ) : null}
      </div>
      {may(me, schema.key, 'export') ? (
        <div role="group" aria-labelledby={exportId} className={classes['rows']}>
          <Text id={exportId} size="sm" c="dimmed" className={classes['label']}>
            {t('records-export')}
          </Text>
          {files}
          <Checkbox className={classes['choice'] ?? ''} label={t('records-export-keys')} checked={keys} onChange={(event) => setKeys(event.currentTarget.checked)} />
        </div>
      ) : null}
    </Stack>
  );
  const fields = (
    <>
      <Button {...row} ref={turn} px={4} mb="xs" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={() => go('tools')}>
        {t('records-list-options')}
      </Button>
      <ColumnsChoice schema={schema} cards {...columns} />
    </>
  );
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={() => setStep('tools')}
      position="bottom"
      title={t(step === 'fields' ? 'records-card-fields' : 'records-list-options')}
      closeButtonProps={{ 'aria-label': t('shell-close') }}
      classNames={{ content: classes['sheet'] ?? '' }}
    >
      {step === 'fields' ? fields : tools}
    </Drawer>
  );
}
