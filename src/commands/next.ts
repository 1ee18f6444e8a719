import { resolve } from 'node:path';
import { byUrgency, callAt } from '../conference/call.ts';
import { CfpError } from '../errors.ts';
import { fileExists } from '../library/files.ts';
import { findProposals } from '../library/proposals.ts';
import { findWorkspace, proposalsFolder, type Workspace } from '../library/workspace.ts';
import { closingSoon, nextText, stepsFor, type Situation } from '../status/next.ts';
import { rowOf, type Row } from '../status/rows.ts';
import type { Terminal } from '../terminal.ts';
import { jsonText } from '../text/json.ts';
import { paintFor } from '../text/paint.ts';
import { conferencesFor } from './conferences.ts';
import { judgeFor } from './judge.ts';
import { momentOf } from './moment.ts';
import { everywhere, readTalk } from './talk.ts';

export interface NextOptions {
  readonly json?: boolean;
  readonly asOf?: string;
}

/** More proposals than a speaker has: of a folder of submissions, the first are looked at. */
const MOST_PROPOSALS = 100;

/** `cfp next`, and `cfp` alone: what to do next in this folder. Returns the exit code. */
export async function runNext(terminal: Terminal, options: NextOptions): Promise<number> {
  const situation = await situationIn(terminal, findWorkspace(terminal), options);
  const now = momentOf(terminal, options.asOf);
  const { stdout } = terminal;
  if (options.json === true) {
    const { steps, calls, faults } = situation;
    const asOf = now.toString({ smallestUnit: 'second' });
    const soon = calls.map(({ conference: { id, name }, verdict }) => ({
      id,
      name,
      closes: (verdict.closes ?? verdict.day?.earliest)?.toString() ?? null,
    }));
    stdout.write(jsonText({ version: 1, asOf, steps, calls: soon, faults }));
    return 0;
  }
  stdout.write(nextText(situation, { paint: paintFor(stdout, terminal), columns: Math.min(stdout.columns, 80), now }));
  return 0;
}

async function situationIn(terminal: Terminal, workspace: Workspace, options: NextOptions): Promise<Situation> {
  const { settings, marked } = workspace;
  const home = proposalsFolder(workspace, terminal.cwd);
  const paths = await proposalsIn(home, terminal.cwd);
  const { rows, faults } = await rowsFor(terminal, workspace, { paths: paths.slice(0, MOST_PROPOSALS), options });
  const now = momentOf(terminal, options.asOf);
  // A list that cannot be read is told by `cfp conferences`; here it must not stand before what is to be done.
  const calls = conferencesFor(terminal)
    .conferences.map((one) => callAt(one, now))
    .sort(byUrgency);
  return {
    isKnown: marked || settings.speaker !== undefined,
    home,
    rows,
    steps: stepsFor(rows),
    others: Math.max(0, paths.length - MOST_PROPOSALS),
    faults,
    calls: closingSoon(calls, rows),
  };
}

async function proposalsIn(home: string, cwd: string): Promise<string[]> {
  if (!fileExists(resolve(cwd, home))) return [];
  try {
    return await findProposals([home], cwd);
  } catch (error) {
    // An empty folder is where everybody begins.
    if (error instanceof CfpError) return [];
    throw error;
  }
}

async function rowsFor(
  terminal: Terminal,
  workspace: Workspace,
  { paths, options: { asOf } }: { readonly paths: readonly string[]; readonly options: NextOptions },
): Promise<{ rows: Row[]; faults: string[] }> {
  const rows: Row[] = [];
  const faults: string[] = [];
  if (paths.length === 0) return { rows, faults };
  const judge = judgeFor(terminal, workspace, asOf === undefined ? {} : { asOf });
  for (const path of paths) {
    try {
      rows.push(...everywhere(judge, await readTalk(terminal, path)).map(rowOf));
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      faults.push(`${error.message} ${error.help}`);
    }
  }
  return { rows, faults };
}
