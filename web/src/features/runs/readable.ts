/** Conditions and figures of a plan in the reader's words; what has none stays in the plan's own, with the signs people read. Pure. */
import type { Formats } from '@/i18n/format';
import type { Translate } from '@/i18n/i18n';

const FIGURE = /^(legs|legs_with)\((.+)\)$/;
/** Volumes that every plan calls by the words of the field (docs/GLOSSARY.md). */
const VOLUMES = ['PV', 'BV', 'GV'] as const;
const LEAST = /^(\w+|legs(?:_with)?\([^()]+\)) >= (\d+(?:\.\d+)?)$/;

function signs(condition: string): string {
  return condition.replaceAll('>=', '≥').replaceAll('<=', '≤').replaceAll('!=', '≠');
}

/** `legs(active)` as *Active legs*, `GV` as *Group volume (GV)*; other names are the plan's own and stay. */
export function figureText(t: Translate, name: string): string {
  const [, kind, condition] = FIGURE.exec(name) ?? [];
  const volume = VOLUMES.find((known) => known === name);
  if (volume) return t(`runs-figure-${volume}`);
  if (!kind || !condition) return name;
  if (kind === 'legs' && condition === 'active') return t('runs-figure-legs-active');
  return t(kind === 'legs' ? 'runs-figure-legs' : 'runs-figure-legs-with', { condition: signs(condition) });
}

/** `GV >= 400` as *Group volume (GV): at least 400*. */
export function conditionText(t: Translate, formats: Formats, condition: string): string {
  const [, figure, least] = LEAST.exec(condition) ?? [];
  return figure && least ? t('runs-check-least', { figure: figureText(t, figure), least: formats.points(least) }) : signs(condition);
}
