import { resolve } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { searchConferences } from '../conference/call.ts';
import { differenceOf, type Change, type Difference } from '../conference/changes.ts';
import type { Conference } from '../conference/conference.ts';
import { withChanges } from '../conference/conference-yaml.ts';
import { dayWords } from '../conference/deadline.ts';
import { sourceWords, type Source } from '../conference/facts.ts';
import { hourOf } from '../conference/published.ts';
import type { Reading } from '../conference/readers/reading.ts';
import { CfpError, nothingToUpdate } from '../errors.ts';
import { Stopped } from '../interview/prompter.ts';
import { conferenceFile, conferenceIds, ownFolders, readConference } from '../library/data.ts';
import { readText, writeText } from '../library/files.ts';
import { readCalls } from '../library/listings.ts';
import { findWorkspace } from '../library/workspace.ts';
import type { Terminal } from '../terminal.ts';
import { counted, inline, wrap } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { paintFor } from '../text/paint.ts';
import { STOPPED } from './exit-codes.ts';
import { dayAt, momentOf } from './moment.ts';
import { prompterFor } from './prompting.ts';
import { tell, tellError } from './tell.ts';

export interface UpdateOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly asOf?: string;
}

/** A call of the user's, and the source that it can be read from again. */
interface Kept {
  readonly file: string;
  readonly conference: Conference;
  readonly source: Source;
}

/** A call that was read again. */
interface Reread extends Kept {
  readonly difference: Difference;
}

/** `cfp conferences update [words…]`: reads the lists again that calls came from, and shows what has changed. */
export async function runConferencesUpdate(
  terminal: Terminal,
  words: readonly string[],
  options: UpdateOptions,
): Promise<number> {
  const now = momentOf(terminal, options.asOf);
  const kept = keptCalls(terminal, words);
  if (kept.length === 0) throw nothingToUpdate();
  const { reread, unread } = await readAgain(terminal, kept, now);
  const changed = reread.filter(({ difference }) => difference.changes.length > 0);
  if (options.json === true) terminal.stdout.write(jsonText(changed.map(facts)));
  else for (const one of changed) terminal.stdout.write(changeWords(one, terminal));
  try {
    const writes = options.dryRun !== true && (await mayWrite(terminal, changed.length, options));
    // What is as it was has been read today all the same; a file is rewritten for that only with the others.
    if (writes)
      for (const { file, difference, source } of reread)
        writeText(file, withChanges(readText(file), { facts: difference.facts, source, today: dayAt(now) }));
    tell(terminal, summary(reread.length, changed.length, writes));
    if (unread > 0) return 2;
    return changed.length > 0 && !writes ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    tell(terminal, '\nStopped. Nothing was written.');
    return STOPPED;
  }
}

/** The calls in the workspace's and the user's own data that name the list that they came from. */
function keptCalls(terminal: Terminal, words: readonly string[]): Kept[] {
  return ownFolders(terminal, findWorkspace(terminal)).flatMap((folder) => {
    const conferences = conferenceIds([folder]).map((id) => readConference([folder], id));
    return searchConferences(conferences, words).flatMap((conference) => {
      const source = conference.sources.find((one) => one.from !== undefined && (one.url ?? one.file) !== undefined);
      return source === undefined ? [] : [{ file: conferenceFile(folder, conference.id), conference, source }];
    });
  });
}

/** Reads each list once. One that cannot be read is told of, and keeps no other from being read. */
async function readAgain(
  terminal: Terminal,
  kept: readonly Kept[],
  now: Temporal.Instant,
): Promise<{ reread: Reread[]; unread: number }> {
  const reread: Reread[] = [];
  let unread = 0;
  for (const origin of new Set(kept.map(({ source }) => sourceWords(source)))) {
    const own = kept.filter(({ source }) => sourceWords(source) === origin);
    let reading: Reading;
    try {
      const { cwd, readInput } = terminal;
      reading = await readCalls(own[0]?.source.url ?? resolve(cwd, origin), { cwd, readInput, today: dayAt(now), now });
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      tellError(terminal, error);
      unread++;
      continue;
    }
    for (const one of own) {
      const { conference, source } = one;
      const found = reading.found.find(({ entry }) => entry === source.entry);
      const fault = reading.faults.find(({ entry }) => entry === source.entry);
      if (fault !== undefined) {
        tellError(terminal, fault.error);
        unread++;
      } else if (found === undefined) {
        const cancelled = reading.left.some((reason) => reason.startsWith(`${source.entry ?? ''}: `));
        tell(
          terminal,
          `${inline(conference.name)} is ${cancelled ? 'cancelled' : 'no longer in the list'}: ${inline(origin)}`,
        );
      } else reread.push({ ...one, difference: differenceOf(conference, found.conference, source) });
    }
  }
  return { reread, unread };
}

async function mayWrite(terminal: Terminal, changed: number, { yes, json }: UpdateOptions): Promise<boolean> {
  if (yes === true) return true;
  if (changed === 0 || json === true || !terminal.canAsk) return false;
  const prompter = await prompterFor(terminal);
  return prompter.confirm({ message: `Write what has changed into ${counted(changed, 'files')}?` });
}

function changeWords({ conference, difference, source }: Reread, terminal: Terminal): string {
  const { stdout } = terminal;
  const paint = paintFor(stdout, terminal);
  const columns = stdout.isTTY ? Math.min(stdout.columns, 100) : Infinity;
  const lines = difference.changes.map((change) => {
    const words = wrap(`${change.key}: ${told(change, change.before)} → ${told(change, change.after)}`, columns, '  ');
    return change.extension ? `${paint.green(words)}\n${paint.green('  extended!')}` : words;
  });
  const from = wrap(`from ${inline(sourceWords(source))}`, columns, '  ');
  return `${[paint.bold(inline(conference.name)), ...lines, paint.dim(from)].join('\n')}\n`;
}

function told({ key }: Change, value: string | null): string {
  if (value === null) return 'not known';
  if (key !== 'deadline' && key !== 'opens') return inline(value);
  return value === 'never' ? value : `${dayWords(value)}${hourOf(value) === null ? '' : ` ${value.slice(11)}`}`;
}

function summary(read: number, changed: number, writes: boolean): string {
  const what = changed === 0 ? 'nothing has changed' : `${changed} changed`;
  const next = writes
    ? 'Written, with the day on which they were read.'
    : 'Nothing was written; `--yes` writes it, with the day.';
  return `${counted(read, 'calls')} read again, ${what}. ${next}`;
}

const facts = ({ conference, difference, source, file }: Reread): object => ({
  id: conference.id,
  name: conference.name,
  file,
  source: sourceWords(source),
  changes: difference.changes,
  facts: difference.facts,
});
