/** A signed-in person for tests. */
import type { Me } from '@/api/session';

export function meOf(user: Partial<Me['user']> = {}): Me {
  return {
    user: { id: 'u1', login: 'anna', name: 'Anna', language: 'en', zone: 'UTC', figures: null, second_factor: false, second_factor_owed: false, ...user },
    roles: [],
    member: null,
    rights: { '*': { read: 'all', create: 'all', update: 'all', delete: 'all' } },
    company: { name: 'Company', currency: 'EUR', zone: 'UTC', languages: ['en'], week_start: 'monday', figures: null, country: '' },
    acting: null,
    deputies: [],
  };
}
