import { resolve } from 'node:path';
import { Stopped, type Prompter } from '../interview/prompter.ts';
import type { DraftFile } from '../library/drafts.ts';
import { lockOf, type Holder, type Lock } from '../library/locks.ts';
import type { Terminal } from '../terminal.ts';
import { inline } from '../text/display.ts';

/** Keeps two interviews from writing one file without knowing of each other. */
export interface DraftLock {
  /** Takes the lock; asks first where another interview has it. Throws `Stopped` where this one is not to go on. */
  readonly take: (prompter: Prompter) => Promise<void>;
  /** The draft, with a lock that goes along when the file gets its name. */
  readonly over: (draft: DraftFile) => DraftFile;
  readonly release: () => void;
}

/** The lock of a draft. */
export function lockFor(terminal: Terminal, draft: DraftFile): DraftLock {
  const lockNow = (): Lock => lockOf(terminal, resolve(terminal.cwd, draft.path));
  let lock: Lock | null = null;
  const move = (): void => {
    lock?.release();
    lock = lockNow();
    lock.take();
  };
  return {
    async take(prompter) {
      const holder = lockNow().holder();
      if (holder !== null && !(await isWanted(prompter, draft.path, holder))) throw new Stopped();
      move();
    },
    over(file) {
      const path = { now: file.path };
      const follow = (): void => {
        if (file.path === path.now) return;
        path.now = file.path;
        move();
      };
      return {
        ...file,
        get path() {
          return file.path;
        },
        get isSaved() {
          return file.isSaved;
        },
        save(source) {
          file.save(source);
          follow();
        },
        async titled(title) {
          await file.titled(title);
          follow();
        },
      };
    },
    release: () => lock?.release(),
  };
}

async function isWanted(prompter: Prompter, path: string, { pid, since }: Holder): Promise<boolean> {
  const when = since.slice(0, 16).replace('T', ' ');
  const reply = await prompter.choose({
    message: `Another interview is writing ${inline(path)} since ${inline(when)} UTC (process ${pid}). What now?`,
    choices: [
      { name: 'Stop here, and go on in the other one', value: false },
      { name: 'Go on here as well', value: true, description: 'Answers are merged field by field.' },
    ],
  });
  return reply.is === 'answer' && reply.value;
}
