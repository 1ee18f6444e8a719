import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';

/** A block of code in CONTRIBUTING, and the step that it stands in. */
interface Block {
  readonly language: string;
  readonly code: string;
  /** What the step says before the block. */
  readonly step: string;
}

const VITEST = 'npx vitest run --config .config/vitest.config.ts ';
const page = readFileSync('CONTRIBUTING.md', 'utf8');
const clone = mkdtempSync(join(tmpdir(), 'cfp-clone-'));
afterAll(() => {
  rmSync(clone, { recursive: true, force: true });
});

/** The blocks under a heading, in order, without what their list indents them by. */
function blocksUnder(heading: string): Block[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return section.split(/^(?=\d+\. )/m).flatMap((step) =>
    Array.from(step.matchAll(/^ {3}```(\w+)\n([\s\S]*?)^ {3}```/gm), ([, language = '', code = '']) => ({
      language,
      code: code.replace(/^ {3}/gm, ''),
      step: step.split('```')[0] ?? '',
    })),
  );
}

/** The tree as somebody has it who cloned it and ran `npm ci`. */
function cloned(): void {
  const left = ['.git', 'node_modules', 'coverage', 'proposals'];
  for (const name of readdirSync('.')) if (!left.includes(name)) cpSync(name, join(clone, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
}

const read = (path: string): string => readFileSync(join(clone, path), 'utf8');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
}

/** Does what a step says to a file: writes it, or puts a line where such lines are. */
function change({ code, step }: Block): void {
  const path = /`((?:src|data|test)\/[\w./-]+)`/.exec(step)?.[1] ?? '';
  if (/^\d+\. Write /.test(step)) write(path, code);
  else write(path, withLine(read(path), code));
}

/** An import goes above the imports; anything else above the first line of the list that is indented as it would be. */
function withLine(source: string, line: string): string {
  if (line.startsWith('import ')) return source.replace(/^import \{ [a-z]\w* \}/m, (first) => `${line}${first}`);
  const list = line.startsWith('[') ? /^ {2}\['practice', null\],\n/m : /^ {2}fieldThin,\n/m;
  expect(source).toMatch(list);
  return source.replace(list, (first) => `  ${line}${first}`);
}

function run(line: string): void {
  const { CFP_TEST_RESULTS: _results, ...env } = process.env;
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:VITEST|npm_)/.test(name)));
  const { status, stdout, stderr } = spawnSync(line, { cwd: clone, shell: true, encoding: 'utf8', env: own });
  expect(status, `${line}\n${stdout}\n${stderr}`).toBe(0);
}

const sections = ['A rule', 'A call for proposals', 'A list of topics'].map(blocksUnder);
const lines = sections.map((blocks) =>
  blocks.filter(({ language }) => language === 'sh').map(({ code }) => code.trim()),
);
const commands = [...new Set(lines.flat().flatMap((code) => code.split('\n')))];
const isTest = (line: string): boolean => line.startsWith(VITEST);

test('each way to add something has its files and its commands', () => {
  expect(sections.map((blocks) => blocks.length)).toEqual([6, 4, 3]);
  expect(commands.length).toBeGreaterThan(6);
});

// The three are followed together, and each command is run once: a build or a run of tests takes some seconds.
test('a rule, a call and a list are added by following CONTRIBUTING to the letter', () => {
  cloned();
  for (const block of sections.flat().filter(({ language }) => language !== 'sh')) change(block);
  for (const line of commands.filter((line) => !isTest(line))) run(line);
}, 300_000);

test('their tests pass', () => {
  const files = commands.filter(isTest).flatMap((line) => line.slice(VITEST.length).split(' '));
  expect(files.length).toBeGreaterThan(4);
  run(`${VITEST}${[...new Set(files)].join(' ')}`);
}, 300_000);

test('what was added is told of where all of its kind are', () => {
  expect(read('README.md')).toContain('| `few-questions` | info | The abstract answers more than it asks. |');
  expect(read('README.md')).toMatch(/Calls that ship:[^.]*NoonConf 2027/);
});
