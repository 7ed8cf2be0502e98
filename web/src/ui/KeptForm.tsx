/** What a kept form says above its fields: that it goes on from earlier, or cannot be kept; and the question before it is left. */
import { KeptNotice, UnkeptNotice } from './KeptNotice';
import { LeaveGuard } from './LeaveGuard';
import type { Kept } from './useKept';

interface KeptFormProps {
  kept: Pick<Kept<object>, 'dirty' | 'restored' | 'unkept' | 'discard' | 'forget'>;
  /** A dialog comes back as it was left, and asks nothing. */
  dialog?: boolean;
}

export function KeptForm({ kept, dialog = false }: KeptFormProps) {
  return (
    <>
      {dialog ? null : <LeaveGuard dirty={kept.dirty} unkept={kept.unkept} onLeave={kept.forget} />}
      {kept.unkept ? <UnkeptNotice /> : null}
      {kept.restored ? <KeptNotice onDiscard={kept.discard} /> : null}
    </>
  );
}
