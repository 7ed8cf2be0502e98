/** Signing out: ends the session and leaves nothing of the person in this browser. */
import { useNavigate } from '@tanstack/react-router';
import { useSignOut } from '@/api/session';
import { forgetOpened } from '@/features/records/openedGroups';
import { dropTrail } from '@/features/records/trail';
import { forgetAll } from '@/ui/kept';

/** What this browser kept for the person: drafts, and the list they came from. */
export function forgetPerson(): void {
  forgetAll();
  dropTrail();
  forgetOpened();
}

export function useLeave(): () => Promise<void> {
  const signOut = useSignOut();
  const navigate = useNavigate();
  return async () => {
    forgetPerson();
    await signOut();
    // A form that was open may have kept what was in it meanwhile.
    forgetPerson();
    await navigate({ to: '/sign-in', ignoreBlocker: true });
  };
}
