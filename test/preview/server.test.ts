import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO, previewOf, TALK, type Preview } from '../support/preview.ts';
import { world } from '../support/world.ts';

let running: Preview | undefined;
afterEach(async () => {
  await running?.end();
  running = undefined;
});

async function started(...args: Parameters<typeof previewOf>): Promise<Preview> {
  running = await previewOf(...args);
  return running;
}

interface Got {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A request with any headers at all: what a browser would not let a page send. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((done, failed) => {
    const sent = request(address, { headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (response.headers['content-type']?.startsWith('text/event-stream') === true) sent.destroy();
      });
      const end = (): void => {
        done({ status: response.statusCode ?? 0, body, headers: response.headers });
      };
      response.on('end', end);
      response.on('close', end);
    });
    sent.on('error', failed);
    sent.end();
  });
}

describe('the preview', () => {
  test('prints its address on 127.0.0.1, with a path that cannot be guessed', async () => {
    const { address } = await started(DEMO);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/);
    const { status, body, headers } = await get(address);
    expect(status).toBe(200);
    expect(body).toContain('Ship it at noon, and sleep at night');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-\S+' 'sha256-\S+'; style-src 'sha256-/,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['another name for this machine', { host: 'evil.example:80' }],
    ['a name that was made to point here', { host: '127.0.0.1.evil.example' }],
    ['no port', { host: '127.0.0.1' }],
    ['another page', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a frame of another page', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_, headers) => {
    const { address } = await started(DEMO);
    for (const path of ['', 'events']) {
      const { status, body } = await get(`${address}${path}`, headers);
      expect(status).toBe(403);
      expect(body).not.toContain('Ship it');
    }
  });

  test.each(['', 'favicon.ico', 'talk.md', 'x/../talk.md', '%2e%2e/talk.md', 'events/../..'])(
    'serves nothing at /%s without the token',
    async (path) => {
      const { address } = await started(DEMO);
      const { status, body } = await get(new URL(`/${path}`, address).href);
      expect(status).toBe(404);
      expect(body).not.toContain('Ship it');
    },
  );

  test('serves no other file, and takes nothing', async () => {
    const { address } = await started(DEMO);
    for (const path of ['talk.md', '../.cfp.yaml', '..%2f.cfp.yaml', '?x', 'index.html']) {
      expect(await get(`${address}${path}`)).toMatchObject({ status: 404 });
    }
    expect(await get(address, {}, 'POST')).toMatchObject({ status: 405 });
    expect(await get(address, {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('ends at once, even with a page open', async () => {
    const { address, end } = await started(DEMO);
    const open = get(`${address}events`).catch(() => null);
    const { code, stderr } = await end();
    running = undefined;
    expect(code).toBe(130);
    expect(stderr.replace(/\s+/g, ' ')).toContain('Open it in your browser; it follows talk.md. Ctrl-C ends it.');
    await open;
    await expect(get(address)).rejects.toThrow(/ECONNREFUSED/);
  });

  test('tells a page that listens late what was saved before it did', async () => {
    const { address, at } = await started(DEMO);
    expect((await get(`${address}events`)).body).not.toContain('event:');
    at.write('talk.md', TALK.replace('Ship it at noon', 'Ship it at one'));
    for (let left = 500; left > 0 && !(await get(address)).body.includes('at one'); left--) await setTimeout(10);
    const { body } = await get(`${address}events`);
    expect(body).toContain('\nevent: now\ndata: {');
    expect(body).toContain('Ship it at one');
  });

  test('opens the browser, unless told not to', async () => {
    const opened: string[] = [];
    const browse = (address: string): boolean => opened.push(address) > 0;
    const { address, end } = await started(DEMO, [], { browse });
    expect(opened).toEqual([address]);
    expect((await end()).stderr).toContain('Opened in your browser');
    await started(DEMO, ['--no-open'], { browse });
    expect(opened).toHaveLength(1);
  });

  test('says that a port is taken', async () => {
    const { address, at } = await started(DEMO);
    const { code, stderr } = await at.cfp('preview', 'talk.md', '--port', new URL(address).port);
    expect(code).toBe(2);
    expect(stderr).toContain('is taken, or not yours to use');
  });
});

describe('--static', () => {
  /** The page of a talk, as it would be sent to somebody. */
  async function page(files: Readonly<Record<string, string>> = DEMO): Promise<string> {
    const at = world();
    for (const [path, text] of Object.entries(files)) at.write(path, text);
    expect(await at.cfp('preview', 'talk.md', '--static', 'out.html')).toMatchObject({ code: 0, stdout: '' });
    return at.read('out.html');
  }

  test('is one file that asks for nothing', async () => {
    const html = await page();
    expect(html).not.toMatch(/<(?:link rel="stylesheet|script src|img|iframe)|EventSource|url\(/);
    expect(html).toContain('connect-src &#39;none&#39;');
  });

  test('has the fields in the order of the form, and says what is missing', async () => {
    const html = await page();
    const labels = Array.from(html.matchAll(/<h2 id="field-[^"]*">([^<]*)/g), ([, label]) => label);
    expect(labels).toEqual(['Abstract', 'Outline', 'Takeaways']);
    expect(html).toContain('The form requires this, and it is empty.');
  });

  test('tells nobody whose it is where the review is anonymous', async () => {
    const html = await page();
    expect(html).not.toMatch(/Ada|Lovelace|lovelace|For the organisers alone/);
    expect(html).toContain('Anonymous review: 2 places blacked out');
  });

  test('marks the place of every finding, and links to it', async () => {
    const html = await page();
    const targets = Array.from(html.matchAll(/href="#((?:f|o|field-)[\w-]*)"/g), ([, id]) => id);
    expect(targets.length).toBeGreaterThan(8);
    for (const id of targets) expect(html).toContain(`id="${id ?? ''}"`);
    expect(html).toContain('class="warning">TODO</mark>');
    expect(html).toMatch(/<mark id="f\d" class="error">█████<\/mark>/);
  });

  test('leads from what is missing to where it would stand', async () => {
    expect(await page()).toMatch(/<a href="#field-takeaways">(?:(?!<\/a>).)*Takeaways is missing/);
  });

  test('tells what is to be done before what was measured, and how long the title is', async () => {
    const html = await page();
    const headings = Array.from(html.matchAll(/<section id="(\w+)"[^>]*><h2>/g), ([, id]) => id);
    expect(headings).toEqual(['deadline', 'findings', 'lengths', 'outline']);
    expect(html).toContain('<a href="#field-title"><span class="row"><span>Title</span> <span class="count">35 of 200');
  });

  test.each([
    ['', '<b>No call</b> is named, so', 'Add <code>conference: practice</code> to the front matter'],
    ['---\nconference: nowhereconf\n---\n', '<b>nowhereconf</b> is not known to cfp, so', 'There is no conference'],
  ])('says where no call can be asked, and nothing of its reviewers (%j)', async (head, words, finding) => {
    const html = await page({ 'talk.md': `${head}# A talk\n\nWords.\n` });
    expect(html).toContain(words);
    expect(html).toContain(finding);
    expect(html).not.toContain('Reviewers see');
  });

  test('sets a title smaller that would fill the page', async () => {
    expect(await page()).toMatch(/<h1 id="field-title">/);
    const long = TALK.replace(
      'Ship it at noon',
      'Ship it at noon, or at one, or at two, or whenever all are awake and the',
    );
    expect(await page({ ...DEMO, 'talk.md': long })).toContain('<h1 id="field-title" class="long">');
  });

  test('draws the outline against the slot', async () => {
    const html = await page();
    expect(html).toMatch(/<svg class="timeline"[^>]* role="img" aria-label="33 of 25 min, 8 over">/);
    expect(html).toContain('25 min slot');
  });

  test('takes what is piped in', async () => {
    const at = world({ input: '# A talk\n\nWords.\n' });
    expect(await at.cfp('preview', '-', '--static', 'out.html')).toMatchObject({ code: 0 });
    expect(at.read('out.html').replace(/<\/?mark[^>]*>/g, '')).toContain('<h1 id="field-title">A talk</h1>');
  });

  test('says where there is nothing to show', async () => {
    const at = world();
    expect(await at.cfp('preview', 'nowhere.md', '--static', 'out.html')).toMatchObject({ code: 2 });
    expect(await at.cfp('preview', 'nowhere.md')).toMatchObject({ code: 2 });
  });
});
