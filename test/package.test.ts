import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { supportedNodes, type Node } from './support/nodes.ts';
import { given, uses } from './support/uses.ts';

// Run `npm run build` first: what is packed is what stands in dist.

const nodes = await supportedNodes();
const MOST_BYTES = 1_500_000;

const base = mkdtempSync(join(tmpdir(), 'cfp-package-'));
const home = join(base, 'home');
const empty = join(base, 'empty');
const env = { PATH: process.env.PATH, HOME: home, NO_COLOR: '1', npm_config_offline: 'true', npm_config_fund: 'false' };
const packed = { file: '', bytes: 0, files: [] as string[] };

beforeAll(() => {
  for (const folder of [home, empty]) mkdirSync(folder);
  const [told] = Object.values(
    JSON.parse(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', base], '.')) as object,
  ) as { filename: string; unpackedSize: number; files: { path: string }[] }[];
  if (told === undefined) throw new Error('npm packed nothing');
  Object.assign(packed, {
    file: join(base, told.filename),
    bytes: told.unpackedSize,
    files: told.files.map(({ path }) => path),
  });
  run('npm', ['install', packed.file], empty);
}, 200_000);

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Outcome {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with nothing typed, and waits for its end. */
function outcomeOf(command: string, args: readonly string[], cwd: string, more: object = {}): Promise<Outcome> {
  return new Promise((done) => {
    const options = { cwd, env: { ...env, ...more }, timeout: 60_000 };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : (error.code ?? 'stopped'), stdout, stderr });
    });
    child.stdin?.end();
  });
}

const manifest = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(empty, 'node_modules/cfp/package.json'), 'utf8')) as Record<string, unknown>;

test('is small, and holds only what is needed', () => {
  expect(packed.bytes).toBeLessThan(MOST_BYTES);
  const needed =
    /^(?:package\.json|README\.md|LICENSE|THIRD_PARTY_LICENSES|bin\/cfp\.cjs|dist\/[^/]+\.cjs(?:\.map)?|dist\/index\.d\.cts|dist\/data\/[^/]+\.json\.br|data\/schemas\/.+\.schema\.json|templates\/.+\.(?:md|css|js|bash|zsh|fish))$/;
  expect(packed.files.filter((path) => !needed.test(path))).toEqual([]);
});

test('brings nothing along and runs nothing when it is installed', () => {
  expect(readdirSync(join(empty, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['cfp']);
  const { dependencies, optionalDependencies, peerDependencies, scripts } = manifest();
  expect({ dependencies, optionalDependencies, peerDependencies }).toEqual({});
  expect(Object.keys(scripts as object).filter((name) => name.endsWith('install'))).toEqual([]);
});

test('npx runs it from its file, with nothing installed', async () => {
  const outcome = await outcomeOf('npx', ['--yes', `./${basename(packed.file)}`, '--version'], base);
  expect(outcome).toMatchObject({ code: 0, stdout: `${String(manifest().version)}\n` });
}, 200_000);

describe('what V8 makes of the code', () => {
  const topics = (more: Record<string, string>) =>
    outcomeOf(process.execPath, [join(empty, 'node_modules/cfp/bin/cfp.cjs'), 'topics'], empty, more);
  const keptIn = (folder: string): string => join(folder, '.cache/cfp/code/topics');

  test('is kept for the next run, which tells the same', async () => {
    const own = join(base, 'own');
    const first = await topics({ HOME: own });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const kept = readFileSync(keptIn(own));
    expect(await topics({ HOME: own })).toEqual(first);
    expect(readFileSync(keptIn(own)).equals(kept)).toBe(true);
  }, 200_000);

  test.each([
    ['in CI', { CI: 'true' }],
    ['where Node is told not to', { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['where stack traces are told by the lines of the source', { NODE_OPTIONS: '--enable-source-maps' }],
  ])(
    'is not kept %s',
    async (_where, more) => {
      const own = join(base, Object.keys(more).join());
      expect(await topics({ HOME: own, ...more })).toMatchObject({ code: 0, stderr: '' });
      expect(existsSync(keptIn(own))).toBe(false);
    },
    200_000,
  );
});

test('a defect is told as one, and for whoever can mend it', async () => {
  const folder = join(base, 'broken');
  cpSync(join(empty, 'node_modules/cfp'), folder, { recursive: true });
  rmSync(join(folder, 'dist/data/topics.json.br'));
  const { code, stdout, stderr } = await outcomeOf(process.execPath, [join(folder, 'bin/cfp.cjs'), 'topics'], empty);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^cfp: This is a defect of cfp's own, and no mistake of yours\..*`cfp doctor`/);
  expect(stderr).toMatch(/\n\nError: ENOENT.*topics\.json\.br'\n {4}at /);
  for (const line of stderr.split('\n')) expect(line.length).toBeLessThan(400);
}, 200_000);

describe('for editors and bots', () => {
  const example = /```js\n([\s\S]*?from 'cfp';[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';

  test("README's example says what README tells", async () => {
    cpSync('test/fixtures/readme/ship-it-at-noon.md', join(empty, 'ship-it-at-noon.md'));
    writeFileSync(join(empty, 'example.mjs'), example);
    const { stdout, stderr } = await outcomeOf(process.execPath, ['example.mjs'], empty);
    const told = Array.from(example.matchAll(/^\/\/ → (.*)$/gm), ([, line]) => line);
    expect(told.length).toBeGreaterThan(1);
    expect({ lines: stdout.trimEnd().split('\n'), stderr }).toEqual({ lines: told, stderr: '' });
  }, 200_000);

  test('the types stand alone, and fit what a strict project writes', () => {
    const options = { strict: true, exactOptionalPropertyTypes: true, module: 'nodenext', lib: ['es2023'], types: [] };
    writeFileSync(join(empty, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...options, noEmit: true } }));
    const uses = [
      "import { check, findConference, readProposal, type Conference, type Proposal, type Report } from 'cfp';",
      "const proposal: Proposal = readProposal('# Ship it at noon', { path: 'talk.md' });",
      "const conference: Conference | null = findConference('practice', { folders: ['.'] });",
      'const reports: readonly Report[] = check({ proposal, conference, now: new Date(0) });',
      'export const lines: number[] = reports.flatMap(({ diagnostics }) => diagnostics.map(({ start }) => start.line));',
      '// @ts-expect-error -- the moment is never left to chance',
      'check({ proposal, conference });',
      '// @ts-expect-error -- a severity that there is not',
      "check({ proposal, conference, now: new Date(0), rules: { 'deadline-open': 'loud' } });",
    ];
    writeFileSync(join(empty, 'uses.mts'), uses.join('\n'));
    expect(run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], empty)).toBe('');
  }, 200_000);

  test("a stack trace leads to cfp's source", async () => {
    const defect =
      "import { check } from 'cfp'; check({ proposal: { path: 'x.md', source: null }, now: new Date(0) });";
    const { stderr } = await outcomeOf(
      process.execPath,
      ['--enable-source-maps', '--input-type=module', '-e', defect],
      empty,
    );
    expect(stderr).toMatch(/src[/\\]proposal[/\\]parse\.ts:\d+/);
    expect(stderr).toMatch(/src[/\\]index\.ts:\d+/);
  }, 200_000);
});

describe('in a repository of proposals', () => {
  const guide = readFileSync('.github/CONTINUOUS_INTEGRATION.md', 'utf8');
  const blocks = Array.from(guide.matchAll(/```(\w+)\n([\s\S]*?)```/g), ([, language, text = '']) => ({
    language,
    text,
  }));
  const yaml = (key: string): unknown =>
    blocks
      .filter(({ language }) => language === 'yaml')
      .map(({ text }) => parse(text) as object)
      .find((one) => key in one);
  const folder = join(base, 'repository');

  beforeAll(() => {
    cpSync('test/fixtures/workspace', folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    cpSync(packed.file, join(folder, 'cfp-0.1.0.tgz'));
    const install = blocks.find(({ language, text }) => language === 'sh' && text.startsWith('npm install'));
    run('bash', ['-euc', install?.text ?? 'false'], folder);
  }, 200_000);

  test('the commands of the workflow annotate, and write what code scanning takes', async () => {
    const { jobs } = yaml('jobs') as {
      jobs: Record<string, { steps: { run?: string; with?: { sarif_file?: string } }[] }>;
    };
    const { steps = [] } = jobs.check ?? {};
    const ran = [];
    // GitHub runs each as this, and stops at the first that fails.
    for (const { run: command } of steps)
      if (command !== undefined) ran.push(await outcomeOf('bash', ['-eo', 'pipefail', '-c', command], folder));
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 1]);
    expect(ran.at(-1)?.stdout).toMatch(/^::error file=proposals\/[\w-]+\.md,line=\d+/m);
    const file = steps.find((step) => step.with?.sarif_file !== undefined)?.with?.sarif_file ?? '';
    const sarif = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { version: string; runs: { results: [] }[] };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]?.results.length).toBeGreaterThan(0);
  }, 200_000);

  test('the hook looks at the files of a commit, and is called as the guide says', async () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {
      id: string;
      entry: string;
      files: string;
    }[];
    const { repos } = yaml('repos') as { repos: { hooks: { id: string; args: string[] }[] }[] };
    const [used] = repos[0]?.hooks ?? [];
    const hook = hooks.find(({ id }) => id === used?.id);
    const names = readdirSync(join(folder, 'proposals')).map((name) => `proposals/${name}`);
    expect(names.filter((name) => new RegExp(hook?.files ?? '').test(name))).toEqual(names);
    const [command = '', ...args] = hook?.entry.split(' ') ?? [];
    const path = { PATH: `${join(folder, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` };
    const outcome = await outcomeOf(command, [...args, ...(used?.args ?? []), ...names], folder, path);
    expect(outcome.code).toBe(1);
    for (const name of names) expect(outcome.stdout).toContain(name);
  }, 200_000);

  test('the plain hook of git does so, too', async () => {
    const script = blocks.find(({ text }) => text.startsWith('#!/bin/sh'))?.text ?? '';
    expect(await outcomeOf('sh', ['-c', script], folder)).toMatchObject({ code: 1, stderr: '' });
  }, 200_000);
});

const bin = 'node_modules/.bin/cfp';

/** All commands that --help tells of, each with those below it. */
async function commandsOf(node: Node): Promise<string[][]> {
  const below = async (above: readonly string[]): Promise<string[][]> => {
    const { stdout } = await outcomeOf(node.path, [resolve(empty, bin), ...above, '--help'], empty);
    const listed = stdout.slice(Math.max(0, stdout.indexOf('\nCommands:')));
    const names = stdout.includes('\nCommands:') ? listed.matchAll(/^ {2}([a-z]+) /gm) : [];
    return Array.from(names, ([, name = '']) => [...above, name]).filter((path) => path.at(-1) !== 'help');
  };
  const top = await below([]);
  return [...top, ...(await Promise.all(top.map(below))).flat()];
}

describe.concurrent.each(nodes)('with $name', (node) => {
  test('every command tells what it does', async () => {
    const commands = await commandsOf(node);
    expect(commands.length).toBeGreaterThan(20);
    const tried = new Set(uses.map(([args]) => args[0]));
    expect(commands.filter(([name]) => !tried.has(name)).map((path) => path.join(' '))).toEqual([]);
  }, 200_000);

  test('every command runs where nothing else is', async () => {
    const folder = mkdtempSync(join(base, 'workspace-'));
    for (const [name, text] of Object.entries(given)) writeFileSync(join(folder, name), text);
    const at = { HOME: join(folder, 'home'), PATH: `${dirname(node.path)}${delimiter}${process.env.PATH ?? ''}` };
    for (const [args, says, code = 0] of uses) {
      const outcome = await outcomeOf(node.path, [resolve(empty, bin), ...args], folder, at);
      expect({ args, ...outcome }).toMatchObject({ args, code });
      expect(`${outcome.stdout}${outcome.stderr}`).toContain(says);
    }
  }, 200_000);
});
