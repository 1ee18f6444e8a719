import type { Temporal } from 'temporal-polyfill';
import type { Conference, Format } from './conference.ts';
import { judgeDeadline, type Verdict } from './deadline.ts';
import { factsOf, isCommunity, type Fact } from './facts.ts';

/** How soon one has to act on a call, the soonest first. */
export const urgencies = ['hours', 'week', 'open', 'always', 'perhaps', 'later', 'unknown', 'closed'] as const;
export type Urgency = (typeof urgencies)[number];

/** A conference with what is true of its call at one moment. */
export interface Call {
  readonly conference: Conference;
  readonly verdict: Verdict;
  readonly urgency: Urgency;
  /** The formats that have a deadline of their own, and when that is. */
  readonly own: readonly Verdict[];
  readonly facts: readonly Fact[];
  readonly limits: Limits;
}

/** Whether the form's limits are known: of more than the title, of the title alone, or not at all. */
export type Limits = 'known' | 'title only' | 'not known';

const DAYS_OF_A_WEEK = 7;

/** What is true of a call at `now`; of one of its formats, where that is named. */
export function callAt(conference: Conference, now: Temporal.Instant, format?: Format): Call {
  const verdict = judgeDeadline(conference, format, now);
  const own = conference.formats
    .filter((one) => one.deadline !== undefined && (format === undefined || one === format))
    .map((one) => judgeDeadline(conference, one, now));
  const facts = factsOf(conference, verdict, now);
  return { conference, verdict, urgency: urgencyOf(verdict, now), own, facts, limits: limitsOf(conference) };
}

function urgencyOf({ state, closes, day, never }: Verdict, now: Temporal.Instant): Urgency {
  if (state === 'closed') return 'closed';
  if (state === 'not-open') return 'later';
  if (state === 'closing') return 'hours';
  if (state === 'unknown') return day === null ? 'unknown' : 'perhaps';
  if (never) return 'always';
  const ends = closes ?? day?.earliest ?? now;
  return now.until(ends).total('days') <= DAYS_OF_A_WEEK ? 'week' : 'open';
}

function limitsOf({ form }: Conference): Limits {
  const limited = form.filter(({ min, max }) => (min ?? max) !== undefined).map(({ field }) => field);
  if (limited.length === 0) return 'not known';
  return limited.every((field) => field === 'title') ? 'title only' : 'known';
}

/** Whether a call takes proposals now, for all that is known. */
export const isOpen = ({ urgency }: Call): boolean => ['hours', 'week', 'open', 'always'].includes(urgency);

/** Calls by what is most urgent: what closes next comes first; of the closed ones, what closed last. */
export function byUrgency(a: Call, b: Call): number {
  const at = ({ verdict: { closes, day, opens, state } }: Call): number =>
    (state === 'not-open' ? opens : (closes ?? day?.earliest))?.epochMilliseconds ?? Infinity;
  const order = urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency);
  // Two that have no time are alike: Infinity less Infinity is no number.
  const time = (a.urgency === 'closed' ? at(b) - at(a) : at(a) - at(b)) || 0;
  return order || time || a.conference.id.localeCompare(b.conference.id, 'en');
}

/** Conferences that have every word in their name, id, place, note or formats; accents and case folded. */
export function searchConferences(conferences: readonly Conference[], words: readonly string[]): Conference[] {
  const wanted = words.flatMap((word) => folded(word).split(/\s+/)).filter((word) => word !== '');
  return conferences.filter(({ id, name, place = '', note = '', formats }) => {
    const text = folded([id, name, place, note, ...formats.map((format) => format.name)].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

/** The format of a conference that a word means: its id or name, else the one that has the word in it. */
export function formatMeant({ formats }: Conference, word: string): Format | undefined {
  const wanted = folded(word.trim());
  const named = ({ id, name }: Format): boolean => folded(id) === wanted || folded(name) === wanted;
  return formats.find(named) ?? formats.find(({ id, name }) => folded(`${id}\n${name}`).includes(wanted));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Why a deadline is to be looked at again before one counts on it, or nothing. */
export function caveats({ facts, verdict }: Call): string[] {
  const deadline = facts.find(({ name }) => name === 'deadline');
  const read = deadline?.source?.read ?? '';
  const told: string[] = [];
  if (verdict.published !== null && !verdict.never && deadline?.source === undefined)
    told.push('no source is named for the deadline');
  if (deadline?.source !== undefined && isCommunity(deadline.source))
    told.push('the deadline is from a list that the community keeps');
  if (deadline?.stale === true)
    told.push(
      verdict.state === 'closed'
        ? `the deadline was read on ${read}, before it had passed`
        : `the deadline was read ${deadline.age ?? 0} days ago, on ${read}`,
    );
  return told;
}
