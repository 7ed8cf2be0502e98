/** What the company declares about paying out, version by version, as the server sends and takes it. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './client';

export const STEPS = ['debts', 'fees', 'withholding'] as const;
export type RulesStep = (typeof STEPS)[number];

export const ROUNDINGS = ['half_up', 'half_even', 'half_down', 'down', 'up', 'floor', 'ceiling'] as const;
export type RoundingMode = (typeof ROUNDINGS)[number];

export type RulesBase = 'gross' | 'left';

export interface LineRounding {
  mode: RoundingMode;
  /** To a multiple of this amount. */
  to: string | null;
}

export interface PayoutMinimum {
  country: string | null;
  amount: { amount: string; currency: string };
}

export interface PayoutFee {
  code: string;
  currency: string;
  country: string | null;
  method: string | null;
  fixed: string | null;
  percent: string | null;
  base: RulesBase;
  least: string | null;
  most: string | null;
  round: LineRounding | null;
}

export interface TaxBracket {
  from: string;
  rate: string;
}

export interface WithholdingRule {
  code: string;
  country: string;
  profile: string | null;
  currency: string;
  base: RulesBase;
  /** Empty: all. */
  kinds: string[];
  share: string;
  brackets: TaxBracket[];
  yearly: boolean;
  round: LineRounding | null;
}

export interface SettlementRules {
  steps: RulesStep[];
  rounding: RoundingMode;
  recovery: string;
  minimum: PayoutMinimum[];
  fees: PayoutFee[];
  withholding: WithholdingRule[];
  debtor: { name: string; iban: string; bic: string | null } | null;
  batch_booking: boolean;
  remittance: string;
}

export interface RulesVersion {
  version: number;
  /** The first day it is in force. */
  from: string;
  /** It is what counts today. */
  in_force: boolean;
  rules: SettlementRules;
  by: string | null;
  at: string;
}

export interface RulesVersions {
  /** The last one; 0 before the first. */
  version: number;
  /** The newest first. */
  items: RulesVersion[];
}

export const settlementRulesQuery = queryOptions({
  queryKey: ['settlements', 'rules'],
  queryFn: ({ signal }) => api.get<RulesVersions>('/settlements/rules', { signal }),
});

/** Adds a version over the last one that was seen. */
export function saveSettlementRules(version: number, body: { from: string; rules: SettlementRules }): Promise<RulesVersions> {
  return api.put('/settlements/rules', { version, body });
}
