/** The objects that can be extended, and the way to one of the company's own. */
import { Badge, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { may, useMe } from '@/api/session';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { type Column, DataTable, Loading, Page, ProblemAlert } from '@/ui';
import { definitionsQuery, type Summary } from './api';
import { NewObjectDialog } from './NewObjectDialog';

export default function ObjectsPage() {
  const t = useT();
  const me = useMe();
  const formats = useFormats();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const [making, setMaking] = useState(false);
  const objects = useQuery(definitionsQuery(language));
  const columns: Column<Summary>[] = [
    { key: 'object', label: t('definitions-object'), cell: (one) => <Link to={`/settings/objects/${one.object}`} data-row-link>{one.label}</Link> },
    { key: 'kind', label: t('definitions-kind'), width: 180, cell: (one) => (one.retired ? <Badge color="gray">{t('definitions-retired')}</Badge> : one.own ? <Badge color="blue">{t('definitions-own')}</Badge> : t('definitions-standard')) },
    { key: 'fields', label: t('definitions-own-count'), numeric: true, width: 160, cell: (one) => formats.integer(one.fields) },
    { key: 'version', label: t('definitions-version'), numeric: true, width: 120, cell: (one) => formats.integer(one.version) },
  ];
  // A figure without its header says nothing: a card names it, and leaves out what there is none of.
  const card = (one: Summary) => (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <div>
        {columns[0]?.cell(one)}
        {one.fields > 0 ? (
          <Text size="sm" c="dimmed">
            {t('definitions-own-count')}: {formats.integer(one.fields)}
          </Text>
        ) : null}
      </div>
      {columns[1]?.cell(one)}
    </Group>
  );
  return (
    <Page
      title={t('definitions-title')}
      actions={
        may(me, 'definition', 'update') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
            {t('definitions-new')}
          </Button>
        ) : null
      }
    >
      <Text c="dimmed" mb="md">
        {t('definitions-hint')}
      </Text>
      {objects.error ? <ProblemAlert error={objects.error} retry={() => void objects.refetch()} /> : null}
      {objects.isPending ? <Loading rows={6} /> : null}
      {objects.data ? <DataTable label={t('definitions-title')} rows={objects.data} columns={columns} card={card} rowKey={(one) => one.object} onOpen={(one) => void navigate({ to: `/settings/objects/${one.object}` })} /> : null}
      {making ? <NewObjectDialog taken={(objects.data ?? []).map((one) => one.object)} onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}
