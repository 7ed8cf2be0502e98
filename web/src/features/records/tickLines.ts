/** The words below a bar: at most two short lines, broken between words; what is too long for them ends in an ellipsis. */

/** So many letters fit the width of a bar and its gap. */
const LINE_CHARS = 11;

const cut = (text: string) => (text.length > LINE_CHARS ? `${text.slice(0, LINE_CHARS - 1)}…` : text);

export function tickLines(words: string): string[] {
  if (words.length <= LINE_CHARS) return [words];
  const space = words.lastIndexOf(' ', LINE_CHARS);
  return space > 0 ? [words.slice(0, space), cut(words.slice(space + 1))] : [cut(words)];
}
