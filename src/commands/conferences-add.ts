import type { Temporal } from 'temporal-polyfill';
import { byUrgency, callAt, isOpen, searchConferences, type Call } from '../conference/call.ts';
import { conferenceYaml } from '../conference/conference-yaml.ts';
import { stateWords } from '../conference/deadline.ts';
import type { Found, Reading } from '../conference/readers/reading.ts';
import { noCall, unsaidChoice } from '../errors.ts';
import { answered, Stopped } from '../interview/prompter.ts';
import { conferenceFile, dataFolders, findConference, folderOf, writeConference } from '../library/data.ts';
import { ensureWritable } from '../library/files.ts';
import { cacheFolder, dataFolder } from '../library/folders.ts';
import { readCalls } from '../library/listings.ts';
import { pageCache } from '../library/page-cache.ts';
import { findWorkspace } from '../library/workspace.ts';
import { callList, callRow } from '../reporters/calls.ts';
import type { Terminal } from '../terminal.ts';
import { counted, inline, listed } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { paintFor } from '../text/paint.ts';
import type { ConferencesOptions } from './conferences.ts';
import { STOPPED } from './exit-codes.ts';
import { dayAt, momentOf } from './moment.ts';
import { prompterFor } from './prompting.ts';
import { tell, tellError } from './tell.ts';

export interface AddOptions extends ConferencesOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly skipFaults?: boolean;
}

/** A call that was found, with whether cfp has one of its id already. */
interface Candidate {
  readonly found: Found;
  readonly call: Call;
  /** The folder that has it; null for a new one. */
  readonly known: string | null;
}

/** `cfp conferences add <source> [words…]`: finds calls in a list or a page, and keeps those that are chosen. */
export async function runConferencesAdd(
  terminal: Terminal,
  source: string,
  words: readonly string[],
  options: AddOptions,
): Promise<number> {
  const now = momentOf(terminal, options.asOf);
  const { cwd, readInput } = terminal;
  const cache = pageCache(cacheFolder(terminal), terminal.now);
  const reading = await readCalls(source, { cwd, readInput, today: dayAt(now), now, cache });
  const folders = dataFolders(terminal, findWorkspace(terminal));
  const wanted = new Set(
    searchConferences(
      reading.found.map(({ conference }) => conference),
      words,
    ),
  );
  const candidates = reading.found
    .filter(({ conference }) => wanted.has(conference))
    .map((found): Candidate => ({
      found,
      call: callAt(found.conference, now),
      known: folderOf(folders, found.conference.id),
    }))
    .filter(({ call }) => options.open !== true || isOpen(call))
    .sort((a, b) => byUrgency(a.call, b.call));
  const faults = reading.faults.filter(({ entry }) => hasWords(entry, words));
  for (const { error } of faults) tellError(terminal, error);
  const faulty = faults.length > 0 && options.skipFaults !== true;
  if (candidates.length === 0 && faults.length > 0) return 2;
  if (candidates.length === 0) throw noCall(words, options);

  const fresh = candidates.filter(({ known }) => known === null || options.force === true);
  if (options.json !== true) {
    show(terminal, candidates, options);
    const left = reading.left.filter((reason) => hasWords(reason, words));
    tellLeft(terminal, left, candidates, fresh);
  }
  // Nothing of a list is kept while a part of it that was asked for is at fault.
  const asked = options.yes === true && !faulty ? fresh : [];
  const keeps = options.dryRun !== true;
  try {
    const chosen = keeps && options.yes !== true && options.json !== true ? await choose(terminal, fresh, now) : asked;
    const folder = dataFolder(terminal);
    const [first] = chosen;
    if (keeps && first !== undefined) ensureWritable(conferenceFile(folder, first.found.conference.id));
    const written = keeps
      ? chosen.map(({ found: { conference } }) => writeConference(folder, conference.id, conferenceYaml(conference)))
      : [];
    if (options.json === true)
      terminal.stdout.write(jsonText(facts(terminal, { reading, candidates, written, faults }, now)));
    else tellWritten(terminal, chosen, written);
    if (faulty && options.yes === true)
      tell(
        terminal,
        candidates.length === 1
          ? 'Nothing was written, as not all of it can be read; `--skip-faults` keeps what can.'
          : 'Nothing was written, as not all of it can be read. Choose by words, or add `--skip-faults`.',
      );
    return faults.length > 0 ? 2 : 0;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    tell(terminal, '\nStopped. Nothing was written.');
    return STOPPED;
  }
}

const hasWords = (entry: string, words: readonly string[]): boolean =>
  words.every((word) => entry.toLowerCase().includes(word.toLowerCase()));

function show(terminal: Terminal, candidates: readonly Candidate[], options: AddOptions): void {
  const { stdout } = terminal;
  const calls = candidates.map(({ call }) => call);
  if (!stdout.isTTY) stdout.write(calls.map(callRow).join(''));
  else if (options.yes === true || options.dryRun === true || !terminal.canAsk) {
    const now = momentOf(terminal, options.asOf);
    stdout.write(
      callList(calls, { paint: paintFor(stdout, terminal), columns: Math.min(stdout.columns, 130), now, bare: true }),
    );
  }
}

/** Says what is not offered, and why. */
function tellLeft(
  terminal: Terminal,
  left: readonly string[],
  candidates: readonly Candidate[],
  fresh: readonly Candidate[],
): void {
  for (const reason of left) tell(terminal, `Left out: ${reason}.`);
  const known = candidates.filter((one) => !fresh.includes(one));
  const folders = dataFolders(terminal, findWorkspace(terminal));
  for (const { found } of known) {
    const { conference } = found;
    const own = findConference(folders, conference.id);
    const [here = 'no deadline', there = 'no deadline'] = [own?.deadline, conference.deadline];
    const differs = here === there ? '' : `, with ${here} as its deadline; here it is ${there}`;
    tell(terminal, `${inline(conference.name)} is known already${differs}.`);
  }
  if (known.length > 0)
    tell(
      terminal,
      'Known calls are kept as they are; `cfp conferences update` reads yours again, and `--force` takes these instead.',
    );
}

/** Asks which of the calls to keep; those that are open are chosen to begin with. */
async function choose(terminal: Terminal, fresh: readonly Candidate[], now: Temporal.Instant): Promise<Candidate[]> {
  if (fresh.length === 0) return [];
  if (!terminal.canAsk) throw unsaidChoice(fresh.length);
  const prompter = await prompterFor(terminal);
  const choices = fresh.map((value) => {
    const { conference, verdict } = value.call;
    return {
      name: `${conference.name} (${stateWords(verdict, now)})`,
      value,
      chosen: isOpen(value.call),
      ...(conference.place === undefined ? {} : { description: conference.place }),
    };
  });
  return answered(prompter.pick({ message: 'Which of them do you want to keep?', choices }));
}

function tellWritten(terminal: Terminal, chosen: readonly Candidate[], written: readonly string[]): void {
  for (const file of written) tell(terminal, `Wrote ${inline(file)}.`);
  const [first] = chosen;
  if (written.length === 0 || first === undefined) {
    tell(terminal, 'Nothing was written.');
    return;
  }
  const ids = chosen.map(({ found }) => found.conference.id);
  tell(
    terminal,
    `${counted(written.length, 'calls')} kept${ids.length > 3 ? '' : `: ${listed(ids)}`}. See one whole: cfp conferences show ${first.found.conference.id}`,
  );
}

/** What was found, as JSON. `written` is the file of a call that was kept, null for the others. */
function facts(
  { zone }: Terminal,
  {
    reading,
    candidates,
    written,
    faults,
  }: {
    readonly reading: Reading;
    readonly candidates: readonly Candidate[];
    readonly written: readonly string[];
    readonly faults: Reading['faults'];
  },
  now: Temporal.Instant,
): object {
  return {
    reader: reading.from,
    found: candidates.map(({ found, call, known }) => ({
      place: found.place,
      known: known !== null,
      words: stateWords(call.verdict, now),
      zone,
      conference: found.conference,
      written: written.find((file) => file.endsWith(`${found.conference.id}.yaml`)) ?? null,
    })),
    left: reading.left,
    faults: faults.map(({ entry, error }) => ({ entry, message: error.message, help: error.help })),
  };
}
