import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { width } from '../../src/text/display.ts';
import { world, type World } from '../support/world.ts';

const proposal = (topic: string | null, conference = 'djangocon-us-2024'): string =>
  `---\ntitle: T\nconference: ${conference}\n${topic === null ? '' : `topic: ${topic}\n`}---\n\n## Abstract\n\nWords.\n`;

/** A folder with six proposals about HTMX, one about security, and some that count nowhere. */
function chair(changes: Parameters<typeof world>[0] = {}): World {
  const made = world(changes);
  for (let number = 1; number <= 6; number++)
    made.write(
      `in/htmx-${number}.md`,
      proposal(number % 2 === 0 ? 'htmx-and-new-frontend' : 'djangocon-us-2024/htmx-and-new-frontend'),
    );
  made.write('in/deep/locks.md', proposal('security'));
  made.write('in/own.md', proposal(null));
  made.write('in/slip.md', proposal('securty'));
  made.write('in/old.md', proposal('new-in-django-4-1'));
  return made;
}

interface Covered {
  readonly proposals: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly title: string;
    readonly count: number;
    readonly proposals: string[];
  }[];
  readonly without: string[];
  readonly elsewhere: { path: string; topic: string }[];
  readonly unknown: { path: string; topic: string }[];
}

describe('coverage', () => {
  test('counts the proposals of a folder per topic, in columns apart by tabs', async () => {
    const { code, stdout, stderr } = await chair().cfp('topics', 'coverage', 'in');
    expect(code).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows).toHaveLength(21);
    const counts = new Map(rows.map(([count, topic]) => [topic, count]));
    expect(counts.get('djangocon-us-2024/htmx-and-new-frontend')).toBe('6');
    expect(counts.get('djangocon-us-2024/security')).toBe('1');
    expect([...counts.values()].filter((count) => count === '0')).toHaveLength(19);
    const told = stderr.replace(/\s+/g, ' ');
    expect(told).toContain('10 proposals; 19 of 21 topics without any. Most, 6, are about “HTMX/Alpine/Tailwind');
    expect(told).toContain('1 proposal names no topic. 1 is about topics of other lists.');
    expect(told).toContain('in/slip.md names a topic "securty" that no list has.');
  });

  test('gives the same as JSON, with the paths', async () => {
    const { stdout, stderr } = await chair().cfp('topics', 'coverage', 'in', '--json');
    const covered = JSON.parse(stdout) as Covered;
    expect(stderr).toBe('');
    expect(covered.proposals).toBe(10);
    expect(covered.topics.find(({ topic }) => topic === 'djangocon-us-2024/security')).toEqual({
      topic: 'djangocon-us-2024/security',
      title: 'Security',
      count: 1,
      proposals: ['in/deep/locks.md'],
    });
    expect(covered.without).toEqual(['in/own.md']);
    expect(covered.elsewhere).toEqual([{ path: 'in/old.md', topic: 'new-in-django-4-1' }]);
    expect(covered.unknown).toEqual([{ path: 'in/slip.md', topic: 'securty' }]);
  });

  test('takes another list', async () => {
    const { stdout } = await chair().cfp('topics', 'coverage', 'in', '--list', 'djangocon-us-2022');
    const rows = stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(17);
    expect(rows).toContainEqual(expect.stringMatching(/^1\tdjangocon-us-2022\/new-in-django-4-1\t/));
  });

  test.each([40, 80, 120])('on a terminal of %i columns is a table, the most chosen first', async (columns) => {
    let text = '';
    const stdout = { write: (more: string) => (text += more), isTTY: true, columns, rows: 24 };
    await chair({ stdout }).cfp('topics', 'coverage', 'in');
    const lines = stripVTControlCharacters(text).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'djangocon-us-2024',
      expect.stringMatching(/^6 {2}█{6} {2}HTMX/),
      expect.stringMatching(/^1 {2}█ {7}Security$/),
    ]);
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
  });

  test('of hundreds, one of which cannot be read, counts the others and ends with 2', async () => {
    const { cfp, write } = world();
    for (let number = 0; number < 400; number++) write(`in/${number}.md`, proposal('security'));
    write('in/broken.md', 'a\0b');
    const { code, stdout, stderr } = await cfp('topics', 'coverage', 'in');
    expect(code).toBe(2);
    expect(stdout).toContain('400\tdjangocon-us-2024/security\t');
    expect(stderr).toContain('in/broken.md:1: there is a NUL byte');
  });

  test('of nothing says so', async () => {
    const { cfp, write } = world();
    write('in/notes.txt', 'x');
    for (const path of ['in', 'nowhere']) expect((await cfp('topics', 'coverage', path)).code).toBe(2);
    const { code, stderr } = await cfp('topics', 'coverage', 'in', '--list', 'djangoconus-2024');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "djangocon-us-2024"?');
  });
});

describe('topics of earlier years', () => {
  test('are shown when they are asked for, by list, by --all, or by words that only they have', async () => {
    const { cfp } = world();
    expect((await cfp('topics')).stdout.trimEnd().split('\n')).toHaveLength(21);
    expect((await cfp('topics', '--all')).stdout.trimEnd().split('\n')).toHaveLength(55);
    const list = (await cfp('topics', '--list', 'djangocon-us-2023')).stdout.trimEnd().split('\n');
    expect(list).toHaveLength(17);
    expect(list).toContainEqual(expect.stringMatching(/^djangocon-us-2023\/new-in-django-5-0\tNew features/));
    const found = await cfp('topics', 'facet', 'filters');
    expect(found.stdout).toMatch(/^djangocon-us-2023\/new-in-django-5-0\t/);
    expect(found.stderr).toBe('Only lists of earlier years have it:\n');
  });

  test('that return are told with their years', async () => {
    let text = '';
    const stdout = { write: (more: string) => (text += more), isTTY: true, columns: 100, rows: 24 };
    await world({ stdout }).cfp('topics', 'career', 'web', 'framework');
    expect(stripVTControlCharacters(text)).toContain(
      'career-development · any level · career, community · also in 2022 and 2023',
    );
    const { stdout: page } = await world().cfp('topics', 'show', 'security');
    expect(page).toContain('djangocon-us-2024/security');
    expect(page).toContain('wished for before: djangocon-us-2023/security and djangocon-us-2022/security');
    const json = JSON.parse((await world().cfp('topics', '--json')).stdout) as { id: string; also: object[] }[];
    expect(json).toHaveLength(21);
    expect(json.find(({ id }) => id === 'security')?.also).toHaveLength(2);
  });
});
