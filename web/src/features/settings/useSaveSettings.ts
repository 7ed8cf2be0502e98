/** Saves own settings, each as soon as it is chosen; the app follows at once. */
import { useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { type OwnSettings, saveOwnSettings, sessionQuery } from '@/api/session';
import { schemeOf } from '@/app/theme';
import { type Language, useLanguage, useT } from '@/i18n/i18n';

/** As the server calls them. */
export const THEMES = ['system', 'light', 'dark'] as const;

export function useSaveSettings(onError?: (error: unknown) => void) {
  const t = useT();
  const client = useQueryClient();
  const { choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const save = useCommand((settings: OwnSettings) => saveOwnSettings(settings), {
    onSuccess: (saved) => {
      client.setQueryData(sessionQuery.queryKey, saved);
      notifications.show({ message: t('shell-settings-saved'), color: 'teal' });
    },
    ...(onError ? { onError } : {}),
  });
  const setLanguage = (language: Language) => {
    choose(language);
    save.mutate({ language });
  };
  const setTheme = (theme: string) => {
    setColorScheme(schemeOf(theme));
    save.mutate({ theme });
  };
  return { save, setLanguage, setTheme };
}
