import ICAL from 'ical.js';
import { invalidData } from '../../errors.ts';
import { inline } from '../../text/display.ts';
import { lineAndColumn } from '../../text/span.ts';
import { zoneFault, zoneId, zonesMeantBy } from '../zones.ts';
import { addressIn, Fault, readEntries, type Listing, type Raw, type Reading, type Said } from './reading.ts';

// What says that an event is a call's deadline, and no conference.
const CALL =
  /\b(?:cfps?|cfs|c4p|call for (?:papers?|proposals?|speakers?|participation|presentations?|talks)|submissions?|deadline)\b/i;
const OPENS = /\b(?:opens?|opening|begins?|starts?)\b/i;

/**
 * Reads the events of a calendar: one that says "call for proposals" or the like is a deadline, any other a conference whose
 * deadline is not known. Events of one conference are put together. Throws a CfpError for what is no calendar.
 */
export function readIcal(listing: Listing): Reading {
  const { text, path } = listing;
  const calendars = componentsOf(text, path);
  const events = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  let from = 0;
  const raws = events.map((event): Event => {
    const start = text.toUpperCase().indexOf('BEGIN:VEVENT', from);
    from = start + 1;
    const summary = wordAt(event, 'summary') ?? '';
    return { event, summary, name: nameIn(summary), ...lineAndColumn(text, Math.max(0, start)) };
  });
  const names = [...new Set(raws.map(({ name }) => name.toLowerCase()))];
  const entries = names.map((name): Raw => {
    const own = raws.filter((one) => one.name.toLowerCase() === name);
    const [first] = own;
    return {
      entry: first?.name === '' || first === undefined ? 'an event without a summary' : first.name,
      place: () => `${path}:${first?.line ?? 1}:${first?.column ?? 1}`,
      read: () => said(own),
    };
  });
  return readEntries(listing, 'ical', entries);
}

interface Event {
  readonly event: ICAL.Component;
  readonly summary: string;
  /** The conference, without what is said of its call. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

function componentsOf(text: string, path: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text) as unknown[];
    const all = Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed];
    const calendars = all.map((one) => new ICAL.Component(one));
    if (calendars.every(({ name }) => name === 'vcalendar')) return calendars;
  } catch (error) {
    const line = Number(/line (?:no )?(\d+)/i.exec(error instanceof Error ? error.message : '')?.[1] ?? 1);
    const why = error instanceof Error ? inline(error.message).slice(0, 120) : '';
    throw invalidData(`${path}:${line}:1`, `This is no calendar that can be read: ${why}.`, 'Is this the right file?');
  }
  throw invalidData(
    `${path}:1:1`,
    'This is no calendar: it does not begin with BEGIN:VCALENDAR.',
    'Is this the right file?',
  );
}

function wordAt(event: ICAL.Component, name: string): string | undefined {
  const value = event.getFirstPropertyValue(name);
  const text = value === null ? '' : String(value).trim();
  return text === '' ? undefined : text;
}

/** "PyCon X 2027" of "PyCon X 2027: call for proposals closes", "CfP: PyCon X 2027" or "[CFP] PyCon X 2027 deadline". */
function nameIn(summary: string): string {
  const text = summary.replace(/\s+/g, ' ').trim();
  if (!CALL.test(text)) return text;
  const before = text.split(CALL)[0] ?? '';
  const trimmed = before.replace(/[\s([{:|–—-]+(?:the\s*)?$/i, '').replace(/^[[(]\s*/, '');
  if (/[\p{L}\p{N}]/u.test(trimmed)) return trimmed;
  return text
    .replace(new RegExp(CALL.source, 'gi'), ' ')
    .replace(/\b(?:closes?|closing|ends?|opens?|deadline|due|for|of|at)\b(?=\s*[:|–—\-\])]|\s|$)/gi, ' ')
    .replace(/[[\](){}:|–—]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '');
}

interface When {
  readonly time: string;
  /** Null where the calendar leaves it open. */
  readonly zone: string | null;
}

function said(events: readonly Event[]): Said | { left: string } {
  const told = events.filter(({ event }) => wordAt(event, 'status')?.toUpperCase() !== 'CANCELLED');
  const [first] = told;
  if (first === undefined) return { left: 'it is cancelled' };
  const calls = told.filter(
    ({ summary, event }) => CALL.test(summary) || /\bcfp\b/i.test(wordAt(event, 'categories') ?? ''),
  );
  const isOpening = ({ summary }: Event): boolean => OPENS.test(summary) && !/clos|deadline|due|until/i.test(summary);
  const closing = calls.find((one) => !isOpening(one)) ?? null;
  const opening = calls.find(isOpening) ?? null;
  const conference = told.find((one) => !calls.includes(one)) ?? null;
  // An event of several days, from the opening to the end.
  const span = closing === null ? null : spanOf(closing.event);
  const deadline = span?.to ?? null;
  const opens = opening === null ? (span?.from ?? null) : (whenOf(opening.event, 'dtstart') ?? null);
  const zone = deadline?.zone ?? opens?.zone ?? undefined;
  const page = (one: Event | null): string | undefined =>
    one === null
      ? undefined
      : addressIn(
          wordAt(one.event, 'url') ?? /https?:\/\/[^\s<>"')]+/.exec(wordAt(one.event, 'description') ?? '')?.[0],
        );
  return {
    name: first.name,
    url: page(conference),
    cfp: page(closing ?? opening),
    timezone: zone,
    opens: opens?.time,
    deadline: deadline?.time,
    starts: conference === null ? undefined : whenOf(conference.event, 'dtstart')?.time.slice(0, 10),
    ends: conference === null ? undefined : lastDayOf(conference.event),
    place: wordAt((conference ?? first).event, 'location')?.replace(/\s+/g, ' '),
  };
}

/** When a call ends; and when it begins, where the event lasts for more than a day. */
function spanOf(event: ICAL.Component): { from: When | null; to: When | null } {
  const start = whenOf(event, 'dtstart');
  const isDay = start !== undefined && !start.time.includes('T');
  const end = isDay ? { time: lastDayOf(event) ?? start.time, zone: start.zone } : whenOf(event, 'dtend');
  if (start === undefined) return { from: null, to: null };
  const lasts =
    end === undefined
      ? 0
      : Date.parse(`${end.time.slice(0, 10)}T00:00Z`) - Date.parse(`${start.time.slice(0, 10)}T00:00Z`);
  return lasts > 86_400_000 && end !== undefined ? { from: start, to: end } : { from: null, to: start };
}

function whenOf(event: ICAL.Component, name: 'dtstart' | 'dtend'): When | undefined {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!(value instanceof ICAL.Time)) return undefined;
  const time = value.toString().slice(0, value.isDate ? 10 : 16);
  if (value.isDate) return { time, zone: null };
  const tzid = property?.getParameter('tzid');
  if (value.toString().endsWith('Z')) return { time, zone: 'UTC' };
  if (typeof tzid !== 'string') return { time, zone: null };
  if (zoneId(tzid) !== undefined) return { time, zone: tzid };
  // A zone by a name of its own, which the calendar explains.
  if (zonesMeantBy(tzid).length === 0 && (event.getTimeZoneByID(tzid) as unknown) instanceof ICAL.Timezone) {
    const utc = value.convertToZone(ICAL.Timezone.utcTimezone);
    return { time: utc.toString().slice(0, 16), zone: 'UTC' };
  }
  throw new Fault(name, zoneFault(tzid));
}

/** The last day of an event: of a day, DTEND is the day after. */
function lastDayOf(event: ICAL.Component): string | undefined {
  const end = whenOf(event, 'dtend');
  if (end === undefined) return whenOf(event, 'dtstart')?.time.slice(0, 10);
  if (end.time.includes('T')) return end.time.slice(0, 10);
  const start = whenOf(event, 'dtstart')?.time ?? end.time;
  const before = new Date(Date.parse(`${end.time}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return before < start ? start : before;
}
