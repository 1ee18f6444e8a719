import { Temporal } from 'temporal-polyfill';
import type { CfpError } from '../errors.ts';
import { readCall } from '../conference/pretalx-call.ts';
import { readPretalx, type PretalxPages, type PretalxReading } from '../conference/pretalx.ts';
import {
  asksToWait,
  callClosed,
  callNeedsCode,
  callNotOpen,
  formNotShown,
  noPublicEvent,
  notAnEvent,
  notJson,
  notPretalx,
  pageSays,
} from '../errors.ts';
import type { Reading } from '../conference/readers/reading.ts';
import type { ReadOptions, Text } from './listings.ts';
import { noCache, type PageCache } from './page-cache.ts';
import { fetchPage, webAddress, type FetchOptions, type Page } from './web.ts';

/** How a server is asked. */
export interface Asking {
  /** When that is. */
  readonly read: Temporal.Instant;
  readonly cache: PageCache;
  readonly options?: FetchOptions;
  /** Waits for so many seconds; a test need not. */
  readonly wait?: (seconds: number) => Promise<void>;
}

/** A call as it was read, and what stands against taking it for the whole; null where nothing does. */
export interface PretalxFound extends PretalxReading {
  readonly fault: CfpError | null;
}

/** Reads a call on a pretalx. Throws a CfpError where there is none; one that takes no proposals has a fault. */
export async function findPretalx(address: string, asking: Asking): Promise<PretalxFound> {
  const reading = readPretalx(await fetchPretalx(address, asking));
  if (reading === null) throw notPretalx(address);
  const { name, deadline, opens, timezone } = reading.conference;
  const told = (time: string | undefined): string | null =>
    time === undefined ? null : `${time.replace('T', ' ')}${timezone === undefined ? '' : ` (${timezone})`}`;
  const faults = {
    closed: () => callClosed(name, told(deadline)),
    'not-open': () => callNotOpen(name, told(opens)),
    'access-code': () => callNeedsCode(name),
    'not-shown': () => formNotShown(name),
  };
  return { ...reading, fault: reading.shut === null ? null : faults[reading.shut]() };
}

/**
 * The call that a page of a pretalx belongs to, as a list of one. What takes no proposals is found with a fault; what could
 * not be read of it is named among what is left out.
 */
export async function listPretalx({ address, path, today }: Text, options: ReadOptions): Promise<Reading> {
  const { now = Temporal.Instant.from(`${today}T00:00Z`), cache = noCache, fetch = {} } = options;
  const { conference, unread, fault } = await findPretalx(address ?? path, { read: now, cache, options: fetch });
  const entry = conference.name;
  return {
    from: 'pretalx',
    found: [{ entry, place: path, conference }],
    faults: fault === null ? [] : [{ entry, error: fault }],
    left: unread.map((what) => `${entry}: could not read ${what}`),
  };
}

/**
 * Reads the pages of an event on a pretalx, one after the other, as somebody without an account. `address` is any page of
 * the event. Throws a CfpError where there is no event, no pretalx, or a server that does not answer as one.
 */
export async function fetchPretalx(address: string, asking: Asking): Promise<PretalxPages> {
  const home = eventAddress(address);
  const event = home.pathname.split('/')[1] ?? '';
  const api = (path: string): string => new URL(`/api/${path}`, home).href;
  const ask = (url: string, accept: string): Promise<Page> => askPolitely(url, accept, asking);

  const call = await ask(`${home.href}cfp`, HTML);
  // One that is not public leads to its sign-in.
  if (call.status === 404 || new URL(call.url).pathname.endsWith('/login/')) throw noPublicEvent(home.href);
  const page = call.status === 200 ? readCall(call.text, event) : null;
  if (page === null) throw notPretalx(call.url);

  const json = async (url: string): Promise<string | null> => {
    const answer = await ask(url, JSON_TYPE);
    if (answer.status !== 200) return null;
    if (!isJson(answer.text)) throw notJson(answer.url);
    return answer.text;
  };
  const told = await json(api(`events/${event}/`));
  const version = await json(api(''));
  const types = await listOf(api(`events/${event}/submission-types/`), json);
  const questions = await listOf(api(`events/${event}/questions/?expand=options`), json);
  const form = page.open === false ? null : await ask(`${home.href}submit/`, HTML);
  return {
    address: home.href,
    read: asking.read,
    api: version,
    event: told,
    types,
    questions,
    call: call.text,
    // A form that is shut leads back to the call.
    form: form?.status === 200 && /\/submit\/[^/]+\/[^/]+\/?$/.test(new URL(form.url).pathname) ? form.text : null,
  };
}

const HTML = 'text/html';
const JSON_TYPE = 'application/json';
/** What a pretalx has besides events. */
const NO_EVENTS = new Set(['api', 'orga', 'static', 'media', 'p', 'redirect', 'locale', '400', '403', '404', '500']);

/** The address of the event that a page belongs to: `https://pretalx.com/<event>/`. */
function eventAddress(address: string): URL {
  const url = webAddress(address);
  const [, first = '', second = '', third = ''] = url.pathname.split('/');
  const event = first === 'api' && second === 'events' ? third : first;
  if (!/^[\w.-]{1,100}$/.test(event) || NO_EVENTS.has(event.toLowerCase())) throw notAnEvent(address);
  return new URL(`/${event}/`, url);
}

const MOST_PAGES = 20;

/** The pages of a list, each of which names the next one; null where the server does not show it. */
async function listOf(first: string, json: (url: string) => Promise<string | null>): Promise<string[] | null> {
  const pages: string[] = [];
  for (let url: string | null = first; url !== null && pages.length < MOST_PAGES;) {
    const page: string | null = await json(url);
    if (page === null) return null;
    pages.push(page);
    url = nextOf(page, url);
  }
  return pages;
}

/** The next page, on the same server and path whatever the answer says. */
function nextOf(page: string, url: string): string | null {
  const { next } = JSON.parse(page) as { next?: unknown };
  if (typeof next !== 'string' || !URL.canParse(next)) return null;
  const there = new URL(url);
  there.search = new URL(next).search;
  return there.href === url ? null : there.href;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object' && JSON.parse(text) !== null;
  } catch {
    return false;
  }
}

const MOST_WAITS = 3;
const LONGEST_WAIT = 60;
const MOST_BYTES = 2_000_000;

/** Asks for a page, and again after the time that the server asks for, where that is not long. */
async function askPolitely(url: string, accept: string, { cache, options, wait = sleep }: Asking): Promise<Page> {
  const kept = cache.find(url);
  if (kept !== null) return kept;
  for (let waits = 0; ; waits++) {
    const page = await fetchPage(url, { bytes: MOST_BYTES, language: 'en', ...options, accept });
    if (page.status === 429 || page.status === 503) {
      const seconds = waitOf(page);
      if (seconds === null || seconds > LONGEST_WAIT || waits === MOST_WAITS) {
        throw page.status === 429 ? asksToWait(page.url, seconds) : pageSays(page.url, page.status);
      }
      await wait(seconds);
      continue;
    }
    if (page.status >= 500) throw pageSays(page.url, page.status);
    cache.keep(url, page);
    return page;
  }
}

/** The seconds that `Retry-After` asks for, given as such or as a time; null where it asks for none. */
function waitOf({ headers }: Page): number | null {
  const after = headers['retry-after'] ?? '';
  if (/^\d{1,6}$/.test(after)) return Number(after);
  const seconds = (Date.parse(after) - Date.parse(headers.date ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
