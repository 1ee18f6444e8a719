import { resolve } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import type { Listing, Reading } from '../conference/readers/reading.ts';
import { emptyFile, otherFormat, pageSays, unknownListing } from '../errors.ts';
import { decode, readText } from './files.ts';
import type { PageCache } from './page-cache.ts';
import type { FetchOptions, Page } from './web.ts';

/** A text that may hold calls, with what its server says of it; a file has no type. */
export interface Text extends Listing {
  /** The media type, or ''. */
  readonly type: string;
  /** The address that it was read from; null for a file. */
  readonly address: string | null;
}

/** Something that finds calls in texts of one kind. */
export interface Reader {
  readonly name: string;
  /** Whether a text is of its kind. */
  readonly reads: (text: Text) => boolean;
  readonly read: (text: Text, options: ReadOptions) => Promise<Reading>;
}

/**
 * All readers; the first that reads a text takes it. Each is loaded for its text alone. Those that know an address by itself
 * come before those that go by the text.
 */
export const readers: readonly Reader[] = [
  {
    name: 'pretalx',
    reads: ({ text, address }) => address !== null && /<meta[^>]{0,200}\bpretalx\b/i.test(text.slice(0, 5000)),
    read: async (text, options) => (await import('./pretalx.ts')).listPretalx(text, options),
  },
  {
    name: 'ical',
    reads: ({ text, type }) => type === 'text/calendar' || /^\ufeff?BEGIN:VCALENDAR/i.test(text.trimStart()),
    read: async (text) => (await import('../conference/readers/ical.ts')).readIcal(text),
  },
  {
    name: 'schema.org',
    reads: ({ text, type }) =>
      isHtml(text) || type === 'application/ld+json' || /^\s*[[{][^]{0,400}"@context"/.test(text),
    read: async (text) => (await import('../conference/readers/schema-org.ts')).readSchemaOrg(text),
  },
  {
    name: 'confs.tech',
    reads: (text) =>
      /\.json$/i.test(nameOf(text)) || text.type.endsWith('json') || /^\ufeff?\s*\[\s*(?:\{|\])/.test(text.text),
    read: async (text) => (await import('../conference/readers/confs-tech.ts')).readConfsTech(text),
  },
  {
    name: 'python-deadlines',
    reads: (text) =>
      /\.ya?ml$/i.test(nameOf(text)) || text.type.endsWith('yaml') || /^(?:---\s*)?- \w+:/m.test(text.text),
    read: async (text) => (await import('../conference/readers/python-deadlines.ts')).readPythonDeadlines(text),
  },
];

const isHtml = (text: string): boolean =>
  /^\ufeff?\s*(?:<!--[^]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b/i.test(text);

/** The last part of the path or the address. */
const nameOf = ({ path, address }: Text): string => (address === null ? path : (address.split(/[?#]/)[0] ?? ''));

export interface ReadOptions {
  readonly cwd: string;
  readonly today: string;
  /** What is piped in, for `-`. */
  readonly readInput: () => Promise<Buffer>;
  readonly fetch?: FetchOptions;
  /** The moment; a page of a call may say whether it is open by it. The start of today where it is not said. */
  readonly now?: Temporal.Instant;
  /** What was read a while ago, for a reader that asks for several pages. */
  readonly cache?: PageCache;
}

/** Whether a source is an address of the web. */
export const isAddress = (source: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(source);

/** The calls in a file, a page or what is piped in (`-`). Throws a CfpError where there is none that can be read. */
export async function readCalls(source: string, options: ReadOptions): Promise<Reading> {
  const text = await textOf(source, options);
  if (text.text.trim() === '') throw emptyFile(source);
  const wanted = formatOf(nameOf(text));
  if (wanted !== null && isHtml(text.text)) throw otherFormat(source, wanted, 'a web page (HTML)');
  const reader = readers.find((one) => one.reads(text));
  if (reader === undefined) throw unknownListing(source);
  return reader.read(text, options);
}

/** What the ending of a name says that a file holds; null for a page. */
function formatOf(name: string): string | null {
  const ending = /\.(json|ya?ml|ics)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return null;
  return { json: 'JSON', ics: 'a calendar' }[ending] ?? 'YAML';
}

async function textOf(source: string, { cwd, today, readInput, fetch = {} }: ReadOptions): Promise<Text> {
  if (source === '-')
    return {
      text: decode(await readInput(), source),
      path: 'stdin',
      today,
      type: '',
      address: null,
      origin: { title: 'what was piped in' },
    };
  if (!isAddress(source)) {
    const file = resolve(cwd, source);
    return { text: readText(file, source), path: source, today, type: '', address: null, origin: { file } };
  }
  const { fetchPage } = await import('./web.ts');
  const page: Page = await fetchPage(source, { redirects: 'public', ...fetch });
  if (page.status !== 200) throw pageSays(source, page.status);
  return { text: page.text, path: source, today, type: page.type, address: page.url, origin: { url: source } };
}
