import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CfpError } from '../../src/errors.ts';
import { noCache, pageCache } from '../../src/library/page-cache.ts';
import { fetchPretalx, findPretalx, type Asking } from '../../src/library/pretalx.ts';
import type { Answer } from '../pretalx/record.ts';
import { READ, recording, replay } from '../support/recorded.ts';
import { deadAddress, serve } from '../support/server.ts';

const asking = { read: READ, cache: noCache, wait: () => Promise.resolve() };
const answers = recording('2025.2.2');
const page = (status: number, text = '', type = 'text/html'): Answer => ({ status, type, text });

/** What a call that cannot be read is told with. */
async function fault(address: string, more: Partial<Asking> = {}): Promise<{ message: string; help: string }> {
  const error = await findPretalx(address, { ...asking, ...more }).then(
    (found) => found.fault ?? new Error('It was read.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CfpError)) throw error;
  return { message: error.message, help: error.help };
}

describe('what is no call that takes proposals is told in one line', () => {
  test.each(['/', '/orga/', '/api/', '/api/events/', '/redirect/?url=x', '/a%20b/'])('%s is no event', async (path) => {
    const host = await replay(answers);
    expect(await fault(host + path)).toEqual({
      message: `${host}${path} names no event.`,
      help: "Name the event's page, as in https://pretalx.com/djangocon-us-2024/cfp.",
    });
  });

  test.each(['nothing', 'hidden'])('an event that is not there, or not public: %s', async (event) => {
    const host = await replay(answers);
    expect(await fault(`${host}/${event}/`)).toEqual({
      message: `There is no event at ${host}/${event}/, or it is not public.`,
      help: 'Look at the address in a browser where you are not signed in.',
    });
  });

  test.each([
    ['a page of something else', page(200, '<title>Call for papers</title>')],
    ['an empty page', page(200)],
    ['a page that pretalx is only spoken of on', page(200, '<p>pretalx</p>')],
  ])('no pretalx: %s', async (_, answer) => {
    const host = await replay(answers, (path, real) => (path === '/chars/cfp' ? answer : real));
    expect((await fault(`${host}/chars`)).message).toBe(`${host}/chars/cfp was not written by pretalx.`);
  });

  test('a call that is closed, with what could be read', async () => {
    const host = await replay(answers);
    const { fault: told, conference, unread } = await findPretalx(`${host}/closed`, asking);
    expect(told?.message).toBe(
      'ClosedCon 2024 takes no proposals any more: it closed at 2024-04-29 12:00 (Asia/Tokyo).',
    );
    expect(conference).toMatchObject({ timezone: 'Asia/Tokyo', deadline: '2024-04-29T12:00' });
    expect(conference.form.flatMap(({ min, max }) => [min, max].filter(Boolean))).toEqual([]);
    expect(unread).toContain('the form and its limits');
  });

  test('a call that is not open yet, with what could be read', async () => {
    const host = await replay(answers);
    const { fault: told, conference, unread } = await findPretalx(`${host}/notyet`, asking);
    expect(told?.message).toBe(
      'LaterCon 2041 takes no proposals yet: it opens at 2041-01-01 08:00 (Australia/Lord_Howe).',
    );
    expect(conference).toMatchObject({ opens: '2041-01-01T08:00' });
    expect(conference.deadline).toBeUndefined();
    expect(unread).toContain('the deadline');
  });

  test('a call for those with an access code', async () => {
    const host = await replay(answers);
    expect((await fault(`${host}/codes`)).message).toBe('InvitedCon 2041 takes proposals with an access code only.');
  });

  test('a form that is not where it was', async () => {
    const host = await replay(answers, (path, real) => (path === '/chars/submit/' ? page(404) : real));
    expect((await fault(`${host}/chars`)).message).toContain('The form of CharsCon 2041 is not where pretalx has it');
  });

  test.each([
    [500, 'answers with 500, an error of its server.'],
    [503, 'answers with 503, an error of its server.'],
  ])('a server in trouble (%i), on any page', async (status, words) => {
    for (const broken of ['/chars/cfp', '/api/', '/api/events/chars/', '/chars/submit/']) {
      const host = await replay(answers, (path, real) => (path === broken ? page(status) : real));
      expect((await fault(`${host}/chars`)).message).toBe(`${host}${broken} ${words}`);
    }
  });

  test('HTML where JSON should be', async () => {
    const broken = '/api/events/chars/submission-types/';
    const host = await replay(answers, (path, real) => (path === broken ? page(200, '<p>Sign in</p>') : real));
    expect((await fault(`${host}/chars`)).message).toBe(`${host}${broken} is to be JSON, and is something else.`);
  });

  test('a hang, a cut connection, 50 MB, and no network', async () => {
    const path = '/chars/cfp';
    const hangs = await replay(answers, () => () => undefined);
    expect((await fault(`${hangs}/chars`, { options: { seconds: 0.2 } })).message).toBe(
      `${hangs}${path} was not read within 0.2 seconds.`,
    );
    const cuts = await replay(answers, () => (request) => request.socket.destroy());
    expect((await fault(`${cuts}/chars`)).message).toBe(`${cuts}${path} cannot be read: the connection was cut.`);
    const large = await replay(answers, () => (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.alloc(50_000_000, 'x'));
    });
    expect((await fault(`${large}/chars`)).message).toContain('has more than 2,000,000 bytes');
    const dead = await deadAddress();
    expect((await fault(`${dead}/chars`)).message).toContain('nothing answers at this address.');
  });
});

describe('a server that asks for patience', () => {
  const asked = async (after: string, times: number): Promise<{ waits: number[]; host: string }> => {
    let left = times;
    const waits: number[] = [];
    const host = await serve((request, response) => {
      if (left-- > 0) response.writeHead(429, { 'retry-after': after, 'content-type': 'text/html' }).end();
      else {
        const { status, type, text } = answers[request.url ?? ''] ?? page(404);
        response.writeHead(status, { 'content-type': type }).end(text);
      }
    });
    await fault(`${host}/closed`, {
      wait: (seconds) => {
        waits.push(seconds);
        return Promise.resolve();
      },
    }).then(({ message }) => {
      told = message;
    });
    return { waits, host };
  };
  let told = '';

  test('is given it, and asked again', async () => {
    expect((await asked('7', 2)).waits).toEqual([7, 7]);
    expect(told).toContain('ClosedCon 2024 takes no proposals any more');
  });

  test('is given it until the time that it names', async () => {
    const { waits } = await asked(new Date(Date.now() + 20_000).toUTCString(), 1);
    expect(waits[0]).toBeGreaterThan(10);
    expect(waits[0]).toBeLessThan(30);
  });

  test.each([
    ['3600', 'Try again in 3600 seconds.', 0],
    ['', 'Try again in some minutes.', 0],
    ['5', 'Try again in 5 seconds.', 3],
  ])('is left alone where that is too long or too often (%j)', async (after, help, times) => {
    const waits: number[] = [];
    const host = await serve((_, response) =>
      response.writeHead(429, after === '' ? {} : { 'retry-after': after }).end(),
    );
    const wait = (seconds: number): Promise<void> => {
      waits.push(seconds);
      return Promise.resolve();
    };
    expect(await fault(`${host}/chars`, { wait })).toEqual({ message: `${host}/chars/cfp was asked too often.`, help });
    expect(waits).toHaveLength(times);
  });
});

test('pages are asked for one at a time, and nothing but these', async () => {
  const paths: string[] = [];
  let open = 0;
  const host = await replay(answers, (path, answer) => (_, response) => {
    expect(++open).toBe(1);
    paths.push(path);
    setTimeout(() => {
      open--;
      const { status, type, text, location } = answer ?? page(404);
      response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) }).end(text);
    }, 5);
  });
  await fetchPretalx(`${host}/chars/submit/?track=1`, asking);
  expect(paths.map((path) => path.replace(/submit\/\w{6}/, 'submit/…'))).toEqual([
    '/chars/cfp',
    '/api/events/chars/',
    '/api/',
    '/api/events/chars/submission-types/',
    '/api/events/chars/questions/?expand=options',
    '/chars/submit/',
    '/chars/submit/…/info/',
  ]);
});

test('a list of several pages is read whole, on its own server whatever it names', async () => {
  const api = '/api/events/types/submission-types/';
  const { results } = JSON.parse(answers[api]?.text ?? '{}') as { results: unknown[] };
  const half = (from: number, to: number, next: string | null): Answer =>
    page(200, JSON.stringify({ count: results.length, next, results: results.slice(from, to) }), 'application/json');
  const host = await replay(answers, (path, real) => {
    if (path === api) return half(0, 2, `http://elsewhere.example${api}?page=2`);
    return path === `${api}?page=2` ? half(2, results.length, null) : real;
  });
  const { conference } = await findPretalx(`${host}/types`, asking);
  expect(conference.formats).toHaveLength(results.length);
});

test('what was read a while ago is not asked for again, and after that while it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cfp-cache-'));
  let visits = 0;
  const host = await replay(answers, (_, real) => (visits++, real));
  const at = (time: string): Promise<unknown> =>
    findPretalx(`${host}/chars`, { ...asking, cache: pageCache(folder, new Date(time)) });
  await at('2026-11-27T12:00:00Z');
  const first = visits;
  await at('2026-11-27T12:09:00Z');
  expect(visits).toBe(first);
  await at('2026-11-27T12:11:00Z');
  expect(visits).toBe(2 * first);
  rmSync(folder, { recursive: true });
});
