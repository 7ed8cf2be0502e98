/** Where a run stands: calculated, checked, approved, posted, each with who and when; a step not taken yet says so. */
import { Group, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type RunDetail, runHistoryQuery } from '@/api/runs';
import { useLanguage, useT } from '@/i18n/i18n';
import { DateText } from '@/ui';
import classes from './Stages.module.css';

type Mark = 'done' | 'bad' | 'waits';

export interface Stage {
  key: 'calculated' | 'checked' | 'approved' | 'posted' | 'rejected';
  mark: Mark;
  by: string | null;
  at: string | null;
}

interface Done {
  action: string;
  by: string | null;
  at: string;
}

/** The steps of a run from what is known of it and from its history, the newest entry first. */
export function stagesOf(run: Pick<RunDetail, 'state' | 'recheck' | 'approvals'>, done: readonly Done[]): Stage[] {
  const find = (action: string) => done.find((entry) => entry.action === action);
  const last = (verdict: string) => run.approvals.findLast((one) => one.verdict === verdict);
  const calculated = find('calculated');
  const posted = find('posted');
  const yes = last('approve');
  const no = run.state === 'rejected' ? last('reject') : undefined;
  const ready = run.recheck.state !== 'running';
  const failed = run.state === 'failed';
  const stages: Stage[] = [
    { key: 'calculated', mark: failed ? 'bad' : ready ? 'done' : 'waits', by: null, at: calculated?.at ?? null },
    { key: 'checked', mark: !ready || failed ? 'waits' : run.recheck.state === 'bad' ? 'bad' : 'done', by: null, at: ready ? (calculated?.at ?? null) : null },
  ];
  if (no) return [...stages, { key: 'rejected', mark: 'bad', by: no.name, at: no.at }];
  return [
    ...stages,
    { key: 'approved', mark: yes ? 'done' : 'waits', by: yes?.name ?? null, at: yes?.at ?? null },
    { key: 'posted', mark: run.state === 'posted' ? 'done' : 'waits', by: posted?.by ?? null, at: posted?.at ?? null },
  ];
}

const ICONS = { done: IconCircleCheck, bad: IconCircleX, waits: IconCircle };
const COLORS = { done: 'var(--mantine-color-teal-text)', bad: 'var(--tl-danger)', waits: 'var(--mantine-color-dimmed)' };

export function Stages({ run }: { run: RunDetail }) {
  const t = useT();
  const { language } = useLanguage();
  // Who and when is no reason to fail a page: without it the steps stand alone.
  const history = useInfiniteQuery(runHistoryQuery(run, language));
  const stages = stagesOf(run, history.data?.pages.flatMap((page) => page.items) ?? []);
  const current = stages.findIndex(({ mark }) => mark === 'waits');
  return (
    <ol className={classes['stages']} aria-label={t('runs-stages')}>
      {stages.map((stage, at) => {
        const Icon = stage.key === 'checked' && stage.mark === 'bad' ? IconAlertTriangle : ICONS[stage.mark];
        return (
          <li key={stage.key} aria-current={at === current ? 'step' : undefined}>
            <Paper p="xs" withBorder h="100%">
              <Group gap="xs" wrap="nowrap" align="flex-start">
                <Icon size={20} color={COLORS[stage.mark]} aria-hidden style={{ flex: 'none' }} />
                <div>
                  <Text size="sm" fw={600}>
                    {t(`runs-stage-${stage.key}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {stage.mark === 'waits' ? t('runs-stage-waits') : null}
                    {stage.key === 'checked' && stage.mark === 'bad' ? t('runs-state-disputed') : null}
                    {stage.by ? `${stage.by} ` : ''}
                    {stage.at ? <DateText value={stage.at} /> : null}
                  </Text>
                </div>
              </Group>
            </Paper>
          </li>
        );
      })}
    </ol>
  );
}
