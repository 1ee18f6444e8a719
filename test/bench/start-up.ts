import { resolve } from 'node:path';
import process from 'node:process';
import { ratioRow, type Row } from './figures.ts';
import { timesOf, outcomeOf, type Command, type Place, type Timer } from './timer.ts';

/** `cfp`, from the build, as the package has it. */
export const cfp = (...args: string[]): Command => [process.execPath, resolve('bin/cfp.cjs'), ...args];

const EMPTY = 'node -e 0';

/** What a command may take at most, as times of an empty Node.js; null where nothing was promised. */
const MOST = [
  ['--version', 1.15],
  ['topics', 1.4],
  ['check one.md', 1.6],
  ['conferences', null],
  ['rules', null],
  ['status', null],
] as const;

/** Each command from start to end, against a Node.js that does nothing. `one.md` is in the place. */
export function startUps(timer: Timer, place: Place, rounds: number): Row[] {
  const commands = MOST.map(([args]) => cfp(...args.split(' ')));
  for (const command of commands) {
    const { code, told } = outcomeOf(command, place);
    if (code !== 0 && code !== 1) throw new Error(`${command.join(' ')} ended with ${code}: ${told}`);
  }
  const [empty, ...times] = timesOf([[process.execPath, '-e', '0'], ...commands], { timer, place, rounds });
  return MOST.map(([args, atMost], at) =>
    ratioRow(`cfp ${args}`, EMPTY, { ours: times[at], theirs: empty, ...(atMost !== null && { atMost }) }),
  );
}

/** Whether a row is of a start-up. */
export const isStartUp = ({ against }: Row): boolean => against === EMPTY;
