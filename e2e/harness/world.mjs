/**
 * One test file's world: a server over the demo company and one browser. Every page that is opened through it is watched:
 * an uncaught error, an error on the console or an answer of 500 and above fails the file.
 */
import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { OUT, PICTURES } from './paths.mjs';
import { startServer } from './server.mjs';
import { words } from './words.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Generous: two cores may be shared with a compiler. */
const STEP_MS_MAX = 30_000;
const PICTURE_BYTES_MAX = 60 * 1024;

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Registers start and stop for a test file and gives its world; `env`: settings of its server. */
export function useWorld(name, env = {}) {
  const world = new World(name, env);
  before(() => world.start());
  after(() => world.stop());
  return world;
}

class World {
  #server;
  #browser;
  #people;
  #complaints = [];
  /** One session a login: a password costs its check, and no test of this file signs out of one it did not open. */
  #sessions = new Map();

  constructor(name, env) {
    this.name = name;
    this.env = env;
  }

  /** The server's address. */
  get url() {
    return this.#server.url;
  }

  /** The file the server writes its log to. */
  get log() {
    return this.#server.log;
  }

  /** The server's data folder. */
  get data() {
    return this.#server.data;
  }

  async start() {
    this.#server = await startServer(this.name, this.env);
    const root = process.getuid?.() === 0;
    this.#browser = await chromium.launch({ executablePath: findChromium(), args: root ? ['--no-sandbox', ...FLAGS] : FLAGS });
    const reply = await fetch(`${this.url}/api/v1/demo`);
    assert.equal(reply.status, 200, 'the demo names its people');
    this.#people = (await reply.json()).people;
  }

  async stop() {
    await this.#browser?.close();
    await this.#server?.stop();
    assert.deepEqual(this.#complaints, [], 'pages without errors');
  }

  /** Login and password of a demo person: administrator, office, finance, manager, distributor. */
  person(login) {
    const person = this.#people.find((one) => one.login === login);
    assert.ok(person, `the demo has a person ${login}`);
    return person;
  }

  /** A page that nobody is signed in to. */
  async open(path = '/', { language = 'en', viewport = DESK, dark = false } = {}) {
    const context = await this.#browser.newContext({
      baseURL: this.url,
      locale: language,
      viewport,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Paris',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_MS_MAX);
    this.#watch(page);
    await page.goto(path);
    return page;
  }

  /** A page where `login` is signed in; the sign-in itself goes through the API, once a file; one test of its own walks the form. */
  async signIn(login, { path = '/', ...options } = {}) {
    const page = await this.open('/healthz', options);
    const known = this.#sessions.get(login);
    if (known) await page.context().addCookies(known);
    else {
      const { password } = this.person(login);
      const reply = await page.context().request.post('/api/v1/session', {
        data: { login, password },
        headers: { 'X-Treeline': '1', Origin: this.url },
      });
      assert.ok(reply.ok(), await reply.text());
      this.#sessions.set(login, await page.context().cookies());
    }
    if (options.language) {
      const changed = await page.context().request.patch('/api/v1/session', {
        data: { language: options.language },
        headers: { 'X-Treeline': '1', Origin: this.url },
      });
      assert.ok(changed.ok(), await changed.text());
    }
    await page.goto(path);
    return page;
  }

  /** A request as the person signed in on `page`: `{status, body}`. */
  async api(page, method, path, data, headers = {}) {
    const reply = await page.context().request.fetch(`/api/v1${path}`, {
      method,
      data,
      headers: { 'X-Treeline': '1', Origin: this.url, ...headers },
    });
    const text = await reply.text();
    return { status: reply.status(), body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  /** A screenshot in e2e/out. */
  async picture(page, name) {
    await page.screenshot({ path: join(OUT, `${name}.png`) });
  }

  /** A picture of the handbook: of one size, as WebP, and light enough to come with the app. */
  async published(page, name) {
    await page.setViewportSize({ width: 960, height: 600 });
    await page.addStyleTag({ content: '* { caret-color: transparent !important }' });
    await page.mouse.move(0, 599);
    // The canvas draws itself anew for the new size, and what was told at the foot goes away.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    await page.waitForFunction(() => ![...document.querySelectorAll('[aria-busy="true"]')].some((part) => part.checkVisibility()) && [...document.images].every((image) => image.complete));
    const session = await page.context().newCDPSession(page);
    let bytes;
    for (let quality = 80; quality > 20 && !(bytes?.length <= PICTURE_BYTES_MAX); quality -= 10) {
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
      bytes = Buffer.from(data, 'base64');
    }
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(join(PICTURES, `${name}.webp`), bytes);
  }

  /** WCAG 2.1 A and AA as far as axe can see: no violation. */
  async accessible(page) {
    // What still fades in has a colour of its own for a moment.
    // What turns until an answer comes never finishes: it is not waited for.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)));
    // Evaluated, not added as a script element: the content security policy refuses those, rightly.
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const result = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
    });
    assert.deepEqual(found, [], `accessible: ${page.url()}`);
  }

  /** What a test provokes on purpose is no complaint: forget what was heard so far of this kind. Refusals (4xx) never are one. */
  forgive(kind) {
    assert.ok(kind instanceof RegExp && !kind.test(''), 'say what is forgiven');
    this.#complaints = this.#complaints.filter((complaint) => !kind.test(complaint));
  }

  #watch(page) {
    page.on('pageerror', (error) => this.#complaints.push(`${page.url()}: ${error}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
        this.#complaints.push(`${page.url()}: ${message.text()}`);
      }
    });
    page.on('response', (reply) => {
      if (reply.status() >= 500) this.#complaints.push(`${reply.status()} ${reply.url()}`);
    });
  }
}

function findChromium() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here: look in the next folder.
      }
    }
  }
  throw new Error('no Chromium on PATH: on Debian, apt-get install chromium');
}

export { words };
