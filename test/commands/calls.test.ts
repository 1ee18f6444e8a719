import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask } from '../../src/commands/conferences-new.ts';
import { deadAddress, serve } from '../support/server.ts';
import { script } from '../support/script.ts';
import { world, type World } from '../support/world.ts';

const list = (name: string): string => readFileSync(`test/fixtures/lists/${name}`, 'utf8');
const AS_OF = ['--as-of', '2026-11-27T12:00:00Z'];
const KEPT = 'home/.local/share/cfp/conferences';
const kept = (at: World): string[] =>
  existsSync(join(at.folder, KEPT)) ? readdirSync(join(at.folder, KEPT)).sort() : [];
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

const entry = (cfp: string, more = ''): string =>
  `- conference: PyCon Zenda\n  year: 2027\n  link: https://zenda.example/\n  cfp: '${cfp}'\n${more}  place: Zenda, Ruritania\n`;

describe('add', () => {
  test('shows what it found, the most urgent first, and keeps nothing unasked', async () => {
    const at = world();
    at.write('list.yml', list('conferences.yml'));
    const { code, stdout, stderr } = await at.cfp('conferences', 'add', 'list.yml', '--dry-run', ...AS_OF);
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split('\t').slice(0, 3).join(' '))).toContain(
      'pycon-zenda-2027 open 2026-12-30T22:59:00Z',
    );
    expect(words(stderr)).toBe('Left out: PyCon Gone 2026: it is cancelled. Nothing was written.');
    const unasked = await at.cfp('conferences', 'add', 'list.yml', ...AS_OF);
    expect(unasked.code).toBe(2);
    expect(words(unasked.stderr)).toContain(
      'There is no terminal to ask on which of 9 calls to keep. Add `--yes` for all of them',
    );
    expect(kept(at)).toEqual([]);
  });

  test('keeps those that are chosen by words, with their source and the day, in files that cfp reads', async () => {
    const at = world();
    at.write('list.yml', list('conferences.yml'));
    expect((await at.cfp('conferences', 'add', 'list.yml', 'zenda', '--yes', ...AS_OF)).code).toBe(0);
    expect(kept(at)).toEqual(['pycon-zenda-2027.yaml']);
    const file = at.read(`${KEPT}/pycon-zenda-2027.yaml`);
    expect(file).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schemas\/conference\.schema\.json\nid: pycon-zenda-2027\n/,
    );
    expect(file).toContain(
      'read: "2026-11-27", for: [url, timezone, deadline, starts, ends, place], from: python-deadlines, entry: PyCon Zenda 2027}',
    );
    expect(existsSync(join(at.folder, 'home/.local/share/cfp/schemas/conference.schema.json'))).toBe(true);
    const { stdout } = await at.cfp('conferences', 'show', 'pycon-zenda-2027', ...AS_OF);
    expect(stdout).toContain('Closes in 33 days 10 hours: Wed 30 December 2026 23:59 in Warsaw, 22:59 UTC');
    expect(stdout).toContain('the deadline is from a list that the community keeps');
  });

  test('--open keeps only calls that are open, and --json says all of it', async () => {
    const at = world();
    at.write('general.json', list('general.json'));
    const { stdout } = await at.cfp('conferences', 'add', 'general.json', '--open', '--yes', '--json', ...AS_OF);
    const told = JSON.parse(stdout) as {
      reader: string;
      found: { conference: { id: string; timezone?: string }; written: string | null }[];
    };
    expect(told.reader).toBe('confs.tech');
    expect(told.found.map(({ conference }) => conference.id)).toEqual(
      kept(at)
        .map((name) => name.slice(0, -5))
        .sort(
          (a, b) =>
            told.found.findIndex((one) => one.conference.id === a) -
            told.found.findIndex((one) => one.conference.id === b),
        ),
    );
    expect(told.found.every(({ conference, written }) => conference.timezone === undefined && written !== null)).toBe(
      true,
    );
  });

  test('leaves a call alone that is known already', async () => {
    const at = world();
    at.write('list.yml', entry('2027-01-13 23:59:00'));
    await at.cfp('conferences', 'add', 'list.yml', '--yes', ...AS_OF);
    at.write('list.yml', entry('2027-01-20 23:59:00'));
    const again = await at.cfp('conferences', 'add', 'list.yml', '--yes', ...AS_OF);
    expect(words(again.stderr)).toContain(
      'PyCon Zenda 2027 is known already, with 2027-01-13T23:59 as its deadline; here it is 2027-01-20T23:59.',
    );
    expect(at.read(`${KEPT}/pycon-zenda-2027.yaml`)).toContain('deadline: 2027-01-13T23:59');
    await at.cfp('conferences', 'add', 'list.yml', '--yes', '--force', ...AS_OF);
    expect(at.read(`${KEPT}/pycon-zenda-2027.yaml`)).toContain('deadline: 2027-01-20T23:59');
  });

  test('reads what is piped in, and a page', async () => {
    expect(
      (await world({ input: entry('2027-01-13 23:59:00') }).cfp('conferences', 'add', '-', '--dry-run')).stdout,
    ).toContain('pycon-zenda-2027\t');
    const data = {
      '@type': 'ConferenceEvent',
      name: 'PyDay 2027',
      hasParticipationOffer: { availabilityEnds: '2027-01-13T23:59Z' },
    };
    const host = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<!doctype html><script type="application/ld+json">${JSON.stringify(data)}</script>`),
    );
    const at = world();
    expect((await at.cfp('conferences', 'add', `${host}/cfp`, '--yes')).code).toBe(0);
    expect(at.read(`${KEPT}/pyday-2027.yaml`)).toContain(`{url: ${host}/cfp, read: "2024-04-20"`);
  });

  test('keeps nothing of a list while a part that is asked for is at fault, unless told to', async () => {
    const at = world();
    at.write('list.yml', `${entry('2027-01-13 23:59:00')}- conference: Bad\n  year: 2027\n  timezone: CST\n`);
    const { code, stderr } = await at.cfp('conferences', 'add', 'list.yml', '--yes', ...AS_OF);
    expect(code).toBe(2);
    expect(words(stderr)).toContain(
      'cfp: list.yml:8:13: Bad 2027: "CST" may mean America/Chicago or Asia/Taipei or America/Havana;',
    );
    expect(kept(at)).toEqual([]);
    expect((await at.cfp('conferences', 'add', 'list.yml', '--yes', '--skip-faults', ...AS_OF)).code).toBe(2);
    expect(kept(at)).toEqual(['pycon-zenda-2027.yaml']);
    expect((await at.cfp('conferences', 'add', 'list.yml', 'zenda', '--yes', '--force', ...AS_OF)).code).toBe(0);
  });
});

describe('bad input is told in one line with its place, and nothing is written:', () => {
  test.each([
    [
      '31 February',
      'x.yml',
      entry('2027-02-31 23:59:00'),
      'cfp: x.yml:4:8: PyCon Zenda 2027: The calendar has no 2027-02-31.',
    ],
    ['25:00', 'x.yml', entry('2027-02-21 25:00:00'), 'cfp: x.yml:4:8: PyCon Zenda 2027: A day has no hour 25:00'],
    [
      'a zone that does not exist',
      'x.yml',
      entry('2027-02-21 23:00:00', '  timezone: Mars/Phobos\n'),
      'cfp: x.yml:5:13: PyCon Zenda 2027: There is no time zone "Mars/Phobos";',
    ],
    [
      'two of one id',
      'x.yml',
      entry('2027-01-01 12:00:00') + entry('2027-01-02 12:00:00'),
      'cfp: x.yml:6:15: PyCon Zenda 2027: It has the id pycon-zenda-2027, as the entry at x.yml:1:3 has.',
    ],
    [
      'YAML of the wrong kind',
      'x.yml',
      'id: practice\nname: A call\n',
      'cfp: x.yml:1:1: this is not a list of entries with',
    ],
    ['no YAML', 'x.yml', '- conference: [a\n', 'cfp: x.yml:2:1: This is not valid YAML:'],
    ['JSON that is none', 'x.json', '[{]', 'cfp: x.json:1:3: This is not valid JSON:'],
    ['JSON of the wrong kind', 'x.json', '{"a": 1}', 'cfp: x.json:1:1: this is not a list of conferences'],
    [
      'HTML for JSON',
      'x.json',
      '<!doctype html><p>Not found</p>',
      'cfp: x.json is to be JSON, and is a web page (HTML).',
    ],
    [
      'a page without a call',
      'x.html',
      '<!doctype html><p>Hello</p>',
      'cfp: x.html describes no conference that cfp can read.',
    ],
    ['words', 'x.txt', 'Hello', 'cfp: x.txt holds no list of calls that cfp can read.'],
    ['nothing', 'x.yml', '', 'cfp: x.yml is empty.'],
  ])('%s', async (_what, path, text, message) => {
    const at = world();
    at.write(path, text);
    const { code, stderr } = await at.cfp('conferences', 'add', path, '--yes');
    expect(code).toBe(2);
    expect(words(stderr)).toContain(message);
    expect(kept(at)).toEqual([]);
  });

  test.each([
    [
      'HTML for JSON',
      (path: string) => ({ status: 200, type: 'text/html', body: '<!doctype html><p>hi</p>', path: `${path}/x.json` }),
      'is to be JSON, and is a web page (HTML).',
    ],
    ['404', (path: string) => ({ status: 404, type: 'text/html', body: 'no', path }), 'answers with 404, not found.'],
    [
      'a redirect to itself',
      (path: string) => ({ status: 302, type: '', body: '', path: `${path}/round`, location: '/round' }),
      'leads from page to page without an end',
    ],
    [
      'a redirect to this machine from another server',
      (path: string) => ({ status: 302, type: '', body: '', path, location: 'http://127.0.0.1:1/x.yml' }),
      'is no address of the open internet.',
    ],
    [
      '50 MB',
      (path: string) => ({ status: 200, type: 'text/yaml', body: 'x'.repeat(6_000_000), path: `${path}/x.yml` }),
      'bytes; cfp reads no more.',
    ],
  ])('a server that sends %s', async (_what, answer, message) => {
    const host = await serve((_, response) => {
      const { status, type, body, location }: { status: number; type: string; body: string; location?: string } =
        answer('');
      response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) }).end(body);
    });
    const at = world();
    const { code, stderr } = await at.cfp('conferences', 'add', answer(host).path, '--yes');
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, '')).toContain(message.replace(/\s+/g, ''));
    expect(stderr).toContain('127.0.0.1');
    expect(kept(at)).toEqual([]);
  });

  test('no server at all, and an address that is none', async () => {
    const at = world();
    const dead = await at.cfp('conferences', 'add', await deadAddress(), '--yes');
    expect(dead.code).toBe(2);
    expect(words(dead.stderr)).toContain('nothing answers at this address.');
    const none = await at.cfp('conferences', 'add', 'ftp://example.org/x.yml', '--yes');
    expect(words(none.stderr)).toContain('ftp://example.org/x.yml is no address of a page.');
  });
});

describe('update', () => {
  test('reads the list again and shows an extension, which goes into the history', async () => {
    let text = entry('2027-01-13 23:59:00');
    const host = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(text));
    const at = world();
    await at.cfp('conferences', 'add', `${host}/conferences.yml`, '--yes', ...AS_OF);
    const file = `${KEPT}/pycon-zenda-2027.yaml`;
    at.write(file, at.read(file).replace('place:', '# my note\nplace:'));

    text = entry('2027-01-13 23:59:00', "  cfp_ext: '2027-01-20 23:59:00'\n");
    const later = ['--as-of', '2026-12-24T12:00:00Z'];
    const seen = await at.cfp('conferences', 'update', ...later);
    expect(seen.code).toBe(1);
    expect(seen.stdout).toBe(
      `PyCon Zenda 2027\n  deadline: Wed 13 January 2027 23:59 → Wed 20 January 2027 23:59\n  extended!\n  from ${host}/conferences.yml\n`,
    );
    expect(words(seen.stderr)).toBe(
      '1 call read again, 1 changed. Nothing was written; `--yes` writes it, with the day.',
    );
    expect(at.read(file)).toContain('deadline: 2027-01-13T23:59');

    expect((await at.cfp('conferences', 'update', '--yes', ...later)).code).toBe(0);
    const written = at.read(file);
    expect(written).toContain('deadline: 2027-01-20T23:59\nextended_from: [2027-01-13T23:59]\n');
    expect(written).toContain('# my note\n');
    expect(written).toMatch(/read: "2026-12-24", for: \[.*extended_from.*\], from: python-deadlines/);
    const shown = await at.cfp('conferences', 'show', 'pycon-zenda-2027', ...later);
    expect(shown.stdout).toContain('(extended from Wed 13 January 2027 23:59 AoE)');

    const again = await at.cfp('conferences', 'update', ...later);
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 0, stdout: '' });
  });

  test('an extension without a word of the first deadline is one all the same', async () => {
    const at = world();
    at.write('list.yml', entry('2027-01-13 23:59:00'));
    await at.cfp('conferences', 'add', 'list.yml', '--yes', ...AS_OF);
    at.write('list.yml', entry('2027-02-01 23:59:00'));
    await at.cfp('conferences', 'update', '--yes', ...AS_OF);
    expect(at.read(`${KEPT}/pycon-zenda-2027.yaml`)).toContain(
      'deadline: 2027-02-01T23:59\nextended_from: [2027-01-13T23:59]\n',
    );
  });

  test('tells of what is cancelled, gone or cannot be read, and changes nothing there', async () => {
    const at = world();
    at.write('list.yml', entry('2027-01-13 23:59:00'));
    await at.cfp('conferences', 'add', 'list.yml', '--yes', ...AS_OF);
    at.write('list.yml', entry('Cancelled'));
    expect(words((await at.cfp('conferences', 'update', ...AS_OF)).stderr)).toContain('PyCon Zenda 2027 is cancelled:');
    at.write('list.yml', entry('2027-01-13 23:59:00').replace('Zenda\n', 'Else\n'));
    expect(words((await at.cfp('conferences', 'update', ...AS_OF)).stderr)).toContain(
      'PyCon Zenda 2027 is no longer in the list:',
    );
    at.write('list.yml', 'id: x\n');
    expect((await at.cfp('conferences', 'update', ...AS_OF)).code).toBe(2);
    expect((await world().cfp('conferences', 'update')).stderr).toContain(
      'There is no call of yours that came from a list.',
    );
  });
});

describe('new', () => {
  test('writes a valid file from flags, in the notation of the announcement', async () => {
    const at = world();
    at.write('.cfp.yaml', 'conference: practice\n');
    const flags = [
      '--name',
      'PyDay Vilnius 2027',
      '--deadline',
      '15 March 2027, noon',
      '--timezone',
      'Europe/Vilnius',
      '--formats',
      'Talk 25',
      'Tutorial 180-210',
      '--anonymous',
      '--cfp',
      'https://pyday.example/cfp',
    ];
    expect(await at.cfp('conferences', 'new', ...flags)).toMatchObject({ code: 0 });
    expect((await at.cfp('conferences', 'validate', 'conferences/pyday-vilnius-2027.yaml')).stdout).toContain(
      'is valid: PyDay Vilnius 2027, closes in',
    );
    expect((await at.cfp('conferences', 'new', ...flags)).stderr).toMatch(/is there\s+already/);
    const [told] = JSON.parse((await at.cfp('conferences', '--json', 'vilnius')).stdout) as {
      deadline: { closes: string };
      formats: { minutes: unknown }[];
    }[];
    expect(told?.deadline.closes).toBe('2027-03-15T10:00:00Z');
    expect(told?.formats.map(({ minutes }) => minutes)).toEqual([25, [180, 210]]);
  });

  test('asks, each only where it is not given', async () => {
    const { prompter, done } = script(
      ['What is it called?', 'PyDay 2027'],
      ['Where is its site?', ''],
      ['Where is its form?', 'https://pyday.example/cfp'],
      ['When does it close?', 'March 15, 2027 at 11:59 pm'],
      ['When does it open?', ''],
      ['Which formats does it offer', 'Talk 25, Tutorial 180-210'],
      ['Do the organisers say', 'no'],
    );
    expect(await ask(prompter, { timezone: 'AoE' })).toEqual({
      name: 'PyDay 2027',
      cfp: 'https://pyday.example/cfp',
      timezone: 'AoE',
      deadline: 'March 15, 2027 at 11:59 pm',
      formats: ['Talk 25', 'Tutorial 180-210'],
    });
    done();
  });

  test.each([
    [[], 'There is no terminal to ask on'],
    [['--name', 'X', '--deadline', '31 February 2027'], '--deadline: The calendar has no 31 February 2027.'],
    [['--name', 'X', '--deadline', '1 March 2027 25:00'], '--deadline: A day has no hour 25:00'],
    [['--name', 'X', '--deadline', '1 March 2027 12:00 EDT'], '--deadline: "EDT" may mean America/New_York;'],
    [
      ['--name', 'X', '--timezone', 'Europe/Vilnus'],
      '--timezone: There is no time zone "Europe/Vilnus"; did you mean Europe/Vilnius?',
    ],
    [
      ['--name', 'X', '--opens', '2 March 2027', '--deadline', '1 March 2027'],
      '--deadline: The call would close before it opens',
    ],
    [['--name', '絵文字'], 'An id is made of small letters'],
  ])('%s is refused, and nothing is written', async (flags, message) => {
    const at = world();
    const { code, stderr } = await at.cfp('conferences', 'new', ...flags);
    expect(code).toBe(2);
    expect(words(stderr)).toContain(message);
    expect(kept(at)).toEqual([]);
  });
});

describe('validate', () => {
  const whole = 'id: x\nname: X\nform: [{field: abstract}]\n';

  test.each([
    ['deadline: 2027-02-31', 'x.yaml:4:11: `deadline`: The calendar has no such day.'],
    ['timezone: CST', 'x.yaml:4:11: `timezone`: "CST" may mean'],
    ['opens: 2027-03-02\ndeadline: 2027-03-01', 'x.yaml:5:11: `deadline`: The call would close before it opens'],
  ])('%j is told with its place', async (about, message) => {
    const at = world();
    at.write('x.yaml', `${whole}${about}\n`);
    const { code, stdout, stderr } = await at.cfp('conferences', 'validate', 'x.yaml');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(words(stderr)).toContain(message);
  });

  test('a file that is not there is told, with how to make one', async () => {
    expect(await world().cfp('conferences', 'validate', 'x.yaml')).toMatchObject({
      code: 2,
      stderr: 'cfp: There is no file at x.yaml.\n  Look at the path again; `cfp conferences new` writes one.\n',
    });
  });

  test('two files of one id', async () => {
    const at = world();
    at.write('y.yaml', whole);
    expect(words((await at.cfp('conferences', 'validate', 'y.yaml')).stderr)).toContain(
      'y.yaml:1:5: The file is named "y", and its id is "x".',
    );
    at.write('.cfp.yaml', '{}\n');
    at.write('conferences/x.yaml', whole);
    at.write('conferences/y.yaml', whole);
    const { code, stderr } = await at.cfp('conferences', 'x');
    expect(code).toBe(2);
    expect(words(stderr)).toContain('y.yaml:1:5: The file is named "y", and its id is "x".');
  });

  test('what is allowed, and worth a second look, is remarked upon', async () => {
    const at = world();
    at.write('x.yaml', `${whole}timezone: Etc/GMT-12\ndeadline: 2024-05-01T00:00\nextended_from: [2024-06-01]\n`);
    const { code, stdout } = await at.cfp('conferences', 'validate', 'x.yaml');
    expect(code).toBe(0);
    expect(stdout).toContain('x.yaml is valid: X, closes in');
    for (const remark of [
      'midnight of Wed 1 May 2024 is taken as the start of that day',
      'Etc/GMT-12 is east of Greenwich',
      'is not before the one that holds',
      'No source is named for deadline, extended_from, timezone, form',
    ])
      expect(stdout).toContain(remark);
  });
});
