import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { width } from '../../src/text/display.ts';
import { world } from '../support/world.ts';

const ids = (stdout: string): string[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0] ?? '');

/** A terminal of some columns to write on. */
function screen(columns: number) {
  let written = '';
  const stdout = { write: (text: string) => (written += text), isTTY: true, columns, rows: 24 };
  return { terminal: { stdout }, text: () => written };
}

interface ListedTopic {
  id: string;
  links: { title: string; url: string }[];
  source: { url: string; author: string };
  part_of?: string;
}

describe('in a pipe', () => {
  test('lists every idea on a line of its own, in columns apart by tabs, without colour', async () => {
    const { code, stdout, stderr } = await world().cfp('topics');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toMatch(/[\u001b\u009b]/);
    const lines = stdout.split('\n').slice(0, -1);
    expect(lines).toHaveLength(21);
    for (const line of lines) expect(line.split('\t')).toHaveLength(5);
    expect(lines).toContainEqual(
      expect.stringMatching(/^deployment-at-any-size\tDeployment at any size\t[a-z]*\t[a-z,-]+\tA weekend hobby/),
    );
  });

  test('is coloured only when asked', async () => {
    expect((await world().cfp('topics', 'lists')).stdout).not.toContain('\u001b');
    expect((await world().cfp('--color', 'topics', 'show', 'security')).stdout).toContain('\u001b[1m');
  });
});

describe.each([80, 20])('on a terminal of %i columns', (columns) => {
  test('shows cards that fit', async () => {
    const { terminal, text } = screen(columns);
    expect((await world(terminal).cfp('topics')).code).toBe(0);
    const plain = stripVTControlCharacters(text());
    for (const line of plain.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    const words = plain.replace(/\s+/g, ' ');
    expect(words).toContain('Deployment at any size A weekend hobby');
    expect(words).toContain('21 topics.');
    expect(text()).toContain('\u001b[1m');
  });

  test('shows one idea whole, within the width', async () => {
    const { terminal, text } = screen(columns);
    await world(terminal).cfp('topics', 'show', 'security');
    // An address is not broken: it could not be followed any more.
    const lines = stripVTControlCharacters(text())
      .split('\n')
      .filter((line) => !line.includes('://') && line !== 'Questions to start from');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
  });
});

describe('finding', () => {
  test.each([
    [['GIL'], 'no-gil-no-problem'],
    [['channels', 'HTMX'], 'channels-with-htmx'],
    [['DEPLOYMENT', 'any', 'size'], 'deployment-at-any-size'],
    [['something', 'else', 'entirely'], 'something-else'],
  ])('by the words %s', async (words, id) => {
    const { code, stdout } = await world().cfp('topics', ...words);
    expect(code).toBe(0);
    expect(ids(stdout)).toContain(id);
  });

  test('wants all of the words', async () => {
    const both = ids((await world().cfp('topics', 'htmx', 'channels')).stdout);
    const one = ids((await world().cfp('topics', 'htmx')).stdout);
    expect(both.length).toBeLessThan(one.length);
    expect(one).toEqual(expect.arrayContaining(both));
  });

  test('says so where nothing has them all, and ends with 1', async () => {
    const { code, stdout, stderr } = await world().cfp('topics', 'quantum', 'gardening');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'cfp: No topic has all of these words: quantum gardening.\n  Try fewer words, or `cfp topics --random` for an idea.\n',
    );
  });

  test('by tag, and by several', async () => {
    const listed = JSON.parse((await world().cfp('topics', '--tag', 'internals', '--json')).stdout) as {
      tags: string[];
    }[];
    expect(listed.length).toBeGreaterThan(1);
    for (const { tags } of listed) expect(tags).toContain('internals');
    const both = ids((await world().cfp('topics', '-t', 'internals', '-t', 'async')).stdout);
    expect(both).toEqual(['no-gil-no-problem']);
  });

  test('one by chance', async () => {
    const first = await world({ random: () => 0 }).cfp('topics', '--random');
    const last = await world({ random: () => 0.999 }).cfp('topics', '--random');
    expect(ids(first.stdout)).toEqual(['deep-dives-into-internals']);
    expect(ids(last.stdout)).toEqual(['something-else']);
  });

  test('looks into the lists of a workspace as well, or into one of them', async () => {
    const { cfp, write } = world();
    write('.cfp.yaml', 'proposals: talks\n');
    write(
      'topics/own.yaml',
      'id: own\nname: Mine\ntopics:\n  - {id: security, title: Locks, pitch: Locks and keys.}\n',
    );
    expect(ids((await cfp('topics', 'locks', 'keys')).stdout)).toEqual(['security']);
    expect(ids((await cfp('topics', '--list', 'own')).stdout)).toEqual(['security']);
    expect(ids((await cfp('topics')).stdout)).toHaveLength(22);

    const twice = await cfp('topics', 'show', 'security');
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain('Say which: djangocon-us-2024/security or own/security.');
    expect((await cfp('topics', 'show', 'own/security')).stdout).toContain('Locks and keys.');
    expect((await cfp('topics', 'lists')).stdout).toContain('own\t1 topic\tMine\t');
  });
});

describe('--json', () => {
  test('has the 21 ideas with their links and their source', async () => {
    const { code, stdout } = await world().cfp('topics', '--json');
    const topics = JSON.parse(stdout) as ListedTopic[];
    expect(code).toBe(0);
    expect(topics).toHaveLength(21);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(21);
    expect(topics.filter(({ part_of }) => part_of !== undefined).map(({ id }) => id)).toHaveLength(2);
    for (const { source } of topics) {
      expect(source).toMatchObject({
        author: 'Drew Winstel',
        url: 'https://winstel.dev/2024/03/01/talk-ideas-for-dcus-24/',
      });
    }
    for (const { url } of topics.flatMap(({ links }) => links)) expect(url).toMatch(/^https?:\/\/\S+$/);
    expect(topics.find(({ id }) => id === 'no-gil-no-problem')?.links).toEqual([
      { title: 'PEP 703', url: 'https://peps.python.org/pep-0703/' },
    ]);
  });

  test('gives one idea, and the lists', async () => {
    const one = JSON.parse((await world().cfp('topics', 'show', '--json', 'security')).stdout) as ListedTopic;
    expect(one.id).toBe('security');
    const lists = JSON.parse((await world().cfp('topics', 'lists', '--json')).stdout) as unknown[];
    expect(lists).toMatchObject([
      { id: 'djangocon-us-2022', topics: 17 },
      { id: 'djangocon-us-2023', topics: 17, follows: 'djangocon-us-2022' },
      { id: 'djangocon-us-2024', topics: 21, follows: 'djangocon-us-2023' },
    ]);
  });
});

describe('show', () => {
  test('shows the questions, the links and who had the idea', async () => {
    const { code, stdout } = await world().cfp('topics', 'show', 'djangocon-us-2024/no-gil-no-problem');
    expect(code).toBe(0);
    expect(stdout).toContain('\nQuestions to start from\n  • Which parts of a typical Django app');
    expect(stdout).toContain('\nBonus points\n  • ');
    expect(stdout).toContain('PEP 703\n    https://peps.python.org/pep-0703/\n');
    expect(stdout).toContain('by Drew Winstel, 2024-03-01');
    expect(stdout).toContain('cfp draft --topic no-gil-no-problem');
    expect(stdout).not.toContain('\u001b');
  });

  test('makes links that can be clicked where the terminal follows them', async () => {
    const { terminal, text } = screen(80);
    await world({ ...terminal, env: { TERM_PROGRAM: 'WezTerm' } }).cfp('topics', 'show', 'no-gil-no-problem');
    expect(text()).toContain('\u001b]8;;https://peps.python.org/pep-0703/\u001b\\https://peps.python.org/pep-0703/');
  });
});

test.each([
  [['show', 'securty'], 'There is no topic "securty".', 'Did you mean "security"?'],
  [['show', 'djangocon-us-2024/securty'], 'There is no topic', 'Did you mean "djangocon-us-2024/security"?'],
  [['--list', 'djangoconus-2024'], 'There is no topic list', 'Did you mean "djangocon-us-2024"?'],
  [['--tag', 'securty'], 'No topic has the tag "securty".', 'Did you mean "security"?'],
])('says "did you mean" for %s, and ends with 2', async (args, message, help) => {
  const { code, stdout, stderr } = await world().cfp('topics', ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain(help);
});
