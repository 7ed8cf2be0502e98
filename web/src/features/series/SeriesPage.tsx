/** The number series of the company, and the way to change one. */
import { Group, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { may, useMe } from '@/api/session';
import { useLanguage, useT } from '@/i18n/i18n';
import { type Column, DataTable, Loading, Page, ProblemAlert } from '@/ui';
import { type Series, seriesQuery } from './api';
import { nameOf, SeriesDialog } from './SeriesDialog';

export default function SeriesPage() {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const found = useQuery(seriesQuery(language));
  const [changing, setChanging] = useState<Series | null>(null);
  const changes = may(me, 'definition', 'update');
  const columns = useMemo<Column<Series>[]>(() => {
    const name = (one: Series) =>
      changes ? (
        <UnstyledButton data-row-link fw={500} c="blue" onClick={() => setChanging(one)}>
          {nameOf(one)}
        </UnstyledButton>
      ) : (
        nameOf(one)
      );
    return [
      { key: 'object', label: t('series-object'), cell: name },
      { key: 'next', label: t('series-next-code'), cell: (one) => one.example, width: 220 },
    ];
  }, [t, changes]);
  return (
    <Page title={t('series-title')} narrow>
      <Text c="dimmed" mb="md">
        {t('series-hint')}
      </Text>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={8} /> : null}
      {found.data ? (
        <DataTable
          label={t('series-title')}
          rows={found.data}
          columns={columns}
          rowKey={(one) => one.series}
          {...(changes ? { onOpen: setChanging } : {})}
          card={(one) => (
            <Group justify="space-between" wrap="nowrap">
              {columns[0]?.cell(one)}
              <Text size="sm" c="dimmed">
                {one.example}
              </Text>
            </Group>
          )}
        />
      ) : null}
      {changing ? <SeriesDialog series={changing} onClose={() => setChanging(null)} /> : null}
    </Page>
  );
}
