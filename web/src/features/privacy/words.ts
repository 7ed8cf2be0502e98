/** The words for kinds and states of requests; a word we do not know is shown as it is. */
import { useT } from '@/i18n/i18n';

const KINDS = ['export', 'erasure'] as const;
const STATES = ['running', 'done', 'failed'] as const;

export function useRequestWords(): { kind: (key: string) => string; state: (key: string) => string } {
  const t = useT();
  return {
    kind: (key) => {
      const known = KINDS.find((one) => one === key);
      return known ? t(`privacy-kind-${known}`) : key;
    },
    state: (key) => {
      const known = STATES.find((one) => one === key);
      return known ? t(`privacy-state-${known}`) : key;
    },
  };
}
