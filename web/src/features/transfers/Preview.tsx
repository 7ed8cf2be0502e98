/** What a transfer changes: how many move, the path before and after, who loses and who gains. */
import { Stack, Text } from '@mantine/core';
import type { Step, TransferPreview } from '@/api/network';
import { useFormats, useT } from '@/i18n/i18n';

function names(steps: Step[]): string {
  return steps.map((step) => step.name || step.code).join(' › ') || '–';
}

export function Preview({ preview, from }: { preview: TransferPreview; from: string }) {
  const t = useT();
  const formats = useFormats();
  const line = (label: string, steps: Step[]) => (
    <Text size="sm">
      <Text span c="dimmed">
        {label}:{' '}
      </Text>
      {names(steps)}
    </Text>
  );
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('transfers-members', { count: preview.members })}
        {preview.lifted > 0 ? ` · ${t('transfers-lifted', { count: preview.lifted })}` : ''}
      </Text>
      {line(t('transfers-path-before'), preview.path_before)}
      {line(t('transfers-path-after'), preview.path_after)}
      {preview.losing.length > 0 ? line(t('transfers-losing'), preview.losing) : null}
      {preview.gaining.length > 0 ? line(t('transfers-gaining'), preview.gaining) : null}
      {preview.later ? <Text size="sm">{t('transfers-later', { date: formats.date(from) })}</Text> : null}
    </Stack>
  );
}
