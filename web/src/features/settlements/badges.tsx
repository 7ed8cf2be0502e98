/** Where a settlement, a payee or a payout stands: a word, and a colour that only repeats it. */
import { Badge } from '@mantine/core';
import type { Outcome, PayoutState, SettlementState } from '@/api/settlements';
import { useT } from '@/i18n/i18n';

const STATES: Record<SettlementState, string> = { computing: 'blue', proposed: 'blue', approved: 'teal', posted: 'teal', rejected: 'gray', cancelled: 'gray', failed: 'red' };
const OUTCOME: Record<Outcome, string> = { paid: 'teal', held: 'amber', below_minimum: 'gray', nothing: 'gray', owing: 'red' };
const PAYOUTS: Record<PayoutState, string> = { pending: 'gray', sent: 'blue', confirmed: 'teal', failed: 'red', unknown: 'amber' };

export function SettlementBadge({ state }: { state: SettlementState }) {
  const t = useT();
  return <Badge color={STATES[state]}>{t(`settlements-state-${state}`)}</Badge>;
}

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const t = useT();
  return <Badge color={OUTCOME[outcome]}>{t(`settlements-outcome-${outcome}`)}</Badge>;
}

export function PayoutBadge({ state }: { state: PayoutState }) {
  const t = useT();
  return <Badge color={PAYOUTS[state]}>{t(`settlements-payout-${state}`)}</Badge>;
}
