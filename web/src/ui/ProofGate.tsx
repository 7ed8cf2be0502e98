/**
 * Where a change that needs a proof waits for it: the one door to the API asks here, and the dialog comes when it is needed.
 * Stands in the signed-in frame. Invariant: every question is answered, if only with "no" when the frame goes.
 */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { whenProofNeeded } from '@/api/client';

const ProofDialog = lazy(() => import('./ProofDialog'));

export function ProofGate() {
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
  return <Suspense fallback={null}>{asked ? <ProofDialog onEnd={end} /> : null}</Suspense>;
}
