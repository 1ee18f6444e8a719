import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach } from 'vitest';
import { run } from '../../src/cli.ts';
import type { Terminal } from '../../src/terminal.ts';

/** How a command ended, and what it wrote. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder of its own, with `cfp` in it; gone when the test is over. */
export interface World {
  readonly folder: string;
  /** Runs `cfp` there with these arguments, from outside, without a terminal. */
  readonly cfp: (...args: string[]) => Promise<Outcome>;
  readonly write: (path: string, text: string | Buffer) => void;
  readonly read: (path: string) => string;
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new world. It is noon in UTC on 20 April 2024, the user's home is empty, and nothing is coloured. */
export function world(
  changes: Partial<Terminal> & { readonly input?: string | Buffer; readonly columns?: number } = {},
): World {
  const folder = mkdtempSync(join(tmpdir(), 'cfp-test-'));
  folders.push(folder);
  const { input = '', columns = 80, ...terminal } = changes;
  return {
    folder,
    async cfp(...args) {
      const out = { stdout: '', stderr: '' };
      const output = (name: keyof typeof out) => ({
        write: (text: string) => (out[name] += text),
        isTTY: false,
        columns,
        rows: 24,
      });
      const code = await run({
        args,
        cwd: folder,
        env: {},
        home: join(folder, 'home'),
        platform: 'linux',
        system: () => ({ node: '22.0.0', release: '6.1', arch: 'x64' }),
        now: new Date('2024-04-20T12:00:00Z'),
        zone: 'Europe/Berlin',
        random: () => 0.5,
        stdout: output('stdout'),
        stderr: output('stderr'),
        color: undefined,
        canAsk: false,
        prompts: { input: new PassThrough(), output: new PassThrough() },
        readInput: () => Promise.resolve(Buffer.from(input)),
        onStop: () => new AbortController().signal,
        gitSetting: () => null,
        committed: () => null,
        processes: { own: 1, isRunning: () => false },
        edit: () => ({ ok: false, command: 'none', why: 'is not there' }),
        pipeTo: () => false,
        browse: () => false,
        // eslint-disable-next-line @typescript-eslint/require-await -- nobody types
        lines: async function* () {
          yield* [];
        },
        ...terminal,
      });
      return { code, ...out };
    },
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  };
}
