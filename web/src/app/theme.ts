/**
 * The design tokens: colours with their measured contrast, sizes, radii, motion. Components take
 * them from here (Mantine theme) or from CSS variables; no colour stands anywhere else.
 */
import { Checkbox, createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple, type MantineColorSchemeManager, type VariantColorsResolver } from '@mantine/core';

const blue: MantineColorsTuple = ['#EEF4FD', '#DCE7F9', '#B7CEF2', '#8FB3EB', '#6399E6', '#3F7DDA', '#2563C9', '#1F54AB', '#19458D', '#13366F'];
const teal: MantineColorsTuple = ['#E8F6F4', '#D0ECE8', '#A1D9D2', '#6FC7BC', '#3DB8A5', '#1F9386', '#0F766E', '#0C635C', '#0A504A', '#073D39'];
const amber: MantineColorsTuple = ['#FDF5E6', '#FAEACB', '#F3D498', '#EABD65', '#E0A43A', '#BE7F14', '#9A5B00', '#824D00', '#693E00', '#513000'];
const red: MantineColorsTuple = ['#FDF0EF', '#FADFDD', '#F5BEBA', '#F2A19A', '#F0857C', '#DA5C52', '#C0352B', '#A32C24', '#86241D', '#691C16'];
const gray: MantineColorsTuple = ['#F7F8FA', '#EEF1F4', '#DDE2E9', '#C6CDD7', '#A9B2BF', '#7F8A99', '#667180', '#5A6675', '#3A4554', '#1B2430'];
const dark: MantineColorsTuple = ['#E6E9EE', '#C9CFD8', '#A3ACBA', '#98A2B0', '#6F7A89', '#4C5563', '#2A303A', '#15181E', '#101318', '#0B0D11'];

/** Rank colours, lowest first; white text on each ≥ 4.8, each ≥ 3.0 on the dark background. */
export const RANK_COLORS = ['#667389', '#2A75B3', '#1B7F67', '#96620F', '#C2410C', '#8B3FC7'] as const;

/** Mantine picks the text on filled colours for the light theme only; ours follows the theme at work. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: 'var(--tl-on-filled)' } : colors;
};

export const theme = createTheme({
  variantColorResolver: variantColors,
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 4 },
  colors: { blue, teal, amber, red, gray, dark },
  white: '#FFFFFF',
  black: '#1B2430',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.34', sm: '1.54', md: '1.43', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.43' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '8px', lg: '8px', xl: '999px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { shadow: undefined } },
    // The first item takes the focus: the placeholder for it is no item, which a menu may not hold.
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 }, withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } }, styles: { title: { fontWeight: 600 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } }, styles: { title: { fontWeight: 600 } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 120 } } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fz: 12, fw: 600 }, styles: { root: { overflow: 'visible', maxWidth: 'none' }, label: { overflow: 'visible' } } },
    // Nearly every screen has inputs, which come with this one.
    Checkbox: Checkbox.extend({ vars: () => ({ root: { '--checkbox-icon-color': 'var(--tl-on-filled)' } }) }),
    // By name alone: the component comes with the one screen that draws it.
    Stepper: { vars: () => ({ root: { '--stepper-icon-color': 'var(--tl-on-filled)' } }) },
    // The number lies upon its button: a press on it is meant for the button.
    Indicator: { styles: { indicator: { pointerEvents: 'none' } } },
    Table: { defaultProps: { borderColor: 'var(--tl-divider)' } },
  },
});

/** Where our tokens and Mantine's own variables meet. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--tl-bar-height': '3.5rem' },
  light: {
    '--mantine-color-body': '#FFFFFF',
    '--mantine-color-text': '#1B2430',
    '--mantine-color-dimmed': '#5A6675',
    '--mantine-color-placeholder': '#667180',
    '--mantine-color-error': '#C0352B',
    '--mantine-color-anchor': '#2563C9',
    '--mantine-color-default-border': '#7F8A99',
    '--tl-surface': '#F7F8FA',
    '--tl-divider': '#DDE2E9',
    '--tl-selected': '#EEF4FD',
    '--tl-on-filled': '#FFFFFF',
    '--tl-success': '#0F766E',
    '--tl-warning': '#9A5B00',
    '--tl-danger': '#C0352B',
    // Choices of a company's own may have these; Mantine's letters on them are too pale.
    '--mantine-color-green-light': '#DDF0DC',
    '--mantine-color-green-light-color': '#1E5A22',
    '--mantine-color-orange-light': '#FBE3D4',
    '--mantine-color-orange-light-color': '#7A3108',
    '--mantine-color-violet-light': '#E9E1FA',
    '--mantine-color-violet-light-color': '#4A2A96',
  },
  dark: {
    '--mantine-color-body': '#15181E',
    '--mantine-color-text': '#E6E9EE',
    '--mantine-color-dimmed': '#A3ACBA',
    '--mantine-color-placeholder': '#98A2B0',
    '--mantine-color-error': '#F0857C',
    '--mantine-color-anchor': '#6399E6',
    '--mantine-color-default-border': '#6F7A89',
    '--tl-surface': '#1F242C',
    '--tl-divider': '#3A414D',
    '--tl-selected': '#22304A',
    '--tl-on-filled': '#15181E',
    '--tl-success': '#3DB8A5',
    '--tl-warning': '#E0A43A',
    '--tl-danger': '#F0857C',
    // Mantine's own tints are nearly black here: badges and notices would not stand out.
    '--mantine-color-blue-light': 'rgba(99, 153, 230, 0.15)',
    '--mantine-color-blue-light-color': '#B7CEF2',
    '--mantine-color-teal-light': 'rgba(61, 184, 165, 0.18)',
    '--mantine-color-teal-light-color': '#A1D9D2',
    '--mantine-color-amber-light': 'rgba(224, 164, 58, 0.18)',
    '--mantine-color-amber-light-color': '#F3D498',
    '--mantine-color-red-light': 'rgba(240, 133, 124, 0.18)',
    '--mantine-color-red-light-color': '#F5BEBA',
    '--mantine-color-gray-light': 'rgba(163, 172, 186, 0.18)',
    '--mantine-color-gray-light-color': '#C9CFD8',
    '--mantine-color-green-light': 'rgba(110, 190, 110, 0.18)',
    '--mantine-color-green-light-color': '#B4DDB0',
    '--mantine-color-orange-light': 'rgba(240, 140, 80, 0.18)',
    '--mantine-color-orange-light-color': '#F5C4A3',
    '--mantine-color-violet-light': 'rgba(160, 130, 240, 0.18)',
    '--mantine-color-violet-light-color': '#CDBEF5',
  },
});

const STORED = 'treeline-theme';
type Scheme = 'light' | 'dark' | 'auto';

export function isScheme(value: unknown): value is Scheme {
  return value === 'light' || value === 'dark' || value === 'auto';
}

/** The API says `system` where Mantine says `auto`. */
export function schemeOf(wish: string | null | undefined): Scheme {
  return wish === 'light' || wish === 'dark' ? wish : 'auto';
}

/** Keeps the choice under the key that public/theme.js reads before the first paint. */
export function schemeManager(): MantineColorSchemeManager {
  return {
    get: (fallback) => {
      const stored = localStorage.getItem(STORED);
      return isScheme(stored) ? stored : fallback;
    },
    set: (value) => localStorage.setItem(STORED, value),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => localStorage.removeItem(STORED),
  };
}
