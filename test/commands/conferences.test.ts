import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { width } from '../../src/text/display.ts';
import { bin } from '../support/pty.ts';
import { world, type World } from '../support/world.ts';

/** A terminal of some columns to write on. */
function screen(columns: number) {
  let written = '';
  const stdout = { write: (text: string) => (written += text), isTTY: true, columns, rows: 24 };
  return { terminal: { stdout }, text: () => written };
}

const form = 'form: [{field: title, required: true}]\n';
const source = 'sources: [{url: https://example.org, read: 2024-04-19, for: [deadline]}]\n';

/** A workspace with a call of each kind of urgency; it is noon in UTC on 20 April 2024. */
function desk(changes: Parameters<typeof world>[0] = {}): World {
  const one = world(changes);
  one.write('.cfp.yaml', 'conference: practice\n');
  const add = (id: string, about: string): void => {
    one.write(`conferences/${id}.yaml`, `id: ${id}\nname: ${id.toUpperCase()}\n${about}${form}${source}`);
  };
  add('hours', 'timezone: UTC\ndeadline: 2024-04-21T11:00\nplace: Köln\n');
  add('days', 'timezone: AoE\ndeadline: 2024-04-24T23:59\nextended_from: [2024-04-10]\nanonymous: true\n');
  add(
    'weeks',
    'timezone: Asia/Tokyo\ndeadline: 2024-06-01T08:00\nformats: [{id: tutorial, name: Tutorial, minutes: 180, deadline: 2024-05-01T08:00}]\n',
  );
  add('day', 'timezone: UTC\ndeadline: 2024-04-20\nanonymous: false\n');
  add('later', 'timezone: UTC\nopens: 2024-05-01T09:00\ndeadline: 2024-06-01T09:00\n');
  add('silent', '');
  add('leadership-summit-of-the-far-north-2024', 'timezone: UTC\ndeadline: 2024-04-01T11:00\n');
  return one;
}

const ids = (stdout: string): string[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0] ?? '');

interface ListedCall {
  id: string;
  urgency: string;
  anonymous: boolean | null;
  limits: string;
  deadline: {
    closes: string | null;
    state: string;
    words: string;
    sure: string;
    extendedFrom: string[];
    leftWords: string | null;
  };
  formats: { id: string; deadline: { closes: string } | null }[];
  facts: { name: string; source: string | null; read: string | null; stale: boolean }[];
}
const json = async (at: World, ...args: string[]): Promise<ListedCall[]> =>
  JSON.parse((await at.cfp('conferences', '--json', ...args)).stdout) as ListedCall[];

describe('in a pipe', () => {
  test('lists a call a line, the most urgent first, in columns apart by tabs', async () => {
    const { code, stdout, stderr } = await desk().cfp('conferences');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toMatch(/[\u001b\u009b]/);
    const [first, second] = stdout.split('\n').map((line) => line.split('\t'));
    expect(first).toEqual(['hours', 'hours', '2024-04-21T11:00:00Z', '', 'not told', 'not known', 'HOURS', '']);
    expect(second?.slice(0, 3)).toEqual(['days', 'week', '2024-04-25T11:59:00Z']);
    const urgencies = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('\t')[1]);
    expect([...new Set(urgencies)]).toEqual([
      'hours',
      'week',
      'open',
      'always',
      'perhaps',
      'later',
      'unknown',
      'closed',
    ]);
  });
});

describe.each([40, 60, 80, 120])('on a terminal of %i columns', (columns) => {
  test('shows every call by what is most urgent, within the width', async () => {
    const { terminal, text } = screen(columns);
    expect((await desk(terminal).cfp('conferences')).code).toBe(0);
    const plain = stripVTControlCharacters(text());
    for (const line of plain.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
    const titles = [
      'Closes within 48 hours',
      'Closes within a week',
      'Open',
      'Always open',
      'May have closed',
      'Not open yet',
      'No deadline published',
      'Closed',
    ];
    const found = plain.split('\n').filter((line) => titles.includes(line));
    expect(found).toEqual(titles);
    const words = plain.replace(/\s+/g, ' ');
    for (const told of [
      '23 hours',
      '4 days 23 hours',
      'extended from 10 Apr 2024',
      'Tutorial: closes in 10 days',
      'anonymous',
      'named',
      'never closes',
      '24 Apr 2024 23:59 AoE',
      '1 May 2024 09:00 UTC',
    ])
      expect(words).toContain(told);
    expect(words).not.toContain('never closes: never');
  });

  test('shows one call whole, within the width but for addresses', async () => {
    const { terminal, text } = screen(columns);
    await desk(terminal).cfp('conferences', 'show', 'days');
    const lines = stripVTControlCharacters(text())
      .split('\n')
      .filter((line) => !line.includes('://'));
    expect(lines.join(' ')).toContain('DAYS');
    for (const line of lines) expect(width(line), line).toBeLessThanOrEqual(columns);
  });
});

test('a wide table tells how long ago calls closed, beside the day', async () => {
  const { terminal, text } = screen(120);
  await desk(terminal).cfp('conferences', 'leadership');
  const [, head, row] = stripVTControlCharacters(text()).split('\n');
  expect(head?.trim().split(/ {2,}/)).toEqual(['Call', 'Closed', 'When', 'Formats', 'Review', 'Limits']);
  expect(row?.trim().split(/ {2,}/).slice(1)).toEqual([
    '19 days ago',
    '1 Apr 2024 11:00 UTC',
    'not known',
    'not told',
    'not known',
  ]);
});

test('words say how urgent a call is, and colours only after them', async () => {
  const coloured = screen(80);
  await desk(coloured.terminal).cfp('conferences', 'hours');
  expect(coloured.text()).toMatch(/\u001b\[31m23 hours/);
  const plain = screen(80);
  await desk({ ...plain.terminal, env: { NO_COLOR: '1' } }).cfp('conferences', 'hours');
  expect(plain.text()).not.toContain('\u001b');
  expect(stripVTControlCharacters(coloured.text())).toBe(plain.text());
});

describe('finding', () => {
  test.each([
    [['hours'], ['hours']],
    [['KOLN'], ['hours']],
    [['tutorial', 'weeks'], ['weeks']],
    [['--open'], ['hours', 'days', 'weeks', 'practice', 'pycon-us']],
  ])('by %s', async (args, expected) => {
    const found = ids((await desk().cfp('conferences', ...args)).stdout).filter(
      (id) => !/^(?:django|pycon|euro)/.test(id),
    );
    expect(found).toEqual(expected.filter((id) => id !== 'pycon-us'));
  });

  test('--open says which calls may still be open', async () => {
    const { stderr } = await desk().cfp('conferences', '--open');
    expect(stderr.replace(/\s+/g, ' ')).toContain('May still be open, as the hour or the zone was not published: DAY.');
  });

  test("--format judges by the format's own deadline", async () => {
    const [weeks] = await json(desk(), '--format', 'tutorial', 'weeks');
    expect(weeks?.deadline.closes).toBe('2024-04-30T23:00:00Z');
    expect(weeks?.deadline.words).toMatch(/^closes \(Tutorial\) in 10 days 11 hours: /);
    expect((await json(desk(), 'weeks'))[0]?.deadline.closes).toBe('2024-05-31T23:00:00Z');
  });

  test('says so where nothing has it all, and ends with 1', async () => {
    const { cfp } = desk();
    expect(await cfp('conferences', 'quantum', 'gardening')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'cfp: No call has all of these words: quantum gardening.\n  Try fewer words, or add a call with `cfp conferences add`.\n',
    });
    expect((await cfp('conferences', '--open', 'later')).code).toBe(1);
    expect(await cfp('conferences', '--json', 'quantum')).toMatchObject({ code: 1, stdout: '[]\n' });
  });

  test.each([
    [['--format', 'tutoral'], '--format does not take "tutoral".', 'Did you mean "tutorial"?'],
    [['show', 'djangocon-us-2042'], 'There is no conference "djangocon-us-2042".', 'Did you mean "djangocon-us-2022"?'],
    [['--as-of', 'tomorrow'], '"tomorrow" is no moment that cfp can read.', 'Write it with its zone'],
  ])('%s is a mistake that is told, with the way out', async (args, message, help) => {
    const { code, stdout, stderr } = await desk().cfp('conferences', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
  });

  test('a file with a mistake hides no other call', async () => {
    const one = desk();
    one.write('conferences/broken.yaml', `id: broken\nname: B\ntimezone: EDT\n${form}`);
    const { code, stdout, stderr } = await one.cfp('conferences');
    expect(code).toBe(2);
    expect(ids(stdout)).toContain('hours');
    expect(stderr.replace(/\s+/g, ' ')).toContain('broken.yaml:3:11: `timezone`: "EDT" may mean America/New_York;');
  });
});

describe('show', () => {
  test('DjangoCon US 2024 shows that it closed, its extension and its source', async () => {
    const { code, stdout } = await world().cfp(
      'conferences',
      'show',
      'djangocon-us-2024',
      '--as-of',
      '2024-05-02T16:00:00Z',
    );
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Closed 3 days ago: Mon 29 April 2024 12:00 in New York, 16:00 UTC, 18:00 where you are (extended from Wed 24 April 2024 12:00 in New York).',
    );
    expect(stdout).toContain('How sure: to the minute.');
    // Where two pages told a fact on the same day, both are named.
    expect(stdout).toMatch(
      /\nForm\n(?: .*\n)+ {4}from https:\/\/2024\.djangocon\.us\/speaking\/.*\n {4}from https:\/\/docs\.pretalx\.org\//,
    );
    expect(stdout).toContain('from https://2024.djangocon.us/news/cfp-last-call/, read on 2026-11-22');
    expect(stdout).toContain('from https://2024.djangocon.us/news/announcing-call-for-proposals/, read on 2026-11-22');
  });

  test('PyCon Lithuania 2027 shows that it is open, the time left, and what it is known from', async () => {
    const { stdout } = await world().cfp(
      'conferences',
      'show',
      'PyCon Lithuania 2027',
      '--as-of',
      '2026-11-27T12:00:00Z',
    );
    expect(stdout).toContain(
      'Closes in 47 days 23 hours: Wed 13 January 2027 23:59 AoE, Thu 14 January 11:59 UTC, 12:59 where you are.',
    );
    expect(stdout).toContain('How sure: to the minute; the deadline is from a list that the community keeps.');
    expect(stdout).not.toContain('look again');
  });

  test('breaks no address, so that it can be clicked and copied', async () => {
    const { terminal, text } = screen(40);
    await world(terminal).cfp('conferences', 'show', 'djangocon-us-2024');
    expect(stripVTControlCharacters(text())).toContain('\n  https://pretalx.com/djangocon-us-2024/cfp\n');
  });

  test('marks what was read long ago', async () => {
    const at = ['--as-of', '2027-01-10T12:00:00Z'];
    const { stdout } = await world().cfp('conferences', 'show', 'pycon-lithuania-2027', ...at);
    expect(stdout).toContain('the deadline was read 49 days ago, on 2026-11-22.');
    expect(stdout).toContain('read on 2026-11-22, 49 days ago: look again, it may have changed');
    const [call] = await json(world(), 'lithuania', ...at);
    expect(call?.facts.find(({ name }) => name === 'deadline')).toEqual({
      name: 'deadline',
      source: 'https://github.com/JesperDramsch/python-deadlines',
      read: '2026-11-22',
      age: 49,
      stale: true,
    });
  });

  test('marks a deadline that was read before it had passed: it may have been extended since', async () => {
    const { stdout } = await desk().cfp('conferences', 'show', 'hours', '--as-of', '2024-05-01T00:00:00Z');
    expect(stdout).toContain('the deadline was read on 2024-04-19, before it had passed');
  });
});

describe('a calendar', () => {
  const events = (text: string): string[][] =>
    new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return [event.uid, event.startDate.toString()];
    });

  test('has the deadlines that are to come, and the openings', async () => {
    const { code, stdout } = await desk().cfp('conferences', 'calendar');
    expect(code).toBe(0);
    const found = events(stdout);
    expect(found.slice(0, 2)).toEqual([
      ['deadline.hours@cfp', '2024-04-21T11:00:00Z'],
      ['deadline.days@cfp', '2024-04-25T11:59:00Z'],
    ]);
    expect(found).toContainEqual(['deadline-tutorial.weeks@cfp', '2024-04-30T23:00:00Z']);
    expect(found).toContainEqual(['opening.later@cfp', '2024-05-01T09:00:00Z']);
    expect(found).toContainEqual(['deadline.day@cfp', '2024-04-20']);
    expect(found.map(([uid]) => uid)).not.toContain('deadline.djangocon-us-2023@cfp');
  });

  test('has what --ics is asked for', async () => {
    const { cfp } = world();
    const expected = [['deadline.djangocon-us-2024@cfp', '2024-04-29T16:00:00Z']];
    expect(events((await cfp('conferences', 'show', '--ics', 'djangocon-us-2024')).stdout)).toEqual(expected);
    expect(events((await cfp('conferences', '--ics', 'djangocon', '2024')).stdout)).toEqual(expected);
  });

  test('is written to a file, and replaces none unasked', async () => {
    const { cfp, read } = desk();
    const write = ['conferences', 'calendar', '--output', 'deadlines.ics'];
    expect(await cfp(...write)).toMatchObject({ code: 0, stdout: '' });
    const written = read('deadlines.ics');
    expect(written).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect((await cfp(...write, 'hours')).stderr).toContain('deadlines.ics is there already, and nothing was written.');
    expect(read('deadlines.ics')).toBe(written);
    expect((await cfp(...write, 'hours', '--force')).code).toBe(0);
    expect(events(read('deadlines.ics'))).toHaveLength(1);
  });

  test('of calls that have all closed is none', async () => {
    const { code, stderr } = await world().cfp('conferences', 'calendar', 'djangocon-us-2023');
    expect(code).toBe(2);
    expect(stderr).toContain('The only such call has closed.');
    expect((await world().cfp('conferences', 'calendar', 'djangocon-us-2023', '--closed')).code).toBe(0);
  });
});

describe("the machine's zone", () => {
  const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'];
  const home = mkdtempSync(join(tmpdir(), 'cfp-zone-'));
  const run = (TZ: string, ...args: string[]): string =>
    execFileSync(process.execPath, [bin, 'conferences', ...args, '--as-of', '2024-04-20T12:00:00Z'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: home, TZ },
    });

  test('changes what is told of where you are, and nothing else', () => {
    const here = /, (?:\w{3} \d+ \w+ )?\d\d:\d\d where you are/g;
    const [first, ...others] = zones.map((zone) => run(zone, 'show', 'djangocon-us-2024').replace(here, ''));
    for (const other of others) expect(other).toBe(first);
    const lists = zones.map((zone) => run(zone));
    expect(new Set(lists).size).toBe(1);
    const calendars = zones.map((zone) => run(zone, '--ics'));
    expect(new Set(calendars).size).toBe(1);
    rmSync(home, { recursive: true, force: true });
  });
});
