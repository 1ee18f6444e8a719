import { resolve } from 'node:path';
import { tally, type Report } from '../check/check.ts';
import { badChoice, CfpError, emptyFile, nothingToCheck } from '../errors.ts';
import { decode, readText } from '../library/files.ts';
import { findProposals } from '../library/proposals.ts';
import { findWorkspace } from '../library/workspace.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { reporterNames, reporters } from '../reporters/index.ts';
import type { Terminal } from '../terminal.ts';
import { paintFor } from '../text/paint.ts';
import { judgeFor } from './judge.ts';
import { tellError } from './tell.ts';

export interface CheckOptions {
  readonly for?: readonly string[];
  readonly format?: string;
  readonly json?: boolean;
  readonly asOf?: string;
  readonly advice?: boolean;
  readonly maxWarnings?: number;
  readonly stdinFilename?: string;
}

/** `cfp check`: reads each proposal, holds it against its calls, reports. Returns the exit code. */
export async function runCheck(terminal: Terminal, paths: readonly string[], options: CheckOptions): Promise<number> {
  const report = reporterNamed(options.json === true ? 'json' : (options.format ?? 'pretty'));
  const workspace = findWorkspace(terminal);
  const judge = judgeFor(terminal, workspace, options);
  const asked = paths.length > 0 ? paths : [resolve(workspace.folder, workspace.settings.proposals)];

  const reports: Report[] = [];
  let unread = 0;
  for (const path of asked.length === 1 && asked[0] === '-' ? asked : findProposals(asked, terminal.cwd)) {
    try {
      reports.push(...judge(await readProposal(terminal, path, options.stdinFilename)));
    } catch (error) {
      // One file that cannot be read keeps no other from being checked.
      if (!(error instanceof CfpError)) throw error;
      tellError(terminal, error);
      unread++;
    }
  }
  if (reports.length === 0 && unread === 0) throw nothingToCheck(asked);

  const { stdout } = terminal;
  const style = {
    paint: paintFor(stdout, terminal),
    columns: Math.min(stdout.columns, 120),
    advice: options.advice ?? false,
  };
  if (reports.length > 0) stdout.write(report(reports, style));
  return unread > 0 ? 2 : exitCodeOf(reports, options.maxWarnings);
}

/** 0 where nothing stands against submitting, 1 where errors do, or more warnings than are allowed. */
export function exitCodeOf(reports: readonly Report[], maxWarnings = Infinity): number {
  const { error, warning } = tally(reports);
  return error > 0 || warning > maxWarnings ? 1 : 0;
}

async function readProposal(terminal: Terminal, path: string, stdinFilename = 'stdin.md'): Promise<Proposal> {
  const name = path === '-' ? stdinFilename : path;
  const source = path === '-' ? decode(await terminal.readInput(), name) : readText(resolve(terminal.cwd, path), path);
  if (source.trim() === '') throw emptyFile(name);
  return parseProposal(name, source);
}

function reporterNamed(name: string) {
  const known = reporterNames.find((one) => one === name);
  if (known === undefined) throw badChoice('--format', name, reporterNames);
  return reporters[known];
}
