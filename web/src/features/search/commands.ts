/**
 * What the palette can do besides finding records: the buttons of the screen one is on, making something new, screens, own
 * settings, saved views. Only what this person may do; a button of the screen is pressed, so it asks back as it always does.
 */
import { notifications } from '@mantine/notifications';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { schemaIndexQuery } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { viewsQuery } from '@/api/views';
import { useCreateEntries } from '@/app/CreateMenu';
import { createPath, listPath } from '@/app/feature';
import { useNavigation } from '@/app/useNavigation';
import { useLeave } from '@/features/session/leave';
import { THEMES, useSaveSettings } from '@/features/settings/useSaveSettings';
import { searchOf } from '@/features/views/asked';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage, useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';

export interface Command {
  key: string;
  label: string;
  /** More words it is found by. */
  words?: string;
  run: () => void;
}

/** The buttons and links in the head of the screen, as they are called there. */
export function screenActions(root: ParentNode): Command[] {
  const found = [...root.querySelectorAll<HTMLElement>('[data-screen-actions] :is(button:not(:disabled), a[href])')];
  return found.flatMap((element, at): Command[] => {
    const label = (element.textContent || element.getAttribute('aria-label') || '').trim();
    // What a phone leaves out is not there.
    if (!label || (typeof element.checkVisibility === 'function' && !element.checkVisibility())) return [];
    const press = () => {
      // The dialog it may open gives the focus back to it.
      element.focus();
      element.click();
    };
    return [{ key: `here-${at}`, label, run: () => requestAnimationFrame(press) }];
  });
}

/** Something new of every object this person may add to, once each. */
function useCreates(): Command[] {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const entries = useCreateEntries();
  const objects = useQuery(schemaIndexQuery(language)).data ?? [];
  const own = new Map(entries.map(({ to, label }) => [to, t(label)]));
  const generic = objects.flatMap(({ key, singular }) => {
    const to = createPath(key);
    // A feature that shows its list itself makes its own things in its own way, if at all.
    const elsewhere = to === `/new/${key}` && listPath(key) !== `/list/${key}`;
    return elsewhere || !may(me, key, 'create') ? [] : [[to, t('records-new-title', { object: singular })] as const];
  });
  const labels = new Map(generic);
  return [...new Set([...own.keys(), ...labels.keys()])].map((to) => {
    const label = labels.get(to) ?? own.get(to) ?? '';
    return { key: `new-${to}`, label, words: own.get(to) ?? '', run: () => void navigate({ href: to }) };
  });
}

function useScreens(): Command[] {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const groups = useNavigation();
  const objects = useQuery(schemaIndexQuery(language)).data ?? [];
  const trash = objects.filter(({ key }) => may(me, key, 'read') && may(me, key, 'trash')).map(({ key, plural }) => ({ to: `/trash/${key}`, label: t('trash-title', { objects: plural }) }));
  const imports = objects.filter(({ importable }) => importable).map(({ key, plural }) => ({ to: `/imports/new/${key}`, label: t('shell-search-choice', { name: t('imports-title'), value: plural }) }));
  const all = [...groups.flatMap(({ items }) => items.map(({ to, label }) => ({ to, label }))), ...trash, ...imports];
  return all.map(({ to, label }) => ({ key: `to-${to}`, label, run: () => void navigate({ href: to }) }));
}

function useSettings(): Command[] {
  const t = useT();
  const leave = useLeave();
  const { language } = useLanguage();
  const { setLanguage, setTheme } = useSaveSettings((error) => notifications.show({ message: problemText(error, t), color: 'red' }));
  const choice = (name: string, value: string) => t('shell-search-choice', { name, value });
  return [
    ...LANGUAGES.filter((one) => one !== language).map((one) => ({ key: `language-${one}`, label: choice(t('shell-language'), LANGUAGE_NAMES[one]), run: () => setLanguage(one) })),
    ...THEMES.map((theme) => ({ key: `theme-${theme}`, label: choice(t('shell-theme'), t(`shell-theme-${theme}`)), run: () => setTheme(theme) })),
    { key: 'sign-out', label: t('shell-sign-out'), run: () => void leave() },
  ];
}

/** Saved views of the lists this person reads; asked for once something is looked for. */
function useViews(wanted: boolean): Command[] {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const objects = (useQuery(schemaIndexQuery(language)).data ?? []).filter(({ key }) => may(me, key, 'read') && listPath(key) === `/list/${key}`);
  const lists = useQueries({ queries: objects.map(({ key }) => ({ ...viewsQuery(key), enabled: wanted, retry: false })) });
  return objects.flatMap(({ key, plural }, at) =>
    (lists[at]?.data?.items ?? []).map((view) => ({
      key: `view-${view.id}`,
      label: t('shell-search-choice', { name: plural, value: view.name }),
      run: () => void navigate({ to: `/list/${key}`, search: { view: view.id, ...searchOf(view) } }),
    })),
  );
}

/** `searching`: something was typed. */
export function useCommands(searching: boolean) {
  const [here] = useState(() => screenActions(document));
  return { here, creates: useCreates(), screens: useScreens(), settings: useSettings(), views: useViews(searching) };
}
