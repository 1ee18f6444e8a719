import { eastAsianWidthType } from 'get-east-asian-width';
import { remembering } from '../text/memo.ts';
import { isHigh, isLow } from '../text/span.ts';

/** What a form counts, and so what its limits are stated in. */
export type Unit = 'characters' | 'words' | 'bytes';

/** How one submission system measures an answer. */
export interface Counter {
  readonly unit: Unit;
  /** UTF-16 offset at which each counted unit starts; their number is the length that the form sees. */
  readonly starts: (text: string) => number[];
}

// Python's whitespace, not JavaScript's: str.strip() and str.split() take U+001C to U+001F and U+0085, and leave U+FEFF.
const PYTHON_SPACE = '\\t-\\r\\u001c- \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const isPythonSpace = new RegExp(`[${PYTHON_SPACE}]`);
const TOKEN = new RegExp(`[^${PYTHON_SPACE}]+`, 'g');
// Python's `\w` is letters, numbers and the underscore; unlike JavaScript's it is Unicode's, and has no marks.
const PYTHON_WORD = /[\p{L}\p{N}_]+/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The part of a text that Python's `str.strip()` leaves. */
function stripped(text: string): { from: number; to: number } {
  let from = 0;
  let to = text.length;
  while (from < to && isPythonSpace.test(text.charAt(from))) from++;
  while (to > from && isPythonSpace.test(text.charAt(to - 1))) to--;
  return { from, to };
}

/** Whether a form takes a text for no answer at all: there is nothing in it but white space, of any kind. */
export function isBlank(text: string): boolean {
  const { from, to } = stripped(text);
  return from >= to;
}

/** Starts of code points within a range; with `weigh`, a code point may start more or fewer units than one. */
function codePointStarts(
  text: string,
  { from, to } = { from: 0, to: text.length },
  weigh?: (codePoint: number, at: number) => number,
): number[] {
  const starts: number[] = [];
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const paired = isHigh(unit) && isLow(text.charCodeAt(at + 1));
    for (let left = weigh ? weigh(text.codePointAt(at) ?? unit, at) : 1; left > 0; left--) starts.push(at);
    if (paired) at++;
  }
  return starts;
}

const matchStarts = (text: string, pattern: RegExp): number[] =>
  Array.from(text.matchAll(pattern), ({ index }) => index);

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function columns(codePoint: number): number {
  const type = eastAsianWidthType(codePoint);
  return type === 'wide' || type === 'fullwidth' ? 2 : 1;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Every counter that `cfp` knows, named as conference files name it. Each was read from the system's own source;
 * test/conference/counters.test.ts holds the vectors.
 */
export const counters = {
  /** pretalx, unit "chars": CRLF is one, Python's whitespace stripped at both ends, code points. Markdown counts. */
  'pretalx-chars': {
    unit: 'characters',
    starts: (text) =>
      codePointStarts(text, stripped(text), (codePoint, at) =>
        codePoint === CR && text.charCodeAt(at + 1) === LF ? 0 : 1,
      ),
  },
  /** pretalx after v2026.2.1, unit "words": tokens between whitespace that hold a letter or a digit. */
  'pretalx-words': {
    unit: 'words',
    starts: (text) =>
      Array.from(text.matchAll(TOKEN))
        .filter(([token]) => LETTER_OR_DIGIT.test(token))
        .map(({ index }) => index),
  },
  /** pretalx up to and including v2026.2.1, unit "words": matches of Python's `\b\w+\b`; "don't" is two. */
  'pretalx-words-2026.2': { unit: 'words', starts: (text) => matchStarts(text, PYTHON_WORD) },
  /** Python's `len()`, as most Django forms use it: code points, the ends stripped. */
  'code-points': { unit: 'characters', starts: (text) => codePointStarts(text, stripped(text)) },
  /** A browser's `maxlength`, and forms on the JVM: UTF-16 code units. */
  'utf-16': { unit: 'characters', starts: (text) => Array.from({ length: text.length }, (_, at) => at) },
  /** Go and PHP forms: bytes of UTF-8. */
  bytes: { unit: 'bytes', starts: (text) => codePointStarts(text, undefined, utf8Length) },
  /** OSEM and Indico: tokens between runs of whitespace; a lone dash is one. */
  'words-split': { unit: 'words', starts: (text) => matchStarts(text, TOKEN) },
  /** cfp-app: every CR and LF removed, then code points. */
  'no-newlines': {
    unit: 'characters',
    starts: (text) => codePointStarts(text, undefined, (codePoint) => (codePoint === CR || codePoint === LF ? 0 : 1)),
  },
  /** pycon.tw: wide and full-width characters are two, all others one. */
  'east-asian-width': { unit: 'characters', starts: (text) => codePointStarts(text, undefined, columns) },
} as const satisfies Record<string, Counter>;

export type CounterName = keyof typeof counters;

export const counterNames = Object.keys(counters) as readonly CounterName[];

const lengths = Object.fromEntries(
  counterNames.map((name) => [name, remembering((text) => counters[name].starts(text).length)]),
) as Readonly<Record<CounterName, (text: string) => number>>;

/** The length of a text as the named counter sees it. */
export function count(text: string, name: CounterName): number {
  return lengths[name](text);
}

/** Counters of the submission systems that conference files name as `platform`. */
const platformCounters: Readonly<Record<string, Partial<Record<Unit, CounterName>>>> = {
  pretalx: { characters: 'pretalx-chars', words: 'pretalx-words' },
  'cfp-app': { characters: 'no-newlines' },
  'cfp.ninja': { bytes: 'bytes', characters: 'bytes' },
  devoxx: { characters: 'utf-16' },
  indico: { words: 'words-split' },
  opencfp: { bytes: 'bytes', characters: 'bytes' },
  osem: { words: 'words-split' },
  'pycon-italia': { characters: 'code-points' },
  'pycon.tw': { characters: 'east-asian-width' },
};

export const platforms: readonly string[] = [...Object.keys(platformCounters), 'papercall', 'sessionize', 'other'];

/** The counter of a platform, or the plainest one for the unit where the platform's own is not known. */
export function platformCounter(platform: string | undefined, unit: Unit): { name: CounterName; known: boolean } {
  const own = platform === undefined ? undefined : platformCounters[platform]?.[unit];
  if (own !== undefined) return { name: own, known: true };
  const plain = { characters: 'code-points', words: 'words-split', bytes: 'bytes' } as const;
  return { name: plain[unit], known: false };
}

/** The counters that a form may use instead of the one that is taken for it: other versions of the same system. */
export function otherCounters({ name, known }: { readonly name: CounterName; readonly known: boolean }): CounterName[] {
  if (name === 'pretalx-words') return ['pretalx-words-2026.2'];
  if (name === 'pretalx-words-2026.2') return ['pretalx-words'];
  if (known) return [];
  return counters[name].unit === 'words' ? ['pretalx-words', 'pretalx-words-2026.2'] : ['utf-16', 'bytes'];
}
