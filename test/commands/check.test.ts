import { describe, expect, test } from 'vitest';
import { world, type World } from '../support/world.ts';

const TALK = `---
title: Ship it at noon
conference: djangocon-us-2024
format: talk-25
---

## Abstract

Our team used to deploy at midnight, and nobody liked it. Then we moved every release to noon, with everybody awake and
watching, and the number of bad nights went from two a month to none. You will see the three changes to our migrations
that made it safe, and the one that we had to take back, so that you can try the same at home next week.

## Outline

- Why noon (10 min)
- How (12 min)
- Questions (3 min)

## In person or online?

Online
`;

const LATE = ['--as-of', '2024-04-29T16:01:00Z'];

/** A world with these files in it. */
function holding(files: Record<string, string>, ...options: Parameters<typeof world>): World {
  const made = world(...options);
  for (const [path, text] of Object.entries(files)) made.write(path, text);
  return made;
}

const withTitle = (title: string): string => TALK.replace('Ship it at noon', title);

interface JsonReport {
  asOf: string;
  files: { path: string; conference: string | null; deadline: { state: string } | null; diagnostics: unknown[] }[];
  summary: { files: number; errors: number; warnings: number; advice: number };
}

const report = (stdout: string): JsonReport => JSON.parse(stdout) as JsonReport;

describe('the exit code', () => {
  test('is 0 where nothing was found', async () => {
    const { code, stdout, stderr } = await holding({ 'talk.md': TALK }).cfp('check', 'talk.md');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^✔ /m);
  });

  test('is 1 where there are errors', async () => {
    const { code, stdout } = await holding({ 'talk.md': TALK }).cfp('check', 'talk.md', ...LATE);
    expect(code).toBe(1);
    expect(stdout).toContain('✖ Not ready to submit: 1 error,');
  });

  test('is 2 where a file cannot be read, and the others are checked all the same', async () => {
    const { cfp } = holding({ 'talk.md': TALK, 'empty.md': '' });
    const { code, stdout, stderr } = await cfp('check', 'nowhere.md', 'talk.md', 'empty.md', ...LATE);
    expect(code).toBe(2);
    expect(stdout).toContain('talk.md · DjangoCon US 2024');
    expect(stderr).toMatch(
      /^cfp: There is no file at nowhere\.md\.\n {2}.+\ncfp: empty\.md is empty\.\n {2}.+\n2 files could not be read, and are not judged\.\n$/,
    );
  });

  test('is 1 with more warnings than are allowed', async () => {
    const { cfp } = holding({ 'talk.md': TALK.replace('Our team', 'TODO: our team') });
    expect((await cfp('check', 'talk.md')).code).toBe(0);
    expect((await cfp('check', 'talk.md', '--max-warnings', '1')).code).toBe(0);
    const { code, stdout } = await cfp('check', 'talk.md', '--max-warnings', '0');
    expect(code).toBe(1);
    expect(stdout).toContain('Abstract still says "TODO".');
  });

  test.each([[[]], [['.']], [['*.markdown']], [['none', 'other/**/*.md']]])(
    'is never 0 where there is nothing to check: %s',
    async (paths) => {
      const { cfp, write } = world();
      write('notes.txt', 'no proposal');
      write('README.md', '# Not a proposal');
      write('none/.keep', '');
      const { code, stdout, stderr } = await cfp('check', ...paths);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('There is no ');
    },
  );
});

describe('what is checked', () => {
  const files = { 'a.md': TALK, 'sub/b.md': TALK, 'sub/c.markdown': TALK, 'sub/README.md': '# no', 'sub/d.txt': 'no' };
  const paths = async (...args: string[]): Promise<string[]> =>
    report((await holding(files).cfp('check', '--json', ...args)).stdout).files.map(({ path }) => path);

  test('is what stands in a folder and below it', async () => {
    expect(await paths('.')).toEqual(['a.md', 'sub/b.md', 'sub/c.markdown']);
    expect(await paths('sub')).toEqual(['sub/b.md', 'sub/c.markdown']);
  });

  test('is what a glob matches', async () => {
    expect(await paths('**/*.md')).toEqual(['a.md', 'sub/README.md', 'sub/b.md']);
  });

  test('is each file once, in the order of the paths', async () => {
    expect(await paths('sub/b.md', 'a.md', 'sub')).toEqual(['sub/b.md', 'a.md', 'sub/c.markdown']);
  });

  test('is a file by its own name even where it has the letters of a glob', async () => {
    const { cfp } = holding({ 'talk [v2].md': TALK });
    expect((await cfp('check', 'talk [v2].md')).code).toBe(0);
  });

  test('is the folder of proposals where no path is given', async () => {
    const { cfp } = holding({ '.cfp.yaml': 'proposals: talks\n', 'talks/a.md': TALK, 'b.md': TALK });
    const { stdout } = await cfp('check', '--json');
    expect(report(stdout).files.map(({ path }) => path)).toEqual([expect.stringMatching(/talks\/a\.md$/)]);
  });

  test('is what is piped in, under the name that is given for it', async () => {
    const { cfp } = world({ input: TALK });
    const named = await cfp('check', '-', '--stdin-filename', 'talks/mine.md', ...LATE);
    expect(named.code).toBe(1);
    expect(named.stdout).toContain('talks/mine.md:3:13 error deadline-open');
    expect((await cfp('check', '-')).stdout).toContain('stdin.md · DjangoCon US 2024');
    expect((await world().cfp('check', '-')).stderr).toContain('stdin.md is empty.');
  });
});

describe('against which calls', () => {
  const two = TALK.replace('djangocon-us-2024', '[djangocon-us-2024, practice]').replace('In person or', 'By train or');

  test('those that the front matter names', async () => {
    const { cfp } = holding({ 'talk.md': two });
    const { stdout, code } = await cfp('check', 'talk.md', '--json', ...LATE);
    const { files, summary } = report(stdout);
    expect(code).toBe(1);
    expect(files.map(({ conference, deadline }) => [conference, deadline?.state])).toEqual([
      ['djangocon-us-2024', 'closed'],
      ['practice', 'open'],
    ]);
    expect(summary.files).toBe(1);
  });

  test('those of --for, whatever the front matter names', async () => {
    const { cfp } = holding({ 'talk.md': two });
    const { stdout } = await cfp('check', 'talk.md', '--json', '--for', 'djangocon-us-2023', '--for', 'practice');
    expect(report(stdout).files.map(({ conference }) => conference)).toEqual(['djangocon-us-2023', 'practice']);
  });

  test('that of the workspace where none is named', async () => {
    const { cfp } = holding({ '.cfp.yaml': 'conference: practice\n', 'talk.md': TALK.replace(/^conference.*\n/m, '') });
    expect(report((await cfp('check', 'talk.md', '--json')).stdout).files[0]?.conference).toBe('practice');
  });
});

describe('the deadline of DjangoCon US 2024', () => {
  test.each([
    ['2024-04-29T15:59:00Z', 'closing', 0, 'closes in 1 minute'],
    ['2024-04-29T16:00:00Z', 'closing', 0, 'closes in less than a minute'],
    ['2024-04-29T16:01:00Z', 'closed', 1, 'closed 1 minute ago'],
    ['2024-04-29T12:01:00-04:00', 'closed', 1, 'closed 1 minute ago'],
  ])('at %s is %s', async (asOf, state, code, words) => {
    const { cfp } = holding({ 'talk.md': TALK });
    const pretty = await cfp('check', 'talk.md', '--as-of', asOf);
    expect(pretty.code).toBe(code);
    const told = pretty.stdout.replace(/\s+/g, ' ');
    expect(told).toContain(
      `DjangoCon US 2024: ${words}: Mon 29 April 2024 12:00 in New York, 16:00 UTC, 18:00 where you are ` +
        '(extended from Wed 24 April 2024 12:00 in New York).',
    );
    const { stdout } = await cfp('check', 'talk.md', '--json', '--as-of', asOf);
    expect(report(stdout).files[0]?.deadline).toMatchObject({ state, instant: '2024-04-29T16:00:00Z' });
  });

  test.each(['tomorrow', '2024-04-29', '2024-04-29T12:00', '2024-02-30T12:00:00Z', ''])(
    'is not judged by --as-of "%s", which is no instant',
    async (asOf) => {
      const { code, stdout, stderr } = await holding({ 'talk.md': TALK }).cfp('check', 'talk.md', '--as-of', asOf);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`"${asOf}" is no moment that cfp can read.`);
    },
  );
});

describe('a title', () => {
  test('of 200 characters passes', async () => {
    expect((await holding({ 'talk.md': withTitle('x'.repeat(200)) }).cfp('check', 'talk.md')).code).toBe(0);
    expect((await holding({ 'talk.md': withTitle('🎉'.repeat(200)) }).cfp('check', 'talk.md')).code).toBe(0);
  });

  test.each([['x'], ['é'], ['🎉'], ['漢']])('of 201 %s fails, with the caret under the last', async (letter) => {
    const { cfp } = holding({ 'talk.md': withTitle(letter.repeat(200) + 'Z') });
    const { code, stdout } = await cfp('check', 'talk.md');
    expect(code).toBe(1);
    expect(stdout).toContain(`talk.md:2:${'title: '.length + 201} error field-max-length`);
    expect(stdout).toContain('Title is 201 characters; the form takes 200.');
    const lines = stdout.split('\n');
    const shown = lines.find((line) => line.startsWith(' 2 │')) ?? '';
    const carets = lines[lines.indexOf(shown) + 1] ?? '';
    expect(shown.endsWith('Z')).toBe(true);
    expect(carets.match(/\^/g)).toHaveLength(1);
    const { stdout: json } = await cfp('check', 'talk.md', '--json');
    expect(report(json).files[0]?.diagnostics).toContainEqual(
      expect.objectContaining({
        rule: 'field-max-length',
        start: { line: 2, column: 208 },
        end: { line: 2, column: 209 },
      }),
    );
  });
});
