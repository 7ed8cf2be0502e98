/** The right a route asks for: an object and an action; `$object` stands for the one in the address, `*` for any. */
import type { AnyRouteMatch } from '@tanstack/react-router';
import { may, type Me } from '@/api/session';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** `user.create`, `$object.create`: without it the screen is not drawn. */
    right?: string;
  }
}

/** Whether the person may see the screens of these matches. The server has the last word in any case. */
export function mayOpen(me: Me, matches: readonly Pick<AnyRouteMatch, 'staticData' | 'params'>[]): boolean {
  return matches.every(({ staticData, params }) => {
    const [object, action] = staticData.right?.split('.') ?? [];
    if (!object || !action) return true;
    if (object === '*') return Object.keys(me.rights).some((one) => may(me, one, action));
    return may(me, object === '$object' ? String((params as Record<string, unknown>)['object']) : object, action);
  });
}
