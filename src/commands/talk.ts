import { resolve } from 'node:path';
import type { Report } from '../check/check.ts';
import { emptyFile, severalCalls, severalTalks } from '../errors.ts';
import { decode, readText } from '../library/files.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { submissionsOf } from '../proposal/submissions.ts';
import type { Terminal } from '../terminal.ts';
import type { Judge } from './judge.ts';

/** Reads a proposal from a file, or, for `-`, from what is piped in. Throws a CfpError for what is no text. */
export async function readTalk(terminal: Terminal, path: string, pipedName = 'stdin.md'): Promise<Proposal> {
  const name = path === '-' ? pipedName : path;
  const source = path === '-' ? decode(await terminal.readInput(), name) : readText(resolve(terminal.cwd, path), path);
  if (source.trim() === '') throw emptyFile(name);
  return parseProposal(name, source);
}

/** The report on a file's one proposal for its one call. Throws a CfpError where there are several of either. */
export function oneReport(judge: Judge, proposal: Proposal): Report {
  const [report, ...others] = judge.one(proposal);
  if (report === undefined) throw emptyFile(proposal.path);
  const talks = report.proposal.part?.of ?? 1;
  if (talks > 1) throw severalTalks(proposal.path, talks);
  if (others.length > 0) throw severalCalls(proposal.path, callsOf([report, ...others]));
  return report;
}

/** The reports on a file for each call that it names, and for each that its log says it was sent to. */
export const everywhere = (judge: Judge, proposal: Proposal): Report[] =>
  judge.one(
    proposal,
    submissionsOf(proposal).map(({ conference }) => conference),
  );

const callsOf = (reports: readonly Report[]): string[] =>
  reports.map(({ conference }) => conference?.id ?? 'one that cfp does not know');
