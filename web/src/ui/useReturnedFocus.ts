/**
 * Gives the focus back to where it was when a dialog goes. The library does so for dialogs that are told to open and to close;
 * ours mostly come open with their code and are taken out of the page whole, and then the focus would be lost to the top of it. Where the focus went elsewhere by
 * itself, such as to the title of the next screen, nothing is done.
 */
import { useEffect } from 'react';

const DIALOG = '[role="dialog"]';
/** What floats: dialogs, menus, lists of choices. */
const OVER = `${DIALOG},[data-portal]`;

/** A dialog that closes may leave its frame behind. */
const WITHIN = { childList: true, subtree: true };

export function useReturnedFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let open = false;
    const focused = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest(OVER)) last = target;
    };
    const changed = () => {
      const now = document.querySelector(DIALOG) !== null;
      const gone = open && !now;
      open = now;
      if (gone && document.activeElement === document.body && last?.isConnected) last.focus({ preventScroll: true });
    };
    const observer = new MutationObserver((records) => {
      // The one place dialogs are put into comes with the first of them.
      for (const { addedNodes } of records) {
        for (const node of addedNodes) if (node instanceof HTMLElement && node.dataset['portal']) observer.observe(node, WITHIN);
      }
      changed();
    });
    observer.observe(document.body, { childList: true });
    for (const portal of document.querySelectorAll('[data-portal]')) observer.observe(portal, WITHIN);
    document.addEventListener('focusin', focused);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', focused);
    };
  }, []);
}
