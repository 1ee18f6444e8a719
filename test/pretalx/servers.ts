import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

/** A real pretalx that runs on this machine. */
export interface Server {
  readonly version: string;
  /** Without a slash at the end. */
  readonly address: string;
  readonly python: string;
  /** Where its database and its files are. */
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    servers: Server[];
  }
}

/** The versions that are tested, and the Pythons that they run on; `CFP_TEST_PRETALX` names others. */
const VERSIONS = (process.env.CFP_TEST_PRETALX ?? '2025.2.2 2026.2.1').split(' ').map((version) => {
  return version < '2026' ? { version, least: 10, most: 13 } : { version, least: 12, most: 14 };
});

const HERE = import.meta.dirname;
const MINUTE = 60_000;
const run = promisify(execFile);

/** Starts every pretalx that can be had before the tests, and ends them after. */
export default async function setup(project: TestProject): Promise<() => void> {
  const starting = VERSIONS.flatMap((wanted) => {
    const python = installed(wanted);
    return python === null ? [] : [started(wanted.version, python)];
  });
  const settled = await Promise.allSettled(starting);
  const running = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = (): void => {
    for (const { server, process: child } of running) {
      child.kill();
      rmSync(server.folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    stop();
    throw failed.reason;
  }
  project.provide(
    'servers',
    running.map(({ server }) => server),
  );
  return stop;
}

/** The Python of an environment with this pretalx, which is kept between runs; null where it cannot be had. */
function installed({ version, least, most }: (typeof VERSIONS)[number]): string | null {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cfp-test');
  const environment = join(cache, `pretalx-${version}`);
  const python = join(environment, 'bin', 'python');
  if (versionIn(python) === version) return python;
  const base = pythons().find(({ minor }) => minor >= least && minor <= most);
  if (base === undefined) return skipped(version, `it needs Python 3.${least} to 3.${most}`);
  told(`pretalx ${version} is being installed into ${environment}; the next run has it.`);
  mkdirSync(cache, { recursive: true });
  const steps = [
    [base.path, '-m', 'venv', '--clear', environment],
    [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `pretalx==${version}`],
  ] as const;
  for (const [command, ...args] of steps) {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 8 * MINUTE });
    if (status !== 0) return skipped(version, `it cannot be installed: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  }
  return versionIn(python) === version ? python : skipped(version, 'it does not start');
}

/** The Pythons of this machine, the oldest first. */
function pythons(): { path: string; minor: number }[] {
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const kept = existsSync(pyenv) ? readdirSync(pyenv).map((name) => join(pyenv, name, 'bin', 'python')) : [];
  const named = ['python3', 'python', ...[10, 11, 12, 13, 14].map((minor) => `python3.${minor}`)];
  return [...named, ...kept]
    .map((path) => {
      const script = 'import sys, venv; print(*sys.version_info[:2])';
      const { status, stdout } = spawnSync(path, ['-c', script], { encoding: 'utf8' });
      const minor = status === 0 ? /^3 (\d+)/.exec(stdout)?.[1] : undefined;
      return { path, minor: Number(minor ?? 0) };
    })
    .sort((one, other) => one.minor - other.minor);
}

function versionIn(python: string): string | null {
  const script = 'import pretalx, django; print(pretalx.__version__)';
  const { status, stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

async function started(version: string, python: string): Promise<{ server: Server; process: ChildProcess }> {
  const folder = mkdtempSync(join(tmpdir(), 'cfp-pretalx-'));
  const port = await freePort();
  const server: Server = { version, address: `http://127.0.0.1:${port}`, python, folder };
  const create = [join(HERE, 'organise.py'), 'create', join(HERE, 'events.json')];
  await run(python, create, { env: environmentOf(server) });
  const args = ['-m', 'django', 'runserver', '--noreload', `127.0.0.1:${port}`];
  const child = spawn(python, args, { env: environmentOf(server), stdio: 'ignore' });
  const until = Date.now() + 2 * MINUTE;
  while (!(await answers(`${server.address}/chars/cfp`))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill();
      throw new Error(`pretalx ${version} does not start.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return { server, process: child };
}

/** Does with a server what an organiser would do in its pages; see organise.py. Gives the last line that it prints. */
export function organise(server: Server, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(server.python, [join(HERE, 'organise.py'), ...args], {
    encoding: 'utf8',
    env: environmentOf(server),
  });
  if (status !== 0) throw new Error(`pretalx ${server.version}: ${stderr}`);
  // What it says of itself comes first.
  return stdout.trim().split('\n').at(-1) ?? '';
}

function environmentOf({ address, folder }: Server): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    LANG: 'C.UTF-8',
    PYTHONPATH: HERE,
    PYTHONDONTWRITEBYTECODE: '1',
    DJANGO_SETTINGS_MODULE: 'settings',
    PRETALX_DATA_DIR: folder,
    PRETALX_FILESYSTEM_LOGS: join(folder, 'logs'),
    PRETALX_SITE_URL: address,
    PRETALX_DEBUG: 'False',
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function skipped(version: string, why: string): null {
  told(`The tests against pretalx ${version} are skipped: ${why}.`);
  return null;
}

function told(text: string): void {
  process.stderr.write(`${text}\n`);
}
