import { Temporal } from 'temporal-polyfill';
import type { Conference } from './conference.ts';
import type { Verdict } from './deadline.ts';

export type Source = Conference['sources'][number];

/** What a call's file may tell, in the order in which it is shown. */
export const factNames = [
  'deadline',
  'extended_from',
  'opens',
  'timezone',
  'anonymous',
  'proposals_per_speaker',
  'formats',
  'form',
  'platform',
  'url',
  'cfp',
  'starts',
  'ends',
  'place',
  'note',
] as const satisfies readonly (keyof Conference)[];

export type FactName = (typeof factNames)[number];

/** A fact of a call with where it was read last. */
export interface Fact {
  readonly name: FactName;
  /** Undefined where the file names none. */
  readonly source: Source | undefined;
  /** Other sources that it was read from on the same day. */
  readonly also: readonly Source[];
  /** Whole days between the day it was read and the day of the verdict; null without a source, and before that day. */
  readonly age: number | null;
  /** Whether it may have changed since it was read. */
  readonly stale: boolean;
}

/** After as many days, what was read of a call that has not closed wants to be read again: most extensions are shorter. */
const STALE_DAYS = 30;

/** The facts that a file tells, each with its source. */
export function factsOf(conference: Conference, verdict: Verdict, now: Temporal.Instant): Fact[] {
  return factNames.filter((name) => isTold(conference, name)).map((name) => factOf(conference, name, verdict, now));
}

const isTold = (conference: Conference, name: FactName): boolean =>
  name === 'formats' ? conference.formats.length > 0 : conference[name] !== undefined;

function factOf(conference: Conference, name: FactName, verdict: Verdict, now: Temporal.Instant): Fact {
  const all = conference.sources.filter((one) => one.for.includes(name));
  const source = all.reduce<Source | undefined>(
    (last, one) => (last === undefined || one.read > last.read ? one : last),
    undefined,
  );
  if (source === undefined) return { name, source, also: [], age: null, stale: false };
  const read = Temporal.PlainDate.from(source.read);
  const days = read.until(now.toZonedDateTimeISO('UTC').toPlainDate()).days;
  const also = all.filter((one) => one !== source && one.read === source.read);
  return { name, source, also, age: days < 0 ? null : days, stale: isStale(source.read, days, verdict) };
}

/** What was read of a call before it closed may have been changed until then; of one that is open, until now. */
function isStale(read: string, days: number, { state, never, closes, day }: Verdict): boolean {
  if (never) return false;
  if (state !== 'closed') return days > STALE_DAYS;
  const closed = (closes ?? day?.latest)?.toZonedDateTimeISO('UTC').toPlainDate().toString() ?? '';
  return days >= 0 && read < closed;
}

// Lists that the community keeps are often wrong; the organisers' own pages and forms are not.
const COMMUNITY = ['python-deadlines', 'confs.tech', 'ical'];

/** Whether a source is a list that others than the organisers keep. */
export function isCommunity(source: Source): boolean {
  return COMMUNITY.includes(source.from ?? '') || (source.url ?? '').startsWith('https://github.com/JesperDramsch/');
}

/** A source in words: its address, title or file. */
export function sourceWords({ url, title, file }: Source): string {
  return url ?? title ?? file ?? '';
}
