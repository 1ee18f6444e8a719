import type { Conference } from './conference.ts';
import type { Source } from './facts.ts';
import { endOf } from './published.ts';

/** What a source says of a call now, against what its file says. */
export interface Change {
  readonly key: keyof Conference;
  /** In words, or null where it was not known. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whether it is a later deadline than before. */
  readonly extension: boolean;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** The new values by key. */
  readonly facts: Readonly<Partial<Conference>>;
}

/** The facts that lists tell; what only the organisers tell is theirs to change. */
const READ_AGAIN = ['cfp', 'url', 'starts', 'ends', 'place', 'timezone', 'opens', 'deadline', 'formats'] as const;

/**
 * What is new in a source that was read again. A later deadline is an extension, and the one before it goes into
 * `extended_from`. What the source tells no longer is kept; what another source told is changed by that alone.
 */
export function differenceOf(own: Conference, read: Conference, source: Source): Difference {
  const changes: Change[] = [];
  const facts: Record<string, unknown> = {};
  for (const key of READ_AGAIN) {
    const [before, after] = [wordsOf(own, key), wordsOf(read, key)];
    const isAnothers = before !== null && !source.for.includes(key);
    if (after === null || after === before || isAnothers) continue;
    const extension = key === 'deadline' && isLater(own, read);
    changes.push({ key, before, after, extension });
    facts[key] = read[key];
    if (key !== 'deadline') continue;
    const earlier = extension && own.deadline !== undefined && own.deadline !== 'never' ? [own.deadline] : [];
    const extended = [...new Set([...(own.extended_from ?? []), ...(read.extended_from ?? []), ...earlier])]
      .filter((time) => time !== read.deadline)
      .sort();
    if (extended.length > 0) facts.extended_from = extended;
  }
  return { changes, facts };
}

function isLater(own: Conference, read: Conference): boolean {
  const at = ({ deadline, timezone }: Conference): number =>
    deadline === undefined || deadline === 'never' ? NaN : endOf(deadline, timezone ?? null).latest.epochMilliseconds;
  return at(read) > at(own);
}

function wordsOf(conference: Conference, key: (typeof READ_AGAIN)[number]): string | null {
  if (key !== 'formats') return conference[key] ?? null;
  const own = conference.formats.filter(({ deadline }) => deadline !== undefined);
  return own.length === 0 ? null : own.map(({ id, deadline = '' }) => `${id} ${deadline}`).join(', ');
}
