// `npm run bench`: how fast cfp is, against an empty Node.js and against others, as ratios taken in one run.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Row } from './figures.ts';
import { against, growthRow, hostileRow, memoryRow, placeOf } from './folders.ts';
import { loadOf, machine } from './machine.ts';
import { peersHere } from './peers.ts';
import { stageRows } from './stages.ts';
import { cfp, isStartUp, startUps } from './start-up.ts';
import { ratiosIn, slowerThanKept, tableOf } from './table.ts';
import { outcomeOf, timerHere, type Place, type Timer } from './timer.ts';

const KEPT = 'test/bench/RESULTS.md';

/** How often each thing is measured. */
interface Rounds {
  readonly startUp: number;
  readonly folder: number;
  readonly stage: number;
}

const WHOLE: Rounds = { startUp: 15, folder: 3, stage: 5 };
const QUICK: Rounds = { startUp: 7, folder: 2, stage: 5 };

process.exitCode = await bench();

/** Measures, prints, compares, and keeps what is to be kept. 1: a command starts more than a tenth slower than kept. */
async function bench(): Promise<number> {
  const { quick, keep } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } },
  }).values;
  if (quick && keep) {
    console.error('A quick bench is not worth keeping: leave out `--quick`, or `--keep`.');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cfp-bench-'));
  try {
    const place = workspaceIn(folder);
    const timer = timerHere(place);
    const heading = machine(timer.name, new Date());
    console.info(`${heading}\n${loadOf()}\n`);
    const rows = await (quick ? quickRows(place, timer) : wholeRows(place, timer));
    const table = tableOf(rows);
    console.info(`\n${table}\n${loadOf()}`);
    const code = compared(rows);
    if (keep)
      writeFileSync(KEPT, `# How fast cfp is\n\nWritten by \`npm run bench -- --keep\`.\n\n${heading}\n${table}`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function quickRows(place: Place, timer: Timer): Promise<Row[]> {
  return [
    ...startUpRows(place, timer, QUICK),
    ...(await thousand(place, timer, QUICK)).rows,
    ...lastRows(place, timer, QUICK),
  ];
}

async function wholeRows(place: Place, timer: Timer): Promise<Row[]> {
  const startUp = startUpRows(place, timer, WHOLE);
  const { rows, few, peers } = await thousand(place, timer, WHOLE);
  step('Checking 10,000 proposals');
  const means = { timer, rounds: WHOLE.folder, peers: peers.filter(({ name }) => name === 'rumdl') };
  const many = placeOf(10_000, place);
  return [
    ...startUp,
    ...rows,
    ...against(10_000, many, means),
    growthRow(few, many, means),
    memoryRow(10_000, many, WHOLE.folder),
    ...lastRows(place, timer, WHOLE),
  ];
}

function startUpRows(place: Place, timer: Timer, rounds: Rounds): Row[] {
  step('Starting each command');
  return startUps(timer, place, rounds.startUp);
}

async function thousand(place: Place, timer: Timer, rounds: Rounds) {
  step('Writing 1,000 proposals, and installing what to compare with');
  const few = placeOf(1_000, place);
  const peers = await peersHere(few);
  step('Checking 1,000 proposals');
  const rows = [...against(1_000, few, { timer, rounds: rounds.folder, peers }), memoryRow(1_000, few, rounds.folder)];
  return { rows, few, peers };
}

function lastRows(place: Place, timer: Timer, rounds: Rounds): Row[] {
  step('Checking one file of 10 MB, and each stage by itself');
  return [hostileRow(place, timer), ...stageRows(rounds.stage)];
}

/** A workspace as a speaker has it: who they are, three proposals, and `one.md`. */
function workspaceIn(folder: string): Place {
  const home = join(folder, 'home');
  mkdirSync(home);
  const place = { folder, env: { PATH: process.env.PATH, HOME: home } };
  const { code, told } = outcomeOf(cfp('init', '--name', 'Ann Marie Example', '--employer', 'Noonwork'), place);
  if (code !== 0) throw new Error(`cfp init ended with ${code}: ${told}`);
  mkdirSync(join(folder, 'proposals'), { recursive: true });
  const good = 'test/fixtures/good';
  for (const name of ['estimates.md', 'flaky-tests.md', 'orm-to-sql.md'])
    cpSync(join(good, name), join(folder, 'proposals', name));
  cpSync(join(good, 'ship-it-at-noon.md'), join(folder, 'one.md'));
  return place;
}

/** Tells what does not hold, and what starts slower than it did when results were last kept. */
function compared(rows: readonly Row[]): number {
  const broken = rows.filter(({ holds }) => holds === false).length;
  console.info(broken === 0 ? 'All that was promised holds.' : `Rows that do not hold: ${broken}.`);
  if (!existsSync(KEPT)) {
    console.info('No results were kept yet to compare with: `npm run bench -- --keep` keeps these.');
    return 0;
  }
  const slower = slowerThanKept(rows.filter(isStartUp), ratiosIn(readFileSync(KEPT, 'utf8')));
  for (const sentence of slower) console.error(sentence);
  if (slower.length === 0) console.info('No command starts a tenth slower than kept.');
  return slower.length === 0 ? 0 : 1;
}

function step(what: string): void {
  console.error(`${what}…`);
}
