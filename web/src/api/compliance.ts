/** What payouts were caused by and how earnings were spread, as the API gives it. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

export interface Caused {
  amount: string;
  share: string | null;
}

export type Cause = 'customers' | 'own' | 'joining' | 'unknown';

export type Causes = Record<Cause, Caused> & { total: string };

export interface EarningsSpread {
  rank: string | null;
  members: number;
  nothing: number;
  ahead: number;
  earned: string | null;
  bought: string | null;
  mean: string | null;
  percentiles: { percent: number; amount: string }[];
  top: string | null;
  top_share: string | null;
}

export interface ComplianceStatement {
  from: string;
  to: string;
  months: string[];
  open: string[];
  currency: string | null;
  joining_days: number;
  fewest: number;
  sold: Causes;
  paid: Causes;
  all: EarningsSpread;
  active: EarningsSpread;
  ranks: EarningsSpread[];
}

export interface ComplianceSearch {
  from?: string | undefined;
  to?: string | undefined;
}

export const complianceQuery = ({ from, to }: ComplianceSearch) =>
  queryOptions({
    queryKey: ['compliance', from ?? '', to ?? ''],
    queryFn: ({ signal }) => api.get<ComplianceStatement>('/compliance', { signal, query: { from, to } }),
  });

/** Where the statement of these months is as a file. */
export function complianceFileUrl({ from, to }: ComplianceSearch): string {
  const query = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) }).toString();
  return `/api/v1/compliance/export.csv${query ? `?${query}` : ''}`;
}
