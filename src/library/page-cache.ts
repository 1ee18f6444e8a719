import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeText } from './files.ts';
import type { Page } from './web.ts';

/** Pages that were read a while ago, in the user's cache folder: what is asked for again in that while is not. */
export interface PageCache {
  readonly find: (url: string) => Page | null;
  readonly keep: (url: string, page: Page) => void;
}

const MINUTES = 10;

const entrySchema = v.object({
  asked: v.string(),
  at: v.number(),
  page: v.object({
    url: v.string(),
    status: v.number(),
    type: v.string(),
    headers: v.record(v.string(), v.string()),
    text: v.string(),
  }),
});

/** The cache in a folder, as it is at `now`. A folder that cannot be read or written keeps nothing, and harms nothing. */
export function pageCache(folder: string, now: Date): PageCache {
  const fileOf = (url: string): string => join(folder, `${createHash('sha256').update(url).digest('hex')}.json`);
  const isFresh = (at: number): boolean => at <= now.getTime() && now.getTime() - at < MINUTES * 60_000;
  return {
    find(url) {
      const entry = entryIn(fileOf(url));
      return entry?.asked === url && isFresh(entry.at) ? entry.page : null;
    },
    keep(url, page) {
      try {
        for (const name of readdirSync(folder, { withFileTypes: true })) {
          const file = join(folder, name.name);
          if (name.name.endsWith('.json') && !isFresh(entryIn(file)?.at ?? 0)) rmSync(file);
        }
      } catch {
        // There is no folder yet, or none that may be read.
      }
      try {
        writeText(fileOf(url), JSON.stringify({ asked: url, at: now.getTime(), page }));
      } catch {
        // What is not kept is asked for again.
      }
    },
  };
}

/** A cache that keeps nothing. */
export const noCache: PageCache = { find: () => null, keep: () => undefined };

function entryIn(file: string): v.InferOutput<typeof entrySchema> | null {
  try {
    const result = v.safeParse(entrySchema, JSON.parse(readFileSync(file, 'utf8')));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
