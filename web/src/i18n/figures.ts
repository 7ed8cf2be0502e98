/** By the rules of which locales figures may be written, and how a figure then looks; the same list as the server's. */
import { Formats } from './format';

export const FIGURES = ['en-GB', 'de-DE', 'fr-FR', 'de-CH', 'en-IN'] as const;

/** A figure that shows groups and point: `1,234,567.89`. */
export function sample(tag: string, figures?: string): string {
  return new Formats(tag, undefined, figures).decimal('1234567.89');
}

/** What may be chosen, each as it looks. */
export function figureChoices(): { value: string; label: string }[] {
  return FIGURES.map((value) => ({ value, label: sample('en', value) }));
}
