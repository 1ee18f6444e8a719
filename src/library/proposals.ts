import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { noFile, nothingToCheck } from '../errors.ts';
import { isErrno } from './files.ts';

/** Markdown that stands in many folders and is no proposal; named by itself, it is read all the same. */
const NO_PROPOSALS = new Set(['readme', 'changelog', 'contributing', 'code_of_conduct', 'license', 'security']);
const IGNORE_FILES = ['.gitignore', '.cfpignore'];

/**
 * The files that paths mean, in the order of the paths: files as they are, folders with all the Markdown below them that
 * `.gitignore` and `.cfpignore` leave, globs with what they match. Throws a CfpError where there is nothing at all.
 */
export async function findProposals(paths: readonly string[], cwd: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) found.push(...(await filesOf(path, cwd)));
  if (found.length === 0) throw nothingToCheck(paths);
  // Two paths may mean one file: it is read once, under the first.
  const names = new Map<string, string>();
  for (const path of found) {
    const file = resolve(cwd, path);
    if (!names.has(file)) names.set(file, path);
  }
  return [...names.values()];
}

async function filesOf(path: string, cwd: string): Promise<Iterable<string>> {
  if (path === '') throw noFile('""');
  const stat = statOf(resolve(cwd, path));
  if (stat?.isDirectory() === true) return markdownIn(path, resolve(cwd, path));
  if (stat !== null) return [path];
  const { globSync, isDynamicPattern } = await import('tinyglobby');
  return isDynamicPattern(path) ? globSync(path, { cwd, expandDirectories: false }).sort(byCodePoint) : [path];
}

/** A folder's ignore file: its patterns hold for what is below the folder. */
interface Ignored {
  readonly folder: string;
  readonly patterns: Ignore;
}

function* markdownIn(path: string, folder: string): Iterable<string> {
  yield* walk(path, folder, ignoredAbove(folder));
}

// A walk of our own, since it must not enter what is ignored: node_modules has more files than all proposals of the world.
function* walk(path: string, folder: string, above: readonly Ignored[]): Iterable<string> {
  const ignored = [...above, ...ignoredBy(folder)];
  for (const entry of entriesOf(folder)) {
    const { name } = entry;
    const file = join(folder, name);
    const isFolder = entry.isDirectory();
    if (name.startsWith('.') || name === 'node_modules' || isIgnored(file, isFolder, ignored)) continue;
    if (isFolder) yield* walk(join(path, name), file, ignored);
    else if (
      /\.(?:md|markdown)$/i.test(name) &&
      !NO_PROPOSALS.has(
        basename(name)
          .replace(/\.\w+$/, '')
          .toLowerCase(),
      )
    ) {
      yield join(path, name);
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byCodePoint(a.name, b.name));
  } catch (error) {
    // A folder below that may not be entered hides nothing that could be checked.
    if (isErrno(error)) return [];
    throw error;
  }
}

/** The ignore files of the folders above, up to the one that holds `.git`. */
function ignoredAbove(folder: string): Ignored[] {
  const above: Ignored[] = [];
  for (let at = folder; statOf(join(at, '.git')) === null; at = dirname(at)) {
    if (dirname(at) === at) return [];
    above.unshift(...ignoredBy(dirname(at)));
  }
  return above;
}

function ignoredBy(folder: string): Ignored[] {
  const texts = IGNORE_FILES.map((name) => join(folder, name))
    .filter((file) => statOf(file)?.isFile() === true)
    .map((file) => readFileSync(file, 'utf8'));
  return texts.length === 0 ? [] : [{ folder, patterns: ignore().add(texts.join('\n')) }];
}

/** As git does it: the nearest ignore file that says something of a path decides. */
function isIgnored(file: string, isFolder: boolean, ignored: readonly Ignored[]): boolean {
  for (const { folder, patterns } of ignored.toReversed()) {
    const inside = relative(folder, file).split(sep).join('/');
    const said = patterns.test(isFolder ? `${inside}/` : inside);
    if (said.ignored || said.unignored) return said.ignored;
  }
  return false;
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function statOf(file: string) {
  try {
    return statSync(file);
  } catch (error) {
    if (isErrno(error)) return null;
    throw error;
  }
}
