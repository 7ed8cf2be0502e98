/** Lengths of files for people: `812 bytes`, `3.4 MB`, in the reader's form. */

const STEPS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function sizeText(bytes: number, tag: string): string {
  const step = bytes < 1000 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  // The short form of a byte has no plural in English.
  return new Intl.NumberFormat(tag, { style: 'unit', unit: STEPS[step] ?? 'byte', unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value);
}
