/**
 * What moving the network's overview costs: seconds of the main thread a frame, while a hand drags over a demo company that
 * runs at TREELINE_URL. Prints one JSON object as `treeline bench` does. A measurement, not a test.
 */
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const url = process.env.TREELINE_URL ?? 'http://127.0.0.1:8080';
const FRAMES = 120;

const { people } = await (await fetch(`${url}/api/v1/demo`)).json();
const { login, password } = people.find((person) => person.login === 'administrator');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const page = await browser.newPage({ baseURL: url, viewport: { width: 1280, height: 800 } });
await page.goto('/');
const signedIn = await page.evaluate(
  (body) => fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json', 'x-treeline': '1' }, body: JSON.stringify(body) }).then(({ status }) => status),
  { login, password },
);
assert.equal(signedIn, 201, 'signed in');
let nodes = 0;
page.on('response', async (response) => {
  if (response.url().includes('/overview')) nodes = (await response.json()).ids.length;
});
await page.goto('/network');
const canvas = page.locator('canvas');
await canvas.waitFor();
await page.waitForTimeout(1500);
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');
const spent = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
const box = await canvas.boundingBox();
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
await page.mouse.move(x, y);
await page.mouse.down();
const before = await spent();
for (let frame = 0; frame < FRAMES; frame += 1) {
  await page.mouse.move(x + 3 * Math.abs((frame % 80) - 40), y + 2 * Math.abs((frame % 60) - 30));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
const after = await spent();
await page.mouse.up();
await browser.close();
const of = (name) => ((after[name] - before[name]) * 1000) / FRAMES;
const demanded = 16;
const value = of('TaskDuration');
console.log(JSON.stringify({ name: 'network.pan', value, unit: 'ms', baseline: demanded, ratio: value / demanded, what: `main thread a frame with ${nodes} visible nodes, of it ${of('ScriptDuration').toFixed(1)} ms in scripts; beside what is demanded at 5,000` }));
