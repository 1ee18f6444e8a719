import { Temporal } from 'temporal-polyfill';
import { attribute, hasClass, pageElements, seenText, type Element } from '../text/html.ts';
import { zoneId } from './zones.ts';

/** The page of a call on pretalx. */
export interface PretalxCall {
  /** Whether its button leads on to the form; null where it has no such button. */
  readonly open: boolean | null;
  /** The one time that it tells, until when or from when on, as a local time of its zone; null where none can be read. */
  readonly time: { readonly local: string; readonly zone: string } | null;
  /** The sentence that it tells a time with; null where it tells none. */
  readonly sentence: string | null;
  /** The name of the event; null where it is not there. */
  readonly name: string | null;
  /** What the organisers wrote. */
  readonly text: string;
}

/** Reads the page of a call; null for a page that pretalx did not write. `event` is its name in the address. */
export function readCall(html: string, event: string): PretalxCall | null {
  const page = pageElements(html);
  if (page?.some(isMark) !== true) return null;
  const button = page.find((element) => leadsTo(element, `/${event}/submit/`));
  const home = page.find((element) => leadsTo(element, `/${event}/`));
  const main = page.find(({ tagName }) => tagName === 'main');
  const telling = page.filter((element) => element.tagName === 'strong' && zoneIn(seenText(element)) !== null);
  const order = page.map((element) => attribute(element, 'data-dateformat')).find((one) => one !== undefined);
  const [sentence = null, ...more] = new Set(telling.map((element) => seenText(element)));
  return {
    open: button === undefined ? null : !hasClass(button, 'disabled'),
    // Organisers write times too: where one looks like pretalx's own and is another, neither is taken.
    time: sentence === null || more.length > 0 ? null : timeIn(sentence, order ?? 'YYYY-MM-DD'),
    sentence,
    name: (home && seenText(home)) || null,
    text: main === undefined ? '' : seenText(main, (one) => hasClass(one, 'url-links') || telling.includes(one)),
  };
}

/** Where a page says that it is pretalx's. */
const isMark = (element: Element): boolean =>
  ['generator', 'application-name'].includes(attribute(element, 'name') ?? '') &&
  /^pretalx\b/i.test(attribute(element, 'content') ?? '');

function leadsTo(element: Element, path: string): boolean {
  const to = element.tagName === 'a' ? attribute(element, 'href') : undefined;
  if (to === undefined || !URL.canParse(to, 'https://host')) return false;
  return new URL(to, 'https://host').pathname.toLowerCase() === path.toLowerCase();
}

/** The zone that a sentence names in brackets, as pretalx does: "(America/New_York)". */
function zoneIn(sentence: string): string | null {
  const zones = Array.from(sentence.matchAll(/\(([A-Za-z][A-Za-z0-9_+/-]{1,60})\)/g), ([, zone = '']) => zone);
  return zones.find((zone) => zoneId(zone) !== undefined) ?? null;
}

/** The time that stands before a zone, the day in the order that the page declares (`DD.MM.YYYY`). */
function timeIn(sentence: string, order: string): PretalxCall['time'] {
  const zone = zoneIn(sentence);
  if (zone === null) return null;
  const [before = ''] = sentence.split(`(${zone})`);
  const match = /(\d{1,4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,4})[^\d]{1,3}(\d{1,2}):(\d{2})(?::\d{2})? *$/.exec(before);
  // A clock of twelve hours needs words that cfp does not know in every language.
  if (match === null) return null;
  const [, first = '', second = '', third = '', hour = '', minute = ''] = match;
  const places = Array.from(order.matchAll(/Y+|M+|D+/gi), ([letters]) => letters.charAt(0).toUpperCase());
  const part = (letter: string): string => [first, second, third][places.indexOf(letter)] ?? '';
  if (part('Y').length !== 4) return null;
  try {
    const local = Temporal.PlainDateTime.from(
      { year: +part('Y'), month: +part('M'), day: +part('D'), hour: +hour, minute: +minute },
      { overflow: 'reject' },
    );
    return { local: local.toString({ smallestUnit: 'minute' }), zone };
  } catch {
    return null;
  }
}
