import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { invalidData, wrongKind } from '../../errors.ts';
import { inline } from '../../text/display.ts';
import { lineAndColumn } from '../../text/span.ts';
import { tooDeepAt } from '../../text/yaml-depth.ts';
import { zoneFault, zoneId } from '../zones.ts';
import {
  addressIn,
  dayIn,
  Fault,
  readEntries,
  timeOf,
  withYear,
  type Listing,
  type Raw,
  type Reading,
  type Said,
} from './reading.ts';

const KIND = 'a list of entries with `conference`, `year` and `cfp`, as python-deadlines keeps it';

/**
 * Reads `_data/conferences.yml` of python-deadlines (https://github.com/JesperDramsch/python-deadlines): a time zone that is
 * left out means AoE. Throws a CfpError for YAML of another kind.
 */
export function readPythonDeadlines(listing: Listing): Reading {
  const { text, path } = listing;
  const deep = tooDeepAt(text);
  if (deep !== null) {
    const { line, column } = lineAndColumn(text, deep);
    throw invalidData(
      `${path}:${line}:${column}`,
      'What is opened here goes deeper than cfp reads.',
      'Close the brackets.',
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'failsafe',
    logLevel: 'silent',
  });
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined)
    throw invalidData(
      placeAt(error.pos[0]),
      `This is not valid YAML: ${inline(error.message)}.`,
      'Quote the value, or look at the indent.',
    );
  const { contents } = document;
  if (!isSeq(contents)) throw wrongKind(placeAt(rangeStart(contents)), KIND);
  const entries = contents.items.map((item): Raw => {
    if (!isMap(item) || textAt(item, 'conference') === undefined) throw wrongKind(placeAt(rangeStart(item)), KIND);
    return {
      entry: withYear(textAt(item, 'conference') ?? '', textAt(item, 'year')),
      place: (key) => placeAt((key === undefined ? undefined : offsetAt(item, key)) ?? rangeStart(item)),
      read: () => said(item),
    };
  });
  return readEntries(listing, 'python-deadlines', entries);
}

function said(item: YAMLMap): Said | { left: string } {
  const text = (key: string): string | undefined => textAt(item, key);
  const first = text('cfp');
  if (/^cancell?ed$/i.test(first ?? '')) return { left: 'it is cancelled' };
  const timezone = text('timezone') ?? 'AoE';
  if (zoneId(timezone) === undefined) throw new Fault('timezone', zoneFault(timezone));
  const time = (key: string): string | undefined => {
    const written = text(key);
    return /^(?:tba|tbd|none|null|~|cancell?ed)$/i.test(written ?? '') ? undefined : timeOf(key, written, timezone);
  };
  const [cfp, extended] = [time('cfp'), time('cfp_ext')];
  if (cfp !== undefined && extended !== undefined && extended < cfp)
    throw new Fault('cfp_ext', `The extended deadline is before the first one, ${cfp}.`);
  const own = (['tutorial', 'workshop'] as const).flatMap((id) => {
    const deadline = time(`${id}_deadline`);
    return deadline === undefined ? [] : [{ id, name: id === 'tutorial' ? 'Tutorial' : 'Workshop', deadline }];
  });
  const deadline = extended ?? cfp;
  return {
    name: withYear(text('conference') ?? '', text('year')),
    url: addressIn(text('link')),
    cfp: addressIn(text('cfp_link')),
    // Without a time there is nothing that a zone could be of.
    timezone: deadline === undefined && own.length === 0 ? text('timezone') : timezone,
    deadline,
    extended_from: cfp !== undefined && extended !== undefined && extended !== cfp ? [cfp] : undefined,
    starts: dayIn('start', text('start')),
    ends: dayIn('end', text('end')),
    place: text('place'),
    note: text('note'),
    // The call is for talks; what has a deadline of its own is named beside them.
    formats: own.length === 0 ? undefined : [{ id: 'talk', name: 'Talk' }, ...own],
  };
}

function textAt(item: YAMLMap, key: string): string | undefined {
  const value = item.get(key, true);
  const text = isScalar(value) && typeof value.value === 'string' ? value.value.trim() : '';
  return text === '' ? undefined : text;
}

/** Our keys for theirs, where a fault is found in what was made of them. */
const THEIRS: Readonly<Record<string, string>> = {
  name: 'conference',
  deadline: 'cfp',
  starts: 'start',
  ends: 'end',
  formats: 'tutorial_deadline',
  url: 'link',
};

function offsetAt(item: YAMLMap, key: string): number | undefined {
  const value = item.get(key, true) ?? item.get(THEIRS[key] ?? key, true);
  return isScalar(value) ? value.range?.[0] : undefined;
}

const rangeStart = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
