import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { nothingToCheck } from '../errors.ts';
import { isErrno } from './files.ts';

/** Markdown that stands in many folders and is no proposal; named by itself, it is read all the same. */
const NO_PROPOSALS = new Set(['readme', 'changelog', 'contributing', 'code_of_conduct', 'license', 'security']);

/**
 * The files that paths mean, in the order of the paths: files as they are, folders with all the Markdown below them,
 * globs with what they match. Throws a CfpError where there is nothing to check at all.
 */
export function findProposals(paths: readonly string[], cwd: string): string[] {
  const found = paths.flatMap((path) => {
    if (isFolder(resolve(cwd, path))) return markdownIn(path, cwd);
    if (isDynamicPattern(path) && !exists(resolve(cwd, path))) {
      return globSync(path, { cwd, expandDirectories: false }).sort(byCodePoint);
    }
    return [path];
  });
  if (found.length === 0) throw nothingToCheck(paths);
  return [...new Set(found)];
}

function markdownIn(folder: string, cwd: string): string[] {
  const options = {
    cwd: resolve(cwd, folder),
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
  };
  return globSync('**/*.{md,markdown}', options)
    .filter(
      (path) =>
        !NO_PROPOSALS.has(
          basename(path)
            .replace(/\.\w+$/, '')
            .toLowerCase(),
        ),
    )
    .sort(byCodePoint)
    .map((path) => join(folder, path));
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch (error) {
    if (isErrno(error)) return false;
    throw error;
  }
}

function exists(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch (error) {
    if (isErrno(error)) return false;
    throw error;
  }
}

/** The names in a folder; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isErrno(error)) return [];
    throw error;
  }
}
