/** What is typed between the key that opens the palette and its input: collected here, so that no letter is lost, and handed over once. */

let typed = '';
let stop = () => {};

/** Takes every letter of the page until `takeTyped` or the returned function; `cancel` is run by Esc. */
export function collectTyped(cancel: () => void): () => void {
  typed = '';
  const pressed = (event: KeyboardEvent) => {
    const { key } = event;
    // Ctrl with Alt is AltGr, which writes letters.
    if (event.metaKey || event.ctrlKey !== event.altKey || event.isComposing) return;
    if (key === 'Escape') cancel();
    else if (key === 'Backspace') typed = [...typed].slice(0, -1).join('');
    else if ([...key].length === 1) typed += key;
    // Enter would press the button the screen is on.
    else if (key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', pressed, true);
  stop = () => window.removeEventListener('keydown', pressed, true);
  return stop;
}

/** What came so far; from now on letters go where the focus is. */
export function takeTyped(): string {
  stop();
  const text = typed;
  typed = '';
  return text;
}
