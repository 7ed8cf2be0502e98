/** Commission runs, payees, lines, explanations and earnings, as the API gives them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, apiUrl } from './client';
import { historyQuery, type ListAnswer } from './records';

export type RunState = 'calculating' | 'calculated' | 'disputed' | 'approved' | 'posted' | 'rejected' | 'failed';

export interface RunItem {
  id: string;
  code: string;
  period: string;
  plan: string;
  state: RunState;
  total: string | null;
  currency: string | null;
  members: number | null;
  payees: number | null;
  lines: number | null;
  asked_at: string;
}

export interface Person {
  id: string;
  code: string;
  name: string;
}

export interface RunDetail extends RunItem {
  input_digest: string | null;
  result_hash: string | null;
  plan_source: string;
  cut_at: string;
  totals: { bonus: string; title: string; amount: string; lines: number; payees: number }[];
  taken_back: { bonus: string; title: string; amount: string; count: number; payees: number }[];
  recheck: { state: 'running' | 'good' | 'bad'; found: number; members: number; lines: number; problems: string[]; findings: { code: string; text: string; member: Person | null }[] };
  anomalies: { key: string; text: string; member: string | null }[];
  /** How far people have come with what is odd. */
  looks: { count: number; open: number };
  /** The payees a tenth at a time, the highest amounts first. */
  spread: { payees: number; amount: string }[];
  difference: {
    previous: string;
    code: string;
    amount: string;
    changed: number;
    added: number;
    removed: number;
    movers: { member: Person; old: string; new: string }[];
  } | null;
  residue: string;
  residue_account: string;
  approvals: { name: string; verdict: 'asked' | 'approve' | 'reject'; comment: string; at: string }[];
  parts: { part: string; chunks: number; rows: number; bytes: number }[];
  can: { approve: boolean; reject: boolean; post: boolean; wait: boolean };
}

/** Something odd about a run, and who has looked at it. */
export interface AnomalyRow {
  no: number;
  key: string;
  kind: string;
  /** Of what the independent check found. */
  code: string | null;
  text: string;
  member: Person | null;
  amount: string | null;
  against: string | null;
  look: { by: string; note: string; at: string } | null;
}

export interface Anomalies {
  items: AnomalyRow[];
  next: string | null;
  count: number;
  open: number;
  more: { key: string; count: number; text: string }[];
  bounds: { runs: string[]; times: string; least: string; top: number; large: string; ceiling_percent: number };
  currency: string;
}

export const MOVE_WAYS = ['new', 'gone', 'up', 'down'] as const;
export type MoveWay = (typeof MOVE_WAYS)[number];

interface Compared {
  old: string;
  new: string;
  change: string;
}

export interface ComparedRun {
  id: string;
  code: string;
  period: string;
}

/** A run beside another one; the bonus without a name is what late returns took back. */
export interface Comparison {
  with: ComparedRun | null;
  choices: ComparedRun[];
  totals: Compared;
  bonuses: (Compared & { bonus: string | null; title: string })[];
  ways: { way: MoveWay; count: number; amount: string }[];
  same: number;
  items: (Compared & { member: Person; way: MoveWay })[];
  next: string | null;
  count: number;
  currency: string;
}

export interface PeriodItem {
  period: string;
  state: RunState | 'open';
  run: string | null;
  ended: boolean;
}

export interface Payee {
  member: Person;
  rank: string;
  paid_as: string;
  amount: string;
  previous: string | null;
}

export interface Check {
  of: string;
  text: string;
  met: boolean;
  have: string | null;
  need: string | null;
  missing: string | null;
}

/** What late returns take back of a member's closed months. */
export interface TakenBack {
  amount: string;
  count: number;
  items: { bonus: string; title: string; period: string; return: string; sale: string; amount: string; why: string[] }[];
}

export interface PayeeDetail extends Payee {
  active: boolean;
  figures: { name: string; value: string; money: boolean }[];
  bonuses: { bonus: string; title: string; lines: number; amount: string }[];
  taken_back: TakenBack | null;
  checks: Check[];
  next_rank: { rank: string; conditions: Check[] } | null;
  reasons: string[];
  currency: string;
}

export interface LineItem {
  no: number;
  bonus: string;
  level: number;
  sale: { id: string; code: string; date: string } | null;
  source: Person | null;
  base: string;
  rate: string;
  amount: string;
}

export interface Explanation {
  payee: Person | null;
  bonus: string;
  plan: string;
  version: string;
  level: number;
  sale: { id: string; code: string; member: Person | null; date: string; amount: string; volume: string; returned: boolean } | null;
  volume: string;
  path: { member: Person | null; step: 'source' | 'counted' | 'forfeited' | 'skipped' | 'paid'; level: number | null; why: string }[];
  parts: { what: string; member: Person | null; sale: string | null; base: string; rate: string; amount: string }[];
  more_parts: boolean;
  rank: string;
  paid_as: string;
  checks: Check[];
  rate: string[];
  rounding: string;
  amount: string;
  currency: string;
}

export interface Earnings {
  member: string;
  period: string;
  kind: 'fact' | 'pending' | 'estimate' | 'nothing';
  as_of: string | null;
  detail: PayeeDetail | null;
  history: { period: string; amount: string }[];
}

/** An open month as it stands, and with supposed sales. */
export interface WhatIfAnswer {
  now: PayeeDetail;
  supposed: PayeeDetail;
}

interface PageOf<Item> {
  items: Item[];
  next: string | null;
  count: number;
  currency: string;
}

const BUSY_MS = 1500;

export const periodsQuery = queryOptions({
  queryKey: ['runs', 'periods'],
  queryFn: async ({ signal }) => (await api.get<{ items: PeriodItem[] }>('/periods', { signal })).items,
});

/** The month that waits to be closed: the newest that has ended without a run. */
export function monthToClose(months: readonly PeriodItem[]): PeriodItem | undefined {
  return months.find(({ ended, run }) => ended && !run);
}

export const runsQuery = queryOptions({
  queryKey: ['runs', 'list'],
  queryFn: async ({ signal }) => (await api.get<{ items: RunItem[] }>('/runs', { signal })).items,
  refetchInterval: (query) => (query.state.data?.some(({ state }) => state === 'calculating') ? BUSY_MS : false),
});

export const runQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['runs', 'one', id, language],
    queryFn: ({ signal }) => api.get<RunDetail>(`/runs/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'calculating' ? BUSY_MS : false),
  });

export const anomaliesQuery = (id: string, open: boolean, language: string) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'anomalies', id, open, language],
    queryFn: ({ signal, pageParam }) => api.get<Anomalies>(`/runs/${id}/anomalies`, { signal, query: { open: open || undefined, cursor: pageParam, limit: 100 } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const comparisonQuery = (id: string, other: string, way: string) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'comparison', id, other, way],
    queryFn: ({ signal, pageParam }) => api.get<Comparison>(`/runs/${id}/comparison`, { signal, query: { with: other, way, cursor: pageParam, limit: 100 } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export function comparisonFileUrl(id: string, other: string): string {
  return apiUrl(`/runs/${id}/comparison/export.csv`, { with: other });
}

/** Who did what with a run; asked anew after each step of it. */
export const runHistoryQuery = (run: Pick<RunDetail, 'id' | 'state' | 'looks'>, language: string) => ({
  ...historyQuery('run', run.id, language),
  queryKey: ['runs', 'history', run.id, run.state, String(run.looks.open), language],
});

export const payeesQuery = (id: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'payees', id, q],
    queryFn: ({ signal, pageParam }) => api.get<PageOf<Payee>>(`/runs/${id}/payees`, { signal, query: { q, cursor: pageParam, limit: 100 } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const payeeQuery = (run: string, member: string, language: string) =>
  queryOptions({
    queryKey: ['runs', 'payee', run, member, language],
    queryFn: ({ signal }) => api.get<PayeeDetail>(`/runs/${run}/payees/${member}`, { signal }),
  });

/** Where lines come from: a run's payee, or a month of earnings. */
export type LinesOf = { run: string; member: string } | { period: string; member?: string | undefined };

function linesPath(of: LinesOf): string {
  return 'run' in of ? `/runs/${of.run}/payees/${of.member}/lines` : '/earnings/lines';
}

export const linesQuery = (of: LinesOf, bonus: string) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'lines', of, bonus],
    queryFn: ({ signal, pageParam }) =>
      api.get<PageOf<LineItem>>(linesPath(of), { signal, query: { bonus, cursor: pageParam, limit: 50, ...('run' in of ? {} : of) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const explanationQuery = (of: LinesOf, no: number, language: string) =>
  queryOptions({
    queryKey: ['runs', 'explanation', of, no, language],
    queryFn: ({ signal }) =>
      'run' in of ? api.get<Explanation>(`/runs/${of.run}/lines/${no}`, { signal }) : api.get<Explanation>(`/earnings/lines/${no}`, { signal, query: { ...of } }),
  });

/** The order a sale came from, or nothing where the reader may not see it. */
export const orderByCodeQuery = (code: string) =>
  queryOptions({
    queryKey: ['records', 'order', 'by-code', code],
    queryFn: async ({ signal }) => {
      const filter = JSON.stringify({ field: 'code', op: 'eq', value: code });
      return (await api.get<ListAnswer>('/records/order', { signal, query: { filter, limit: 1 } })).items[0] ?? null;
    },
    retry: false,
    staleTime: 60_000,
  });

export const earningsQuery = (period: string | undefined, member: string | undefined, language: string) =>
  queryOptions({
    queryKey: ['runs', 'earnings', period ?? '', member ?? '', language],
    queryFn: ({ signal }) => api.get<Earnings>('/earnings', { signal, query: { period, member } }),
  });
