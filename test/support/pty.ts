import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import pty from '@lydell/node-pty';
import { afterEach } from 'vitest';

/** The program as it is shipped: run `npm run build` first. */
export const bin = resolve(import.meta.dirname, '../../bin/cfp.cjs');

/** A person at a real terminal, with `cfp` in front of them. */
export interface Session {
  /** Waits for words that were drawn after the last ones waited for. Where the lines break does not matter. */
  readonly until: (words: string) => Promise<void>;
  readonly type: (text: string) => void;
  readonly key: (name: keyof typeof KEYS) => void;
  /** Pastes as terminals do that know of bracketed paste. */
  readonly paste: (text: string) => void;
  /** All that was drawn so far, without escape sequences. */
  readonly screen: () => string;
  /** All that was sent, to the byte. */
  readonly sent: () => string;
  /** Waits for the end. Gives the exit code. */
  readonly ended: () => Promise<number>;
  readonly signal: (name: string) => void;
  readonly resize: (columns: number, rows?: number) => void;
  /** Closes the terminal's window: the program's end of the line goes dead. */
  readonly hangUp: () => void;
}

/** An empty folder with a home of its own, gone when the test is over. */
export interface Desk {
  readonly folder: string;
  /** Where the user's own settings are. */
  readonly settings: string;
  readonly start: (args: readonly string[], options?: { columns?: number; env?: Record<string, string> }) => Session;
  /** Writes a file, and the folders that it stands in. */
  readonly write: (path: string, text: string, mode?: number) => string;
  readonly read: (path: string) => string;
  /** What stands in the user's own settings. */
  readonly readSettings: () => string;
  /** What stands in a folder; nothing where there is none. */
  readonly list: (path?: string) => string[];
}

const KEYS = {
  enter: '\r',
  down: '\u001b[B',
  escape: '\u001b',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  left: '\u001b[D',
  up: '\u001b[A',
  backspace: '\u007f',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-e': '\u0005',
  'ctrl-f': '\u0006',
  'ctrl-n': '\u000e',
  'ctrl-o': '\u000f',
  'ctrl-p': '\u0010',
  'ctrl-q': '\u0011',
  'ctrl-r': '\u0012',
  'ctrl-s': '\u0013',
  'ctrl-t': '\u0014',
  'ctrl-x': '\u0018',
} as const;

const WAIT = 20_000;

const folders: string[] = [];
const processes: pty.IPty[] = [];
afterEach(() => {
  for (const one of processes.splice(0)) endIfAlive(one);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new desk; of somebody who has told `cfp` already that it need not know who they are, unless it is the first run. */
export function desk({ firstRun = false } = {}): Desk {
  const root = mkdtempSync(join(tmpdir(), 'cfp-pty-'));
  folders.push(root);
  const folder = join(root, 'work');
  mkdirSync(folder);
  const settings = join(root, 'home', 'config', 'cfp');
  mkdirSync(settings, { recursive: true });
  if (!firstRun) writeFileSync(join(settings, 'cfp.yaml'), 'speaker: {}\n');
  return {
    folder,
    settings: join(settings, 'cfp.yaml'),
    start(args, { columns = 100, env = {} } = {}) {
      const home = join(root, 'home');
      const child = pty.spawn(process.execPath, [bin, ...args], {
        name: env.TERM ?? 'xterm-256color',
        cols: columns,
        rows: 30,
        cwd: folder,
        env: {
          PATH: process.env.PATH ?? '',
          TERM: 'xterm-256color',
          TZ: 'UTC',
          HOME: home,
          XDG_CONFIG_HOME: join(home, 'config'),
          XDG_DATA_HOME: join(home, 'data'),
          ...env,
        },
      });
      processes.push(child);
      return sessionOf(child);
    },
    write(path, text, mode = 0o644) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { mode });
      return join(folder, path);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    readSettings: () => readFileSync(join(settings, 'cfp.yaml'), 'utf8'),
    list(path = '.') {
      try {
        return readdirSync(join(folder, path));
      } catch {
        return [];
      }
    },
  };
}

function sessionOf(child: pty.IPty): Session {
  let sent = '';
  let drawn = '';
  let code: number | null = null;
  let told = (): void => undefined;
  child.onData((data) => {
    sent += data;
    drawn += squeezed(stripVTControlCharacters(data));
    told();
  });
  child.onExit(({ exitCode, signal }) => {
    code = signal === undefined || signal === 0 ? exitCode : 128 + signal;
    told();
  });
  const waitFor = async <Value>(find: () => Value | null, what: string): Promise<Value> => {
    const late = Date.now() + WAIT;
    for (let found = find(); ; found = find()) {
      if (found !== null) return found;
      if (Date.now() > late) throw new Error(`Waited for ${what}. The last words on the screen: ${drawn.slice(-1000)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        told = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  return {
    async until(words) {
      const wanted = squeezed(words);
      const at = await waitFor(() => (drawn.includes(wanted) ? drawn.indexOf(wanted) : null), words);
      drawn = drawn.slice(at + wanted.length);
    },
    type: (text) => {
      child.write(text);
    },
    key: (name) => {
      child.write(KEYS[name]);
    },
    paste: (text) => {
      child.write(`\u001b[200~${text}\u001b[201~`);
    },
    screen: () => stripVTControlCharacters(sent),
    sent: () => sent,
    ended: () => waitFor(() => code, 'the end'),
    signal: (name) => {
      child.kill(name);
    },
    resize: (columns, rows = 30) => {
      child.resize(columns, rows);
    },
    hangUp: () => {
      // node-pty has it, and leaves it out of its types.
      (child as pty.IPty & { destroy: () => void }).destroy();
    },
  };
}

/** Without white space: a narrow terminal breaks lines anywhere. */
const squeezed = (text: string): string => text.replace(/\s+/g, '');

function endIfAlive(child: pty.IPty): void {
  try {
    child.kill('SIGKILL');
  } catch {
    // It has ended by itself, as it should.
  }
}

/** The moment at which the interviews take place. */
export const AS_OF = ['--as-of', '2026-11-22T12:00:00Z'];
const CALL = ['--conference', 'practice', '--format', 'talk-25'];
export const GIVEN = ['draft', 'talk.md', ...CALL, '--topic', 'deployment-at-any-size', ...AS_OF];

/** Two lines for an abstract, with the length that the form counts. */
export const FIRST = 'We deploy at noon, when everybody is awake.';
export const SECOND = 'Nobody notices, and that is the point of it.';

/** Starts a draft with its title given, and waits for the abstract. */
export async function atAbstract(
  at: Desk,
  options: Parameters<Desk['start']>[1] = {},
  ...args: string[]
): Promise<Session> {
  const session = at.start([...args, ...GIVEN, '--title', 'Ship it at noon'], options);
  await session.until('? Abstract');
  await session.until('all is kept');
  return session;
}

/** Gives no answer to what is optional. */
export async function skip(session: Session, ...fields: string[]): Promise<void> {
  for (const field of fields) {
    await session.until(`? ${field}`);
    await session.until('all is kept');
    session.key('ctrl-s');
  }
}

/** Ends on the review screen, with a draft. */
export async function finish(session: Session): Promise<number> {
  await session.until('? These are all your answers.');
  await session.until('❯ → Save');
  await session.until('all is kept');
  session.key('enter');
  return session.ended();
}
