/** Whether a label answers what was typed: every word somewhere in it, case and accents aside. */

export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l');
}

export function matches(label: string, question: string): boolean {
  const folded = fold(label);
  return fold(question)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
