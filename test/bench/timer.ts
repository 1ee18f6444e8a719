import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Took } from './figures.ts';

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * Where commands run: their folder, and a home and a path. Nothing else of whoever measures: NODE_EXTRA_CA_CERTS
 * alone doubles what an empty Node.js takes, and would halve every ratio.
 */
export interface Place {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A way to take the time of a command. Its output goes nowhere. */
export interface Timer {
  readonly name: string;
  readonly time: (command: Command, place: Place) => Took;
}

/** The first that is here: hyperfine; bash, which knows the processor's time; and the clock alone. */
export function timerHere(place: Place): Timer {
  if (runs(['hyperfine', '-N', '--version'], place)) return { name: 'hyperfine', time: byHyperfine };
  if (runs(['bash', '-c', 'test -n "$EPOCHREALTIME"'], place)) return { name: 'the `time` of bash', time: byBash };
  return { name: 'the clock', time: byClock };
}

const runs = ([program, ...args]: Command, { env }: Place): boolean => spawnSync(program, args, { env }).status === 0;

/** One run at a time: ours and theirs take turns, and what the machine does meanwhile meets both. */
function byHyperfine(command: Command, { folder, env }: Place): Took {
  const result = join(env.HOME ?? folder, 'hyperfine.json');
  const line = command.map((word) => `'${word.replaceAll("'", `'"'"'`)}'`).join(' ');
  const options = ['-N', '--runs', '1', '--ignore-failure', '--style', 'none', '--export-json', result];
  const { status, stderr } = spawnSync('hyperfine', [...options, line], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`hyperfine could not run ${line}: ${stderr}`);
  const { results } = JSON.parse(readFileSync(result, 'utf8')) as {
    results: [{ median: number; user: number; system: number }];
  };
  const [{ median, user, system }] = results;
  return { wall: median * 1000, processor: (user + system) * 1000 };
}

const SCRIPT = `TIMEFORMAT='%3U %3S'; began=$EPOCHREALTIME; time "$@" >/dev/null 2>&1 </dev/null; echo "$began $EPOCHREALTIME"`;

function byBash(command: Command, { folder, env }: Place): Took {
  const { stdout, stderr } = spawnSync('bash', ['-c', SCRIPT, 'bash', ...command], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  // What a locale has as the point may be a comma.
  const [began, ended, user, system] = `${stdout} ${stderr}`.trim().replaceAll(',', '.').split(/\s+/).map(Number);
  if (began === undefined || ended === undefined || user === undefined || system === undefined)
    throw new Error(`bash could not take the time of ${command.join(' ')}: ${stderr}`);
  return { wall: (ended - began) * 1000, processor: (user + system) * 1000 };
}

function byClock([program, ...args]: Command, { folder, env }: Place): Took {
  const began = process.hrtime.bigint();
  spawnSync(program, args, { cwd: folder, env, stdio: 'ignore' });
  return { wall: Number(process.hrtime.bigint() - began) / 1e6, processor: null };
}

/** How a command ended and what it said; to see, before its time is taken, that it does its work. */
export function outcomeOf([program, ...args]: Command, { folder, env }: Place): { code: number | null; told: string } {
  const most = 1024 * 1024 * 1024;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: most });
  return { code: status, told: `${stdout}${stderr}` };
}

/** Takes the times of commands in turns, and gives them in the order of the commands. The order goes back and forth, so that none always comes first. */
export function timesOf(
  commands: readonly Command[],
  { timer, place, rounds }: { readonly timer: Timer; readonly place: Place; readonly rounds: number },
): Took[][] {
  const runs = commands.map((command) => ({ command, times: [] as Took[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { command, times } of round % 2 === 0 ? runs : runs.toReversed()) times.push(timer.time(command, place));
  }
  return runs.map(({ times }) => times);
}
