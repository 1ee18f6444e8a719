import { tally } from '../check/check.ts';
import type { Temporal } from 'temporal-polyfill';
import { judgeDeadline } from '../conference/deadline.ts';
import type { Conference } from '../conference/conference.ts';
import { noOpenCall } from '../errors.ts';
import { dataFolders, readConferences } from '../library/data.ts';
import { findProposals } from '../library/proposals.ts';
import { findWorkspace, proposalsFolder } from '../library/workspace.ts';
import { matrixJson, matrixText } from '../status/matrix.ts';
import type { Terminal } from '../terminal.ts';
import { paintFor } from '../text/paint.ts';
import type { CheckOptions } from './check.ts';
import { exitCodeOf } from './exit-codes.ts';
import { judgeFor } from './judge.ts';
import { momentOf } from './moment.ts';
import { readTalk } from './talk.ts';

/** `cfp check --matrix`: holds talks against every open call, or those of --for. Returns the exit code. */
export async function runMatrix(terminal: Terminal, paths: readonly string[], options: CheckOptions): Promise<number> {
  const workspace = findWorkspace(terminal);
  const now = momentOf(terminal, options.asOf);
  const ids =
    options.for ??
    readConferences(dataFolders(terminal, workspace))
      .filter((conference) => isOpenAt(conference, now))
      .map(({ id }) => id);
  if (ids.length === 0) throw noOpenCall();
  const judge = judgeFor(terminal, workspace, { ...options, for: ids });
  const piped = paths.length === 1 && paths[0] === '-';
  const files = piped
    ? paths
    : await findProposals(paths.length > 0 ? paths : [proposalsFolder(workspace, terminal.cwd)], terminal.cwd);
  const reports = [];
  for (const path of files) reports.push(...judge.one(await readTalk(terminal, path, options.stdinFilename)));
  const { stdout } = terminal;
  const style = { paint: paintFor(stdout, terminal), columns: Math.min(stdout.columns, 120) };
  stdout.write(options.json === true ? matrixJson(reports) : matrixText(reports, style));
  return exitCodeOf(tally(reports));
}

/** A call is open while any of its formats is. */
function isOpenAt(conference: Conference, now: Temporal.Instant): boolean {
  return [undefined, ...conference.formats].some((format) =>
    ['open', 'closing', 'unknown'].includes(judgeDeadline(conference, format, now).state),
  );
}
