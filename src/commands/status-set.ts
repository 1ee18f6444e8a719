import { resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { badChoice, badDate, cannotLog, noCallNamed, severalCalls } from '../errors.ts';
import { dataFolders, readConference } from '../library/data.ts';
import { writeText } from '../library/files.ts';
import { findWorkspace } from '../library/workspace.ts';
import { keyTexts, statuses, type Proposal } from '../proposal/proposal.ts';
import { withKey } from '../proposal/render.ts';
import { submissionsOf, withSubmission, type Status } from '../proposal/submissions.ts';
import type { Terminal } from '../terminal.ts';
import { inline } from '../text/display.ts';
import { momentOf } from './moment.ts';
import { readTalk } from './talk.ts';
import { tell } from './tell.ts';

export interface StatusSetOptions {
  readonly for?: string;
  readonly on?: string;
  readonly asOf?: string;
}

/** `cfp status set <file> <state>`: logs a step of a talk at a call in its front matter. Returns the exit code. */
export async function runStatusSet(
  terminal: Terminal,
  path: string,
  named: string,
  options: StatusSetOptions,
): Promise<number> {
  const state = statuses.find((status) => status === named);
  if (state === undefined) throw badChoice('The state', named, statuses);
  const on = dayOf(terminal, options);
  const proposal = await readTalk(terminal, path);
  const conference = callOf(terminal, proposal, options.for);

  const last = submissionsOf(proposal).findLast((submission) => submission.conference === conference);
  if (last?.state === state && last.on === on) {
    tell(terminal, `${inline(path)} says so already: ${state} at ${inline(conference)} on ${on}.`);
    return 0;
  }
  const logged = withSubmission(proposal.source, { conference, state, on });
  if (logged === null) throw cannotLog(path);
  writeText(resolve(terminal.cwd, path), withStatus(proposal, logged, { conference, state }), path);
  tell(terminal, `${inline(path)}: ${state} at ${inline(conference)} on ${on}.`);
  return 0;
}

/** Where a talk is for one call alone, a `status:` that is there says the same as the log. */
function withStatus(
  proposal: Proposal,
  source: string,
  { conference, state }: { conference: string; state: Status },
): string {
  const isThere = proposal.frontMatter.entries.get('status')?.text !== undefined;
  const logged = submissionsOf(proposal).map((one) => one.conference);
  const calls = new Set([conference, ...keyTexts(proposal, 'conference'), ...logged]);
  return isThere && calls.size === 1 ? withKey(source, 'status', state) : source;
}

function dayOf(terminal: Terminal, { on, asOf }: StatusSetOptions): string {
  if (on === undefined) return momentOf(terminal, asOf).toZonedDateTimeISO(terminal.zone).toPlainDate().toString();
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw badDate(on);
    return Temporal.PlainDate.from(on, { overflow: 'reject' }).toString();
  } catch {
    throw badDate(on);
  }
}

/** The call that is meant: the one of --for, else the one that the proposal names, else that of the settings. */
function callOf(terminal: Terminal, proposal: Proposal, asked: string | undefined): string {
  const workspace = findWorkspace(terminal);
  const named = keyTexts(proposal, 'conference');
  if (asked !== undefined) {
    return named.includes(asked) ? asked : readConference(dataFolders(terminal, workspace), asked).id;
  }
  if (named.length > 1) throw severalCalls(proposal.path, named);
  const only = named[0] ?? workspace.settings.conference;
  if (only === undefined) throw noCallNamed(proposal.path);
  return only;
}
