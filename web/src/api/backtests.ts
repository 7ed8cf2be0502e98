/** Back-tests of a plan over closed months, as the API gives them. Amounts are null where the reader may not see them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, apiUrl } from './client';
import type { Person } from './runs';

export type BacktestState = 'queued' | 'running' | 'done' | 'failed';
export type MemberOrder = 'gain' | 'loss' | 'member';

export interface BacktestItem {
  id: string;
  plan: { id: string; name: string };
  against: { id: string; name: string } | null;
  from: string;
  to: string;
  currency: string;
  state: BacktestState;
  done: number;
  /** 0 while unknown. */
  total: number;
  /** The job, for whoever asked. */
  job: string | null;
  asked_by: string;
  asked_at: string;
  problem: string | null;
  before: string | null;
  after: string | null;
  difference: string | null;
  winners: number;
  losers: number;
  can_delete: boolean;
}

export interface BacktestMonth {
  period: string;
  volume: string | null;
  before: string | null;
  after: string | null;
  ratio_before: string | null;
  ratio_after: string | null;
  paid_before: number;
  paid_after: number;
}

/** Differences of one size; `from` is the end nearer to zero. */
export interface BacktestBucket {
  from: string;
  to: string | null;
  sign: number;
  count: number;
  sum: string | null;
}

export interface BacktestDetail extends BacktestItem {
  members: number;
  won: string | null;
  lost: string | null;
  months: BacktestMonth[];
  buckets: BacktestBucket[];
  tenths: { before: string | null; after: string | null }[];
  bonuses: { bonus: string; title: string; kind: string; before: string | null; after: string | null }[];
  ranks: { rank: string; before: number; after: number }[];
  lapsed: number;
  masked: boolean;
}

export interface BacktestMember {
  member: Person;
  before: string | null;
  after: string | null;
  difference: string | null;
  rank_before: string;
  rank_after: string;
}

interface PageOf<Item> {
  items: Item[];
  next: string | null;
}

const BUSY_MS = 1500;

export function isAtWork(item: Pick<BacktestItem, 'state'>): boolean {
  return item.state === 'queued' || item.state === 'running';
}

export const backtestsQuery = (plan: string, language: string) =>
  infiniteQueryOptions({
    queryKey: ['backtests', 'list', plan, language],
    queryFn: ({ signal, pageParam }) => api.get<PageOf<BacktestItem>>(`/plans/${plan}/backtests`, { signal, query: { cursor: pageParam, limit: 20 } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => (query.state.data?.pages.some(({ items }) => items.some(isAtWork)) ? BUSY_MS : false),
  });

export const backtestQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['backtests', 'one', id, language],
    queryFn: ({ signal }) => api.get<BacktestDetail>(`/backtests/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && isAtWork(query.state.data) ? BUSY_MS : false),
  });

export const backtestMembersQuery = (id: string, order: MemberOrder, q: string) =>
  infiniteQueryOptions({
    queryKey: ['backtests', 'members', id, order, q],
    queryFn: ({ signal, pageParam }) =>
      api.get<PageOf<BacktestMember> & { currency: string }>(`/backtests/${id}/members`, { signal, query: { order, q, cursor: pageParam, limit: 100 } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export function backtestFileUrl(id: string, order: MemberOrder): string {
  return apiUrl(`/backtests/${id}/export.csv`, { order, headers: 'labels' });
}
