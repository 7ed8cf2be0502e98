/** An address with its query in the two parts the router wants. The kit knows no routes: our search values are always text. */
export function linkTo(address: string): { to: string; search: never } {
  const [to = '/', query] = address.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) as never };
}
