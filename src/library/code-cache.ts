import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** What V8 made of scripts in earlier runs: a third of the time that a command takes is V8 reading its code. */
export interface CodeCache {
  /** The script of a text; the id tells it from others. */
  readonly compile: (id: string, text: string, filename: string) => Script;
  /** Keeps what V8 made in this run, where it had to make anything. What cannot be kept is made again next time. */
  readonly keep: () => void;
}

/** Who runs. */
export type Owner = Pick<NodeJS.Process, 'getuid' | 'pid'>;

/**
 * The code that is kept in a file, for texts of one build: V8 itself takes no notice where a text is another one of the
 * same length. `build` names it. Node's own `module.enableCompileCache` keeps no function that was compiled as it was
 * called, which are most, and gains less than half of this (nodejs.org/api/module.html#module-compile-cache).
 */
export function codeCacheIn(file: string, build: string, owner: Owner): CodeCache {
  const kept = readParts(file, build, owner);
  const scripts = new Map<string, Script>();
  let isStale = false;
  return {
    compile(id, text, filename) {
      const cachedData = kept.get(id);
      const script = new Script(text, { filename, ...(cachedData !== undefined && { cachedData }) });
      // Another Node, or another flag of it, takes none of what an earlier one made.
      if (cachedData === undefined || script.cachedDataRejected === true) isStale = true;
      scripts.set(id, script);
      return script;
    },
    keep() {
      if (!isStale) return;
      for (const [id, script] of scripts) kept.set(id, script.createCachedData());
      writeParts(file, build, kept, owner);
    },
  };
}

/** No cache at all. */
export const noCodeCache: CodeCache = {
  compile: (_id, text, filename) => new Script(text, { filename }),
  keep: () => undefined,
};

interface Head {
  readonly build: string;
  readonly parts: readonly (readonly [id: string, bytes: number])[];
}

/** V8 copies what does not begin at such a multiple of bytes. */
const ALIGNED = 8;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNED) * ALIGNED;

/** The parts that a file holds; none where it is not there, or broken, or of another build, or not wholly the user's own. */
function readParts(file: string, build: string, owner: Owner): Map<string, Buffer> {
  try {
    return partsIn(readOwn(file, owner), build);
  } catch {
    return new Map();
  }
}

function partsIn(bytes: Buffer, build: string): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const end = bytes.indexOf('\n');
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as Head;
  const whole = head.parts.reduce((sum, [, length]) => sum + aligned(length), aligned(end + 1));
  if (head.build !== build || whole !== bytes.length) return parts;
  let at = aligned(end + 1);
  for (const [id, length] of head.parts) {
    parts.set(id, bytes.subarray(at, at + length));
    at += aligned(length);
  }
  return parts;
}

/** It is code, and would be run: what others can write is left alone. */
function readOwn(file: string, { getuid }: Owner): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const { uid, mode } = fstatSync(descriptor);
    const isOwn = getuid === undefined || (uid === getuid() && (mode & 0o022) === 0);
    return isOwn ? readFileSync(descriptor) : Buffer.alloc(0);
  } finally {
    closeSync(descriptor);
  }
}

function writeParts(file: string, build: string, parts: ReadonlyMap<string, Buffer>, { pid }: Owner): void {
  const head: Head = { build, parts: Array.from(parts, ([id, { length }]) => [id, length]) };
  const bytes = Buffer.concat([padded(`${JSON.stringify(head)}\n`), ...Array.from(parts.values(), padded)]);
  const beside = `${file}.${pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(beside, bytes, { mode: 0o600 });
    renameSync(beside, file);
  } catch {
    rmSync(beside, { force: true });
  }
}

function padded(part: string | Buffer): Buffer {
  const bytes = Buffer.from(part);
  return Buffer.concat([bytes], aligned(bytes.length));
}
