/** The rules as a form holds them: every input a text, nothing absent; and back to what the server takes. Pure. */
import type { ProblemError } from '@/api/problem';
import type { LineRounding, PayoutFee, PayoutMinimum, RoundingMode, RulesBase, RulesStep, SettlementRules, TaxBracket, WithholdingRule } from '@/api/settlementRules';
import { shifted } from '@/entity/fields/values';

export interface MinimumDraft {
  country: string;
  amount: string;
  currency: string;
}

interface RoundDraft {
  /** Empty: as every line. */
  mode: RoundingMode | '';
  to: string;
}

export interface FeeDraft {
  code: string;
  currency: string;
  country: string;
  method: string;
  fixed: string;
  percent: string;
  base: RulesBase;
  least: string;
  most: string;
  round: RoundDraft;
}

export interface WithholdingDraft {
  code: string;
  country: string;
  profile: string;
  currency: string;
  base: RulesBase;
  kinds: string[];
  share: string;
  brackets: TaxBracket[];
  yearly: boolean;
  round: RoundDraft;
}

export interface RulesDraft {
  from: string;
  steps: RulesStep[];
  rounding: RoundingMode;
  recovery: string;
  minimum: MinimumDraft[];
  fees: FeeDraft[];
  withholding: WithholdingDraft[];
  debtor: { name: string; iban: string; bic: string };
  batch_booking: boolean;
  remittance: string;
}

/** A rate as people wrote it, as a share: `19%` is `0.19`. A fraction such as `1/3` stays. */
export function shareOf(rate: string): string {
  return rate.endsWith('%') ? shifted(rate.slice(0, -1).trim(), -2) : rate;
}

const roundDraft = (round: LineRounding | null): RoundDraft => ({ mode: round?.mode ?? '', to: round?.to ?? '' });

export const freshMinimum = (currency: string): MinimumDraft => ({ country: '', amount: '', currency });

export const freshFee = (currency: string): FeeDraft => ({ code: '', currency, country: '', method: '', fixed: '', percent: '', base: 'gross', least: '', most: '', round: roundDraft(null) });

export const freshWithholding = (currency: string, country: string): WithholdingDraft => ({
  code: '',
  country,
  profile: '',
  currency,
  base: 'gross',
  kinds: [],
  share: '1',
  brackets: [{ from: '0', rate: '' }],
  yearly: false,
  round: roundDraft(null),
});

/** Where a company begins that has no rules yet: debts first, then fees, tax last, and nothing smaller than ten is paid. */
export function firstRules(from: string, currency: string): RulesDraft {
  return {
    from,
    steps: ['debts', 'fees', 'withholding'],
    rounding: 'half_up',
    recovery: '1',
    minimum: [{ country: '', amount: '10.00', currency }],
    fees: [],
    withholding: [],
    debtor: { name: '', iban: '', bic: '' },
    batch_booking: true,
    remittance: '',
  };
}

/** What stands in a version, to be changed into the next one. */
export function draftOf(from: string, rules: SettlementRules): RulesDraft {
  return {
    from,
    steps: rules.steps,
    rounding: rules.rounding,
    recovery: shareOf(rules.recovery),
    minimum: rules.minimum.map(({ country, amount }) => ({ country: country ?? '', ...amount })),
    fees: rules.fees.map((fee) => ({
      ...fee,
      country: fee.country ?? '',
      method: fee.method ?? '',
      fixed: fee.fixed ?? '',
      percent: shareOf(fee.percent ?? ''),
      least: fee.least ?? '',
      most: fee.most ?? '',
      round: roundDraft(fee.round),
    })),
    withholding: rules.withholding.map((rule) => ({
      ...rule,
      profile: rule.profile ?? '',
      share: shareOf(rule.share),
      brackets: rule.brackets.map(({ from: above, rate }) => ({ from: above, rate: shareOf(rate) })),
      round: roundDraft(rule.round),
    })),
    debtor: { name: rules.debtor?.name ?? '', iban: rules.debtor?.iban ?? '', bic: rules.debtor?.bic ?? '' },
    batch_booking: rules.batch_booking,
    remittance: rules.remittance,
  };
}

const given = (text: string) => text.trim() || null;

/** An account or bank as it is compared: capital letters, no spaces. */
export const compact = (text: string) => text.replaceAll(/\s/g, '').toUpperCase();

const round = ({ mode, to }: RoundDraft): LineRounding | null => (mode === '' ? null : { mode, to: given(to) });

function feeOf(fee: FeeDraft): PayoutFee {
  return {
    code: fee.code.trim(),
    currency: fee.currency,
    country: given(fee.country),
    method: given(fee.method),
    fixed: given(fee.fixed),
    percent: given(fee.percent),
    base: fee.base,
    least: given(fee.least),
    most: given(fee.most),
    round: round(fee.round),
  };
}

function withholdingOf(rule: WithholdingDraft): WithholdingRule {
  return { ...rule, code: rule.code.trim(), profile: given(rule.profile), round: round(rule.round) };
}

/** What is sent. An account of the company nobody has begun to enter is none. */
export function rulesOf({ from, ...draft }: RulesDraft): { from: string; rules: SettlementRules } {
  const { name, iban, bic } = draft.debtor;
  const debtor = [name, iban, bic].some((text) => text.trim() !== '') ? { name: name.trim(), iban: compact(iban), bic: compact(bic) || null } : null;
  const minimum: PayoutMinimum[] = draft.minimum.map(({ country, amount, currency }) => ({ country: given(country), amount: { amount, currency } }));
  return { from, rules: { ...draft, minimum, fees: draft.fees.map(feeOf), withholding: draft.withholding.map(withholdingOf), debtor, remittance: draft.remittance.trim() } };
}

/** Pointers of a refusal to its words; a pointer may begin where the body does (`rules/fees/0`) or where the rules do. */
export function faultsOf(error: ProblemError | null): Record<string, string> {
  return Object.fromEntries((error?.fields ?? []).map(({ field, title }) => [field.replace(/^rules\//, ''), title]));
}

const PLAIN = /^(from|steps|rounding|recovery|remittance|debtor\/(name|iban|bic)|(minimum|fees|withholding)(\/\d+)?)$/;
const CELL =
  /^(minimum\/\d+\/(country|amount)|fees\/\d+\/(code|currency|country|method|fixed|percent|base|least|most|round(\/(mode|to))?)|withholding\/\d+\/(code|country|profile|currency|base|kinds|share|brackets|brackets\/\d+\/(from|rate)|round(\/(mode|to))?))$/;

function isShown(field: string): boolean {
  const own = field.replace(/^rules\//, '');
  return PLAIN.test(own) || CELL.test(own) || /^steps\/\d+$/.test(own);
}

/** The pointers the form shows beside their inputs; all else is told above the form. */
export function shownPointers(error: ProblemError | null): string[] {
  return (error?.fields ?? []).map(({ field }) => field).filter(isShown);
}
