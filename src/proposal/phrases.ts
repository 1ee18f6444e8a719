import * as v from 'valibot';
import { remembering } from '../text/memo.ts';
import { phraseCore } from './phrase-core.ts';
import { phraseStarts, type PhraseStart } from './phrase-starts.ts';

/** A phrase that a rule looks for, with the sentence that tests it. */
const phraseSchema = v.strictObject({
  /** A regular expression's source in small letters, matched at word bounds, whatever the case. */
  match: v.string(),
  why: v.string(),
  /** What to write instead. */
  instead: v.optional(v.string()),
  /** A sentence in which the phrase is found. */
  test: v.string(),
  /** A sentence in which it is not, where that is not plain. */
  but: v.optional(v.string()),
});

/** What a file of `data/phrases` holds. */
export const phrasesSchema = v.array(phraseSchema);

/** A phrase as it is looked for: without the sentences that test it, with how it may begin and what it cannot be without. */
export interface Phrase extends Readonly<Omit<v.InferOutput<typeof phraseSchema>, 'test' | 'but'>> {
  readonly starts: readonly PhraseStart[];
  readonly core: string;
}

/** The phrases of a file as they are looked for. */
export const lookedFor = (phrases: v.InferOutput<typeof phrasesSchema>): Phrase[] =>
  phrases.map(({ test: _test, but: _but, ...phrase }) => ({
    ...phrase,
    starts: phraseStarts(phrase.match),
    core: phraseCore(phrase.match),
  }));

/** Phrases by the name of their file. */
export type Phrases = Readonly<Record<string, readonly Phrase[]>>;

/** A place in a text where a phrase stands. */
export interface PhraseMatch {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
}

/** Where a text has any of the phrases of a file, in its order. Where two begin at one word, the first of the file counts. */
export function* findPhrases(text: string, phrases: Phrases, file: string): Iterable<PhraseMatch> {
  const { small, places } = candidatesIn(phrases)(text);
  const cores: Cores = new Map();
  let from = 0;
  for (const { at, forms } of places.get(file) ?? []) {
    if (at < from) continue;
    for (const form of forms) {
      const end = endOf(form, small, at, cores);
      if (end === null) continue;
      yield { phrase: form.phrase, start: at, end };
      from = end;
      break;
    }
  }
}

// Phrases are written in Latin letters: this class, without the flag `u`, is four times as fast as \p{L} with it.
const LETTER = '[0-9a-z_\\u00aa-\\u024f]';

/** A phrase as it is looked for. Its pattern costs more to compile than to run: it is made when a text may well have it. */
interface Form {
  readonly phrase: Phrase;
  readonly file: string;
  /** Its place in the file. */
  readonly order: number;
  pattern?: RegExp;
}

/** For each phrase that was looked for in a text: where its core stands next; -1 where it does not. */
type Cores = Map<Form, number>;

function endOf(form: Form, small: string, at: number, cores: Cores): number | null {
  let core = cores.get(form);
  // Looked for once until it is passed: a text may begin a phrase a thousand times.
  if (core === undefined || (core !== -1 && core < at)) {
    core = small.indexOf(form.phrase.core, at);
    cores.set(form, core);
  }
  if (core === -1) return null;
  const pattern = (form.pattern ??= patternOf(form.phrase));
  pattern.lastIndex = at;
  return pattern.test(small) ? pattern.lastIndex : null;
}

/** Counted out, as `[a-z]{2,20}` is, a pattern takes ten times as long to compile; no word is so long that it would matter. */
const COUNTED = /(?<=\])\{\d,[2-9]\d\}/g;

function patternOf({ match }: Phrase): RegExp {
  const source = match
    .replace(/\((?!\?)/g, '(?:')
    .replace(COUNTED, '+')
    .replace(/\[[^\]]*\]| /g, (part) => (part === ' ' ? '\\s+' : part.replace(' ', '\\s')));
  return new RegExp(`(?:${source})(?!${LETTER})`, 'y');
}

/** A word at which phrases of one file may begin. */
interface Candidate {
  readonly at: number;
  readonly forms: readonly Form[];
}

/** What a text may say: the text in small letters, and by file the words at which to look. */
interface Candidates {
  readonly small: string;
  readonly places: ReadonlyMap<string, readonly Candidate[]>;
}

function lookThrough(text: string, index: Index): Candidates {
  const small = inSmallLetters(text);
  const places = new Map<string, Candidate[]>();
  for (let at = 0; at < small.length;) {
    if (!isLetter(small.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < small.length && isLetter(small.charCodeAt(end))) end++;
    // Most words begin like no phrase at all.
    const others = index.beginnings.get(lettersAt(small, at, end));
    const groups = others === undefined ? index.anywhere : (index.words.get(small.slice(at, end)) ?? others);
    for (const { file, forms } of groups) {
      const before = places.get(file);
      if (before === undefined) places.set(file, [{ at, forms }]);
      else before.push({ at, forms });
    }
    at = end;
  }
  return { small, places };
}

/** As LETTER has it. */
const isLetter = (code: number): boolean =>
  (code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a) || code === 0x5f || (code > 0xa9 && code < 0x250);

/** The first two letters of a word as a number, which costs no text to be made. */
const lettersAt = (text: string, at: number, end: number): number =>
  (text.charCodeAt(at) << 16) | (end - at > 1 ? text.charCodeAt(at + 1) : 0);

/** The text in small letters, each at its place: where one becomes two, as the Turkish İ does, only Latin ones change. */
function inSmallLetters(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(/[A-Z\u00c0-\u00de]/g, (char) => char.toLowerCase());
}

/** The phrases of one file that may begin with a word, in its order. */
interface Group {
  readonly file: string;
  readonly forms: readonly Form[];
}

/** The phrases of all files, by what they begin with. */
interface Index {
  /** For a whole word: all that may begin with it. */
  readonly words: ReadonlyMap<string, readonly Group[]>;
  /** For the first two letters of any other word. What is not here begins no phrase, but for those that begin with anything. */
  readonly beginnings: ReadonlyMap<number, readonly Group[]>;
  readonly anywhere: readonly Group[];
}

const looking = new WeakMap<Phrases, (text: string) => Candidates>();

/** Looks through texts for what these phrases may begin with; the phrases are sorted once. */
function candidatesIn(phrases: Phrases): (text: string) => Candidates {
  const before = looking.get(phrases);
  if (before !== undefined) return before;
  const index = indexed(phrases);
  const look = remembering((text) => lookThrough(text, index));
  looking.set(phrases, look);
  return look;
}

function indexed(phrases: Phrases): Index {
  const started = Object.entries(phrases).flatMap(([file, list]) =>
    list.flatMap((phrase, order) => {
      const form: Form = { phrase, file, order };
      return phrase.starts.map((start) => ({ ...start, form }));
    }),
  );
  const anywhere = started.filter(({ letters, whole }) => !whole && letters.length < 2);
  const begun = groupedBy(started, ({ letters }) => lettersAt(letters, 0, letters.length));
  const words = new Map<string, readonly Group[]>();
  const beginnings = new Map<number, readonly Group[]>();
  for (const [two, starts] of begun) {
    const open = [...anywhere, ...starts.filter(({ letters, whole }) => !whole && letters.length > 1)];
    beginnings.set(two, grouped(open));
    for (const [word, own] of groupedBy(
      starts.filter(({ whole }) => whole),
      ({ letters }) => letters,
    )) {
      words.set(word, grouped([...open, ...own]));
    }
  }
  return { words, beginnings, anywhere: grouped(anywhere) };
}

function grouped(started: readonly { readonly form: Form }[]): Group[] {
  const forms = [...new Set(started.map(({ form }) => form))].sort((a, b) => a.order - b.order);
  return [...groupedBy(forms, ({ file }) => file)].map(([file, own]) => ({ file, forms: own }));
}

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
