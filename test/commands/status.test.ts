import { describe, expect, test } from 'vitest';
import { width } from '../../src/text/display.ts';
import { world } from '../support/world.ts';
import { talks, workspace } from '../support/workspace.ts';

/** A terminal of some columns to write on. */
function screen(columns: number) {
  let written = '';
  const stdout = { write: (text: string) => (written += text), isTTY: true, columns, rows: 24 };
  return { terminal: { stdout, env: { NO_COLOR: '1' } }, text: () => written };
}

interface Row {
  readonly path: string;
  readonly title: string;
  readonly conference: string | null;
  readonly state: string;
  readonly since: string | null;
  readonly ready: boolean;
  readonly missing: readonly { rule: string; message: string; line: number }[];
  readonly minutes: readonly number[] | null;
  readonly deadline: { state: string; instant: string | null } | null;
}

async function rows(...args: string[]): Promise<Row[]> {
  const { code, stdout } = await workspace().cfp('status', '--json', ...args);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { rows: Row[] }).rows;
}

describe('cfp status', () => {
  test('has a row for every talk at every call, what closes next first', async () => {
    const found = (await rows()).map(({ title, conference, state }) => [title, conference, state]);
    expect(found).toEqual([
      ['A talk without front matter', 'pitchcon', 'draft'],
      ['Engines, analytical', 'pitchcon', 'draft'],
      ['Line ends of the world', 'pitchcon', 'idea'],
      ['Ship it at noon', 'pitchcon', 'draft'],
      ['Ship it at noon', 'formatfest', 'draft'],
      ['🚀 Lift-off with lists', 'formatfest', 'draft'],
      ['Configuration in three dialects', 'wordconf', 'draft'],
      ['Flaky tests, counted', 'wordconf', 'submitted'],
      ['Half an idea', 'wordconf', 'idea'],
      ['Ship it at noon', 'wordconf', 'draft'],
      ['Testing time', 'wordconf', 'draft'],
      ['What comes after the monolith', 'laterconf', 'ready'],
      ['Testing time', 'formatfest', 'draft'],
      ['Ten thousand todos', 'pastconf', 'accepted'],
      ['Where did it go', 'nowhereconf', 'draft'],
    ]);
  });

  test('says what is missing, and where', async () => {
    const [, named, , long] = await rows();
    expect(long).toMatchObject({
      ready: false,
      minutes: [30, 30],
      missing: [{ rule: 'field-max-length', message: 'Abstract is 342 characters; the form takes 300.', line: 12 }],
      deadline: { state: 'open', instant: '2026-05-03T23:59:00Z' },
    });
    expect(named?.missing.map(({ rule }) => rule)).toEqual(['anonymous']);
  });

  test('is a table where there is room', async () => {
    const { terminal, text } = screen(140);
    await workspace(terminal).cfp('status');
    const lines = text().trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Talk +Call +State +Ready\? +Minutes +Time left$/);
    expect(lines.find((line) => line.startsWith('Ship it at noon'))).toMatch(
      /^Ship it at noon +PitchCon 2026 +draft +✖ 1 error: Abstract is 342 .* 30 of 30 min +closes in 2 days 11 hours$/,
    );
    expect(lines.at(-1)).toBe('12 talks, 6 calls: 8 ready to send, 4 not yet, 2 sent, 1 too late.');
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(140);
  });

  test.each([112, 120, 160])('cuts nothing on %d columns, and keeps the time left in one line', async (columns) => {
    const { terminal, text } = screen(columns);
    await workspace(terminal).cfp('status');
    expect(text()).not.toContain('…');
    for (const line of text().split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    expect(text().match(/ closes in 45 days 4 hours$/gm)).toHaveLength(5);
    expect(text()).toMatch(/ closed on Wed 1 April 2026$/m);
  });

  test('breaks a card between two facts, not within one', async () => {
    const { terminal, text } = screen(40);
    await workspace(terminal).cfp('status');
    expect(text()).toContain(
      '\nShip it at noon\n  PitchCon 2026 · draft\n  closes in 2 days 11 hours\n  30 of 30 min\n',
    );
  });

  test.each([40, 80, 99, 111])('is cards on %d columns', async (columns) => {
    const { terminal, text } = screen(columns);
    await workspace(terminal).cfp('status');
    expect(text()).toMatch(/\n\nShip it at noon\n {2}PitchCon 2026 · draft(?: · |\n)/);
    expect(text().replace(/\s+/g, ' ')).toContain('✖ 1 error: Abstract is 342 characters; the form takes 300.');
    for (const line of text().split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
  });

  test('in a pipe is a line a row, columns apart by tabs', async () => {
    const { code, stdout, stderr } = await workspace().cfp('status');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n').slice(0, -1);
    expect(lines).toHaveLength(15);
    for (const line of lines) expect(line.split('\t')).toHaveLength(10);
  });

  test('--open leaves out what takes nothing now, and says so', async () => {
    const { stdout, stderr } = await workspace().cfp('status', '--open');
    expect(stdout.trimEnd().split('\n')).toHaveLength(11);
    expect(stderr).toContain('4 rows more, of calls that are not open.');
  });

  test('tells of a file that cannot be read, and shows the others', async () => {
    const at = workspace();
    at.write('proposals/bad.md', Buffer.from([0xff, 0x41]));
    const { code, stdout, stderr } = await at.cfp('status');
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n')).toHaveLength(15);
    expect(stderr).toContain('proposals/bad.md:1: byte 1 of the file is not UTF-8.');
  });

  test('looks at the moment of --as-of', async () => {
    const [first] = await rows('--as-of', '2026-06-02T00:00:00Z');
    expect(first).toMatchObject({ conference: 'wordconf' });
  });
});

describe('for a chair', () => {
  test('counts by format, level, topic, and ready or not', async () => {
    const { code, stdout } = await workspace().cfp('status', '--for', 'wordconf');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^WordConf 2026: 12 proposals, 11 ready, 1 not\n\nFormat\n/);
    expect(stdout).toMatch(/\n {2}30-minute talk +█+▒+ +9, 8 ready\n/);
    expect(stdout).toMatch(/\nTopic\n {2}testing +█+ +2, 2 ready\n/);
  });

  test.each([40, 60, 100])('fits %d columns', async (columns) => {
    const { terminal, text } = screen(columns);
    await workspace(terminal).cfp('status', '--for', 'wordconf');
    for (const line of text().split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    expect(text()).toMatch(/\n {2}30-minute talk .*9, 8 ready\n/);
    expect(text().includes('█')).toBe(columns > 60);
  });

  test('--format json has the counts and the rows', async () => {
    const { stdout } = await workspace().cfp('status', '--for', 'wordconf', '--format', 'json');
    const { conference, summary, rows } = JSON.parse(stdout) as Record<string, never> & { summary: object };
    expect(conference).toBe('wordconf');
    expect(summary).toMatchObject({
      all: 12,
      ready: 11,
      levels: [{ value: 'beginner', all: 2, ready: 2 }, {}, {}, {}],
    });
    expect(rows).toHaveLength(12);
  });

  test('--format csv is what a spreadsheet reads, and nothing that it runs', async () => {
    const at = workspace();
    at.write(
      'proposals/evil.md',
      '---\ntitle: "=HYPERLINK(\\"https://evil.example\\"), \\"x\\""\n---\n\n## Abstract\n\nWords.\n',
    );
    const { stdout } = await at.cfp('status', '--for', 'wordconf', '--format', 'csv');
    const lines = stdout.split('\r\n');
    expect(lines[0]).toMatch(/^path,title,conference,format,level,topics,state,since,ready,errors,warnings,/);
    expect(lines.slice(0, -1)).toHaveLength(14);
    expect(stdout).toContain(`"'=HYPERLINK(""https://evil.example""), ""x"""`);
  });

  test('--static writes a page', async () => {
    const at = workspace();
    expect(await at.cfp('status', '--for', 'wordconf', '--static', 'out.html')).toMatchObject({ code: 0, stdout: '' });
    expect(at.read('out.html')).toContain('Flaky tests, counted');
  });

  test('counts hundreds', async () => {
    const at = workspace();
    for (let number = 0; number < 300; number++) {
      at.write(
        `proposals/many/${number}.md`,
        `---\ntitle: Talk ${number}\nformat: talk-30\n---\n\n## Abstract\n\nTen words are enough for this form to be satisfied, as it says.\n`,
      );
    }
    expect((await at.cfp('status', '--for', 'wordconf')).stdout).toMatch(
      /^WordConf 2026: 312 proposals, 311 ready, 1 not/,
    );
  });
});

describe('cfp check --matrix', () => {
  const CALLS = ['--for', 'pitchcon', '--for', 'wordconf', '--for', 'formatfest'];

  test('holds a talk against three calls: a pitch of 300 characters, words, and a deadline per format', async () => {
    const at = workspace();
    const { code, stdout } = await at.cfp('check', '--matrix', 'proposals/06-tutorial.md', ...CALLS, '--json');
    expect(code).toBe(1);
    const [talk] = (
      JSON.parse(stdout) as { talks: { calls: { conference: string; fits: boolean; change: { rule: string }[] }[] }[] }
    ).talks;
    expect(
      talk?.calls.map(({ conference, fits, change }) => [conference, fits, ...change.map(({ rule }) => rule)]),
    ).toEqual([
      ['pitchcon', true],
      ['wordconf', true],
      ['formatfest', false, 'deadline-open'],
    ]);
  });

  test('says what must change, and how much', async () => {
    const at = workspace();
    const words = 'word '.repeat(81);
    at.write('talk.md', `---\ntitle: Long\nformat: talk-30\n---\n\n## Abstract\n\n${words}\n`);
    const { code, stdout } = await at.cfp('check', '--matrix', 'talk.md', ...CALLS);
    expect(code).toBe(1);
    const flat = stdout.replace(/\s+/g, ' ');
    expect(flat).toContain(
      'PitchCon 2026 ✖ 1 thing in the way closes in 2 days 11 hours – Abstract is 404 characters; the form takes 300. Cut 104 characters.',
    );
    expect(flat).toContain(
      'WordConf 2026 ✖ 1 thing in the way closes in 45 days 4 hours – Abstract is 81 words; the form takes 80. Cut 1 word',
    );
    expect(flat).toContain('FormatFest 2026 ✔ fits');
    expect(flat).toContain('Fits 1 of 3 calls as it is.');
  });

  test('sets verdicts and times below each other where there is room', async () => {
    const { terminal, text } = screen(80);
    await workspace(terminal).cfp('check', '--matrix', 'proposals/01-ship-it-at-noon.md', ...CALLS);
    const lines = text().split('\n');
    expect(lines[1]).toBe('  PitchCon 2026    ✖ 1 thing in the way  closes in 2 days 11 hours');
    expect(lines).toContain('  FormatFest 2026  ✔ fits                closes in 20 days');
    const narrow = screen(40);
    await workspace(narrow.terminal).cfp('check', '--matrix', 'proposals/01-ship-it-at-noon.md', ...CALLS);
    expect(narrow.text()).toContain('  FormatFest 2026  ✔ fits\n      closes in 20 days\n');
    for (const line of narrow.text().split('\n')) expect(width(line)).toBeLessThanOrEqual(40);
  });

  test('without --for takes every call that is open', async () => {
    const { stdout } = await workspace().cfp('check', '--matrix', 'proposals/07-later.md');
    expect(stdout).toContain('Practice call');
    expect(stdout).toContain('PitchCon 2026');
    expect(stdout).not.toMatch(/LaterConf|PastConf|DjangoCon US 2024/);
  });
});

describe('cfp status set', () => {
  const set = (at = workspace(), ...args: string[]) => at.cfp('status', 'set', ...args);

  test.each(talks.flatMap((name) => ['submitted', 'withdrawn'].map((state) => [name, state])))(
    'leaves all of %s but the log and the status as it was, to the byte (%s)',
    async (name, state) => {
      const at = workspace();
      const path = `proposals/${name}`;
      const before = at.read(path);
      expect(await set(at, path, state, '--for', 'pitchcon', '--on', '2026-05-01')).toMatchObject({
        code: 0,
        stdout: '',
      });
      const after = at.read(path);
      // Taking the change back gives the old file.
      const undone = after
        .replace(/, \{conference: pitchcon, state: \w+, on: 2026-05-01\}\]/, ']')
        .replace(/\[\{conference: pitchcon, state: \w+, on: 2026-05-01\}\]/, '[]')
        .replace(/submissions = \[\{conference = "pitchcon", state = "\w+", on = "2026-05-01"\}\]\n/, '')
        .replace(/^---\nsubmissions:\n {2}- \{[^\n]*2026-05-01\}\n---\n\n/, '')
        .replace(/ {2}- \{conference: pitchcon, state: \w+, on: 2026-05-01\}\r?\n/, '')
        .replace(/submissions:\r?\n(?=---)/, '');
      const withStatus = undone.replace(/^status: \w+/m, /^status: \w+/m.exec(before)?.[0] ?? '');
      expect(withStatus).toBe(before);
      expect(after).not.toBe(before);
    },
  );

  test('is what status shows from then on', async () => {
    const at = workspace();
    await set(at, 'proposals/01-ship-it-at-noon.md', 'submitted', '--for', 'formatfest', '--on', '2026-05-01');
    await set(at, 'proposals/01-ship-it-at-noon.md', 'accepted', '--for', 'formatfest', '--on', '2026-05-20');
    const { stdout } = await at.cfp('status', '--json');
    const found = (JSON.parse(stdout) as { rows: Row[] }).rows.filter(({ title }) => title === 'Ship it at noon');
    expect(found.map(({ conference, state, since }) => [conference, state, since])).toEqual([
      ['pitchcon', 'draft', null],
      ['formatfest', 'accepted', '2026-05-20'],
      ['wordconf', 'draft', null],
    ]);
    expect((await at.cfp('check', 'proposals/01-ship-it-at-noon.md')).stdout).not.toContain('front-matter-valid');
  });

  test('writes today where no day is given, as the day is where the speaker is', async () => {
    const at = workspace({ now: new Date('2026-05-01T23:30:00Z'), zone: 'Europe/Berlin' });
    await set(at, 'proposals/03-windows.md', 'submitted');
    expect(at.read('proposals/03-windows.md')).toContain('on: 2026-05-02}\r\n');
  });

  test('of a talk for one call sets its status as well, and keeps what stands beside it', async () => {
    const at = world();
    at.write('talk.md', '---\ntitle: x\nconference: practice\nstatus: draft   # not yet\n---\n');
    await set(at, 'talk.md', 'submitted', '--on', '2024-04-20');
    expect(at.read('talk.md')).toBe(
      '---\ntitle: x\nconference: practice\nstatus: submitted   # not yet\nsubmissions:\n  - {conference: practice, state: submitted, on: 2024-04-20}\n---\n',
    );
  });

  test('said twice is written once', async () => {
    const at = workspace();
    await set(at, 'proposals/03-windows.md', 'submitted');
    const once = at.read('proposals/03-windows.md');
    expect(await set(at, 'proposals/03-windows.md', 'submitted')).toMatchObject({ code: 0 });
    expect(at.read('proposals/03-windows.md')).toBe(once);
  });

  test.each([
    ['submissions: # none yet\n', 'submissions: # none yet\n  - {…}\n'],
    [
      'submissions:\n- {conference: a, state: draft, on: 2024-01-01}\n',
      'submissions:\n- {conference: a, state: draft, on: 2024-01-01}\n- {…}\n',
    ],
    [
      'submissions: [{conference: a, state: draft, on: 2024-01-01}] # one\n',
      'submissions: [{conference: a, state: draft, on: 2024-01-01}, {…}] # one\n',
    ],
    [
      'submissions: [\n  {conference: a, state: draft, on: 2024-01-01} # one\n  ]\nlevel: beginner\n',
      'submissions: [\n  {conference: a, state: draft, on: 2024-01-01} # one\n  , {…}]\nlevel: beginner\n',
    ],
    [
      'submissions:\n  - conference: a\n    state: draft\n    on: 2024-01-01\n  # more to come\nlevel: beginner\n',
      'submissions:\n  - conference: a\n    state: draft\n    on: 2024-01-01\n  - {…}\n  # more to come\nlevel: beginner\n',
    ],
  ])('goes on with %j', async (before, after) => {
    const at = world();
    at.write('talk.md', `---\ntitle: x\n${before}---\n\nWords.\n`);
    expect(await set(at, 'talk.md', 'submitted', '--for', 'practice', '--on', '2024-04-20')).toMatchObject({ code: 0 });
    const item = '{conference: practice, state: submitted, on: 2024-04-20}';
    expect(at.read('talk.md')).toBe(`---\ntitle: x\n${after.replace('{…}', item)}---\n\nWords.\n`);
  });

  test.each([
    ['submissions: none\n', 'written so that cfp can add nothing to it'],
    ['submissions: {a: b}\n', 'written so that cfp can add nothing to it'],
    ['title: x\n', 'names no call for proposals'],
    ['conference: [practice, pycon-us-2026]\n', 'Say which with `--for`: practice or pycon-us-2026.'],
  ])('changes nothing in %j, and says why', async (lines, words) => {
    const at = world();
    const source = `---\n${lines}---\n\nWords.\n`;
    at.write('talk.md', source);
    const args = lines.startsWith('submissions') ? ['--for', 'practice'] : [];
    const { code, stderr } = await set(at, 'talk.md', 'submitted', ...args);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(words);
    expect(at.read('talk.md')).toBe(source);
  });

  test.each([
    [['nearly'], 'The state does not take "nearly".'],
    [['submited'], 'Did you mean "submitted"?'],
    [['submitted', '--on', '2026-02-30'], '"2026-02-30" is no day that cfp can read.'],
    [['submitted', '--for', 'practise'], 'Did you mean "practice"?'],
  ])('%s is a mistake that is told in words', async (args, words) => {
    const { code, stderr } = await set(workspace(), 'proposals/03-windows.md', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});

test.each([
  ['- {conference: practice, state: sent, on: 2024-04-29}', 'there is no state "sent"'],
  ['- {conference: practice, state: submitted}', '`on` is missing'],
  ['- {conference: practice, state: submitted, on: yesterday}', '`on` is a day, as 2024-04-29'],
  ['- {conference: practice, state: submitted, on: 2024-04-29, by: mail}', 'there is no key `by`'],
  ['- practice', 'it is no `conference`, `state` and `on`'],
])('a log of %s is told by check', async (line, words) => {
  const at = world();
  at.write('talk.md', `---\ntitle: x\nconference: practice\nsubmissions:\n  ${line}\n---\n\n## Abstract\n\nWords.\n`);
  const { code, stdout } = await at.cfp('check', 'talk.md');
  expect(code).toBe(1);
  expect(stdout.replace(/\s+/g, ' ')).toContain(`Submission 1 is not written right: ${words}`);
});
