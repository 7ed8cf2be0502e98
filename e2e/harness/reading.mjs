/**
 * What a reader of another language would stumble over on a screen: words that were never translated, names of words in
 * place of words, what stands out to the right, cut buttons, buttons one over the other. Seen by boxes and texts: no picture.
 */
import { wordsOf } from './words.mjs';

/** Short words may be the same in both languages, and data may be such a word. */
const LETTERS_MIN = 5;

/** Words of the product that no reader of `language` should meet: `{keys, english}`. */
export function foreign(language) {
  const [english, other] = [wordsOf('en'), wordsOf(language)];
  const plain = [...english].filter(([key, text]) => !text.includes('{') && text.length >= LETTERS_MIN && /[a-z]/.test(text) && other.get(key) !== text);
  // A text that is right in the other language for another key is no finding.
  const own = new Set(other.values());
  return { keys: [...english.keys()].filter((key) => key.includes('-')), english: plain.map(([, text]) => text).filter((text) => !own.has(text)) };
}

/** Findings on the screen as it stands, as one line each; `data`: texts that are the company's own, whatever they are. */
export function stumbles(page, { keys, english }, data = []) {
  return page.evaluate(
    ([names, texts, own]) => {
      const found = new Set();
      const [raw, left, given] = [new Set(names), new Set(texts), new Set(own)];
      const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getClientRects().length > 0;
      const short = (element) => (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40);
      const read = (text, where) => {
        const said = text.trim();
        if (raw.has(said)) found.add(`the name of a word: ${said} (${where})`);
        if (left.has(said) && !given.has(said)) found.add(`English: ${said} (${where})`);
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.parentElement && seen(node.parentElement) && !node.parentElement.closest('[lang="en"], code, pre')) read(node.data, node.parentElement.tagName.toLowerCase());
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) for (const element of document.querySelectorAll(`[${name}]`)) read(element.getAttribute(name), name);

      const wide = document.documentElement.scrollWidth;
      if (wide > window.innerWidth) found.add(`${wide} px wide in ${window.innerWidth}`);
      const scrolls = (element) => {
        for (let at = element; at && at !== document.body; at = at.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
        return false;
      };
      const pressed = [...document.querySelectorAll('button, a[href], [role=tab], [role=menuitem]')].filter(seen);
      for (const element of pressed) {
        const box = element.getBoundingClientRect();
        if (box.right > window.innerWidth + 1 && !scrolls(element.parentElement)) found.add(`stands out to the right: ${short(element)}`);
        for (const part of [element, ...element.querySelectorAll('span')]) {
          const style = getComputedStyle(part);
          // What ends with dots says that there is more.
          if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 8 && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis') found.add(`cut: ${short(element)}`);
        }
      }
      // Bars that stay while the page scrolls lie over it on purpose; inputs hold their buttons.
      const layer = (element) => {
        for (let at = element; at; at = at.parentElement) if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
        return null;
      };
      // What is scrolled out of its frame is not seen there.
      const seenBox = (element) => {
        let { left, right, top, bottom } = element.getBoundingClientRect();
        for (let at = element.parentElement; at; at = at.parentElement) {
          if (getComputedStyle(at).overflowY === 'visible') continue;
          const frame = at.getBoundingClientRect();
          [left, right, top, bottom] = [Math.max(left, frame.left), Math.min(right, frame.right), Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
        }
        return { left, right, top, bottom };
      };
      const solid = pressed.filter((element) => !element.closest('[class*="Input-wrapper"]')).map((element) => ({ element, layer: layer(element), box: seenBox(element) }));
      solid.forEach((one, at) => {
        for (const other of solid.slice(at + 1)) {
          if (one.layer !== other.layer || one.element.contains(other.element) || other.element.contains(one.element)) continue;
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (across > 3 && down > 3) found.add(`one over the other: ${short(one.element)} and ${short(other.element)}`);
        }
      });
      return [...found];
    },
    [keys, english, data],
  );
}

