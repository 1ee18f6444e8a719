import { readdirSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import type { PretalxReading } from '../../src/conference/pretalx.ts';
import { readPretalx } from '../../src/conference/pretalx.ts';
import { noCache } from '../../src/library/page-cache.ts';
import { fetchPretalx, type Asking } from '../../src/library/pretalx.ts';
import { RECORDINGS, type Answer, type Recording } from '../pretalx/record.ts';
import { serve } from './server.ts';

/** The versions of pretalx whose answers are recorded. */
export const versions: readonly string[] = readdirSync(RECORDINGS).map((name) => name.replace(/\.json$/, ''));

/** What a real pretalx of that version answered. */
export function recording(version: string): Recording {
  return JSON.parse(readFileSync(`${RECORDINGS}/${version}.json`, 'utf8')) as Recording;
}

/** Starts a server on this machine that answers as was recorded, but for what is changed. Gives its address. */
export async function replay(
  answers: Recording,
  change: (path: string, answer: Answer | undefined) => Answer | RequestListener | undefined = (_, answer) => answer,
): Promise<string> {
  const address = await serve((request, response) => {
    const path = request.url ?? '';
    const answer = change(path, answers[path]);
    if (typeof answer === 'function') {
      answer(request, response);
      return;
    }
    const { status, type, location, text } = answer ?? { status: 404, type: 'text/html', text: '' };
    const headers = { 'content-type': type, ...(location === undefined ? {} : { location }) };
    response.writeHead(status, headers).end(text.replaceAll('{address}', address));
  });
  return address;
}

/** The day on which everything was recorded. */
export const READ = Temporal.Instant.from('2026-11-27T12:00:00Z');

/** An event of a server as cfp reads it. */
export async function reading(address: string, asking: Partial<Asking> = {}): Promise<PretalxReading> {
  const pages = await fetchPretalx(address, { read: READ, cache: noCache, ...asking });
  const read = readPretalx(pages);
  if (read === null) throw new Error(`${address} was not read.`);
  return read;
}
