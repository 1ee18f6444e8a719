import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Terminal } from '../terminal.ts';
import { stateFolder, type Home } from './folders.ts';

const holderSchema = v.object({ pid: v.number(), start: v.nullable(v.string()), since: v.string(), path: v.string() });

/** Another interview that writes a file. */
export type Holder = Readonly<v.InferOutput<typeof holderSchema>>;

/** What a lock needs to know of the world. */
export type LockWorld = Home & Pick<Terminal, 'processes' | 'now'>;

/** Says who writes a file. It stops nobody by itself, and one that its process did not live to take away counts for nothing. */
export interface Lock {
  /** Whoever else writes the file now; null where nobody does. */
  readonly holder: () => Holder | null;
  readonly take: () => void;
  readonly release: () => void;
}

/** The lock of a file, kept in the user's state folder: no litter beside the proposals, and none in git. */
export function lockOf(world: LockWorld, file: string): Lock {
  const folder = join(stateFolder(world), 'locks');
  const real = existsSync(file) ? realpathSync(file) : file;
  const place = join(folder, `${createHash('sha256').update(real).digest('hex').slice(0, 32)}.json`);
  const { own, isRunning } = world.processes;

  const read = (): Holder | null => {
    try {
      return v.parse(holderSchema, JSON.parse(readFileSync(place, 'utf8')));
    } catch {
      // None, or one that was written halfway.
      return null;
    }
  };
  return {
    holder() {
      const holder = read();
      if (holder === null || holder.pid === own || !isRunning(holder.pid)) return null;
      // After a crash, another process may have got the number.
      return holder.start !== null && holder.start !== startOf(holder.pid) ? null : holder;
    },
    take() {
      const holder: Holder = { pid: own, start: startOf(own), since: world.now.toISOString(), path: real };
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(place, JSON.stringify(holder), { mode: 0o600 });
      } catch {
        // Two interviews on one file are rare; not to be able to write at all would be worse.
      }
    },
    release() {
      if (read()?.pid === own) rmSync(place, { force: true });
    },
  };
}

/** When a process was started, in ticks since the machine was; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the start is the twentieth word after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
