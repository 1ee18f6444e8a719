import { wrongKind } from '../../errors.ts';
import { lineAndColumn } from '../../text/span.ts';
import { isRecord, parseJson } from './json.ts';
import { addressIn, dayIn, readEntries, withYear, type Listing, type Raw, type Reading } from './reading.ts';

const KIND = 'a list of conferences with `name`, `startDate` and `cfpEndDate`, as confs.tech keeps it';

/**
 * Reads a list of confs.tech (https://github.com/tech-conferences/conference-data): days alone, without an hour or a zone.
 * Throws a CfpError for JSON of another kind.
 */
export function readConfsTech(listing: Listing): Reading {
  const { text, path } = listing;
  const data = parseJson(text, path);
  if (!Array.isArray(data)) throw wrongKind(`${path}:1:1`, KIND);
  let from = 0;
  const entries = data.map((item: unknown): Raw => {
    // JSON.parse tells no places: entries stand in the order in which their names do.
    const own = isRecord(item) && typeof item.name === 'string' ? JSON.stringify(item.name) : '';
    const found = own === '' ? -1 : text.indexOf(own, from);
    const start = found === -1 ? from : found;
    if (!isRecord(item) || typeof item.name !== 'string') throw wrongKind(placeAt(listing, start), KIND);
    from = start + own.length;
    const word = (key: string): string | undefined => (typeof item[key] === 'string' ? item[key].trim() : undefined);
    const name = withYear(item.name, /^\d{4}/.exec(word('startDate') ?? '')?.[0]);
    return {
      entry: name,
      place: (key) => placeAt(listing, placeOf(text, start, key)),
      read: () => ({
        name,
        url: addressIn(word('url')),
        cfp: addressIn(word('cfpUrl')),
        deadline: dayIn('cfpEndDate', word('cfpEndDate')),
        starts: dayIn('startDate', word('startDate')),
        ends: dayIn('endDate', word('endDate')),
        place: placeWords(word('city'), word('country'), item.online === true),
      }),
    };
  });
  return readEntries(listing, 'confs.tech', entries);
}

function placeAt({ text, path }: Listing, offset: number): string {
  const { line, column } = lineAndColumn(text, offset);
  return `${path}:${line}:${column}`;
}

const THEIRS: Readonly<Record<string, string>> = { deadline: 'cfpEndDate', starts: 'startDate', ends: 'endDate' };

/** Where the value of a key stands in the entry that begins at an offset; else the entry. */
function placeOf(text: string, start: number, key: string | undefined): number {
  if (key === undefined) return start;
  const quoted = JSON.stringify(THEIRS[key] ?? key);
  const end = text.indexOf('}', start);
  const at = text.indexOf(quoted, start);
  if (at === -1 || (end !== -1 && at > end)) return start;
  const value = /\s*:\s*/.exec(text.slice(at + quoted.length, at + quoted.length + 40));
  return at + quoted.length + (value?.[0].length ?? 0);
}

function placeWords(city: string | undefined, country: string | undefined, online: boolean): string | undefined {
  const there = [city, country].filter((one) => one !== undefined && one !== '').join(', ');
  if (there === '') return online ? 'Online' : undefined;
  return online ? `${there}, and online` : there;
}
