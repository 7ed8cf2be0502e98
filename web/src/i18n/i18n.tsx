/**
 * Words in six languages: `useT()` gives a translator whose keys and arguments are typed from the
 * catalogues of locales/. One language is loaded at a time. Refuses unknown keys at type check.
 */
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Formats } from './format';
import type { MessageKey, Messages } from './generated/messages';

export const LANGUAGES = ['en', 'fr', 'pt', 'es', 'pl', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  pt: 'Português',
  es: 'Español',
  pl: 'Polski',
  ru: 'Русский',
};

export type { MessageKey };
/** Keys whose text needs no arguments: labels. */
export type PlainKey = { [K in MessageKey]: Messages[K] extends undefined ? K : never }[MessageKey];
export type Translate = <K extends MessageKey>(
  key: K,
  ...args: Messages[K] extends undefined ? [] : [Messages[K]]
) => string;

const loaders: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import('./generated/en'),
  fr: () => import('./generated/fr'),
  pt: () => import('./generated/pt'),
  es: () => import('./generated/es'),
  pl: () => import('./generated/pl'),
  ru: () => import('./generated/ru'),
};

const STORED = 'treeline-language';

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language before anyone signed in: the last one chosen here, else what the browser asks for. */
export function guessLanguage(stored: string | null, wished: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of wished) {
    const base = tag.slice(0, 2).toLowerCase();
    if (isLanguage(base)) return base;
  }
  return 'en';
}

/** The regional form for figures and dates: the reader's own variant of the language, if the browser tells. */
export function regionalTag(language: Language, wished: readonly string[]): string {
  return wished.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}

/** Makes a translator from a catalogue. Exported for tests; the app uses `useT`. */
export function translator(language: string, catalogue: string): Translate {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(catalogue));
  return ((key: string, args?: Record<string, string | number>) => {
    const [id = key, attribute] = key.split('.');
    const message = bundle.getMessage(id);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    // The type check and the catalogue check exclude this; the key itself is the least harmful answer.
    if (!pattern) return key;
    return bundle.formatPattern(pattern, args, []);
  }) as Translate;
}

/** A number in a sentence, written by the rules of the reader's figures; its plural form stays the language's. */
class Written extends FluentNumber {
  constructor(
    value: number,
    private readonly formats: Formats,
  ) {
    super(value);
  }

  override toString(): string {
    return this.formats.decimal(String(this.value));
  }
}

/** The translator with the numbers of its sentences in the reader's own form. Exported for tests. */
export function withFigures(t: Translate, formats: Formats): Translate {
  const written = (value: string | number) => (typeof value === 'number' ? new Written(value, formats) : value);
  return ((key: MessageKey, args?: Record<string, string | number>) =>
    (t as (key: MessageKey, args?: unknown) => string)(key, args && Object.fromEntries(Object.entries(args).map(([name, value]) => [name, written(value)])))) as Translate;
}

interface Words {
  language: Language;
  t: Translate;
  formats: Formats;
  choose(language: Language): void;
}

const Context = createContext<Words | null>(null);

/** The words of a language, or the English ones where they cannot be loaded. */
async function wordsIn(language: Language): Promise<{ language: Language; catalogue: string }> {
  try {
    return { language, catalogue: (await loaders[language]()).default };
  } catch (error) {
    if (language === 'en') throw error;
    return { language: 'en', catalogue: (await loaders.en()).default };
  }
}

const reload = () => window.location.reload();

/** Loads the reader's language, and shows nothing until its words are there; without any words the way out is to load again. */
export function WordsProvider({ zone, figures, children }: { zone?: string | undefined; figures?: string | undefined; children: ReactNode }) {
  const [language, choose] = useState<Language>(() => guessLanguage(localStorage.getItem(STORED), navigator.languages));
  const [loaded, setLoaded] = useState<{ language: Language; t: Translate } | null>(null);
  const [missing, setMissing] = useState(false);

  useEffect(() => {
    let current = true;
    void wordsIn(language).then(
      (found) => {
        if (!current) return;
        document.documentElement.lang = found.language;
        if (found.language === language) localStorage.setItem(STORED, language);
        setMissing(found.language !== language);
        setLoaded({ language: found.language, t: translator(regionalTag(found.language, navigator.languages), found.catalogue) });
      },
      () => current && setMissing(true),
    );
    return () => {
      current = false;
    };
  }, [language]);

  const value = useMemo<Words | null>(
    () => {
      if (!loaded) return null;
      const formats = new Formats(regionalTag(loaded.language, navigator.languages), zone, figures);
      return { ...loaded, t: figures ? withFigures(loaded.t, formats) : loaded.t, choose, formats };
    },
    [loaded, zone, figures],
  );
  // The sign is all there is to say without words.
  if (!value) return missing ? <button type="button" aria-label="Reload" onClick={reload}>↻</button> : null;
  return (
    <Context value={value}>
      {missing ? (
        <div role="alert" className="tl-notice">
          {value.t('shell-words-missing')}{' '}
          <button type="button" onClick={reload}>
            {value.t('shell-try-again')}
          </button>
        </div>
      ) : null}
      {children}
    </Context>
  );
}

/** For tests: words from a given catalogue, at once. */
export function TestWords({ catalogue, language, children }: { catalogue: string; language: Language; children: ReactNode }) {
  const value = useMemo<Words>(
    () => ({ language, t: translator(language, catalogue), formats: new Formats(language, 'UTC'), choose: () => undefined }),
    [catalogue, language],
  );
  return <Context value={value}>{children}</Context>;
}

function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error('no words: the component stands outside WordsProvider');
  return words;
}

/** `const t = useT(); t('shell-sign-in')`, `t('shell-results', { count: 3 })`. */
export function useT(): Translate {
  return useWords().t;
}

/** Figures, money, dates and times in the reader's form and zone. */
export function useFormats(): Formats {
  return useWords().formats;
}

export function useLanguage(): { language: Language; choose(language: Language): void } {
  const { language, choose } = useWords();
  return { language, choose };
}
