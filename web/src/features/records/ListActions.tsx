/** The buttons in the head of a list: bringing records in and taking them out, and making one. On a phone the first two stand in its sheet. */
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileImport, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { exportUrl, type ListQuestion } from '@/api/records';
import type { ObjectSchema } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { createPath } from '@/app/feature';
import { useT } from '@/i18n/i18n';

interface ListActionsProps {
  schema: ObjectSchema;
  /** What an export asks. */
  exported: ListQuestion;
  creatable: boolean;
}

export function ListActions({ schema, exported, creatable }: ListActionsProps) {
  const t = useT();
  const me = useMe();
  const object = schema.key;
  const [keys, setKeys] = useState(false);
  return (
    <>
      {schema.importable ? (
        <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} component={Link} to={`/imports/new/${object}`} visibleFrom="sm">
          {t('records-import')}
        </Button>
      ) : null}
      {may(me, object, 'export') ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} visibleFrom="sm">
              {t('records-export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['xlsx', 'csv'] as const).map((form) => (
              <Menu.Item key={form} component="a" href={exportUrl(object, form, exported, keys ? 'keys' : 'labels')} download>
                {t(`records-export-${form}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.CheckboxItem checked={keys} onChange={setKeys}>
              {t('records-export-keys')}
            </Menu.CheckboxItem>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {creatable ? (
        <Button leftSection={<IconPlus size={16} aria-hidden />} component={Link} to={createPath(object)}>
          {t('records-new')}
        </Button>
      ) : null}
    </>
  );
}
