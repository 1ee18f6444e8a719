import { spawn, spawnSync } from 'node:child_process';
import { arch, homedir, platform, release } from 'node:os';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { isatty } from 'node:tty';
import { once } from './text/memo.ts';
import { browserIn, editorIn } from './text/programs.ts';

/** Somewhere to write text to. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY: boolean;
  /** Its width; 80 where it has none. */
  readonly columns: number;
  /** Its height; 24 where it has none. */
  readonly rows: number;
}

/** How an editor came back. */
export type EditorResult =
  { readonly ok: true } | { readonly ok: false; readonly command: string; readonly why: string };

/** The world as `cfp` sees it. Everything behind the edge takes it, or a part of it, as a parameter. */
export interface Terminal {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: string;
  /** The version of Node and of the system, for bug reports. */
  readonly system: () => { readonly node: string; readonly release: string; readonly arch: string };
  /** The moment at which the command was started. */
  readonly now: Date;
  /** The reader's IANA zone. */
  readonly zone: string;
  /** A number from 0 up to 1, another one each time. */
  readonly random: () => number;
  readonly stdout: Output;
  readonly stderr: Output;
  /** What --color or --no-color said; undefined where neither did. */
  readonly color: boolean | undefined;
  /** Whether there is somebody to ask: both the keyboard and the screen are a terminal. */
  readonly canAsk: boolean;
  /** The streams that prompts read keys from and draw on. */
  readonly prompts: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };
  /** All that is piped in. */
  readonly readInput: () => Promise<Buffer>;
  /** From the first call on, a hang-up or a request to end aborts the signal instead of ending the process. */
  readonly onStop: () => AbortSignal;
  /** This process, and which others there are. */
  readonly processes: { readonly own: number; readonly isRunning: (pid: number) => boolean };
  /** A setting of git's, such as `user.name`; null where there is none, or no git. */
  readonly gitSetting: (name: string) => string | null;
  /** The text of a file as git's last commit has it; null where it has none, or there is no git. */
  readonly committed: (file: string) => string | null;
  /** Opens $VISUAL or $EDITOR on a line of a file, and waits for it. */
  readonly edit: (path: string, line: number) => EditorResult;
  /** Hands a text to a program, and waits for it. False where the program is not there or fails. */
  readonly pipeTo: (command: string, args: readonly string[], text: string) => boolean;
  /** Opens an address in the browser, without waiting. False where nothing could be started. */
  readonly browse: (address: string) => boolean;
  /** The lines that are typed, until the signal or the end of the input. */
  readonly lines: (stop: AbortSignal) => AsyncIterable<string>;
}

/** The same terminal with something told otherwise; what nobody asks for is still not looked up. */
export const terminalWith = (terminal: Terminal, changes: Partial<Terminal>): Terminal =>
  Object.create(terminal, Object.getOwnPropertyDescriptors(changes)) as Terminal;

/** The one place that wraps `process`. */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { env } = process;
  // No stream is opened and no zone looked up before something asks for it: most commands never do.
  const stdin = once(() => letGo(process.stdin));
  const stderr = once(() => heard(process, 'stderr', () => undefined));
  const stdout = once(() =>
    heard(process, 'stdout', (why) => stderr().write(`cfp: the output cannot be written (${why}).\n`)),
  );
  return {
    args: process.argv.slice(2),
    cwd: process.cwd(),
    env,
    home: homedir(),
    platform: platform(),
    system: () => ({ node: process.versions.node, release: release(), arch: arch() }),
    now: new Date(),
    get zone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
    random: Math.random,
    stdout: outputOf(stdout),
    stderr: outputOf(stderr),
    color: undefined,
    get canAsk() {
      return isatty(0) && isatty(2);
    },
    get prompts() {
      return { input: stdin(), output: stderr() };
    },
    async readInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    onStop() {
      const controller = new AbortController();
      for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT'] as const) {
        // `on`, not `once`: a listener that takes itself away would let Inquirer's own end the process first.
        process.on(signal, () => {
          controller.abort(signal);
        });
      }
      // A defect of ours must not cost the speaker a word, either: what was typed is saved, then it is told.
      for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
        process.on(event, (error: unknown) => {
          controller.abort(error);
        });
      }
      return controller.signal;
    },
    gitSetting,
    committed: (file) => committed(env, file),
    processes: { own: process.pid, isRunning: (pid) => isRunning(process, pid) },
    edit: (path, line) => openEditor(env, path, line),
    pipeTo: (command, args, text) =>
      spawnSync(command, args, { input: text, stdio: 'pipe', timeout: 5000 }).status === 0,
    browse: (address) => openBrowser(env, address),
    lines: (stop) => typedLines(stdin(), stop),
  };
}

/** A stream of which it is told where it cannot be written to. */
function heard(process: NodeJS.Process, name: 'stdout' | 'stderr', tell: (why: string) => unknown): NodeJS.WriteStream {
  return process[name].on('error', ({ code }: NodeJS.ErrnoException) => {
    // A reader that has gone (`cfp topics | head -1`) or a terminal that was closed is no error of ours.
    if (code === 'EPIPE' || code === 'EIO') return;
    process.exitCode = 2;
    tell(code ?? 'no reason given');
  });
}

function gitSetting(name: string): string | null {
  const { stdout, status } = spawnSync('git', ['config', '--get', name], { encoding: 'utf8', timeout: 2000 });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null;
}

function committed(env: Terminal['env'], file: string): string | null {
  // Of a stranger's checkout nothing is run: what is asked for is read from the commit itself, and fetched from nowhere.
  const args = ['-C', dirname(file), 'cat-file', 'blob', `HEAD:./${basename(file)}`];
  const options = { encoding: 'utf8', timeout: 2000, env: { ...env, GIT_NO_LAZY_FETCH: '1' } } as const;
  const { stdout, status } = spawnSync('git', args, options);
  return status === 0 ? stdout : null;
}

function isRunning(process: NodeJS.Process, pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A window that is closed takes the keyboard along; what was typed is saved before that may end the process. */
function letGo(stdin: NodeJS.ReadStream): NodeJS.ReadStream {
  stdin.on('error', () => undefined);
  if (!stdin.isTTY) return stdin;
  const setRawMode = stdin.setRawMode.bind(stdin);
  stdin.setRawMode = (mode) => {
    try {
      return setRawMode(mode);
    } catch {
      return stdin;
    }
  };
  return stdin;
}

function outputOf(stream: () => NodeJS.WriteStream): Output {
  return {
    write: (text) => stream().write(text),
    get isTTY() {
      // A pipe has none.
      return (stream().isTTY as boolean | undefined) ?? false;
    },
    get columns() {
      return stream().columns || 80;
    },
    get rows() {
      return stream().rows || 24;
    },
  };
}

async function* typedLines(stdin: NodeJS.ReadStream, stop: AbortSignal): AsyncIterable<string> {
  const reader = createInterface({ input: stdin, terminal: false });
  stop.addEventListener('abort', () => {
    reader.close();
  });
  try {
    if (!stop.aborted) yield* reader;
  } finally {
    reader.close();
    stdin.unref();
  }
}

function openBrowser(env: Terminal['env'], address: string): boolean {
  const program = browserIn(env, platform());
  if (program === null) return false;
  const child = spawn(program, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return child.pid !== undefined;
}

function openEditor(env: Terminal['env'], path: string, line: number): EditorResult {
  const { command, program, args } = editorIn(env);
  // The editors that understand `+LINE` are most of those that run in a terminal; the others open at the top.
  const atLine = /(?:^|\/)(?:n?vim?|nano|emacs|micro|kak|joe|ne)$/.test(program) ? [`+${line}`] : [];
  const { error, status } = spawnSync(program, [...args, ...atLine, path], { stdio: 'inherit' });
  if (error !== undefined) return { ok: false, command, why: 'could not be started' };
  return status === 0
    ? { ok: true }
    : { ok: false, command, why: `ended with ${status === null ? 'a signal' : `code ${status}`}` };
}
