import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch } from '../support/browser.ts';
import { DEMO, previewOf, TALK, type Preview } from '../support/preview.ts';
import { world } from '../support/world.ts';
import { attacks } from './attacks.ts';

// A browser beside other work takes its time.
const PATIENCE = 120_000;

describe.skipIf(chromiumPath === null)('in a real browser', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let running: Preview | undefined;
  beforeAll(async () => {
    browser = await launch();
  }, PATIENCE);
  afterEach(async () => {
    await running?.end();
    running = undefined;
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
  });

  /** A page with all that it asked for and complained of. */
  async function opened(address: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(address);
    return { page, asked, complaints };
  }

  /** Waits for something on the page. Its policy lets no text be run, so it is asked again and again. */
  async function until(page: Page, expression: string): Promise<void> {
    for (let left = 1500; left > 0; left--) {
      if (await page.evaluate<boolean>(expression)) return;
      await page.waitForTimeout(10);
    }
    throw new Error(`Waited for ${expression}`);
  }

  async function started(...args: Parameters<typeof previewOf>): Promise<Preview> {
    running = await previewOf(...args);
    return running;
  }

  const violationsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
      'axe.run().then((run) => run.violations)',
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  test('shows the talk, asks nobody else for anything, and has nothing to complain of', async () => {
    const { address } = await started(DEMO);
    const { page, asked, complaints } = await opened(address);
    expect(await page.textContent('h1')).toBe('Ship it at noon, and sleep at night');
    expect(await page.textContent('#field-abstract .prose li li')).toBe('and what we threw away');
    expect(await page.textContent('#field-abstract')).toContain('I am █████, and');
    expect([...new Set(asked)]).toEqual([address, `${address}events`]);
    expect(complaints).toEqual([]);
  });

  test('follows the file within a second, keeps its place, and says what is new', async () => {
    const { address, at } = await started(DEMO);
    const { page, complaints } = await opened(address, { viewport: { width: 800, height: 500 } });
    await page.evaluate("document.querySelector('#field-outline').scrollIntoView({ behavior: 'instant' })");
    await page.focus('a[href="#o2"]');
    await page.evaluate("document.querySelector('#field-outline').scrollIntoView({ behavior: 'instant' })");
    const top = "document.querySelector('#field-outline').getBoundingClientRect().top";
    const before = await page.evaluate<number>(top);
    at.write('talk.md', TALK.replace('TODO: say how many.', 'It has nine lines.\n\nMore.\n\nAnd more.'));
    const saved = performance.now();
    await until(page, "document.querySelector('#field-abstract').textContent.includes('nine lines')");
    expect(performance.now() - saved).toBeLessThan(1000);
    expect(await page.evaluate<number>(top)).toBeCloseTo(before, 0);
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#o2');
    expect(await page.textContent('#told')).toMatch(/^Read again: \d errors, 0 warnings\.$/);
    expect(complaints).toEqual([]);
  });

  test('keeps the page while the file cannot be read, and says so when it ends', async () => {
    const { address, at, end } = await started(DEMO);
    const { page } = await opened(address);
    at.write('talk.md', Buffer.from([0xff, 0xfe, 0x00]));
    await until(page, "document.querySelector('#told').textContent.includes('UTF-16')");
    expect(await page.textContent('h1')).toBe('Ship it at noon, and sleep at night');
    at.write('talk.md', TALK.replace('Ship it at noon', 'Ship it at one'));
    await until(page, "document.querySelector('h1').textContent.includes('at one')");
    await end();
    await until(page, "document.querySelector('#told').textContent.includes('has ended')");
  });

  test('marks the place of the finding that is chosen, by the keyboard alone', async () => {
    const { address } = await started(DEMO);
    const { page } = await opened(address);
    await page.keyboard.press('Tab');
    expect(await page.textContent(':focus')).toBe('Skip to the proposal');
    await page.focus('.findings li.warning a');
    await page.keyboard.press('Enter');
    await until(page, "document.querySelector('mark.here') !== null");
    expect(await page.textContent('mark.here')).toBe('TODO');
    expect(await page.textContent('.findings [aria-current]')).toContain('Abstract still says "TODO".');
    expect(await page.$$('[aria-current]')).toHaveLength(1);
    expect(await page.evaluate("document.querySelector('mark.here').getBoundingClientRect().top < innerHeight")).toBe(
      true,
    );
  });

  test('counts down, in the zone of the event and of whoever reads', async () => {
    const { address } = await started(DEMO, ['--as-of', '2024-04-29T16:58:58Z']);
    const { page } = await opened(address, { timezoneId: 'Asia/Tokyo' });
    const left = async (): Promise<string> => (await page.textContent('#left')) ?? '';
    expect(await page.textContent('#own-time')).toBe('Tue 30 April 2024 02:00');
    expect(await page.textContent('.when')).toContain('ChicagoMon 29 April 2024 12:00');
    const first = await left();
    expect(first).toMatch(/^Closes in 00:0[01]:\d\d$/);
    await until(page, `document.querySelector('#left').textContent !== ${JSON.stringify(first)}`);
  });

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
    [2560, 'light'],
    [3840, 'dark'],
  ] as const)('at %d pixels, %s, axe finds nothing, and nothing is wider than the page', async (width, colorScheme) => {
    const { address } = await started(DEMO);
    const { page } = await opened(address, { viewport: { width, height: 900 }, colorScheme });
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('prints as paper: everything on it, nothing that only a screen needs', async () => {
    const { address } = await started(DEMO);
    const { page } = await opened(address);
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('.findings')).toBe(true);
    expect(await page.isVisible('.skip')).toBe(false);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a page written by --static opens from the disk', async () => {
    const at = world();
    for (const [path, text] of Object.entries(DEMO)) at.write(path, text);
    await at.cfp('preview', 'talk.md', '--static', 'out.html');
    const address = `file://${join(at.folder, 'out.html')}`;
    const { page, asked, complaints } = await opened(address);
    expect(await page.textContent('h1')).toBe('Ship it at noon, and sleep at night');
    expect(await page.textContent('#left')).not.toBe('');
    expect(asked).toEqual([address]);
    expect(complaints).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
  });

  test("a chair's summary opens from the disk", async () => {
    const at = world();
    for (const [path, text] of Object.entries(DEMO)) at.write(path, text);
    at.write('two.md', '---\ntitle: <img src=x onerror=alert(1)>\nformat: talk-25\n---\n\n## Abstract\n\nWords.\n');
    await at.cfp('status', '.', '--for', 'demo', '--static', 'out.html');
    const address = `file://${join(at.folder, 'out.html')}`;
    const { page, asked, complaints } = await opened(address);
    expect(await page.textContent('h1')).toBe('Demo Conf');
    expect(asked).toEqual([address]);
    expect(complaints).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
  });

  describe('a proposal of a stranger', () => {
    /** Looks whether a page did anything that it was not to. */
    async function harmOf(
      { page, asked, complaints }: Awaited<ReturnType<typeof opened>>,
      own: string,
    ): Promise<string[]> {
      for (const link of (await page.$$('main .prose :is(a, div, b)')).slice(0, 3)) {
        await link.hover({ timeout: 300, force: true }).catch(() => undefined);
      }
      await page.waitForTimeout(50);
      const attributes = await page.evaluate<string[]>(
        `Array.from(document.querySelectorAll('main, main *')).flatMap((one) => Array.from(one.attributes, ({ name, value }) => name + '=' + value))
          .filter((one) => /^on|^style=|^src|^(?:href|action)=(?!https?:|mailto:|#)/.test(one))`,
      );
      return [
        ...attributes,
        ...complaints,
        ...asked.filter((address) => !address.startsWith(own)),
        ...((await page.evaluate('window.attacked')) === undefined ? [] : ['a script ran']),
        ...(page.url() === own ? [] : [`went to ${page.url()}`]),
        ...(page.frames().length > 1 ? ['a frame'] : []),
        ...((await page.evaluate<number>(
          "document.querySelectorAll('main :is(script, style, iframe, svg, math, form, input, object, embed, img, link, meta, base)').length",
        )) === 0
          ? []
          : ['an element']),
      ];
    }

    // A comment that is opened in the title would hide the abstract.
    const proposal = (markdown: string): string => {
      const words = JSON.stringify(markdown.replaceAll('<!--', '<!-'));
      const heading = markdown.split('\n')[0] ?? '';
      return `---\ntitle: ${words}\nconference: demo\nlevel: ${words}\n---\n\n## Abstract\n\nAt first.\n\n${markdown}\n\nThe end.\n\n## ${heading}\n\nWords.\n`;
    };

    test.each(attacks)('with %s does nothing', async (_, markdown) => {
      const at = world();
      at.write('conferences/demo.yaml', DEMO['conferences/demo.yaml']);
      at.write('.cfp.yaml', '{}');
      at.write('talk.md', proposal(markdown));
      expect(await at.cfp('preview', 'talk.md', '--static', 'out.html')).toMatchObject({ code: 0 });
      const address = `file://${join(at.folder, 'out.html')}`;
      const seen = await opened(address);
      expect(await seen.page.textContent('#field-abstract')).toContain('At first.');
      expect(await harmOf(seen, address)).toEqual([]);
    });

    test.each(['pretalx', 'other'])('with all of them does nothing while it is followed (%s)', async (platform) => {
      const all = attacks.map(([, markdown]) => markdown).join('\n\n');
      const { address, at } = await started({
        'conferences/demo.yaml': DEMO['conferences/demo.yaml'].replace('pretalx', platform),
        '.cfp.yaml': '{}',
        'talk.md': proposal('Nothing yet'),
      });
      const seen = await opened(address);
      at.write('talk.md', proposal(all));
      await until(seen.page, "document.querySelector('#field-abstract').textContent.includes('Look')");
      expect(await harmOf(seen, address)).toEqual([]);
      expect(await violationsOf(seen.page)).toEqual([]);
    });

    test('in broken UTF-8 is not shown at all', async () => {
      const at = world();
      at.write(
        'talk.md',
        Buffer.concat([Buffer.from('# A talk\n\n'), Buffer.from([0xc0, 0xbc, 0x73, 0x63, 0xf8, 0xff])]),
      );
      expect(await at.cfp('preview', 'talk.md', '--static', 'out.html')).toMatchObject({ code: 2 });
    });
  });
});
