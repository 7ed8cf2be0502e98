/** Inputs of several parts, filled in as a person does, and what a person does not see of a screen. */

/** A date with a time of day: typed into the two inputs that stand under one label. */
export async function fillTime(within, say, label, day, clock) {
  await within.getByRole('textbox', { name: label, exact: true }).fill(day);
  const time = within.getByRole('textbox', { name: say('records-clock', { field: label }), exact: true });
  await time.fill(clock);
  await time.blur();
}

/** The field that many records are given a new value of: looked for by its name, as with the keyboard. */
export async function chooseField(dialog, say, label) {
  const input = dialog.getByRole('combobox', { name: say('bulk-field'), exact: true });
  await input.fill(label);
  await dialog.page().getByRole('listbox', { name: say('bulk-field') }).getByRole('option', { name: label, exact: true }).click();
}

/** What of the found parts lies beyond the screen's sides, or beyond those of what it scrolls in: their words. Nothing found is an error. */
export async function beyond(parts) {
  await parts.first().waitFor();
  return parts.evaluateAll((all) => {
    const frames = (part) => {
      const found = [{ left: 0, right: window.innerWidth }];
      for (let at = part.parentElement; at; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible') found.push(at.getBoundingClientRect());
      return found;
    };
    const hidden = (part) => {
      const box = part.getBoundingClientRect();
      return part.scrollWidth > part.clientWidth + 1 || frames(part).some(({ left, right }) => box.left < left - 1 || box.right > right + 1);
    };
    return all.filter(hidden).map((part) => part.getAttribute('aria-label') ?? part.textContent);
  });
}
