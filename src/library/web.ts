import { lookup as lookUpHost, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import {
  badAddress,
  CfpError,
  leadsAway,
  leadsInACircle,
  leadsInside,
  notReachable,
  pageNotText,
  pageTooLarge,
  pageTooSlow,
} from '../errors.ts';
import { userAgent } from './folders.ts';

/** What a web address answered with. Any status is an answer: 404 and 429 are the caller's to tell. */
export interface Page {
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly status: number;
  /** The media type, as in `text/html`; '' where the server names none. */
  readonly type: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface FetchOptions {
  /** For all of it, redirects too; 30 where it is not said. */
  readonly seconds?: number;
  /** What is read at most, unpacked; 5 MB where it is not said. */
  readonly bytes?: number;
  /** Whether a redirect may lead to another host; it never leads to one that is not public. `same-host` is meant where it is not said. */
  readonly redirects?: 'same-host' | 'public';
  /** `any` is meant where it is not said: a user may name their own machine. An address out of a stranger's file is `public`. */
  readonly start?: 'any' | 'public';
  readonly accept?: string;
  /** The languages that are wanted, as a browser names them. */
  readonly language?: string;
  /** How host names become addresses; the system's way where it is not said. */
  readonly lookup?: Lookup;
}

/** All the addresses of a host. */
export type Lookup = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const SECONDS = 30;
const BYTES = 5_000_000;
const MOST_REDIRECTS = 5;

/**
 * Reads a page of the web. Throws a CfpError for whatever gives none: no network, too slow, too large, no text, or a
 * redirect to where it was not sent. The address that is looked at is the one that is connected to.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Page> {
  const { seconds = SECONDS, redirects = 'same-host', start = 'any' } = options;
  const first = webAddress(address);
  const clock = AbortSignal.timeout(seconds * 1000);
  const seen = new Set<string>();
  let url = first;
  for (;;) {
    if (seen.has(url.href) || seen.size > MOST_REDIRECTS) throw leadsInACircle(first.href, url.href);
    seen.add(url.href);
    const own = start === 'any' && isSameHost(first, url);
    const answer = await within(clock, { url, seconds }, () => ask(url, own, clock, options));
    const next = redirectOf(answer, url);
    if (next === null) return within(clock, { url, seconds }, () => pageOf(answer, url, options));
    answer.destroy();
    if (redirects === 'same-host' && !isSameHost(url, next)) throw leadsAway(url.href, next.href);
    if (url.protocol === 'https:' && next.protocol === 'http:') throw leadsAway(url.href, next.href);
    url = next;
  }
}

/** An address that a page can be read from. Throws a CfpError for any other. */
export function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw badAddress(text);
  }
  url.hash = '';
  return url;
}

/** Whether an IP address is one of the open internet, and no private, loopback, link-local or reserved one. */
export function isPublic(address: string): boolean {
  // A scope such as %eth0 names a link of this machine.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Another port of the same machine is another server; only http may go over to https. */
function isSameHost(from: URL, to: URL): boolean {
  if (from.hostname !== to.hostname) return false;
  return from.port === to.port || (from.protocol === 'http:' && to.protocol === 'https:' && to.port === '');
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null;
  const { location } = headers;
  return webAddress(URL.canParse(location, from.href) ? new URL(location, from.href).href : location);
}

/** Sends one request. `own` is a host that the user named, which may be any machine; others must be public. */
function ask(url: URL, own: boolean, signal: AbortSignal, options: FetchOptions): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!own && isIP(host) !== 0 && !isPublic(host)) throw leadsInside(url.href);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const { accept = '*/*', language, lookup = everyAddress } = options;
  const settings: RequestOptions = {
    agent: false,
    signal,
    headers: {
      'user-agent': userAgent(),
      accept,
      'accept-encoding': 'gzip, deflate, br',
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
    lookup: checked(lookup, (addresses) => own || addresses.every(({ address }) => isPublic(address)), url),
  };
  return new Promise((resolve, reject) => {
    request(url, settings, resolve).on('error', reject).end();
  });
}

const everyAddress: Lookup = (host, done) => {
  lookUpHost(host, { all: true }, done);
};

/** A lookup for a connection, which fails where an address of the host may not be gone to. */
function checked(lookup: Lookup, allowed: (addresses: LookupAddress[]) => boolean, url: URL): LookupFunction {
  return (host, { all }, done) => {
    lookup(host, (error, addresses) => {
      // Where there is no such host, or no network, Node gives no addresses at all, whatever its types say.
      const [first] = (addresses as LookupAddress[] | undefined) ?? [];
      if (error !== null || first === undefined) done(error, []);
      else if (!allowed(addresses)) done(leadsInside(url.href), []);
      else if (all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** Runs a step; whatever it dies of becomes words, and what lasts longer than the clock runs is too slow. */
async function within<Result>(
  clock: AbortSignal,
  { url, seconds }: { readonly url: URL; readonly seconds: number },
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof CfpError) throw error;
    throw clock.aborted ? pageTooSlow(url.href, seconds) : notReachable(url.href, error);
  }
}

async function pageOf(answer: IncomingMessage, url: URL, { bytes = BYTES }: FetchOptions): Promise<Page> {
  const declared = answer.headers['content-type'] ?? '';
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  try {
    if (type !== '' && !isText(type)) throw pageNotText(url.href, type);
    if (Number(answer.headers['content-length'] ?? 0) > bytes) throw pageTooLarge(url.href, bytes);
    const body = await bodyOf(answer, url, bytes);
    const text = textOf(body, charsetOf(declared, body), url);
    return { url: url.href, status: answer.statusCode ?? 0, type, headers: namedHeaders(answer), text };
  } finally {
    answer.destroy();
  }
}

const isText = (type: string): boolean =>
  /^text\/|^application\/(?:.+\+)?(?:json|xml|yaml|x-yaml|ld\+json|xhtml\+xml|javascript)$/.test(type);

async function bodyOf(answer: IncomingMessage, url: URL, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of unpacked(answer)) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > most) throw pageTooLarge(url.href, most);
  }
  return Buffer.concat(chunks);
}

function unpacked(answer: IncomingMessage): Readable {
  const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };
  const encoding = (answer.headers['content-encoding'] ?? '').toLowerCase();
  if (!(encoding in unpackers)) return answer;
  const unpacker = unpackers[encoding as keyof typeof unpackers]();
  answer.on('error', (error) => unpacker.destroy(error));
  return answer.pipe(unpacker);
}

/** The charset that the header names, or a byte order mark, or the page itself; UTF-8 where none does. */
function charsetOf(declared: string, body: Buffer): string {
  const named = /charset\s*=\s*"?([\w.:-]+)/i.exec(declared)?.[1];
  if (named !== undefined) return named;
  const start = body.subarray(0, 1024).toString('latin1');
  if (start.startsWith('\xff\xfe')) return 'utf-16le';
  if (start.startsWith('\xfe\xff')) return 'utf-16be';
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1] ?? 'utf-8';
}

function textOf(body: Buffer, charset: string, url: URL): string {
  let text: string;
  try {
    text = new TextDecoder(charset).decode(body);
  } catch {
    throw pageNotText(url.href, `charset ${charset}`);
  }
  if (text.includes('\0')) throw pageNotText(url.href, 'with NUL bytes');
  return text;
}

function namedHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
