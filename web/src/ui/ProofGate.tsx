/**
 * Where a change that needs a proof waits for it: the one door to the API asks here, and what is in the dialog comes when it is needed.
 * Stands in the signed-in frame. Invariant: every question is answered, if only with "no" when the frame goes.
 */
import { Modal } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { whenProofNeeded } from '@/api/client';
import { useT } from '@/i18n/i18n';
import { Loading } from './Loading';

const ProofDialog = lazy(() => import('./ProofDialog'));

export function ProofGate() {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const answer = useRef<((proved: boolean) => void) | null>(null);
  const end = (proved: boolean) => {
    answer.current?.(proved);
    answer.current = null;
    setAsked(false);
  };
  useEffect(() => {
    whenProofNeeded(
      () =>
        new Promise<boolean>((resolve) => {
          answer.current = resolve;
          setAsked(true);
        }),
    );
    return () => {
      whenProofNeeded(null);
      // What waits would otherwise wait for ever, and every later change with it.
      answer.current?.(false);
      answer.current = null;
    };
  }, []);
  return (
    <Modal opened={asked} onClose={() => end(false)} zIndex={400} title={t('proof-title')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <Suspense fallback={<Loading rows={3} />}>{asked ? <ProofDialog onEnd={end} /> : null}</Suspense>
    </Modal>
  );
}
