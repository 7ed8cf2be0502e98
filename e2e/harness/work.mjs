/**
 * How much work the browser had with something, counted and not timed, so that a busy machine counts the same as an idle
 * one: calls of the app's functions (V8's precise coverage), recalculations of style (the page's own counter: each layout that a
 * script forces has one),
 * elements that stand afterwards. Refuses to know milliseconds.
 */

/** Counts on `page` from now on: `{spent(act)}`, which does something and says what it cost. */
export async function counter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const calls = async () => {
    const { result } = await session.send('Profiler.takePreciseCoverage');
    // What a test evaluates in the page has no address.
    const own = result.filter(({ url }) => url.startsWith('http'));
    return own.flatMap(({ functions }) => functions).reduce((sum, { ranges }) => sum + ranges[0].count, 0);
  };
  const counts = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  return {
    async spent(act) {
      await calls();
      const before = await counts();
      await act();
      // What it set going is its work too: counted until nothing is called any more.
      let made = 0;
      for (let quiet = 0; quiet < 2; ) {
        await frames(page, 10);
        const more = await calls();
        made += more;
        quiet = more === 0 ? quiet + 1 : 0;
      }
      const after = await counts();
      const since = (name) => (after[name] >= before[name] ? after[name] - before[name] : after[name]);
      const elements = await page.evaluate(() => document.querySelectorAll('*').length);
      return { calls: made, styles: since('RecalcStyleCount'), elements };
    },
  };
}

/** Waits until the browser has drawn so many times. */
export function frames(page, many = 1) {
  return page.evaluate(async (left) => {
    for (; left > 0; left -= 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  }, many);
}

/** Everything that is above its budget, as one line each: `{calls: 5}` against `{calls: 4}`. What has no budget is no finding. */
export function exceeded(what, measured, budget) {
  return Object.entries(budget)
    .filter(([name, most]) => !(measured[name] <= most))
    .map(([name, most]) => `${what}: ${measured[name]} ${name}, ${most} allowed`);
}
