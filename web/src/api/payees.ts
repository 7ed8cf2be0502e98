/** Where a member is paid and on which terms, as the server sends and takes it. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

export const METHODS = ['sepa', 'other'] as const;
export type PayMethod = (typeof METHODS)[number];

export interface PayeeHold {
  reason: string;
  from: string;
  /** The first day that is free again; none: until it is lifted. */
  until: string | null;
}

export interface PayeeMinimum {
  amount: string;
  currency: string;
}

export interface PayeeGuarantee extends PayeeMinimum {
  /** The top-up is an advance, owed afterwards: a draw. */
  recoverable: boolean;
}

export interface PayeeData {
  name: string;
  method: PayMethod;
  iban: string | null;
  bic: string | null;
  account: string | null;
  country: string | null;
  language: string | null;
  profile: string | null;
  holds: PayeeHold[];
  minimums: PayeeMinimum[];
  guarantees: PayeeGuarantee[];
}

/** A payee as the reader may see it. */
export interface PayeeRecord {
  member: string;
  /** 0 where nothing was entered yet. */
  version: number;
  /** The account is shown in part only. */
  masked: boolean;
  can_change: boolean;
  data: PayeeData;
}

export const payeeQuery = (member: string) => queryOptions({ queryKey: ['payees', member], queryFn: ({ signal }) => api.get<PayeeRecord>(`/payees/${member}`, { signal }) });

/** Saves all of it over the version that was seen. */
export function savePayee(member: string, version: number, body: PayeeData): Promise<PayeeRecord> {
  return api.put(`/payees/${member}`, { version, body });
}
