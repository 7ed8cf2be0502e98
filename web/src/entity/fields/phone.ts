/** A telephone number as its country writes it: the server says how, here is only asked whether what it said is of this number. */

/** What is dialled. */
export function dialled(number: string): string {
  return number.replaceAll(/[^+\d]/g, '');
}

/** With the spaces of its country, where they are those of this very number: what was just typed has none yet. */
export function readsAs(number: string, shown: string | undefined): string {
  return shown && dialled(shown) === number ? shown : number;
}
