/** How a person fills in what takes more than one input. */

/** A date with a time of day: typed into the two inputs that stand under one label. */
export async function fillTime(within, say, label, day, clock) {
  await within.getByRole('textbox', { name: label, exact: true }).fill(day);
  const time = within.getByRole('textbox', { name: say('records-clock', { field: label }), exact: true });
  await time.fill(clock);
  await time.blur();
}
