/** The plan's text with what the checker says, each problem at its line; a draft can be tried here without saving. */
import { Alert, Badge, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import type { RecordItem } from '@/api/records';
import { plainText } from '@/entity/fields/values';
import { useLanguage, useT } from '@/i18n/i18n';
import { Loading, ProblemAlert } from '@/ui';
import { KeptForm } from '@/ui/KeptForm';
import { useKept } from '@/ui/useKept';

interface PlanProblem {
  code: string;
  title: string;
  severity: 'error' | 'lint' | 'note';
  line: number | null;
  column: number | null;
  token: string | null;
}

interface Checked {
  problems: PlanProblem[];
  summary: { name: string; version: string; currency: string; volumes: string[]; ranks: string[]; bonuses: { bonus: string; title: string }[] } | null;
}

const COLORS = { error: 'red', lint: 'amber', note: 'gray' } as const;

/** Where a line and column begin in a text; columns count characters, not UTF-16 units. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  const end = text.indexOf('\n', at);
  const before = Array.from(text.slice(at, end === -1 ? text.length : end)).slice(0, column - 1);
  return at + before.join('').length;
}

export default function PlanCheck({ record }: { record: RecordItem }) {
  const t = useT();
  const { language } = useLanguage();
  const kept = useKept(`plan:${record.id}`, { text: plainText(record.values['source']) });
  const { text } = kept.value;
  const [asked, setAsked] = useState(text);
  const area = useRef<HTMLTextAreaElement>(null);
  const checked = useQuery({
    queryKey: ['plans', 'check', asked, language],
    queryFn: ({ signal }) => api.post<Checked>('/plans/check', { body: { source: asked }, signal }),
  });
  const go = (problem: PlanProblem) => {
    if (!area.current || problem.line === null) return;
    const from = offsetOf(text, problem.line, problem.column ?? 1);
    area.current.focus();
    area.current.setSelectionRange(from, from + (problem.token?.length ?? 0));
  };
  return (
    <Stack>
      <KeptForm kept={kept} />
      {checked.error ? <ProblemAlert error={checked.error} retry={() => void checked.refetch()} /> : null}
      {checked.isPending ? <Loading rows={2} /> : null}
      {checked.data?.problems.every(({ severity }) => severity === 'note') ? (
        <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={t('plans-good')}>
          {checked.data.summary ? (
            <Text size="sm">
              {checked.data.summary.currency} · {checked.data.summary.bonuses.map(({ title }) => title).join(', ')}
            </Text>
          ) : null}
        </Alert>
      ) : null}
      {checked.data && checked.data.problems.length > 0 ? (
        <List spacing={4} listStyleType="none">
          {checked.data.problems.map((problem, index) => (
            <List.Item key={index}>
              <Group gap="xs" wrap="nowrap" align="flex-start">
                <Badge color={COLORS[problem.severity]} variant="outline">
                  {t(`plans-${problem.severity}`)}
                </Badge>
                {problem.line === null ? null : (
                  <Button size="compact-xs" variant="default" onClick={() => go(problem)}>
                    {t('plans-line', { line: problem.line })}
                  </Button>
                )}
                <Text size="sm">
                  {problem.title}
                  {problem.token ? ` «${problem.token}»` : ''}
                </Text>
              </Group>
            </List.Item>
          ))}
        </List>
      ) : null}
      <Textarea ref={area} label={t('plans-text')} description={t('plans-text-note')} value={text} onChange={(event) => kept.set({ text: event.currentTarget.value })} autosize minRows={16} maxRows={40} styles={{ input: { fontFamily: 'monospace', fontSize: 13 } }} spellCheck={false} />
      <Group>
        <Button variant="default" onClick={() => setAsked(text)} disabled={text === asked}>
          {t('plans-check-again')}
        </Button>
      </Group>
    </Stack>
  );
}
