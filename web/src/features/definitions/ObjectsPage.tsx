/** The objects that can be extended. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { type Column, DataTable, Loading, Page, ProblemAlert } from '@/ui';
import { definitionsQuery, type Summary } from './api';

export default function ObjectsPage() {
  const t = useT();
  const formats = useFormats();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const objects = useQuery(definitionsQuery(language));
  const columns: Column<Summary>[] = [
    { key: 'object', label: t('definitions-object'), cell: (one) => <Link to={`/settings/objects/${one.object}`} data-row-link>{one.label}</Link> },
    { key: 'fields', label: t('definitions-own-count'), numeric: true, width: 160, cell: (one) => formats.integer(one.fields) },
    { key: 'version', label: t('definitions-version'), numeric: true, width: 120, cell: (one) => formats.integer(one.version) },
  ];
  return (
    <Page title={t('definitions-title')}>
      <Text c="dimmed" mb="md">
        {t('definitions-hint')}
      </Text>
      {objects.error ? <ProblemAlert error={objects.error} retry={() => void objects.refetch()} /> : null}
      {objects.isPending ? <Loading rows={6} /> : null}
      {objects.data ? <DataTable label={t('definitions-title')} rows={objects.data} columns={columns} rowKey={(one) => one.object} onOpen={(one) => void navigate({ to: `/settings/objects/${one.object}` })} /> : null}
    </Page>
  );
}
