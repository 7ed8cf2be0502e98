/** Where a job's result can be seen. Null where a kind has no screen: no link rather than a dead one. */
import type { Job } from '@/api/jobs';
import { recordPath } from '@/app/feature';

export function jobResultPath(job: Pick<Job, 'kind' | 'result' | 'state'>): string | null {
  const of = (name: string) => (typeof job.result?.[name] === 'string' ? (job.result[name] as string) : null);
  const imported = of('import');
  if (imported) return `/imports/${imported}`;
  const bulk = of('bulk');
  if (bulk) return `/bulk/${bulk}`;
  const duplicates = of('duplicates');
  if (duplicates) return `/duplicates/${duplicates}`;
  const backtest = of('backtest');
  if (backtest) return `/backtests/${backtest}`;
  const run = of('run');
  if (run) return recordPath('run', run);
  return null;
}
