import { resolve } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { byUrgency, callAt, formatMeant, isOpen, searchConferences, type Call } from '../conference/call.ts';
import type { Conference } from '../conference/conference.ts';
import { certaintyWords, deadlineWords, durationWords, type Verdict } from '../conference/deadline.ts';
import { allClosed, alreadyThere, badChoice, CfpError, noCall } from '../errors.ts';
import { conferenceIds, dataFolders, readConference } from '../library/data.ts';
import { fileExists, writeText } from '../library/files.ts';
import { findWorkspace } from '../library/workspace.ts';
import { callPage } from '../reporters/call-page.ts';
import { callList, callRow, openLater } from '../reporters/calls.ts';
import type { Terminal } from '../terminal.ts';
import { counted, inline } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { link } from '../text/link.ts';
import { paintFor } from '../text/paint.ts';
import { momentOf } from './moment.ts';
import { tell, tellError } from './tell.ts';

export interface ConferencesOptions {
  readonly open?: boolean;
  readonly format?: string;
  readonly json?: boolean;
  readonly ics?: boolean;
  readonly asOf?: string;
}

export interface CalendarOptions extends ConferencesOptions {
  readonly closed?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

/** `cfp conferences [words…]`: the calls by what is most urgent. Returns the exit code: 1 where there is none. */
export async function runConferences(
  terminal: Terminal,
  words: readonly string[],
  options: ConferencesOptions,
): Promise<number> {
  const now = momentOf(terminal, options.asOf);
  const { calls, unread } = callsFor(terminal, words, options);
  const { stdout } = terminal;
  const chosen = options.open === true ? calls.filter(isOpen) : calls;
  if (options.json === true)
    stdout.write(jsonText(chosen.map((call) => callFacts(call, { now, zone: terminal.zone }))));
  else if (options.ics === true) stdout.write(await calendarOf(chosen, now));
  else if (chosen.length === 0) tellError(terminal, noCall(words, options));
  else if (stdout.isTTY)
    stdout.write(callList(chosen, { paint: paintFor(stdout, terminal), columns: Math.min(stdout.columns, 130), now }));
  else stdout.write(chosen.map(callRow).join(''));
  const perhaps = calls.filter(({ urgency }) => urgency === 'perhaps');
  if (options.open === true && perhaps.length > 0) tell(terminal, openLater(perhaps));
  if (unread > 0) return 2;
  return chosen.length === 0 ? 1 : 0;
}

/** `cfp conferences show <id>`: one call whole, each fact with its source. */
export async function runConferencesShow(terminal: Terminal, id: string, options: ConferencesOptions): Promise<number> {
  const now = momentOf(terminal, options.asOf);
  const conference = conferenceNamed(terminal, id);
  const format = options.format === undefined ? undefined : formatMeant(conference, options.format);
  if (options.format !== undefined && format === undefined)
    throw badChoice(
      '--format',
      options.format,
      conference.formats.map((one) => one.id),
    );
  const call = callAt(conference, now, format);
  const { stdout, zone, env } = terminal;
  if (options.json === true) stdout.write(jsonText(callFacts(call, { now, zone })));
  else if (options.ics === true) stdout.write(await calendarOf([call], now));
  else {
    stdout.write(
      callPage(call, {
        paint: paintFor(stdout, terminal),
        columns: stdout.isTTY ? Math.min(stdout.columns, 100) : Infinity,
        now,
        zone,
        linked: (url) => link(url, { isTTY: stdout.isTTY, env }),
      }),
    );
  }
  return 0;
}

/** `cfp conferences calendar [words…]`: the calls that have not closed as a calendar, to stdout or into a file. */
export async function runConferencesCalendar(
  terminal: Terminal,
  words: readonly string[],
  options: CalendarOptions,
): Promise<number> {
  const now = momentOf(terminal, options.asOf);
  const { calls, unread } = callsFor(terminal, words, options);
  const chosen = options.closed === true ? calls : calls.filter(({ urgency }) => urgency !== 'closed');
  if (chosen.length === 0) throw calls.length === 0 ? noCall(words, options) : allClosed(calls.length);
  const text = await calendarOf(chosen, now);
  const { output } = options;
  if (output === undefined) terminal.stdout.write(text);
  else {
    const file = resolve(terminal.cwd, output);
    if (fileExists(file) && options.force !== true) throw alreadyThere(output);
    writeText(file, text, output);
    tell(terminal, `${counted(chosen.length, 'calls')} in ${inline(output)}. Open it with your calendar.`);
  }
  return unread > 0 ? 2 : 0;
}

/** The calendar of some calls, as `.ics`. Its writer is loaded for it alone. */
export async function calendarOf(calls: readonly Call[], now: Temporal.Instant): Promise<string> {
  const { calendarText } = await import('../conference/calendar.ts');
  return calendarText(calls, now);
}

/** The calls that have the words and offer the format. A file that cannot be read is told of, and hides no other. */
export function callsFor(
  terminal: Terminal,
  words: readonly string[],
  options: ConferencesOptions,
): { readonly calls: Call[]; readonly unread: number } {
  const now = momentOf(terminal, options.asOf);
  const { conferences, faults } = conferencesFor(terminal);
  for (const fault of faults) tellError(terminal, fault);
  const found = searchConferences(conferences, words);
  const { format: wanted } = options;
  if (wanted === undefined)
    return { calls: found.map((one) => callAt(one, now)).sort(byUrgency), unread: faults.length };
  const known = [...new Set(conferences.flatMap(({ formats }) => formats.map(({ id }) => id)))].sort();
  if (!conferences.some((conference) => formatMeant(conference, wanted) !== undefined))
    throw badChoice('--format', wanted, known);
  const calls = found.flatMap((conference) => {
    const format = formatMeant(conference, wanted);
    return format === undefined ? [] : [callAt(conference, now, format)];
  });
  return { calls: calls.sort(byUrgency), unread: faults.length };
}

/** All conferences that can be read, and what is wrong with the others. */
export function conferencesFor(terminal: Terminal): { conferences: Conference[]; faults: CfpError[] } {
  const folders = dataFolders(terminal, findWorkspace(terminal));
  const conferences: Conference[] = [];
  const faults: CfpError[] = [];
  for (const id of conferenceIds(folders)) {
    try {
      conferences.push(readConference(folders, id));
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      faults.push(error);
    }
  }
  return { conferences, faults };
}

/** The conference of an id, or of a name. Throws a CfpError where there is none. */
function conferenceNamed(terminal: Terminal, name: string): Conference {
  const folders = dataFolders(terminal, findWorkspace(terminal));
  const ids = conferenceIds(folders);
  if (ids.includes(name)) return readConference(folders, name);
  const wanted = name.trim().toLowerCase();
  const named = conferencesFor(terminal).conferences.find((one) => one.name.toLowerCase() === wanted);
  return named ?? readConference(folders, name);
}

/** A call as JSON: what is not known is null. */
function callFacts(call: Call, { now, zone }: { now: Temporal.Instant; zone: string }): object {
  const { conference, facts, limits, verdict, urgency } = call;
  const { id, name, formats, form, sources } = conference;
  const told = (one: Verdict): object => ({
    state: one.state,
    published: one.published,
    closes: one.closes?.toString() ?? null,
    earliest: one.day?.earliest.toString() ?? null,
    latest: one.day?.latest.toString() ?? null,
    zone: one.zone,
    left: one.left?.toString() ?? null,
    leftWords: one.closes === null || one.left === null ? null : durationWords(now, one.closes),
    sure: one.sure,
    sureWords: certaintyWords(one),
    doubts: one.doubts,
    extendedFrom: one.extendedFrom,
    words: deadlineWords(one, now, zone),
  });
  return {
    id,
    name,
    url: conference.url ?? null,
    cfp: conference.cfp ?? null,
    place: conference.place ?? null,
    starts: conference.starts ?? null,
    ends: conference.ends ?? null,
    urgency,
    opens: verdict.opens?.toString() ?? null,
    deadline: told(verdict),
    anonymous: conference.anonymous ?? null,
    limits,
    platform: conference.platform ?? null,
    note: conference.note ?? null,
    formats: formats.map((format) => {
      const own = call.own.find((one) => one.format?.id === format.id);
      return {
        id: format.id,
        name: format.name,
        minutes: format.minutes ?? null,
        deadline: own === undefined ? null : told(own),
      };
    }),
    form,
    facts: facts.map(({ name: fact, source, age, stale }) => ({
      name: fact,
      source: source?.url ?? source?.title ?? source?.file ?? null,
      read: source?.read ?? null,
      age,
      stale,
    })),
    sources,
  };
}
