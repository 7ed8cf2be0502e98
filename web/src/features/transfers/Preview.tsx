/** What a transfer changes: how many move, the path before and after, who loses and who gains. */
import { Stack, Text } from '@mantine/core';
import type { Step, TransferPreview } from '@/api/network';
import { useFormats, useT } from '@/i18n/i18n';

function names(steps: Step[]): string {
  return steps.map((step) => step.name || step.code).join(' › ') || '–';
}

function Line({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <Text size="sm">
      <Text span c="dimmed">
        {label}:{' '}
      </Text>
      {names(steps)}
    </Text>
  );
}

export function Preview({ preview, from }: { preview: TransferPreview; from: string }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('transfers-members', { count: preview.members })}
        {preview.lifted > 0 ? ` · ${t('transfers-lifted', { count: preview.lifted })}` : ''}
      </Text>
      <Line label={t('transfers-path-before')} steps={preview.path_before} />
      <Line label={t('transfers-path-after')} steps={preview.path_after} />
      {preview.losing.length > 0 ? <Line label={t('transfers-losing')} steps={preview.losing} /> : null}
      {preview.gaining.length > 0 ? <Line label={t('transfers-gaining')} steps={preview.gaining} /> : null}
      {preview.later ? <Text size="sm">{t('transfers-later', { date: formats.date(from) })}</Text> : null}
    </Stack>
  );
}
