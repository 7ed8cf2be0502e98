/** What an extension changes and what stands in its way, before it counts. */
import { Alert, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCommand } from '@/api/command';
import { useLanguage, useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { Loading } from '@/ui/Loading';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { Definition, Extension, Report } from './api';
import { wordsOf } from './document';

interface ReviewDialogProps {
  definition: Definition;
  document: Extension;
  onApplied: () => void;
  onClose: () => void;
}

/** The words of a field, in the new document, the old one or the standard. */
function useFieldWords(definition: Definition, document: Extension) {
  const { language } = useLanguage();
  return (field: string | null, option: string | null) => {
    const own = [...(document.fields ?? []), ...(definition.document.fields ?? [])].find(({ key }) => key === field);
    const name = own ? wordsOf(own.labels, language) : (definition.fields.find(({ key }) => key === field)?.label ?? field ?? '');
    if (option === null) return name;
    const options = [...(own?.options ?? []), ...(document.options?.[field ?? ''] ?? []), ...(definition.document.options?.[field ?? ''] ?? [])];
    const usual = definition.open.find((one) => one.field === field)?.standard.find(({ key }) => key === option)?.label;
    return `${name}: ${wordsOf(options.find(({ key }) => key === option)?.labels, language) || usual || option}`;
  };
}

export function ReviewDialog({ definition, document, onApplied, onClose }: ReviewDialogProps) {
  const t = useT();
  const { language } = useLanguage();
  const words = useFieldWords(definition, document);
  const many = wordsOf(document.object?.many, language);
  const [note, setNote] = useState('');
  const report = useQuery({
    queryKey: ['definitions', definition.object, 'check', document],
    queryFn: ({ signal }) => api.post<Report>(`/definitions/${definition.object}/check`, { body: { document }, signal }),
    gcTime: 0,
  });
  const apply = useCommand((body: { document: Extension; note: string }) => api.put<{ version: number }>(`/definitions/${definition.object}`, { body, version: definition.version }), { onSuccess: onApplied });
  const changes = report.data?.changes ?? [];
  const problems = report.data?.problems ?? [];
  return (
    <Modal opened onClose={onClose} size="lg" title={t('definitions-review')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Stack>
        {report.error ? <ProblemAlert error={report.error} /> : null}
        {apply.error ? <ProblemAlert error={apply.error} /> : null}
        {report.isPending ? <Loading rows={3} /> : null}
        {problems.length > 0 ? (
          <Alert color="red" title={t('definitions-problems')}>
            <List size="sm">
              {problems.map(({ field, title }) => (
                <List.Item key={`${field} ${title}`}>{title}</List.Item>
              ))}
            </List>
          </Alert>
        ) : null}
        {report.data && changes.length === 0 ? <Text>{t('definitions-nothing')}</Text> : null}
        {changes.length > 0 ? (
          <div>
            <Text fw={600} mb={4}>
              {t('definitions-changes')}
            </Text>
            <List size="sm">
              {changes.map(({ kind, field, option, records }) => (
                <List.Item key={`${kind} ${field} ${option}`}>
                  {t(`definitions-change-${kind}` as 'definitions-change-field-added', { name: kind.startsWith('object-') ? many : words(field, option) })}
                  {kind === 'object-retired' && records > 0 ? (
                    <Text size="xs" c="dimmed">
                      {t('definitions-kept-records', { count: records })}
                    </Text>
                  ) : null}
                  {kind === 'field-removed' && records > 0 ? (
                    <Text size="xs" c="dimmed">
                      {t('definitions-kept', { count: records })}
                    </Text>
                  ) : null}
                </List.Item>
              ))}
            </List>
          </div>
        ) : null}
        <TextInput label={t('definitions-note')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <FormButtons label={t('definitions-apply')} loading={apply.isPending} disabled={!report.data || problems.length > 0 || changes.length === 0} onClick={() => apply.mutate({ document, note })} onCancel={onClose} />
      </Stack>
    </Modal>
  );
}
