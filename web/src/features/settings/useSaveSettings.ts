/** Saves own settings, each as soon as it is chosen; the app follows at once. */
import { useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import { useCommand } from '@/api/command';
import { type OwnSettings, saveOwnSettings, sessionQuery } from '@/api/session';
import { schemeOf } from '@/app/theme';
import { type Language, useLanguage, useT } from '@/i18n/i18n';

/** As the server calls them. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** Says so in the language of the moment: the one just chosen, as soon as its words are there. */
function Saved() {
  const t = useT();
  return t('shell-settings-saved');
}

export function useSaveSettings(onError?: (error: unknown) => void) {
  const client = useQueryClient();
  const { choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const save = useCommand((settings: OwnSettings) => saveOwnSettings(settings), {
    onSuccess: (saved) => {
      client.setQueryData(sessionQuery.queryKey, saved);
      notifications.show({ message: createElement(Saved), color: 'teal' });
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
