import { resolve } from 'node:path';
import { badChoice, CfpError, needsCall, nothingToCheck } from '../errors.ts';
import { writeText } from '../library/files.ts';
import { findProposals } from '../library/proposals.ts';
import { findWorkspace, proposalsFolder, type Workspace } from '../library/workspace.ts';
import { dataFolders, readAsset, readConference } from '../library/data.ts';
import type { Conference } from '../conference/conference.ts';
import { csvOf, rowData } from '../status/data.ts';
import { byClosing, isOpen, rowOf, type Row } from '../status/rows.ts';
import { summaryOf, summaryText } from '../status/summary.ts';
import { statusLines, statusText } from '../status/table.ts';
import type { Terminal } from '../terminal.ts';
import { counted, inline } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { paintFor } from '../text/paint.ts';
import { judgeFor } from './judge.ts';
import { momentOf } from './moment.ts';
import { everywhere, readTalk } from './talk.ts';
import { tell, tellError } from './tell.ts';
import { watching } from './watching.ts';

export interface StatusOptions {
  readonly for?: string;
  readonly open?: boolean;
  readonly watch?: boolean;
  readonly json?: boolean;
  readonly format?: string;
  readonly static?: string;
  readonly asOf?: string;
}

const formats = ['csv', 'json'] as const;

/** `cfp status [folder]`: where every talk stands at every call. Returns the exit code. */
export async function runStatus(
  terminal: Terminal,
  folder: string | undefined,
  options: StatusOptions,
): Promise<number> {
  if (options.format !== undefined && !formats.some((format) => format === options.format)) {
    throw badChoice('--format', options.format, formats);
  }
  const workspace = findWorkspace(terminal);
  const conference = options.for === undefined ? null : readConference(dataFolders(terminal, workspace), options.for);
  if (options.static !== undefined && conference === null) throw needsCall('--static');
  const asked = [folder ?? proposalsFolder(workspace, terminal.cwd)];
  const once = (): Promise<number> => statusOnce(terminal, asked, { workspace, conference, options });
  return options.watch === true ? watching(terminal, asked, once) : once();
}

interface Run {
  readonly workspace: Workspace;
  readonly conference: Conference | null;
  readonly options: StatusOptions;
}

async function statusOnce(
  terminal: Terminal,
  asked: readonly string[],
  { workspace, conference, options }: Run,
): Promise<number> {
  const judge = judgeFor(terminal, workspace, {
    ...(conference === null ? {} : { for: [conference.id] }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  });
  const reports = [];
  let unread = 0;
  for (const path of await findProposals(asked, terminal.cwd)) {
    try {
      reports.push(...everywhere(judge, await readTalk(terminal, path)));
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      tellError(terminal, error);
      unread++;
    }
  }
  if (reports.length === 0 && unread === 0) throw nothingToCheck(asked);
  const all = byClosing(reports.map(rowOf));
  const rows = options.open === true ? all.filter(isOpen) : all;
  await write(terminal, rows, { workspace, conference, options });
  if (options.open === true && rows.length < all.length) {
    tell(terminal, `${counted(all.length - rows.length, 'rows')} more, of calls that are not open.`);
  }
  if (unread > 0) tell(terminal, `${counted(unread, 'files')} could not be read.`);
  return unread > 0 ? 2 : 0;
}

async function write(terminal: Terminal, rows: readonly Row[], { conference, options }: Run): Promise<void> {
  const { stdout } = terminal;
  const style = { paint: paintFor(stdout, terminal), columns: Math.min(stdout.columns, 160) };
  if (options.static !== undefined && conference !== null) {
    const { summaryPage } = await import('../preview/summary-page.ts');
    const assets = { style: readAsset('preview.css'), script: readAsset('preview.js') };
    const page = summaryPage(conference, rows, { now: momentOf(terminal, options.asOf), assets });
    writeText(resolve(terminal.cwd, options.static), page, options.static);
    tell(terminal, `Written to ${inline(options.static)}.`);
  } else if (options.json === true || options.format === 'json') {
    const asOf = momentOf(terminal, options.asOf).toString({ smallestUnit: 'second' });
    const summary = conference === null ? {} : { conference: conference.id, summary: summaryOf(rows) };
    stdout.write(jsonText({ version: 1, asOf, ...summary, rows: rows.map(rowData) }));
  } else if (options.format === 'csv') stdout.write(csvOf(rows));
  else if (conference !== null) stdout.write(summaryText(summaryOf(rows), conference, style));
  else stdout.write(stdout.isTTY ? statusText(rows, style) : statusLines(rows));
}
