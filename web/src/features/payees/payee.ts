/** A payee as a form holds it: every input a text, nothing absent; and back to what the server takes. Pure. */
import type { PayeeData, PayeeGuarantee, PayeeMinimum, PayMethod } from '@/api/payees';
import type { ProblemError } from '@/api/problem';

export interface HoldDraft {
  reason: string;
  from: string;
  until: string;
}

export interface PayeeDraft {
  name: string;
  method: PayMethod;
  iban: string;
  bic: string;
  account: string;
  country: string;
  language: string;
  profile: string;
  holds: HoldDraft[];
  minimums: PayeeMinimum[];
  guarantees: PayeeGuarantee[];
}

const TEXTS = ['iban', 'bic', 'account', 'country', 'language', 'profile'] as const;

/** What stands there, as a form holds it. */
export function draftOf(data: PayeeData): PayeeDraft {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, data[name] ?? ''])) as Record<(typeof TEXTS)[number], string>;
  return { ...data, ...texts, holds: data.holds.map(({ reason, from, until }) => ({ reason, from, until: until ?? '' })) };
}

const given = (text: string) => text.trim() || null;

/** What is sent. Banks write a BIC in capital letters; people copy it as they find it. */
export function dataOf(draft: PayeeDraft): PayeeData {
  const bic = given(draft.bic.replaceAll(/\s/g, '').toUpperCase());
  return {
    ...draft,
    name: draft.name.trim(),
    iban: given(draft.iban),
    bic,
    account: given(draft.account),
    country: given(draft.country),
    language: given(draft.language),
    profile: given(draft.profile),
    holds: draft.holds.map(({ reason, from, until }) => ({ reason: reason.trim(), from, until: given(until) })),
  };
}

const FIELDS = ['name', 'method', 'iban', 'bic', 'account', 'country', 'language', 'profile', 'holds', 'minimums', 'guarantees'] as const;
export type PayeeField = (typeof FIELDS)[number];

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** The fields that both have changed, and not to the same. */
export function collisions(base: PayeeDraft, mine: PayeeDraft, theirs: PayeeDraft): PayeeField[] {
  return FIELDS.filter((name) => !same(base[name], theirs[name]) && !same(base[name], mine[name]) && !same(mine[name], theirs[name]));
}

const ROW = /^(holds\/\d+\/(reason|from|until)|(minimums|guarantees)\/\d+\/amount)$/;

/** The pointers the form shows beside their inputs; all else is told above the form. */
export function shownPointers(error: ProblemError | null): string[] {
  return (error?.fields ?? []).map(({ field }) => field).filter((field) => ROW.test(field) || FIELDS.some((name) => name === field));
}
