import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

/** A Node.js to run the package with. */
export interface Node {
  readonly name: string;
  readonly path: string;
}

const MAJORS = ['20', '22', '24'];

/** Those of the supported versions of Node.js that are here, or that can be fetched; they are kept for the next time. */
export async function supportedNodes(): Promise<Node[]> {
  const found = await Promise.all(MAJORS.map(nodeOf));
  return found.filter((node) => node !== null);
}

async function nodeOf(major: string): Promise<Node | null> {
  if (process.versions.node.split('.')[0] === major) return { name: `Node ${major}`, path: process.execPath };
  const folder = join(homedir(), '.cache', 'cfp-test', `node-${major}`);
  // The package `node` fetches this one by a script; it is the same program.
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const path = join(folder, 'node_modules', name, 'bin', 'node');
  try {
    if (!existsSync(path)) await fetchInto(folder, `${name}@${major}`);
    return { name: `Node ${major}`, path };
  } catch {
    console.info(`There is no Node ${major} here, and none can be fetched: the package is not tried with it.`);
    return null;
  }
}

/** Installs packages in a folder of their own, without their scripts. Throws where that fails, or takes too long. */
export async function fetchInto(folder: string, ...wanted: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  await promisify(execFile)('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...wanted], {
    cwd: folder,
    timeout: 120_000,
  });
}
