import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeCache } from './code-cache.ts';

/** Gives what a module exports, by its id: `./cli.cjs` is one of the build, `node:path` is Node's. */
export type Load = (id: string) => unknown;

/** Loads the modules of the build, which stand in a folder, each once; `require` is for what is Node's. */
export function loaderOf(dist: string, require: Load, cache: CodeCache): Load {
  const modules = new Map<string, { readonly exports: unknown }>();
  const load: Load = (id) => {
    if (!id.startsWith('./')) return require(id);
    const known = modules.get(id);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(id, module);
    const filename = join(dist, id);
    const text = `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'utf8')}\n})`;
    const run = cache.compile(id, text, filename).runInThisContext() as (...args: unknown[]) => void;
    run(module.exports, load, module, filename, dist);
    return module.exports;
  };
  return load;
}

/** Writes a line to stdout without a stream, whose code takes a fifth of Node's own start to load. False where it cannot. */
export function writeNow(line: string): boolean {
  try {
    return writeSync(1, line) === line.length;
  } catch {
    return false;
  }
}
