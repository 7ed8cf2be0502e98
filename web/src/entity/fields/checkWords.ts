/** The words of a refused value, which come with the first form that has to say one; they are the server's own. */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Language, useLanguage } from '@/i18n/i18n';
import type { Wrong } from './check';

const loaders: Record<Language, () => Promise<{ default: string }>> = {
  en: () => import('@/i18n/generated/checks-en'),
  fr: () => import('@/i18n/generated/checks-fr'),
  pt: () => import('@/i18n/generated/checks-pt'),
  es: () => import('@/i18n/generated/checks-es'),
  pl: () => import('@/i18n/generated/checks-pl'),
  ru: () => import('@/i18n/generated/checks-ru'),
};

export type Say = (wrong: Wrong) => string;

const wordsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['words', 'checks', language],
    queryFn: async (): Promise<Say> => {
      const bundle = new FluentBundle(language, { useIsolating: false });
      bundle.addResource(new FluentResource((await loaders[language]()).default));
      return ({ code, args }) => {
        const pattern = bundle.getMessage(`problem-${code}`)?.value;
        return pattern ? bundle.formatPattern(pattern, args, []) : code;
      };
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });

/** Puts a refusal into words; null while they are on their way, and where they cannot be had: the server then says it. */
export function useCheckWords(): Say | null {
  const { language } = useLanguage();
  return useQuery(wordsQuery(language)).data ?? null;
}
