import type { Profile } from '../speaker/profile.ts';
import { literally } from '../text/words.ts';

/** Text without accents and typographic apostrophes, with the way back to the text it was made from. */
interface Folded {
  readonly text: string;
  /** For each unit of the text, and for its end, the offset in the original; null where they are the same. */
  readonly offsets: readonly number[] | null;
}

/** Words that tell a name from a mere word; `data/names.yaml` says of each kind what it is. */
export type Lexicon = Readonly<Record<'particles' | 'common' | 'calendar' | 'things' | 'before', ReadonlySet<string>>>;

/** Something of the speaker that stands in a text. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
  /** What it is: `your name`, `your handle`, … */
  readonly what: string;
  readonly help: string;
  /** Whether it can be nobody else. */
  readonly sure: boolean;
}

interface Term {
  readonly words: string;
  readonly what: string;
  readonly help: string;
  readonly sure: boolean;
  readonly pattern: RegExp;
  /** Whether the place is one where the speaker is meant. */
  readonly meant?: (place: Place) => boolean;
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly title: boolean;
}

const LEFT = '(?<![\\p{L}\\p{N}])';
const RIGHT = '(?![\\p{L}\\p{N}])';
/** Scripts that are written without spaces or with endings at the name: there, a name is found inside of words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const TAKE_OUT = 'Take it out, or allow it in .cfp.yaml.';
const SAY_I = 'Say "I" or "we", or allow the word in .cfp.yaml.';
const SAY_COMPANY = 'Say "we" or what kind of company it is, or allow the word in .cfp.yaml.';
const SAY_LIBRARY = 'Say what kind of project it is, or allow the word in .cfp.yaml.';

const UNMARKED: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ı: 'i' },
  ...{ '\u2019': "'", '\u2018': "'", '\u02bc': "'", '\u2010': '-', '\u2011': '-' },
};

/** The text as names are compared: accents off, apostrophes and hyphens plain, the case as it is. */
export function fold(text: string): Folded {
  if (/^[\u0000-\u007f]*$/.test(text)) return { text, offsets: null };
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const bare = character < '\u0080' ? character : unmarked(character);
    if (bare.length === 1) offsets.push(at);
    else offsets.push(...Array.from({ length: bare.length }, () => at));
    folded += bare;
    at += character.length;
  }
  offsets.push(at);
  return { text: folded, offsets };
}

function unmarked(character: string): string {
  return (
    UNMARKED[character] ??
    character
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
  );
}

/**
 * What of a profile stands in a text, in the order of the text and never two at one place. `passed` are words that are
 * not looked for, `title` says that the text is one, where capitals tell nothing.
 */
export function findNames(
  text: string,
  { profile, lexicon }: { readonly profile: Profile; readonly lexicon: Lexicon },
  { passed = [], title = false }: { readonly passed?: readonly string[]; readonly title?: boolean } = {},
): NameMatch[] {
  const folded = fold(text);
  const skipped = new Set(passed.map(folding));
  const matches: NameMatch[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { words, what, help, sure, pattern, meant } of termsOf(profile, lexicon)) {
    if (skipped.has(folding(words))) continue;
    const held = taken.length;
    let before = 0;
    const earlier = taken.slice(0, held).sort((a, b) => a.start - b.start);
    for (const { 0: found, index: start } of folded.text.matchAll(pattern)) {
      const end = start + found.length;
      while ((earlier[before]?.end ?? Infinity) <= start) before++;
      if ((earlier[before]?.start ?? Infinity) < end || skipped.has(folding(found))) continue;
      if (meant !== undefined && !meant({ text: folded.text, start, end, title })) continue;
      taken.push({ start, end });
      const at = (offset: number): number => folded.offsets?.[offset] ?? offset;
      matches.push({ start: at(start), end: at(end), what, help, sure });
    }
  }
  return matches.sort((a, b) => a.start - b.start);
}

const folding = (words: string): string => fold(words.trim().replace(/^@/, '').replace(/\s+/g, ' ')).text.toLowerCase();

const known = new WeakMap<Profile, readonly Term[]>();

function termsOf(profile: Profile, lexicon: Lexicon): readonly Term[] {
  let terms = known.get(profile);
  if (terms === undefined) {
    const { name, email, handles, sites, employer, projects } = profile;
    const parts = name === undefined ? [] : partsOf(name, lexicon);
    terms = [
      // The surest and longest first: what they take is not found again as something less.
      ...(email === undefined ? [] : emailTerms(email)),
      ...sites.flatMap(siteTerms),
      ...(name === undefined ? [] : fullNameTerms(name, parts, lexicon)),
      ...handles.flatMap((handle) => handleTerms(handle, parts, lexicon)),
      ...(name === undefined ? [] : partTerms(name, parts, lexicon)),
      ...(employer === undefined ? [] : thingTerms(employer, { what: 'your employer', help: SAY_COMPANY, lexicon })),
      ...projects.flatMap((project) => thingTerms(project, { what: 'a project of yours', help: SAY_LIBRARY, lexicon })),
    ];
    known.set(profile, terms);
  }
  return terms;
}

function emailTerms(email: string): Term[] {
  const [local = '', host = ''] = fold(email.trim()).text.split('@');
  if (local === '' || host === '') return [];
  const source = `(?<![\\p{L}\\p{N}._%+-])${literally(local)}(?:\\+[\\w.-]{1,40})?@${literally(host)}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
  return [term(email, 'your e-mail address', TAKE_OUT, new RegExp(source, 'giu'))];
}

function siteTerms(site: string): Term[] {
  const words = fold(site.trim())
    .text.replace(/^[a-z]{1,10}:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  if (words === '') return [];
  const end = words.includes('/') ? '(?![\\p{L}\\p{N}_-])' : '(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])';
  return [term(words, 'your site', TAKE_OUT, new RegExp(`(?<![\\p{L}\\p{N}_-])${literally(words)}${end}`, 'giu'))];
}

function handleTerms(handle: string, parts: readonly string[], lexicon: Lexicon): Term[] {
  // A handle may be given as the address of its page.
  const address = fold(handle.trim()).text.replace(/\/+$/, '');
  const words = address.slice(address.lastIndexOf('/') + 1).replace(/^@/, '');
  const [user = ''] = words.split('@');
  if (user === '') return [];
  const end = '(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])';
  const terms: Term[] = [];
  if (words !== user) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}._-])@?${literally(words)}(?![\\p{L}\\p{N}-])`, 'giu');
    terms.push(term(words, 'your handle', TAKE_OUT, whole));
  }
  // A handle that is a word or a name by itself needs its sign, or the slash of an address.
  const low = user.toLowerCase();
  const plain =
    words !== user || low.length < 4 || isWord(low, lexicon) || parts.some((part) => part.toLowerCase() === low);
  const start = plain ? '(?:(?<![\\p{L}\\p{N}._%+-])@|(?<=\\/~?))' : '(?<![\\p{L}\\p{N}_.%+-]|[\\p{L}\\p{N}]@)@?';
  return [...terms, term(user, 'your handle', TAKE_OUT, new RegExp(`${start}${literally(user)}${end}`, 'giu'))];
}

const isWord = (low: string, { common, calendar, things }: Lexicon): boolean =>
  common.has(low) || calendar.has(low) || things.has(low);

/** The parts of a name as they are written: capitalised, without titles, particles and initials. */
function partsOf(name: string, lexicon: Lexicon): string[] {
  return tokensOf(name)
    .filter((token) => !lexicon.particles.has(token.toLowerCase()) && Array.from(token).length > 1)
    .map((token) => (token === token.toLowerCase() || token === token.toUpperCase() ? capitalised(token) : token));
}

function tokensOf(name: string): string[] {
  return fold(name.trim())
    .text.split(/[\s,]+/)
    .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((token) => token !== '');
}

const capitalised = (token: string): string =>
  token.toLowerCase().replace(/(?<![\p{L}\p{N}])\p{L}/gu, (letter) => letter.toUpperCase());

function fullNameTerms(name: string, parts: readonly string[], lexicon: Lexicon): Term[] {
  const tokens = tokensOf(name);
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [];
  const inside = UNSPACED.test(first + last);
  const found = (sources: readonly string[], flags: string): Term =>
    term(name, 'your name', SAY_I, inside ? new RegExp(sources.join('|'), flags) : bounded(sources.join('|'), flags));
  if (tokens.length < 2) return isWord(first.toLowerCase(), lexicon) ? [] : [found([spelt(first)], 'gu')];

  const joined = (words: readonly string[], gap: string): string => words.map(spelt).join(gap);
  const middle = `${spelt(first)}\\s{1,4}\\p{Lu}[\\p{L}'-]{1,30}\\s{1,4}${spelt(last)}`;
  const words = [first, last].filter((part) => isWord(part.toLowerCase(), lexicon));
  if (words.length > 0) {
    // "Mark Down" is no "markdown": a name with words in it is looked for as it is written, or as addresses have it.
    const address = words.length === 2 ? [] : [joined(parts, '[._-]').toLowerCase()];
    const sources = [
      middle,
      joined(parts, '(?:\\s{1,4}|[._-])'),
      joined([first, last], '\\s{1,4}'),
      joined([last, first], ',\\s{1,4}'),
      ...address,
    ];
    return [found(parts.length > 1 ? sources : [joined(tokens, '\\s{1,4}')], 'gu')];
  }
  const all = joined(tokens, '[\\s._-]{0,4}');
  if (parts.length < 2) return [found([all], 'giu')];
  const ends = joined([first, last], '[\\s._-]{0,4}(?:\\p{L}\\.?\\s{1,4})?');
  return [found([all, ends, joined([last, first], ',?\\s{1,4}')], 'giu'), found([middle], 'gu')];
}

function partTerms(name: string, parts: readonly string[], lexicon: Lexicon): Term[] {
  if (tokensOf(name).length < 2 && !parts.some((part) => isWord(part.toLowerCase(), lexicon))) return [];
  const own = new Set(parts);
  const halves = parts.filter((part) => part.includes('-')).flatMap((part) => part.split('-').filter(isLong));
  return [...parts, ...halves].map((part) => {
    const isLast = part === parts.at(-1);
    const meant = (place: Place): boolean => isMeant(place, { low: part.toLowerCase(), own, isLast, lexicon });
    const pattern = UNSPACED.test(part) ? new RegExp(literally(part), 'gu') : bounded(formsOf(part), 'gu');
    return { ...term(part, 'part of your name', SAY_I, pattern), sure: false, meant };
  });
}

const isLong = (part: string): boolean => Array.from(part).length > 2;

/** An employer or a project. */
function thingTerms(thing: string, { what, help, lexicon }: { what: string; help: string; lexicon: Lexicon }): Term[] {
  const words = fold(thing.trim())
    .text.replace(/[,\s]{1,4}(?:inc|ltd|llc|gmbh|ag|corp|co|bv|oy|ab|sas|limited|corporation)\.?$/i, '')
    .trim();
  if (Array.from(words).length < 2) return [];
  const low = words.toLowerCase();
  const unsure = { sure: false };
  if (UNSPACED.test(words)) return [{ ...term(words, what, help, new RegExp(literally(words), 'giu')), ...unsure }];
  // As a part of an address, or alone in a code span, the small letters are the name.
  const address = `(?<=\\/\\/(?:www\\.)?|(?:hub|lab)\\.com\\/|pypi\\.org\\/project\\/|npmjs\\.com\\/package\\/|[\\p{L}\\p{N}]\\/|(?<!\`)\`)${literally(low)}(?=[./]|\`(?!\`))`;
  if (isWord(low, lexicon)) {
    const meant = (place: Place): boolean =>
      place.text.charAt(place.start) !== place.text.charAt(place.start).toUpperCase() ||
      isMeant(place, { low, own: new Set(), isLast: false, lexicon });
    const pattern = new RegExp(`${address}|${LEFT}(?:${capitalised(words)})${RIGHT}`, 'gu');
    return [{ ...term(words, what, help, pattern), ...unsure, meant }];
  }
  // One capital and small letters, or capitals alone, may be a word; small letters, digits, hyphens or several words are a name.
  const plain = /^\p{Lu}(?:\p{Ll}+|\p{Lu}+)$/u.test(words);
  const pattern = plain
    ? new RegExp(`${address}|${LEFT}(?:${formsOf(words)})${RIGHT}`, 'gu')
    : bounded(spelt(words), 'giu');
  return [{ ...term(words, what, help, pattern), ...unsure }];
}

/** A name as it is written, and in capitals where that cannot be an abbreviation. */
function formsOf(words: string): string {
  const forms = [words];
  if (Array.from(words).length > 3) forms.push(words.toUpperCase(), capitalised(words));
  return [...new Set(forms)].map(spelt).join('|');
}

/** The source of a pattern for a word, its hyphens and spaces as people vary them. */
const spelt = (words: string): string => literally(words).replace(/-|\s+/g, '[\\s-]{1,4}');

const bounded = (source: string, flags: string): RegExp => new RegExp(`${LEFT}(?:${source})${RIGHT}`, flags);

function term(words: string, what: string, help: string, pattern: RegExp): Term {
  return { words, what, help, sure: true, pattern };
}

/** Whether a part of a name stands where it can be the speaker's and not somebody else's or a mere word. */
function isMeant(
  { text, start, end, title }: Place,
  {
    low,
    own,
    isLast,
    lexicon,
  }: { readonly low: string; readonly own: ReadonlySet<string>; readonly isLast: boolean; readonly lexicon: Lexicon },
): boolean {
  const after = text.slice(end, end + 60);
  const before = text.slice(Math.max(0, start - 60), start);
  const next = /^\s{1,4}([\p{L}'-]{1,50})/u.exec(after)?.[1];
  const previous = /(?<![\p{L}'-])([\p{L}'-]{1,50})\s{1,4}$/u.exec(before)?.[1];
  if ((next !== undefined && own.has(next)) || (previous !== undefined && own.has(previous))) return true;
  if (lexicon.things.has(low)) return false;
  if (/^'s(?![\p{L}\p{N}])/u.test(after)) return true;
  if (lexicon.calendar.has(low)) return false;
  const shouted = title || /(?:^|\n) {0,3}#{1,6} [^\n]*$/.test(before);
  if (lexicon.common.has(low)) return !shouted && !startsSentence(before) && !isCapitalised(next);
  if (shouted) return true;
  // "Ada Byron" and "Peter Lovelace" are other people.
  if (!isLast) return !isCapitalised(next);
  return previous === undefined || !isCapitalised(previous) || lexicon.before.has(previous.toLowerCase());
}

const isCapitalised = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}\p{Ll}/u.test(word);

function startsSentence(before: string): boolean {
  const gap = /[\s*_"'“„(\[`#>~+-]{0,60}$/.exec(before)?.[0] ?? '';
  const rest = before.slice(0, before.length - gap.length);
  return rest === '' || /[.!?:;…]$/.test(rest) || /\n\s{0,10}[\n*#>+-]/.test(gap);
}
