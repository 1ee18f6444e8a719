import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { milliseconds, missingRow, ratioRow, type Row } from './figures.ts';
import { peakMemory } from './memory.ts';
import type { Peer } from './peers.ts';
import { writeProposals } from './proposals.ts';
import { cfp } from './start-up.ts';
import { outcomeOf, timesOf, type Command, type Place, type Timer } from './timer.ts';

/** Reads the Markdown of a folder, and does nothing with it: what every check must do, too. */
const READS = `
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const read = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isDirectory()) read(path);
    else readFileSync(path, 'utf8');
  }
};
read('.');
`;

const FLOOR = 'a script that only reads them';
const floor: Command = [process.execPath, '-e', READS];

interface Means {
  readonly timer: Timer;
  readonly rounds: number;
  readonly peers: readonly Peer[];
}

/** What `cfp check` of as many proposals may take at most, as times of what others take. */
const MOST_OF: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1_000: { [FLOOR]: 6, 'markdownlint-cli2': 0.25 },
  10_000: { rumdl: 2 },
};

const check = cfp('check', '.');
const titleOf = (count: number): string => `cfp check of ${count.toLocaleString('en')}`;

/** As many proposals as asked, in a folder of their own. */
export function placeOf(count: number, { folder, env }: Place): Place {
  const inside = join(folder, `of-${count}`);
  mkdirSync(inside);
  writeProposals(inside, count);
  return { folder: inside, env };
}

/** `cfp check` of some proposals, with all rules on, against reading them and against each peer. */
export function against(count: number, place: Place, { timer, rounds, peers }: Means): Row[] {
  expectChecked(count, place);
  const others = [
    [FLOOR, floor] as const,
    ...peers.flatMap(({ name, command }) => (command === null ? [] : [[name, command] as const])),
  ];
  const [ours, ...theirs] = timesOf([check, ...others.map(([, command]) => command)], { timer, place, rounds });
  const had = others.map(([name], at) => {
    const atMost = MOST_OF[count]?.[name];
    return ratioRow(titleOf(count), name, { ours, theirs: theirs[at], ...(atMost !== undefined && { atMost }) });
  });
  const missing = peers.filter(({ command }) => command === null);
  return [...had, ...missing.map(({ name }) => missingRow(titleOf(count), name, 'could not be had'))];
}

/** A check that ended early would be a quick one. */
function expectChecked(count: number, place: Place): void {
  const { code, told } = outcomeOf(cfp('check', '.', '--json'), place);
  const paths = new Set(told.match(/"path":\s*"[^"]+"/g));
  if ((code !== 0 && code !== 1) || paths.size !== count)
    throw new Error(`cfp check ended with ${code}, and told of ${paths.size} files of ${count}.`);
}

const GROWTH = 10.5;

/** Ten times as many, against these; nothing is taken off for the start-up of either. */
export function growthRow(few: Place, many: Place, { timer, rounds }: Omit<Means, 'peers'>): Row {
  const commands = [many, few].map(({ folder }) => cfp('check', folder));
  const [ours, theirs] = timesOf(commands, { timer, place: many, rounds });
  return ratioRow(titleOf(10_000), '1,000 of them', { ours, theirs, atMost: GROWTH });
}

const MEGABYTE = 1_000_000;
const MOST_MEMORY = 200 * MEGABYTE;

/** The most memory that a check has at one time: the middle one of several runs. */
export function memoryRow(count: number, place: Place, rounds: number): Row {
  const peaks = Array.from({ length: rounds }, () => peakMemory(check, place)).sort((a, b) => a - b);
  const peak = peaks[Math.floor(rounds / 2)] ?? 0;
  const isPromised = count === 10_000;
  return {
    what: `memory of ${titleOf(count)}`,
    against: '',
    figures: `${Math.round(peak / MEGABYTE)} MB`,
    ratios: null,
    atMost: isPromised ? `${MOST_MEMORY / MEGABYTE} MB` : '',
    holds: isPromised ? peak <= MOST_MEMORY : null,
  };
}

const MOST_TIME = 2000;

/** One file of 10 MB: refused in a sentence that tells its size, or read in two seconds. */
export function hostileRow({ folder, env }: Place, timer: Timer): Row {
  const inside = join(folder, 'hostile');
  mkdirSync(inside);
  writeFileSync(join(inside, 'large.md'), '# Ship it at noon\n\n'.padEnd(10 * MEGABYTE, '- *[`a (5 min)\n'));
  const place = { folder: inside, env };
  const command = cfp('check', 'large.md');
  const { code, told } = outcomeOf(command, place);
  const { wall } = timer.time(command, place);
  const isRefused = code === 2 && told.includes('10,000,000 bytes');
  return {
    what: 'cfp check of one file of 10 MB',
    against: '',
    figures: `${isRefused ? 'refused in ' : ''}${milliseconds(wall)}`,
    ratios: null,
    atMost: '2 s, or refused',
    holds: isRefused || (code !== null && code < 2 && wall <= MOST_TIME),
  };
}
