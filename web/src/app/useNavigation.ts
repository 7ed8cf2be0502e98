/** The navigation of the signed-in person, with words. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { schemaIndexQuery } from '@/api/schema';
import { useMe } from '@/api/session';
import { useLanguage, useT } from '@/i18n/i18n';
import { navigation } from './nav';

export function useNavigation() {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const { data: objects } = useQuery(schemaIndexQuery(language));
  return useMemo(() => navigation(me, objects ?? [], (entry) => t(entry.label)), [me, objects, t]);
}
