/** Long work on the server: its state, progress and result. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api } from './client';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  id: string;
  kind: string;
  title: string;
  state: JobState;
  done: number;
  /** 0 while unknown. */
  total: number;
  result: Record<string, unknown> | null;
  error: string | null;
  created_at: string;
}

export function isOpen(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** Share of a job that is done, 0 to 100, or null while its size is unknown. */
export function percentDone(job: Pick<Job, 'done' | 'total'>): number | null {
  if (!Number.isFinite(job.total) || job.total <= 0) return null;
  return Math.max(0, Math.min(100, Math.floor((job.done * 100) / job.total)));
}

const BUSY_MS = 1500;
const IDLE_MS = 30_000;

/** The person's own jobs, newest first; asked often only while one is at work. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: async ({ signal }) => (await api.get<{ items: Job[] }>('/jobs', { signal })).items,
  refetchInterval: (query) => (query.state.data?.some(isOpen) ? BUSY_MS : IDLE_MS),
});

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => api.get<Job>(`/jobs/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && !isOpen(query.state.data) ? false : BUSY_MS),
  });

export function cancelJob(id: string): Promise<Job> {
  return api.post<Job>(`/jobs/${id}/cancel`);
}

/** Call after starting a job, so that the tray shows it at once. */
export function useJobStarted(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: jobsQuery.queryKey });
}
