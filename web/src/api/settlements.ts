/** Settlements, statements, payouts and payout files, as the API gives them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Person } from './runs';

export type SettlementState = 'computing' | 'proposed' | 'approved' | 'posted' | 'rejected' | 'cancelled' | 'failed';
export const OUTCOMES = ['paid', 'held', 'below_minimum', 'nothing', 'owing'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const PAYOUT_STATES = ['pending', 'sent', 'confirmed', 'failed', 'unknown'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

export interface Settlement {
  id: string;
  code: string;
  on: string;
  currency: string;
  state: SettlementState;
  rules: number;
  round: number;
  payees: number;
  payouts: number;
  paid: string;
  asked_at: string;
  posted_at: string | null;
}

export interface SettlementDetail extends Settlement {
  job: string | null;
  totals: { outcome: Outcome; count: number; gross: string; fees: string; withheld: string; recovered: string; payout: string; balance: string }[];
  paid_out: { state: PayoutState; count: number; amount: string }[];
  approvals: { name: string; verdict: 'asked' | 'approve' | 'reject' | 'cancel'; comment: string; at: string }[];
  problem: { code: string; detail: string } | null;
  can: { approve: boolean; reject: boolean; post: boolean; recompute: boolean; cancel: boolean; pay: boolean; export: boolean };
}

export interface Payout {
  id: string;
  code: string;
  settlement: string;
  member: Person | null;
  amount: string;
  currency: string;
  state: PayoutState;
  sent_with: string | null;
  confirmed_by: string | null;
  failed_because: string | null;
  changed_at: string;
}

export interface SettledPayee {
  member: Person | null;
  status: string;
  outcome: Outcome;
  gross: string;
  deducted: string;
  payout: string;
  balance: string;
  paid_out: Payout | null;
}

/** A sentence: a key of the words of settlements, and what fills it. */
export interface Reason {
  key: string;
  params: Record<string, string>;
}

export interface Statement {
  settlement: Settlement;
  payee: SettledPayee;
  lines: { kind: 'credit' | 'kept' | 'top_up' | 'recovery' | 'fee' | 'withheld'; name: string; source: string | null; base: string | null; rate: string | null; amount: string; why: Reason[] }[];
  why: Reason[];
  kept: { source: string; kind: string; amount: string }[];
  debts: { id: string; kind: string; since: string; open: string }[];
}

export interface PayoutFile {
  id: string;
  code: string;
  kind: 'pain' | 'csv';
  payouts: number;
  total: string;
  currency: string;
  execute_on: string | null;
  sha256: string;
  at: string;
  by: string | null;
  left: number;
}

export interface OwnSettlement {
  id: string;
  code: string;
  on: string;
  currency: string;
  own: SettledPayee;
}

interface PageOf<Item> {
  items: Item[];
  next: string | null;
}

const BUSY_MS = 1500;
const LIMIT = 100;

const paged = <Item>(key: readonly unknown[], path: string, query: Record<string, string | undefined> = {}) =>
  infiniteQueryOptions({
    queryKey: ['settlements', ...key],
    queryFn: ({ signal, pageParam }) => api.get<PageOf<Item>>(path, { signal, query: { ...query, cursor: pageParam, limit: LIMIT } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const settlementsQuery = paged<Settlement>(['list'], '/settlements');

export const settlementQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['settlements', 'one', id, language],
    queryFn: ({ signal }) => api.get<SettlementDetail>(`/settlements/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'computing' ? BUSY_MS : false),
  });

export const settledQuery = (id: string, outcome: string | undefined, q: string) => paged<SettledPayee>(['payees', id, outcome ?? '', q], `/settlements/${id}/payees`, { outcome, q: q || undefined });
export const payoutsQuery = (id: string, state: string | undefined) => paged<Payout>(['payouts', id, state ?? ''], `/settlements/${id}/payouts`, { state });
export const payoutFilesQuery = (id: string) => paged<PayoutFile>(['files', id], `/settlements/${id}/files`);
export const ownSettlementsQuery = (member: string | undefined) => paged<OwnSettlement>(['mine', member ?? ''], '/settlements/mine', { member });

/** Of a payee for whoever reads settlements, or one's own. */
export type StatementOf = { settlement: string; member: string } | { settlement: string; own: string | undefined };

export const statementPath = (of: StatementOf) => ('member' in of ? `/settlements/${of.settlement}/payees/${of.member}` : `/settlements/mine/${of.settlement}`);

export function statementFileUrl(of: StatementOf): string {
  return `/api/v1${statementPath(of)}/statement.csv${'own' in of && of.own ? `?member=${of.own}` : ''}`;
}

export const statementQuery = (of: StatementOf) =>
  queryOptions({
    queryKey: ['settlements', 'statement', of],
    queryFn: ({ signal }) => api.get<Statement>(statementPath(of), { signal, query: 'own' in of ? { member: of.own } : {} }),
  });
