import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/check/rules/index.ts';
import { world, type Outcome, type World } from '../support/world.ts';

const TALK = `---
title: Ship it at noon
conference: practice
format: talk-25
---

## Abstract

Our team used to deploy at midnight, and nobody liked it; then we moved it to noon. TODO: numbers
`;
const CLEAN = TALK.replace(' TODO: numbers', '');
const LATE = ['--as-of', '2026-11-22T12:00:00Z'];

function holding(files: Record<string, string>, ...options: Parameters<typeof world>): World {
  const made = world(...options);
  for (const [path, text] of Object.entries(files)) made.write(path, text);
  return made;
}

interface JsonReport {
  files: { path: string; diagnostics: { rule: string; severity: string }[] }[];
  summary: { files: number; errors: number; warnings: number; advice: number };
}

const report = ({ stdout }: Outcome): JsonReport => JSON.parse(stdout) as JsonReport;
const rulesOf = (outcome: Outcome): string[] =>
  report(outcome).files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule));
const pathsOf = (outcome: Outcome): string[] => report(outcome).files.map(({ path }) => path);

describe('a severity', () => {
  test.each([
    ['off', 0, []],
    ['info', 0, ['info']],
    ['warning', 0, ['warning']],
    ['error', 1, ['error']],
  ])('%s is set by .cfp.yaml and by --rule', async (level, code, severities) => {
    for (const [settings, flags] of [
      [`rules: {no-placeholder: ${level}}\n`, []],
      ['{}\n', ['--rule', `no-placeholder=${level}`]],
      // The flag speaks last.
      ['rules: {no-placeholder: error}\n', ['--rule', `no-placeholder=${level}`]],
      ['rules: {no-placeholder: off}\n', ['--rule', 'no-placeholder=error', '--rule', `no-placeholder=${level}`]],
    ] as const) {
      const { cfp } = holding({ '.cfp.yaml': settings, 'talk.md': TALK });
      const outcome = await cfp('check', 'talk.md', '--json', ...flags);
      expect(outcome.code).toBe(code);
      const found = report(outcome).files.flatMap(({ diagnostics }) =>
        diagnostics.filter(({ rule }) => rule === 'no-placeholder'),
      );
      expect(found.map(({ severity }) => severity)).toEqual(severities);
    }
  });

  test.each(allRules.map(({ name }) => name))('may be set for %s', async (name) => {
    const { cfp } = holding({ '.cfp.yaml': `rules:\n  ${name}: off\n`, 'talk.md': TALK });
    expect(rulesOf(await cfp('check', 'talk.md', '--json'))).not.toContain(name);
    expect(rulesOf(await cfp('check', 'talk.md', '--json', '--rule', `${name}=off`))).not.toContain(name);
  });

  test('of a rule that is off makes its comment neither used nor unused', async () => {
    const { cfp } = holding({ 'talk.md': `${TALK}\n<!-- cfp-disable no-placeholder: why -->\n` });
    expect(rulesOf(await cfp('check', 'talk.md', '--json', '--rule', 'no-placeholder=off'))).toEqual(
      expect.not.arrayContaining(['disable-used']),
    );
  });
});

describe('a name that nobody knows', () => {
  const refused = ({ code, stdout, stderr }: Outcome, words: string): void => {
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replace(/\s+/g, ' ')).toContain(words);
  };

  test.each([
    [['--rule', 'no-placehodler=off'], 'Did you mean "no-placeholder"?'],
    [['--rule', 'zzzzzzzz=off'], 'List the rules with `cfp rules`.'],
    [['--rule', 'no-placeholder=of'], 'Did you mean "off"?'],
    [['--rule', 'no-placeholder=warn'], 'Did you mean "warning"?'],
    [['--rule', 'no-placeholder'], '--rule no-placeholder does not take "".'],
    [['--rule', '=off'], 'There is no rule "".'],
    [['--rule', 'constructor=off'], 'There is no rule "constructor".'],
    [['--max-warnings', '-1'], 'It takes a whole number.'],
    [['--max-warnings', 'few'], 'It takes a whole number.'],
    [['--max-warnings', '1.5'], 'It takes a whole number.'],
    [['--format', 'prety'], 'Did you mean "pretty"?'],
  ])('in %s ends with 2', async (flags, words) => {
    refused(await holding({ 'talk.md': TALK }).cfp('check', 'talk.md', ...flags), words);
  });

  test.each([
    ['rules: {no-placehodler: off}\n', 'There is no rule "no-placehodler". Did you mean "no-placeholder"?'],
    ['rules: {no-placeholder: of}\n', '`rules.no-placeholder`'],
    ['rules: [no-placeholder]\n', '`rules.0` is "no-placeholder"'],
    ['ruels: {}\n', 'Did you mean "rules"?'],
    ['rules: {no-placeholder: off\n', '.cfp.yaml:'],
  ])('in the settings %j ends with 2', async (settings, words) => {
    refused(await holding({ '.cfp.yaml': settings, 'talk.md': TALK }).cfp('check', 'talk.md'), words);
  });

  test('in a comment is a finding', async () => {
    const outcome = await holding({ 'talk.md': `${CLEAN}\n<!-- cfp-disable no-placehodler: why -->\n` }).cfp(
      'check',
      'talk.md',
      '--json',
    );
    expect(outcome.code).toBe(0);
    expect(rulesOf(outcome)).toContain('disable-used');
  });
});

describe('what is told', () => {
  test('--quiet tells errors only, and --max-warnings counts all the same', async () => {
    const { cfp } = holding({ 'talk.md': TALK });
    const { code, stdout } = await cfp('check', 'talk.md', '--quiet', '--max-warnings', '0');
    expect(code).toBe(1);
    expect(stdout).not.toContain('TODO"');
  });

  test('--advice tells what is taste, and changes no code', async () => {
    const { cfp } = holding({ 'talk.md': CLEAN });
    const plain = await cfp('check', 'talk.md');
    const advised = await cfp('check', 'talk.md', '--advice', '--max-warnings', '0');
    expect([plain.code, advised.code]).toEqual([0, 0]);
    expect(plain.stdout).not.toContain('field-thin');
    expect(advised.stdout).toContain('field-thin');
  });

  test('--max-warnings counts over all files', async () => {
    const { cfp } = holding({ 'a.md': TALK, 'b.md': TALK.replaceAll('noon', 'dawn').replace('midnight', 'dusk') });
    const flags = ['--rule', 'duplicate-proposal=off'];
    expect((await cfp('check', '.', '--max-warnings', '1', ...flags)).code).toBe(1);
    expect((await cfp('check', '.', '--max-warnings', '2', ...flags)).code).toBe(0);
  });

  test.each(['pretty', 'compact', 'json', 'github', 'sarif', 'junit'])(
    '--output writes %s to the file, and nothing else',
    async (reporter) => {
      const { cfp, read } = holding({ 'talk.md': TALK });
      const shown = await cfp('check', 'talk.md', '--format', reporter, '--rule', 'no-placeholder=error');
      const written = await cfp(
        'check',
        'talk.md',
        '--format',
        reporter,
        '--rule',
        'no-placeholder=error',
        '--output',
        'out/report.txt',
      );
      expect(written).toEqual({ code: 1, stdout: '', stderr: '' });
      if (reporter !== 'pretty') expect(read('out/report.txt')).toBe(shown.stdout);
      expect(read('out/report.txt')).toContain('TODO');
    },
  );

  test('--output that cannot be written ends with 2', async () => {
    const { cfp } = holding({ 'talk.md': TALK, file: 'x' });
    const { code, stderr } = await cfp('check', 'talk.md', '--output', 'file/report.txt');
    expect(code).toBe(2);
    expect(stderr).toContain('file/report.txt cannot be written');
  });
});

describe('what is passed over', () => {
  const paths = async (files: Record<string, string>, ...args: string[]): Promise<string[]> =>
    pathsOf(
      await holding(files).cfp(
        'check',
        '--json',
        '--rule',
        'duplicate-proposal=off',
        ...(args.length > 0 ? args : ['.']),
      ),
    );

  test.each(['.gitignore', '.cfpignore'])('is what %s names', async (name) => {
    const files = { 'a.md': CLEAN, 'b.md': CLEAN, 'old/c.md': CLEAN, 'sub/old/d.md': CLEAN, 'sub/b.md': CLEAN };
    expect(await paths({ ...files, [name]: 'old/\n/b.md\n' })).toEqual(['a.md', 'sub/b.md']);
    expect(await paths({ ...files, [name]: '# comment\n\n*.md\n!a.md\n' })).toEqual(['a.md']);
    expect(await paths({ ...files, [name]: 'sub/*\n!sub/b.md\n' })).toEqual(['a.md', 'b.md', 'old/c.md', 'sub/b.md']);
    expect(await paths({ ...files, [name]: '**/b.md\r\nold\r\n' })).toEqual(['a.md']);
  });

  test('is decided by the nearest file: a folder below may take back what one above ignores', async () => {
    const files = { 'a.md': CLEAN, 'sub/a.md': CLEAN, 'sub/b.md': CLEAN };
    expect(await paths({ ...files, '.gitignore': 'a.md\n', 'sub/.gitignore': '!a.md\nb.md\n' })).toEqual(['sub/a.md']);
    expect(await paths({ ...files, 'sub/.cfpignore': '*\n' })).toEqual(['a.md']);
  });

  test('is taken back by .cfpignore where .gitignore names it', async () => {
    expect(await paths({ 'a.md': CLEAN, 'b.md': CLEAN, '.gitignore': '*.md\n', '.cfpignore': '!b.md\n' })).toEqual([
      'b.md',
    ]);
  });

  test('is what the ignore files above the folder name, inside of a repository', async () => {
    const files = { 'sub/a.md': CLEAN, 'sub/b.md': CLEAN, '.gitignore': 'b.md\n' };
    expect(await paths({ ...files, '.git/HEAD': 'x' }, 'sub')).toEqual(['sub/a.md']);
    expect(await paths({ ...files, '.git': 'gitdir: elsewhere\n' }, 'sub')).toEqual(['sub/a.md']);
    expect(await paths(files, 'sub')).toEqual(['sub/a.md', 'sub/b.md']);
  });

  test('is node_modules and what is hidden', async () => {
    expect(await paths({ 'a.md': CLEAN, 'node_modules/x/b.md': CLEAN, '.old/c.md': CLEAN, '.d.md': CLEAN })).toEqual([
      'a.md',
    ]);
  });

  test('is never a file that is named', async () => {
    expect(await paths({ 'a.md': CLEAN, '.gitignore': '*.md\n' }, 'a.md')).toEqual(['a.md']);
  });

  test('leaves nothing to check, and that is told', async () => {
    const { code, stderr } = await holding({ 'a.md': CLEAN, '.gitignore': '*.md\n' }).cfp('check', '.');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no proposal in');
  });
});

describe('the order', () => {
  test('is that of the paths, and by code point inside of a folder', async () => {
    const names = ['b.md', 'a.md', 'B.md', 'é.md', 'a-1.md', 'a/z.md', '10.md', '9.md'];
    const files = Object.fromEntries(names.map((name) => [name, CLEAN]));
    const once = await holding(files).cfp('check', '.', '--json');
    expect(pathsOf(once)).toEqual(['10.md', '9.md', 'B.md', 'a/z.md', 'a-1.md', 'a.md', 'b.md', 'é.md']);
    const named = await holding(files).cfp('check', 'b.md', '9.md', 'a.md', 'b.md', '--json');
    expect(pathsOf(named)).toEqual(['b.md', '9.md', 'a.md']);
  });

  test('is the same in each run', async () => {
    const files = { 'a.md': TALK, 'b/c.md': TALK, 'd.md': TALK };
    const [one, other] = [
      await holding(files).cfp('check', '.', '--format', 'compact'),
      await holding(files).cfp('check', '.', '--format', 'compact'),
    ];
    expect(one).toEqual(other);
  });

  test('names a file that two paths mean once', async () => {
    const { cfp } = holding({ 'a.md': CLEAN });
    expect(pathsOf(await cfp('check', 'a.md', './a.md', '.', '*.md', '--json'))).toHaveLength(1);
  });
});

describe('what is piped in', () => {
  test('takes settings, flags and comments as files do', async () => {
    const made = world({ input: `${TALK}\n<!-- cfp-disable no-placeholder: why -->\n` });
    const outcome = await made.cfp('check', '-', '--json', ...LATE);
    expect(outcome.code).toBe(0);
    expect(rulesOf(outcome)).not.toContain('no-placeholder');
    expect(pathsOf(await made.cfp('check', '-', '--json', '--stdin-filename', 'talks/x.md'))).toEqual(['talks/x.md']);
  });

  test('with --fix is written nowhere', async () => {
    const made = world({ input: TALK.replace('noon.', 'no\u200bon.') });
    const { code, stdout } = await made.cfp('check', '-', '--fix', '--format', 'compact');
    expect(code).toBe(0);
    expect(stdout).toContain('no-hidden-characters');
  });

  test('beside files is read as well', async () => {
    const made = holding({ 'a.md': CLEAN }, { input: TALK });
    const outcome = await made.cfp('check', '-', 'a.md', '--json', '--rule', 'duplicate-proposal=off');
    expect(pathsOf(outcome)).toEqual(['stdin.md', 'a.md']);
  });
});

test('proposals of a workspace are named from where one stands', async () => {
  const { cfp, folder } = holding({ '.cfp.yaml': 'proposals: talks\n', 'talks/noon.md': TALK });
  expect(pathsOf(await cfp('check', '--json'))).toEqual(['talks/noon.md']);
  expect((await cfp('check', '--matrix')).stdout).toContain('Ship it at noon');
  const below = world({ cwd: join(folder, 'talks') });
  expect(pathsOf(await below.cfp('check', '--json'))).toEqual(['noon.md']);
  expect((await below.cfp('check', '--matrix')).stdout).toContain('Ship it at noon');
});
