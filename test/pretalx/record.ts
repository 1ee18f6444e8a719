import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One answer of a server, as plain tests give it again. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly location?: string;
  readonly text: string;
}

/** The answers of a server, by path. Its own address in them is written `{address}`. */
export type Recording = Readonly<Record<string, Answer>>;

export const RECORDINGS = join(import.meta.dirname, '..', 'fixtures', 'pretalx');

/** Asks a server for what cfp asks for, for each of these events. */
export async function recorded(address: string, events: readonly string[]): Promise<Recording> {
  const answers: Record<string, Answer> = { '/api/': await answerOf(address, '/api/') };
  for (const event of events) {
    const api = `/api/events/${event}`;
    for (const path of [`${api}/`, `${api}/submission-types/`, `${api}/questions/?expand=options`, `/${event}/cfp`]) {
      answers[path] = await answerOf(address, path);
    }
    for (let path: string | undefined = `/${event}/submit/`; path !== undefined && answers[path] === undefined;) {
      const answer = await answerOf(address, path);
      answers[path] = answer;
      path = answer.location;
    }
  }
  return answers;
}

async function answerOf(address: string, path: string): Promise<Answer> {
  const accept = path.startsWith('/api/') ? 'application/json' : 'text/html';
  const response = await fetch(address + path, { redirect: 'manual', headers: { accept, 'accept-language': 'en' } });
  const location = response.headers.get('location')?.replace(address, '');
  const text = (await response.text())
    .replaceAll(address, '{address}')
    .replace(/(csrfmiddlewaretoken"?[^>]*value="?)\w{20,}/g, '$1token')
    .replace(/(redirect\/\?url=)[^"\s>]*/g, '$1');
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    ...(location === undefined ? {} : { location }),
    // A page of an error is told by its status.
    text: response.ok ? text : '',
  };
}

export function keepRecording(version: string, answers: Recording): void {
  mkdirSync(RECORDINGS, { recursive: true });
  writeFileSync(join(RECORDINGS, `${version}.json`), `${JSON.stringify(answers, null, 1)}\n`);
}
