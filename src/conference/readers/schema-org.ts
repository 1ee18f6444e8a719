import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { noCallInPage } from '../../errors.ts';
import { lineAndColumn } from '../../text/span.ts';
import { zoneId } from '../zones.ts';
import { isRecord, parseJson } from './json.ts';
import {
  addressIn,
  dayIn,
  Fault,
  idOf,
  readEntries,
  timeOf,
  withYear,
  type Listing,
  type Raw,
  type Reading,
  type Said,
} from './reading.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Reads the events of schema.org that a page describes as JSON-LD: `hasParticipationOffer` is the call, and ends with
 * `availabilityEnds` (https://schema.org/ConferenceEvent). Throws a CfpError for a page without any.
 */
export function readSchemaOrg(listing: Listing): Reading {
  const { path } = listing;
  const scripts = isJson(listing.text) ? [{ text: listing.text, line: 1, column: 1 }] : scriptsOf(listing.text);
  const entries = scripts.flatMap((script): Raw[] => {
    const place = `${path}:${script.line}:${script.column}`;
    // What is broken in one script is no reason to pass over another.
    const data = scripts.length > 1 ? quietly(() => parseJson(script.text, path)) : parseJson(script.text, path);
    return eventsIn(data).map((event): Raw => {
      const name = withYear(textOf(event.name) ?? '', /^\d{4}/.exec(textOf(event.startDate) ?? '')?.[0]);
      return {
        entry: name === '' ? 'an event without a name' : name,
        place: () => place,
        read: () => said(event, name, listing),
      };
    });
  });
  if (entries.length === 0) throw noCallInPage(path);
  return readEntries(listing, 'schema.org', entries);
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text.replace(/^\ufeff/, ''));

function quietly(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}

interface Script {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The texts of the JSON-LD scripts of a page. */
function scriptsOf(html: string): Script[] {
  const found: Script[] = [];
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('content' in node) waiting.push(node.content);
    if (!('childNodes' in node)) continue;
    const isScript =
      node.nodeName === 'script' &&
      'attrs' in node &&
      node.attrs.some(({ name, value }) => name === 'type' && /^\s*application\/ld\+json\b/i.test(value));
    if (isScript) {
      const [child] = node.childNodes;
      const text = child !== undefined && 'value' in child ? child.value : '';
      const offset = child?.sourceCodeLocation?.startOffset ?? 0;
      found.push({ text, ...lineAndColumn(html, offset + (text.length - text.trimStart().length)) });
    } else waiting.push(...node.childNodes.slice().reverse());
  }
  return found;
}

const MOST_DEPTH = 12;

/** The events in a graph that make an offer to take part, and conferences that make none. */
function eventsIn(data: unknown, depth = 0): Data[] {
  if (depth > MOST_DEPTH) return [];
  if (Array.isArray(data)) return data.flatMap((item: unknown) => eventsIn(item, depth + 1));
  if (!isRecord(data)) return [];
  const types = listOf(data['@type']).map((type) => String(type).replace(/^.*[/:]/, ''));
  const isEvent = types.some((type) => /Event$|^Hackathon$/.test(type));
  const isConference = types.includes('ConferenceEvent');
  const own = isEvent && (isConference || data.hasParticipationOffer !== undefined) ? [data] : [];
  const below = Object.entries(data)
    .filter(([key]) => key !== 'hasParticipationOffer')
    .flatMap(([, value]) => (typeof value === 'object' ? eventsIn(value, depth + 1) : []));
  // The talks of a conference are events, too; what calls for proposals is the whole.
  return own.length > 0 ? own : below;
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function textOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  const text =
    typeof first === 'string'
      ? first.trim()
      : isRecord(first) && typeof first['@value'] === 'string'
        ? first['@value'].trim()
        : '';
  return text === '' ? undefined : text;
}

function said(event: Data, name: string, { origin }: Listing): Said | { left: string } {
  if ((textOf(event.eventStatus) ?? '').endsWith('EventCancelled')) return { left: 'it is cancelled' };
  const offers = listOf(event.hasParticipationOffer).filter(isRecord);
  const [first, ...others] = offers;
  const closes = momentOf('availabilityEnds', textOf(first?.availabilityEnds) ?? textOf(first?.validThrough));
  const opens = momentOf('availabilityStarts', textOf(first?.availabilityStarts) ?? textOf(first?.validFrom));
  const zone = closes?.zone ?? opens?.zone ?? null;
  const inZone = (moment: Moment | null): string | undefined =>
    moment === null
      ? undefined
      : moment.zone === zone || moment.offset === ''
        ? moment.time
        : `${moment.time}${moment.offset}`;
  const named = others.flatMap((offer) => {
    const label = textOf(offer.name);
    const deadline = inZone(momentOf('availabilityEnds', textOf(offer.availabilityEnds)));
    return label === undefined || deadline === undefined || idOf(label) === ''
      ? []
      : [{ id: idOf(label), name: label, deadline }];
  });
  const own = textOf(first?.name);
  return {
    name,
    url: addressIn(textOf(event.url)) ?? origin.url,
    cfp: addressIn(textOf(first?.url)),
    // An offset is the zone of a time that has no other; days alone are of no zone.
    timezone: zone ?? undefined,
    opens: inZone(opens),
    deadline: inZone(closes),
    starts: dayIn('startDate', textOf(event.startDate)?.slice(0, 10)),
    ends: dayIn('endDate', textOf(event.endDate)?.slice(0, 10)),
    place: placeOf(event.location),
    formats:
      named.length === 0
        ? undefined
        : [...(own === undefined || idOf(own) === '' ? [] : [{ id: idOf(own), name: own }]), ...named],
  };
}

interface Moment {
  readonly time: string;
  readonly offset: string;
  readonly zone: string | null;
}

/** A `Date` or `DateTime` of schema.org: an offset is its zone. */
function momentOf(key: string, text: string | undefined): Moment | null {
  if (text === undefined) return null;
  const [, local = text, offset = ''] = /^(.*T[\d:.]+?)(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  const time = timeOf(key, local.replace(/\.\d+$/, '')) ?? '';
  if (offset === '' || !time.includes('T')) return { time, offset: '', zone: null };
  if (offset === 'Z') return { time, offset, zone: 'UTC' };
  const written = offset.replace(/^(...)(\d\d)$/, '$1:$2');
  if (zoneId(written) === undefined) throw new Fault(key, `There is no offset ${offset}.`);
  return { time, offset: written, zone: written === '-12:00' ? 'AoE' : written === '+00:00' ? 'UTC' : written };
}

function placeOf(location: unknown): string | undefined {
  const places = listOf(location).map((one) => {
    if (typeof one === 'string') return one.trim();
    if (!isRecord(one)) return '';
    if ((textOf(one['@type']) ?? '').endsWith('VirtualLocation')) return 'online';
    const address = listOf(one.address)[0];
    const parts = isRecord(address)
      ? [
          textOf(address.addressLocality),
          isRecord(address.addressCountry) ? textOf(address.addressCountry.name) : textOf(address.addressCountry),
        ]
      : [textOf(address)];
    const words = parts.filter((part) => part !== undefined).join(', ');
    return words === '' ? (textOf(one.name) ?? '') : words;
  });
  const [first = '', ...others] = places.filter((place) => place !== '');
  return first === '' ? undefined : [first === 'online' ? 'Online' : first, ...others].join(', and ');
}
