/** The outermost component: follows language and theme of the signed-in person, renders the route. */
import { useMantineColorScheme } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '@/api/session';
import { schemeOf } from './theme';
import { isLanguage, useLanguage } from '@/i18n/i18n';

export function Root() {
  const { data: me } = useSession();
  const { choose } = useLanguage();
  const wished = me?.user.language;
  useEffect(() => {
    if (isLanguage(wished)) choose(wished);
  }, [wished, choose]);
  const { setColorScheme } = useMantineColorScheme();
  const theme = me?.user.theme;
  useEffect(() => {
    if (theme) setColorScheme(schemeOf(theme));
  }, [theme, setColorScheme]);
  return <Outlet />;
}
