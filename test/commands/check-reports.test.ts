import { describe, expect, test } from 'vitest';
import { world } from '../support/world.ts';

const TALK = `---
title: Ship it at noon
conference: practice
format: talk-25
---

## Abstract

Our team used to deploy at midnight, and nobody liked it. Then we moved every release to noon, with everybody awake and
watching, and the number of bad nights went from two a month to none. You will see the three changes to our migrations
that made it safe, and the one that we had to take back, so that you can try the same at home next week.

## Outline

- Why noon (5-10 min)
- How we got there
    - Migrations (12 min)
- Questions (8 min)
`;

test('reports as JSON by the contract, key by key', async () => {
  const { cfp, write } = world();
  write('talk.md', TALK);
  const { code, stdout, stderr } = await cfp('check', 'talk.md', '--format', 'json', '--as-of', '2024-04-20T12:00:00Z');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    asOf: '2024-04-20T12:00:00Z',
    files: [
      {
        path: 'talk.md',
        conference: 'practice',
        title: 'Ship it at noon',
        part: null,
        others: [],
        help: [],
        fields: [
          field({
            field: 'title',
            heading: null,
            line: 2,
            lines: [2, 2],
            readAs: 'the key `title`',
            count: 15,
            max: 100,
          }),
          field({
            field: 'abstract',
            heading: 'Abstract',
            line: 7,
            lines: [9, 11],
            readAs: 'under "Abstract"',
            count: 343,
            min: 50,
            max: 600,
          }),
          field({
            field: 'outline',
            heading: 'Outline',
            line: 13,
            lines: [15, 18],
            readAs: 'under "Outline"',
            count: 86,
            max: null,
          }),
        ],
        outline: {
          minutes: [25, 30],
          stated: null,
          slot: [25, 25],
          how: ['Added 3 items.'],
          doubts: [],
          items: [
            { line: 15, text: 'Why noon', minutes: [5, 10] },
            { line: 17, text: 'Migrations', minutes: [12, 12] },
            { line: 18, text: 'Questions', minutes: [8, 8] },
          ],
        },
        deadline: { state: 'open', instant: null, zone: 'UTC', left: null },
        diagnostics: expect.any(Array) as unknown, // advice grows with the rules; the next test has one whole
      },
    ],
    summary: { files: 1, errors: 0, warnings: 0, advice: expect.any(Number) as unknown },
  });
});

const field = (measured: {
  field: string;
  heading: string | null;
  line: number;
  lines: [number, number];
  readAs: string;
  count: number;
  min?: number;
  max: number | null;
}) => ({
  unit: 'characters',
  counter: 'pretalx-chars',
  min: null,
  ...measured,
});

test('gives in JSON the place of a finding, and what to do', async () => {
  const { cfp, write } = world();
  write('talk.md', TALK.replace('practice', 'djangocon-us-2024'));
  const { code, stdout } = await cfp('check', 'talk.md', '--json', '--as-of', '2024-04-29T18:30:00Z');
  expect(code).toBe(1);
  const [file] = (JSON.parse(stdout) as { files: [Record<string, unknown>] }).files;
  expect(file.deadline).toEqual({
    state: 'closed',
    instant: '2024-04-29T16:00:00Z',
    zone: 'America/New_York',
    left: null,
  });
  expect(file.diagnostics).toContainEqual({
    rule: 'deadline-open',
    severity: 'error',
    message:
      'DjangoCon US 2024: closed 2 hours 30 minutes ago: Mon 29 April 2024 12:00 in New York, 16:00 UTC, 18:00 where you are ' +
      '(extended from Wed 24 April 2024 12:00 in New York).',
    help: expect.stringContaining('--for') as unknown,
    start: { line: 3, column: 13 },
    end: { line: 3, column: 30 },
    fixable: false,
  });
});

test('gives in JSON the time that is left, and null for what is not known', async () => {
  const { cfp, write } = world();
  write('talk.md', TALK.replace('practice', 'djangocon-us-2024'));
  write('bare.md', 'A few words.\n');
  const { stdout } = await cfp('check', 'talk.md', 'bare.md', '--json', '--as-of', '2024-04-20T12:00:00Z');
  const { files } = JSON.parse(stdout) as { files: Record<string, unknown>[] };
  expect(files[0]).toMatchObject({ deadline: { state: 'open', left: 'PT220H' } });
  expect(files[1]).toMatchObject({ conference: null, title: null, outline: null, deadline: null });
});

test('--json is --format json', async () => {
  const { cfp, write } = world();
  write('talk.md', TALK);
  expect(await cfp('check', 'talk.md', '--json')).toEqual(await cfp('check', 'talk.md', '-f', 'json'));
});

test.each([
  ['jsno', 'Did you mean "json"?'],
  ['toString', 'It takes '],
])('knows no reporter "%s"', async (name, help) => {
  const { cfp, write } = world();
  write('talk.md', TALK);
  const { code, stdout, stderr } = await cfp('check', 'talk.md', '--format', name);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`--format does not take "${name}".`);
  expect(stderr).toContain(help);
});

test('points under the words, in a frame that fits the terminal', async () => {
  const { cfp, write } = world({ columns: 40 });
  write('talk.md', TALK.replace('Our team', `${'Why we deploy, '.repeat(20)}TODO: our team`));
  const { stdout } = await cfp('check', 'talk.md');
  const lines = stdout.split('\n').filter((line) => line.includes('│'));
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
  const at = lines.findIndex((line) => line.includes('TODO'));
  expect(lines[at]?.slice(lines[at + 1]?.indexOf('^'))).toMatch(/^TODO/);
  expect(lines[at + 1]?.trimEnd()).toMatch(/[^^]\^{4}$/);
});

test('shows advice only when asked', async () => {
  const { cfp, write } = world();
  write('talk.md', TALK.replace('format:', 'mood: good\nformat:'));
  expect((await cfp('check', 'talk.md')).stdout).not.toContain('"mood"');
  const { code, stdout } = await cfp('check', 'talk.md', '--advice');
  expect(code).toBe(0);
  expect(stdout).toContain('info front-matter-valid\n  cfp knows no key "mood".');
});

describe('colour', () => {
  const coloured = async (
    options: { env?: Record<string, string>; isTTY?: boolean },
    ...args: string[]
  ): Promise<boolean> => {
    let text = '';
    const { env = {}, isTTY = false } = options;
    const stdout = { write: (more: string) => (text += more), isTTY, columns: 80, rows: 24 };
    const { cfp, write } = world({ stdout, env });
    write('talk.md', TALK);
    await cfp(...args, 'check', 'talk.md');
    expect(text).toContain('Ready to submit');
    return text.includes('\u001b[');
  };

  test('is for terminals', async () => {
    expect(await coloured({ isTTY: true })).toBe(true);
    expect(await coloured({})).toBe(false);
    expect(await coloured({ isTTY: true, env: { TERM: 'dumb' } })).toBe(false);
  });

  test('is as NO_COLOR and FORCE_COLOR say, NO_COLOR first', async () => {
    expect(await coloured({ isTTY: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured({ isTTY: true, env: { NO_COLOR: '' } })).toBe(true);
    expect(await coloured({ env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await coloured({ isTTY: true, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(await coloured({ env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).toBe(false);
  });

  test('is as --color and --no-color say, before either', async () => {
    expect(await coloured({ env: { NO_COLOR: '1' } }, '--color')).toBe(true);
    expect(await coloured({ isTTY: true, env: { FORCE_COLOR: '1' } }, '--no-color')).toBe(false);
  });
});
