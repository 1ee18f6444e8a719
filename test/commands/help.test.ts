import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { world } from '../support/world.ts';

const STACK = /^\s+at .+:\d+:\d+/m;

describe.each([
  [[]],
  [['topics']],
  [['topics', 'show']],
  [['topics', 'import']],
  [['topics', 'coverage']],
  [['draft']],
  [['check']],
  [['conferences', 'new']],
  [['conferences', 'add']],
  [['conferences']],
  [['init']],
  [['preview']],
  [['status', 'set']],
  [['status']],
  [['export']],
  [['next']],
  [['doctor']],
  [['completion']],
])('help of cfp %s', (command) => {
  test('goes to stdout, with examples that start with the command', async () => {
    const { code, stdout, stderr } = await world().cfp(...command, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const examples = stdout.split('\nExamples:\n')[1]?.trimEnd().split('\n') ?? [];
    expect(examples.length).toBeGreaterThan(1);
    for (const line of examples) expect(line).toMatch(/^ {2}\$ (?:cat \S+ \| )?cfp /);
    expect(examples.every((line) => line.includes(['cfp', ...command].join(' ')))).toBe(true);
  });

  test('keeps to 80 columns', async () => {
    const { stdout } = await world().cfp(...command, '--help');
    for (const line of stdout.split('\nExamples:\n')[0]?.split('\n') ?? []) expect(line.length).toBeLessThanOrEqual(80);
  });
});

test('check says what its exit codes mean', async () => {
  expect((await world().cfp('check', '--help')).stdout).toMatch(/Exit codes:\n {2}0 .+\n {2}1 .+\n {2}2 .+\n/);
});

test.each([
  [['help'], []],
  [['help', 'topics'], ['topics']],
  [
    ['--no-color', 'help', 'topics', 'show'],
    ['topics', 'show'],
  ],
])('cfp %s is the same as cfp %s --help', async (args, command) => {
  const { cfp } = world();
  expect(await cfp(...args)).toEqual(await cfp(...command, '--help'));
});

test('tells its version, and nothing else', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { cfp } = world();
  expect(await cfp('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  expect(await cfp('-V')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test.each([
  [['tpoics'], 'topics'],
  [['chekc', 'talk.md'], 'check'],
  [['--verison'], '--version'],
  [['topics', '--lits'], '--list'],
  [['draft', '--tilte', 'x'], '--title'],
  [['check', '--max-warning', '1'], '--max-warnings'],
])('%s is answered by "did you mean", and ends with 2', async (args, meant) => {
  const { code, stdout, stderr } = await world().cfp(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/unknown (?:command|option)/);
  expect(stderr).toContain(`Did you mean ${meant}?`);
  expect(stderr).not.toMatch(STACK);
});

test.each([
  [['topics', 'show'], "missing required argument 'topic'"],
  [['check', '--for'], 'argument missing'],
  [['check', '--max-warnings', 'some', 'talk.md'], 'It takes a whole number.'],
  [['check', '--max-warnings', '-1', 'talk.md'], 'It takes a whole number.'],
  [['draft', 'one.md', 'two.md'], 'too many arguments'],
])('%s is a mistake that is told in words', async (args, words) => {
  const { code, stdout, stderr } = await world().cfp(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(STACK);
});
