import { isRealDate } from './published.ts';
import { zoneFault, zoneId } from './zones.ts';

/** What an announcement says of a time, in the notation of a conference file. */
export interface Announced {
  readonly time: string;
  /** The zone that it names; null where it names none. */
  readonly timezone: string | null;
}

/** What is wrong with an announcement, and what to write instead. */
export interface Unread {
  readonly fault: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

interface Found {
  readonly date: string;
  readonly words: string;
}

/** A day in one of the notations that announcements use, and the words that it stood in. */
const DAYS: readonly ((text: string) => Found | undefined)[] = [
  (text) => found(/(\d{4})-(\d\d?)-(\d\d?)(?!\d)T?/i, text, ([, year, month, day]) => [year, month, day]),
  (text) => found(/(?<!\d)(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})(?!\d)/, text, ([, day, month, year]) => [year, month, day]),
  (text) =>
    found(
      new RegExp(`(?<!\\d)(\\d\\d?)(?:st|nd|rd|th|\\.)?(?: of)? ${MONTH},? (\\d{4})(?!\\d)`, 'i'),
      text,
      ([, day, month, year]) => [year, monthOf(month), day],
    ),
  (text) =>
    found(new RegExp(`\\b${MONTH} (\\d\\d?)(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'i'), text, ([, month, day, year]) => [
      year,
      monthOf(month),
      day,
    ]),
];

const monthOf = (name = ''): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function found(
  pattern: RegExp,
  text: string,
  parts: (match: RegExpExecArray) => readonly (string | undefined)[],
): Found | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year = '', month = '', day = ''] = parts(match);
  return { date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, words: match[0] };
}

// What stands between the day, the hour and the zone, and says nothing of them.
const FILLERS =
  /\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|at|on|by|until|till|before|in|the|of|end|day|time|local|hrs|hours|h|uhr|close|closes|deadline)\b|[,;()·–—|]/gi;

/**
 * Reads a time as people announce it: "April 29, 2024 at 12 PM EDT", "10 June 2022 AoE", "2024-04-29 noon, Europe/Paris".
 * `zone` is the event's own, which says what an abbreviation means. Numbers that may be the day or the month are refused.
 */
export function readTime(announced: string, zone?: string): Announced | Unread {
  // Nobody announces a time in more words; and a longer text is none.
  const text = announced.normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, 200);
  const day = DAYS.map((read) => read(text)).find((one) => one !== undefined);
  if (day === undefined) return { fault: dayFault(text) };
  if (!isRealDate(day.date)) return { fault: `The calendar has no ${day.words.replace(/T$/, '')}.` };

  const rest = text.replace(day.words, ' ');
  const { hour, words } = hourIn(rest);
  if (hour === null) return { fault: `A day has no hour ${words.trim()}; write it as 23:59.` };
  const { offset, timezone, unknown } = zoneIn(rest.replace(words, ' '));
  if (unknown !== null && zone === undefined) return { fault: zoneFault(unknown) };
  if (hour === '') return { time: day.date, timezone };
  // Beside a zone of the event's, an offset tells which of two such hours is meant.
  return { time: `${day.date}T${hour}${zone === undefined ? '' : offset}`, timezone };
}

function dayFault(text: string): string {
  if (/(?<!\d)\d\d?\/\d\d?\/\d{2,4}/.test(text))
    return 'Days written with slashes are read in two ways; write the day as 2024-04-29.';
  return 'No day is read there; write it as 2024-04-29 12:00, and its zone after it.';
}

const HOURS: readonly (readonly [RegExp, (match: RegExpExecArray) => readonly [hours: number, minutes: number]])[] = [
  [/\bnoon\b|\bmidday\b/i, () => [12, 0]],
  [/\bmidnight\b/i, () => [0, 0]],
  [/\b(?:eod|end of (?:the )?day)\b/i, () => [23, 59]],
  [
    /(?<![\d:+-])(\d\d?)[:.](\d\d)(?::\d\d)? ?([ap])\.?m\b\.?/i,
    ([, hours, minutes, half]) => [halved(hours, half), Number(minutes)],
  ],
  [/(?<![\d:+-])(\d\d?) ?([ap])\.?m\b\.?/i, ([, hours, half]) => [halved(hours, half), 0]],
  [/(?<![\d:+-])(\d\d?)[:.h](\d\d)(?::\d\d)?(?!\d)/i, ([, hours, minutes]) => [Number(hours), Number(minutes)]],
];

function halved(hours = '', half = ''): number {
  const number = Number(hours);
  if (number < 1 || number > 12) return NaN;
  return (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** The hour as `23:59`, '' where none is told, null where there is no such hour. 24:00 is the end of the day's last minute. */
function hourIn(text: string): { hour: string | null; words: string } {
  for (const [pattern, read] of HOURS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [hours, minutes] = read(match);
    const words = match[0];
    if (hours === 24 && minutes === 0) return { hour: '23:59', words };
    if (!(hours >= 0 && hours < 24 && minutes < 60)) return { hour: null, words };
    return { hour: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`, words };
  }
  return { hour: '', words: '' };
}

interface Zone {
  /** As it stands after an hour: `-04:00`, `Z` or nothing. */
  readonly offset: string;
  readonly timezone: string | null;
  readonly unknown: string | null;
}

function zoneIn(text: string): Zone {
  const plain = { offset: '', timezone: null, unknown: null };
  if (/\baoe\b|\banywhere on (?:the )?earth\b/i.test(text)) return { ...plain, timezone: 'AoE' };
  const iana = /\b[A-Z][A-Za-z]+(?:\/[A-Za-z_+-]+\d*){1,2}/.exec(text);
  if (iana !== null) {
    const known = zoneId(iana[0]) !== undefined;
    return { ...plain, timezone: known ? iana[0] : null, unknown: known ? null : iana[0] };
  }
  const offset = /(?:\b(?:UTC|GMT) ?)?(?<![\d:])([+-−])(\d\d?)(?::?(\d\d))?(?!\d)/i.exec(text);
  if (offset !== null) {
    const [, sign = '', hours = '', minutes = '00'] = offset;
    const written = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
    return { ...plain, offset: written, timezone: written };
  }
  if (/\b(?:utc|gmt)\b|(?<=^ *)Z\b/i.test(text)) return { ...plain, timezone: 'UTC' };
  const words = text.replace(FILLERS, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? plain : { ...plain, unknown: words };
}
