import { resolve } from 'node:path';
import { addTo, noTotals, type Report } from '../check/check.ts';
import { withFixes } from '../check/fix.ts';
import { badChoice, CfpError, nothingToCheck } from '../errors.ts';
import { writeText } from '../library/files.ts';
import { findProposals } from '../library/proposals.ts';
import { findWorkspace, proposalsFolder } from '../library/workspace.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { reporterNames, reporters } from '../reporters/index.ts';
import type { Reporter, Style } from '../reporters/reporter.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../text/display.ts';
import { paintFor } from '../text/paint.ts';
import { exitCodeOf } from './exit-codes.ts';
import { judgeFor, type JudgeOptions, type Judge } from './judge.ts';
import { readTalk } from './talk.ts';
import { tell, tellError } from './tell.ts';
import { watching } from './watching.ts';

export interface CheckOptions extends JudgeOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly advice?: boolean;
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  readonly stdinFilename?: string;
  readonly output?: string;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly watch?: boolean;
  readonly explain?: boolean;
  readonly matrix?: boolean;
}

/** `cfp check`: reads each proposal, holds it against its calls, reports. Returns the exit code. */
export async function runCheck(terminal: Terminal, paths: readonly string[], options: CheckOptions): Promise<number> {
  if (options.matrix === true) {
    const { runMatrix } = await import('./matrix.ts');
    return runMatrix(terminal, paths, options);
  }
  const reporter = reporterNamed(options.json === true ? 'json' : (options.format ?? 'pretty'));
  const workspace = findWorkspace(terminal);
  const judge = judgeFor(terminal, workspace, options);
  const asked = paths.length > 0 ? paths : [proposalsFolder(workspace, terminal.cwd)];
  const once = (): Promise<number> => checkOnce(terminal, asked, { judge, reporter, options });
  return options.watch === true ? watching(terminal, asked, once) : once();
}

interface Run {
  readonly judge: Judge;
  readonly reporter: Reporter;
  readonly options: CheckOptions;
}

async function checkOnce(
  terminal: Terminal,
  asked: readonly string[],
  { judge, reporter, options }: Run,
): Promise<number> {
  const piped = asked.length === 1 && asked[0] === '-';
  const paths = piped ? asked : await findProposals(asked, terminal.cwd);
  const progress = progressOn(terminal, paths.length);
  const together = judge.together();
  const telling = reporter(styleFor(terminal, options));
  const totals = noTotals();
  let unread = 0;
  for (const [index, path] of paths.entries()) {
    progress(index);
    try {
      const proposal = await readTalk(terminal, path, options.stdinFilename);
      const reports = fixes(options) && !piped ? await mended(terminal, proposal, judge, options) : judge.one(proposal);
      for (const report of reports.map(together)) {
        addTo(totals, report);
        telling.add(options.quiet === true ? withErrorsOnly(report) : report);
      }
    } catch (error) {
      // One file that cannot be read keeps no other from being checked.
      if (!(error instanceof CfpError)) throw error;
      progress(null);
      tellError(terminal, error);
      unread++;
    }
  }
  progress(null);
  if (totals.files.size === 0 && unread === 0) throw nothingToCheck(asked);
  if (totals.files.size > 0 && options.fixDryRun !== true) write(terminal, telling.text(), options.output);
  if (unread > 0)
    tell(terminal, `${counted(unread, 'files')} could not be read, and ${unread === 1 ? 'is' : 'are'} not judged.`);
  return unread > 0 ? 2 : exitCodeOf(totals, options.maxWarnings);
}

const fixes = ({ fix, fixDryRun }: CheckOptions): boolean => fix === true || fixDryRun === true;

/** A fix may uncover another, and a round makes hundreds; more rounds than this are a fix that undoes another one. */
const MOST_ROUNDS = 40;

/** The reports on a proposal with its safe fixes made: in the file, or, for --fix-dry-run, shown as a diff. */
async function mended(terminal: Terminal, proposal: Proposal, judge: Judge, options: CheckOptions): Promise<Report[]> {
  const { path } = proposal;
  const before = judge.one(proposal);
  let reports = before;
  let { source } = proposal;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = withFixes(
      source,
      reports.flatMap((report) => report.diagnostics),
    );
    if (next === source) break;
    source = next;
    reports = judge.one(parseProposal(path, source));
  }
  if (source === proposal.source) return before;
  if (options.fixDryRun === true) {
    const { diffOf } = await import('./diff.ts');
    terminal.stdout.write(diffOf(path, proposal.source, source));
    return before;
  }
  writeText(resolve(terminal.cwd, path), source, path);
  return reports;
}

function styleFor(terminal: Terminal, { advice, quiet, explain, output }: CheckOptions): Style {
  const { stdout } = terminal;
  return {
    advice: advice ?? false,
    quiet: quiet ?? false,
    explain: explain ?? false,
    ...(output === undefined
      ? { paint: paintFor(stdout, terminal), columns: Math.min(stdout.columns, 120) }
      : { paint: paintFor({ isTTY: false }, { color: false, env: {} }), columns: 100 }),
  };
}

function write(terminal: Terminal, text: string, output: string | undefined): void {
  if (output === undefined) terminal.stdout.write(text);
  else writeText(resolve(terminal.cwd, output), text, output);
}

const withErrorsOnly = (report: Report): Report => ({
  ...report,
  diagnostics: report.diagnostics.filter(({ severity }) => severity === 'error'),
});

const LONG_RUN = 200;

/** A line on a terminal's stderr that says how far a long run is; null takes it away. */
function progressOn({ stderr }: Terminal, total: number): (done: number | null) => void {
  if (!stderr.isTTY || total < LONG_RUN) return () => undefined;
  return (done) => {
    if (done === null) stderr.write('\r\u001b[K');
    else if (done % 50 === 0) stderr.write(`\rChecking ${done} of ${total}…`);
  };
}

function reporterNamed(name: string): Reporter {
  const known = reporterNames.find((one) => one === name);
  if (known === undefined) throw badChoice('--format', name, reporterNames);
  return reporters[known];
}
