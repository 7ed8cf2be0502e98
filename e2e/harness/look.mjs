/**
 * How a screen looks, as text that two machines agree on: for each part a reader would point at its box, and the colours,
 * size of letters and roundness it is drawn with. Not pixels: those differ with every build of a browser and its fonts.
 */

import { frames } from './work.mjs';

/** What a part may stand off, in px, and in shares of its own width and height: letters are a little wider elsewhere. */
const OFF_PX = 8;
const OFF_SHARE = 0.04;

/** The parts of a screen: `{'button Save': '10 20 80 36 | rgb(…) …'}`, boxes as x, y, width, height. */
export async function lookOf(page) {
  // What has just changed goes over into its new look, however short the way.
  await frames(page, 2);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)));
  return page.evaluate(() => {
    const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const transparent = 'rgba(0, 0, 0, 0)';
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (colour !== transparent) return colour;
      }
      return transparent;
    };
    const called = (element) => {
      const text = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? (/^(header|nav|main|tr|canvas)$/i.test(element.tagName) || element.getAttribute('role') === 'region' ? '' : element.textContent);
      return text.trim().replace(/\d[\d.,]*\+?/g, '#').slice(0, 40);
    };
    const look = {};
    for (const element of document.querySelectorAll('header, nav, main, h1, h2, th, button, input, select, canvas, [role=tab], [role=region], [role=dialog], tbody tr[aria-rowindex="2"]')) {
      const box = element.getBoundingClientRect();
      if (!seen(element) || box.width < 2 || box.bottom < 0 || box.top > window.innerHeight || box.right < 0 || box.left > window.innerWidth) continue;
      const name = `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${called(element)}`.trim();
      let key = name;
      for (let nth = 2; key in look; nth += 1) key = `${name} (${nth})`;
      const style = getComputedStyle(element);
      const edge = style.borderTopWidth === '0px' ? 'none' : style.borderTopColor;
      const { color, fontSize, fontWeight, borderTopLeftRadius } = style;
      look[key] = `${[box.x, box.y, box.width, box.height].map(Math.round).join(' ')} | ${color} on ${ground(element)}, edge ${edge}, ${fontSize} ${fontWeight}, round ${borderTopLeftRadius}`;
    }
    return look;
  });
}

/** What differs between what is kept and what is seen, as one line a part. */
export function differences(kept, now) {
  const found = [];
  for (const [part, was] of Object.entries(kept)) {
    const is = now[part];
    if (is === undefined) {
      found.push(`${part}: gone`);
      continue;
    }
    const [[oldBox, oldStyle], [box, style]] = [was.split(' | '), is.split(' | ')];
    const [old, fresh] = [oldBox.split(' ').map(Number), box.split(' ').map(Number)];
    const off = fresh.some((value, at) => Math.abs(value - old[at]) > OFF_PX + OFF_SHARE * (at % 2 === 0 ? old[2] : old[3]));
    if (off) found.push(`${part}: stands at ${box}, stood at ${oldBox}`);
    if (style !== oldStyle) found.push(`${part}: ${style}, was ${oldStyle}`);
  }
  return [...found, ...Object.keys(now).filter((part) => !(part in kept)).map((part) => `${part}: new`)];
}
