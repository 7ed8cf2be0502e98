/** Badges of every colour that a choice can have are read in both themes: letters on their tint, 4.5 to 1 at least. */
import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { expect, it } from 'vitest';
import { COLORS } from '@/features/definitions/document';
import { cssVariables, theme } from './theme';

type Rgb = [number, number, number];

/** A colour as it lies on a ground: names of variables are followed, what is seen through is mixed. */
function colour(text: string, variables: Record<string, string>, ground: Rgb): Rgb {
  const name = /^var\((.+)\)$/.exec(text)?.[1];
  if (name) return colour(variables[name] ?? '', variables, ground);
  if (text.startsWith('#')) return [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as Rgb;
  const [red, green, blue, alpha = 1] = (/^rgba?\((.+)\)$/.exec(text)?.[1] ?? '').split(',').map(Number);
  return [red, green, blue].map((part, at) => (part ?? Number.NaN) * alpha + (ground[at] ?? 0) * (1 - alpha)) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it.each(['light', 'dark'] as const)('a badge of any colour is read in the %s theme', (scheme) => {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme);
  const usual = defaultCssVariablesResolver(whole);
  const own = cssVariables(whole);
  const variables = { ...usual.variables, ...usual[scheme], ...own.variables, ...own[scheme] };
  for (const ground of ['--mantine-color-body', '--tl-surface', '--tl-selected']) {
    const under = colour(`var(${ground})`, variables, [255, 255, 255]);
    const pale = COLORS.filter((name) => {
      const tint = colour(`var(--mantine-color-${name}-light)`, variables, under);
      const [one, other] = [luminance(tint), luminance(colour(`var(--mantine-color-${name}-light-color)`, variables, tint))].toSorted((left, right) => right - left) as [number, number];
      return !((one + 0.05) / (other + 0.05) >= 4.5);
    });
    expect(pale.map((name) => `${name} on ${ground}`)).toEqual([]);
  }
});
