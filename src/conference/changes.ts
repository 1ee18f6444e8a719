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

/** What a form tells besides, which is the organisers' own. */
const READ_OF_A_FORM = ['counter', 'dialect', 'form'] as const;

type Key = (typeof READ_AGAIN)[number] | (typeof READ_OF_A_FORM)[number];

/**
 * What is new in a source that was read again. A later deadline is an extension, and the one before it goes into
 * `extended_from`. What the source tells no longer is kept; what another source told is changed by that alone.
 */
export function differenceOf(own: Conference, read: Conference, source: Source): Difference {
  const changes: Change[] = [];
  const facts: Record<string, unknown> = {};
  const isForm = source.from === 'pretalx';
  for (const key of isForm ? [...READ_AGAIN, ...READ_OF_A_FORM] : READ_AGAIN) {
    const [before, after] = [wordsOf(own, key, read), wordsOf(read, key, own)];
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

/** A fact in words; of a form, what is not the same in the other one. */
function wordsOf(conference: Conference, key: Key, other: Conference): string | null {
  if (key === 'form') {
    const same = new Set(other.form.map(fieldWords));
    return (
      conference.form
        .map(fieldWords)
        .filter((words) => !same.has(words))
        .join('; ') || 'nothing else'
    );
  }
  if (key !== 'formats') return conference[key] ?? null;
  const own = conference.formats.filter(({ deadline }) => deadline !== undefined);
  return own.length === 0 ? null : own.map(({ id, deadline = '' }) => `${id} ${deadline}`).join(', ');
}

/** A field of a form with what it takes: "abstract (required, 50 to 500 characters)". */
function fieldWords({ field, required, min, max, unit = 'characters', options }: Conference['form'][number]): string {
  const least =
    min === undefined ? (max === undefined ? '' : 'up to ') : max === undefined ? `from ${min}` : `${min} to `;
  const length = min === undefined && max === undefined ? [] : [`${least}${max ?? ''} ${unit}`];
  const facts = [...(required === true ? ['required'] : []), ...length, ...(options ?? [])];
  return facts.length === 0 ? field : `${field} (${facts.join(', ')})`;
}
