/** The words of the audit log for what was done and to what. */
import { actionKey } from '@/features/records/actions';
import { useT } from '@/i18n/i18n';

/** Things with entries that are no objects with a list. */
export const BEYOND = ['user', 'token', 'deputy', 'passkey', 'identity', 'transfer', 'webhook', 'privacy', 'series', 'company', 'definition', 'view', 'settlement', 'payee'] as const;
/** What only the log tells, besides what happens to records; the last ones of runs and settlements. */
export const LOG_ACTIONS = ['sign_in', 'sign_in_failed', 'sign_out', 'denied', 'session_end', 'password', 'link', 'second_factor', 'recovery_codes', 'proof', 'revoke', 'copied', 'act', 'act_end', 'end', 'export', 'hold', 'hold_lift', 'asked', 'calculated', 'approved', 'rejected', 'posted', 'looked', 'proposed', 'post', 'recompute', 'file', 'sent', 'confirmed', 'failed', 'returned', 'unknown'] as const;

/** What was done, in words; an action without words of its own keeps its key. */
export function useActionWords(): (action: string) => string {
  const t = useT();
  return (action) => {
    const known = LOG_ACTIONS.find((one) => one === action);
    if (known) return t(`audit-action-${known}`);
    const word = actionKey(action);
    return word ? t(word) : action;
  };
}

/** What an entry is about: the object, and the record's name or code unless that says the object again. */
export function aboutOf(object: string, label: string | null): { object: string; name: string | null } {
  const name = label?.trim() ?? '';
  return { object, name: name === '' || name.toLowerCase() === object.toLowerCase() ? null : name };
}

/** To what: the server's word, or ours for things without a definition. */
export function useObjectWords(): (object: string, label: string | null) => string {
  const t = useT();
  return (object, label) => {
    const beyond = BEYOND.find((key) => key === object);
    return label ?? (beyond ? t(`audit-object-${beyond}`) : object);
  };
}
