import { Temporal } from 'temporal-polyfill';
import type { Conference, Format } from './conference.ts';
import { dayOf, endOf, hourOf, startOf, type Doubt } from './published.ts';
import { zoneId, zoneWords } from './zones.ts';

type Instant = Temporal.Instant;

/** `closing` is 48 hours or less; `unknown` is a deadline that was not published, or one whose day is passing. */
export type DeadlineState = 'open' | 'closing' | 'closed' | 'not-open' | 'unknown';

/** What is known of a call's deadline at one moment. */
export interface Verdict {
  readonly state: DeadlineState;
  /** The last instant at which the form takes a proposal; null where it was not published to the hour. */
  readonly closes: Instant | null;
  readonly opens: Instant | null;
  /** As the conference file says it: an IANA name, UTC, AoE, or null. */
  readonly zone: string | null;
  /** Time until `closes`; null once closed, or where it is not known. */
  readonly left: Temporal.Duration | null;
  /** For a deadline published as a day without an hour: the day, and the instants between which it may close. */
  readonly day: { readonly date: string; readonly earliest: Instant; readonly latest: Instant } | null;
  /** True where the file says that the call never closes. */
  readonly never: boolean;
  /** Earlier deadlines, as they were published. */
  readonly extendedFrom: readonly string[];
  /** The format whose own deadline this is. */
  readonly format: Format | null;
  /** As the file has it, or null where there is none. */
  readonly published: string | null;
  readonly sure: Certainty;
  /** Why it is not sure. */
  readonly doubts: readonly Doubt[];
}

/** `reading` is one reading of a time that has several; `never` is what the file says of a call without an end. */
export type Certainty = 'minute' | 'reading' | 'day' | 'never' | 'none';

const CLOSING_HOURS = 48;

/**
 * Judges whether a call takes a proposal at `now`. A format's own deadline overrules the call's; a call that has none is
 * open as long as its last format is.
 * A form that says 23:59 closes at 23:59:00 and is still open at that very instant (pretalx compares `>=`).
 * A day without an hour ends with that day in AoE where the zone is AoE; elsewhere it is judged by its earliest
 * reading, the start of that day in the call's zone, or in UTC+14 where no zone was published.
 */
export function judgeDeadline(conference: Conference, format: Format | undefined, now: Instant): Verdict {
  if (format === undefined && conference.deadline === undefined) {
    const last = lastToClose(conference);
    if (last !== undefined) return judgeDeadline(conference, last, now);
  }
  const published = format?.deadline ?? conference.deadline;
  const zone = conference.timezone ?? null;
  const opens = openingOf(conference, format);
  const verdict: Omit<Verdict, 'state'> = {
    closes: null,
    opens,
    zone,
    left: null,
    day: null,
    never: published === 'never',
    extendedFrom: (format?.deadline === undefined ? conference.extended_from : format.extended_from) ?? [],
    format: format?.deadline === undefined ? null : format,
    published: published ?? null,
    sure: 'none',
    doubts: [],
  };

  const notYet = opens !== null && before(now, opens);
  if (published === undefined) return { ...verdict, state: notYet ? 'not-open' : 'unknown' };
  if (published === 'never') return { ...verdict, state: notYet ? 'not-open' : 'open', sure: 'never' };

  const { instant: closes, earliest, latest, doubts } = endOf(published, zone);
  if (closes === null) {
    const day = { date: published, earliest, latest };
    const known = { ...verdict, day, sure: 'day', doubts } as const;
    if (before(latest, now)) return { ...known, state: 'closed' };
    if (before(earliest, now)) return { ...known, state: 'unknown' };
    return { ...known, state: notYet ? 'not-open' : openOrClosing(now, earliest) };
  }
  const known = { ...verdict, closes, sure: doubts.length === 0 ? 'minute' : 'reading', doubts } as const;
  if (before(closes, now)) return { ...known, state: 'closed' };
  const left = now.until(closes, { largestUnit: 'hours' });
  return { ...known, left, state: notYet ? 'not-open' : openOrClosing(now, closes) };
}

const before = (one: Instant, other: Instant): boolean => Temporal.Instant.compare(one, other) < 0;

function openOrClosing(now: Instant, closes: Instant): DeadlineState {
  return before(now.add({ hours: CLOSING_HOURS }), closes) ? 'open' : 'closing';
}

function openingOf(conference: Conference, format: Format | undefined): Instant | null {
  const published = format?.opens ?? conference.opens;
  return published === undefined ? null : startOf(published, conference.timezone ?? null);
}

/** The format that closes last, of those that have a deadline of their own. */
function lastToClose({ formats, timezone }: Conference): Format | undefined {
  const latest = (format: Format): number => endOf(format.deadline ?? '', timezone ?? null).latest.epochMilliseconds;
  const [last] = formats.filter(({ deadline }) => deadline !== undefined).sort((a, b) => latest(b) - latest(a));
  return last;
}

/** How sure a verdict is, in words: "to the minute". */
export function certaintyWords({ sure, doubts, published, zone }: Verdict): string {
  switch (sure) {
    case 'minute':
      return 'to the minute';
    case 'reading':
      return doubts.map((doubt) => doubtWords(doubt, published ?? '')).join('; ');
    case 'day':
      return `to the day: ${missingWords(published ?? '', zone)} not published, so the earliest reading is taken`;
    case 'never':
      return 'the organisers say so';
    case 'none':
      return 'no deadline was published';
  }
}

/** Why a time that was published is only taken for an instant. */
function doubtWords(doubt: Doubt, published: string): string {
  const hour = hourOf(published) ?? '';
  switch (doubt) {
    case 'midnight':
      return `midnight of ${dayWords(published)} is taken as the start of that day`;
    case 'gap':
      return `the clocks leave out ${hour} on that day, so it is taken as an hour that is later by as much`;
    case 'overlap':
      return `the clocks show ${hour} twice on that day, and the first is taken`;
    case 'hour':
    case 'zone':
      return `the ${doubt} was not published`;
  }
}

/**
 * The verdict in words, for a sentence: "closes in 3 days 4 hours: Mon 29 April 2024 12:00 in New York, 16:00 UTC,
 * 18:00 where you are". `readerZone` is the reader's IANA zone; it changes no verdict, only the last time told.
 */
export function deadlineWords(verdict: Verdict, now: Instant, readerZone: string): string {
  const { state, closes, opens, day, never, zone, format, sure } = verdict;
  const whose = format === null ? '' : ` (${format.name})`;
  const doubt = sure === 'reading' ? ` (${certaintyWords(verdict)})` : '';
  const extended = `${doubt}${extensionWords(verdict)}`;
  const told = (instant: Instant): string => instantWords(instant, zone, readerZone);

  if (state === 'not-open' && opens !== null) {
    return `not open yet: opens in ${durationWords(now, opens)}: ${instantWords(opens, zone, readerZone, 'begins')}`;
  }
  if (never) return 'open: this call never closes';
  if (closes !== null) {
    return state === 'closed'
      ? `closed${whose} ${agoWords(closes, now)} ago: ${told(closes)}${extended}`
      : `closes${whose} in ${durationWords(now, closes)}: ${told(closes)}${extended}`;
  }
  if (day === null) return 'deadline not published';

  const missing = missingWords(day.date, zone);
  const when = `${dayWords(day.date)}, ${missing} not published${extended}`;
  if (state === 'closed') return `closed${whose}: ${when}`;
  if (state === 'unknown') return `may be closed already${whose}: ${when}`;
  return `closes${whose} in ${durationWords(now, day.earliest)} at the earliest: ${when}`;
}

function extensionWords({ extendedFrom, zone }: Verdict): string {
  if (extendedFrom.length === 0) return '';
  const earlier = extendedFrom.map((published) => {
    const hour = hourOf(published);
    return hour === null ? dayWords(published) : `${dayWords(published)} ${hour}`;
  });
  return ` (extended from ${earlier.join(', then ')}${zone === null ? '' : ` ${zoneWords(zone)}`})`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

/** "Mon 29 April 2024". */
export function dateWords(date: Temporal.PlainDate): string {
  return `${WEEKDAYS[date.dayOfWeek - 1] ?? ''} ${date.day} ${MONTHS[date.month - 1] ?? ''} ${date.year}`;
}

/** An instant in the event's zone, in UTC and in the reader's zone; the day is repeated where it differs. */
export function instantWords(
  instant: Instant,
  eventZone: string | null,
  readerZone: string,
  what: 'begins' | 'ends' = 'ends',
): string {
  const zones: [id: string, words: string][] = [['UTC', 'UTC']];
  const event = eventZone === null ? undefined : zoneId(eventZone);
  if (eventZone !== null && event !== undefined && event !== 'UTC') zones.unshift([event, zoneWords(eventZone)]);
  if (!zones.some(([id]) => id === readerZone)) zones.push([readerZone, 'where you are']);

  let day = '';
  const words: string[] = [];
  for (const [id, name] of zones) {
    const { date, time } = localWords(instant, id, what);
    words.push(`${date === day ? '' : `${day === '' ? date : date.replace(/ \d+$/, '')} `}${time} ${name}`);
    day = date;
  }
  return words.join(', ');
}

/** A local date and time. What ends at midnight ends the day before: "10 June, Anywhere on Earth" is until 24:00 of the 10th. */
export function localWords(instant: Instant, zone: string, what: 'begins' | 'ends'): { date: string; time: string } {
  const local = instant.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  if (time !== '00:00' || what === 'begins') return { date: dateWords(local.toPlainDate()), time };
  return { date: dateWords(local.toPlainDate().subtract({ days: 1 })), time: '24:00' };
}

/** The time between two instants in its two largest units: "3 days 4 hours", "12 minutes". */
export function durationWords(from: Instant, to: Instant): string {
  const minutes = Math.floor(from.until(to).total('minutes'));
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return 'less than a minute';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}${amount === 1 ? '' : 's'}`)
    .join(' ');
}

const LONG_DAYS = 60;

/** How long ago it was: as `durationWords` has it, and in whole months or years after two months. */
export function agoWords(from: Instant, to: Instant): string {
  const date = (instant: Instant): Temporal.PlainDate => instant.toZonedDateTimeISO('UTC').toPlainDate();
  if (from.until(to).total('hours') < LONG_DAYS * 24) return durationWords(from, to);
  const { months } = date(from).until(date(to), { largestUnit: 'months' });
  // Sixty days may be a day or two short of two whole months.
  return months < 24 ? `${Math.max(2, months)} months` : `${Math.floor(months / 12)} years`;
}

/** The verdict in a few words, for a list: "closes in 52 days 13 hours", "closed on Mon 29 April 2024". */
export function stateWords({ state, closes, opens, day, never, zone }: Verdict, now: Instant): string {
  const date = (instant: Instant): string => localWords(instant, (zone && zoneId(zone)) ?? 'UTC', 'ends').date;
  if (state === 'not-open' && opens !== null) return `opens in ${durationWords(now, opens)}`;
  if (never) return 'never closes';
  if (closes !== null)
    return state === 'closed' ? `closed on ${date(closes)}` : `closes in ${durationWords(now, closes)}`;
  if (day === null) return 'deadline not published';
  const verb = { closed: 'closed', unknown: 'may have closed' }[state as string] ?? 'closes';
  return `${verb} on ${dayWords(day.date)}, ${missingWords(day.date, zone)} not published`;
}

/** When a call closes, or opens where it has not, in the event's zone and short: "13 Jan 2027 23:59 AoE". */
export function whenWords({ state, closes, opens, day, never, zone }: Verdict): string {
  const short = (date: string): string => date.replace(/^\w+ (\d+ \w{3})\w*/, '$1');
  const told = (instant: Instant, what: 'begins' | 'ends'): string => {
    const { date, time } = localWords(instant, (zone && zoneId(zone)) ?? 'UTC', what);
    return `${short(date)} ${time} ${zone === null ? 'UTC' : zoneWords(zone)}`;
  };
  if (state === 'not-open' && opens !== null) return told(opens, 'begins');
  if (never) return 'never';
  if (closes !== null) return told(closes, 'ends');
  if (day === null) return 'not published';
  const hour = hourOf(day.date);
  return `${short(dayWords(day.date))}${hour === null ? '' : ` ${hour}`}, no ${missingWords(day.date, zone)}`;
}

/** The day of a published deadline in words: "Mon 29 April 2024". */
export function dayWords(published: string): string {
  return dateWords(dayOf(published));
}

/** What was not published of a deadline that is no instant. */
export function missingWords(published: string, zone: string | null): 'hour' | 'zone' | 'hour and zone' {
  if (zone !== null) return 'hour';
  return published.includes('T') ? 'zone' : 'hour and zone';
}
