import { join } from 'node:path';
import type * as cli from './cli.ts';
import { loaderOf, writeNow, type Load } from './library/built.ts';
import { codeCacheIn, noCodeCache, type CodeCache } from './library/code-cache.ts';
import { cacheFolder } from './library/folders.ts';

/** Set by the build: what tells it from any other. */
declare const BUILD: string;
/** Set by the build: the package's version. */
declare const VERSION: string;

/** Starts `cfp` from the build, which stands in a folder. `require` is for what is Node's. */
export function start(process: NodeJS.Process, dist: string, require: Load): void {
  const [, , first = '', ...others] = process.argv;
  // Other programs ask for it each time that they start: nothing is loaded for it, not even Node's streams.
  if (['--version', '-V'].includes(first) && others.length === 0 && writeNow(`${VERSION}\n`)) return;
  const cache = cacheFor(process);
  // Stack traces can only be told by the lines of the source where Node has loaded the module itself.
  const load: Load = process.sourceMapsEnabled ? (id) => require(join(dist, id)) : loaderOf(dist, require, cache);
  const { run, terminalOf } = load('./cli.cjs') as typeof cli;
  const terminal = terminalOf(process);
  void run(terminal).then(
    (code) => {
      // An output that cannot be written has had its say already.
      process.exitCode ??= code;
      // What was mistyped, or could not be done, called little of the code.
      if (code < 2) cache.keep();
    },
    (error: unknown) => {
      process.exitCode = 2;
      terminal.stderr.write(defectWords(error));
    },
  );
}

/** What went wrong that should not: for whoever can mend it. */
function defectWords(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `cfp: This is a defect of cfp's own, and no mistake of yours. Please report it with what \`cfp doctor\` tells, and this:\n\n${trace}\n`;
}

/** What is kept for the command that is asked for: each command calls other functions. */
function cacheFor(process: NodeJS.Process): CodeCache {
  const { env, platform, argv, version, arch } = process;
  const home = env.HOME ?? env.USERPROFILE ?? '';
  const command = argv[2] ?? 'next';
  // In CI a run has no second one; the other variable is Node's own.
  const isWanted = !env.CI && !env.NODE_DISABLE_COMPILE_CACHE && home !== '' && /^[a-z]{1,20}$/.test(command);
  if (!isWanted) return noCodeCache;
  const file = join(cacheFolder({ env, home, platform }), 'code', command);
  return codeCacheIn(file, `${BUILD} ${version} ${arch}`, process);
}
