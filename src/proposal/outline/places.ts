import type { Line } from './lines.ts';
import { timesIn, type Time } from './times.ts';
import { tokensOf, type Token, type TokenKind } from './tokens.ts';
import {
  afterRunning,
  andWords,
  approximations,
  articles,
  factWords,
  includingWords,
  leadWords,
  measureWords,
  orWords,
  questionWords,
  runningWords,
  slotWords,
} from './words.ts';

// Where a time may stand, to be that of what the line names:
//
//   line   = [lead] time separator name | name separator time [separator words] | name "(" inner ")" [words]
//          | time name | name time                                  (where other lines of the outline do the same)
//   inner  = [words separator] [about] time [("+" | ";" | "/" | …) time]… [words]
//   lead   = "First" | "Next" | …
//
// A word of a sentence beside it ("took 45 minutes", "5 minutes of fame", "the 5-minute rule") makes it a fact.

/** Whether a time can be nothing but a length; if not, where it stands. Others that stand so make it sure. */
export type Sureness = 'sure' | 'if first' | 'if last';

/** A time that stands where times do. */
export interface Placed {
  readonly time: Time;
  /** Places among the tokens: the time with "about" and its like. */
  readonly first: number;
  readonly next: number;
  /** The bracket that it stands in, by the place of its opening; null outside of any. */
  readonly bracket: number | null;
  readonly sureness: Sureness;
  /** What a speaker counted up or has left is beside the time; a slot is what the time is for. */
  readonly role: 'own' | 'so far' | 'slot' | 'included';
}

/** A line as tokens, with its times and its brackets. */
export interface Phrase {
  readonly line: Line;
  readonly tokens: readonly Token[];
  readonly times: readonly Time[];
  /** Places among the tokens where times begin, and those right behind them. */
  readonly begun: ReadonlySet<number>;
  readonly ended: ReadonlySet<number>;
  /** For each token, the place of the bracket that it stands in; -1 outside of any. */
  readonly within: readonly number[];
  /** Where each bracket closes, by where it opens. */
  readonly closes: ReadonlyMap<number, number>;
}

export function phraseOf(line: Line): Phrase {
  const all = tokensOf(line.text);
  const tokens = all.slice(bodyStart(all));
  const times = timesIn(tokens);
  const begun = new Set(times.map(({ first }) => first));
  const ended = new Set(times.map(({ next }) => next));
  return { line, tokens, times, begun, ended, ...bracketsIn(tokens) };
}

/** Where a line begins after a bullet of its own: "[ ]", "A.", "1)". */
function bodyStart([first, second, third]: readonly Token[]): number {
  if (first?.text === '[' && second?.text === ']') return 2;
  if (first?.text === '[' && second?.text === 'x' && third?.text === ']') return 3;
  const isShort = first?.kind === 'number' || (first?.kind === 'word' && first.text.length === 1);
  if (!isShort || second === undefined || second.spaced || third?.spaced !== true) return 0;
  return second.text === '.' || second.text === ')' ? 2 : 0;
}

function bracketsIn(tokens: readonly Token[]): Pick<Phrase, 'within' | 'closes'> {
  const within: number[] = [];
  const closes = new Map<number, number>();
  const open: number[] = [];
  for (const [at, { kind }] of tokens.entries()) {
    const opened = open.at(-1) ?? -1;
    if (kind === 'close' && opened !== -1) closes.set(open.pop() ?? -1, at);
    within.push(opened);
    if (kind === 'open') open.push(at);
  }
  // A bracket that never closes is none.
  return { within: within.map((at) => (closes.has(at) ? at : -1)), closes };
}

const SEPARATORS: ReadonlySet<TokenKind> = new Set<TokenKind>(
  'dash colon comma semicolon stop dots slash plus equals arrow bar'.split(' ') as TokenKind[],
);

export const isSeparator = (token: Token | undefined): boolean => token !== undefined && SEPARATORS.has(token.kind);

export const isWord = (token: Token | undefined, words: ReadonlySet<string>): boolean =>
  token?.kind === 'word' && words.has(token.text);

/** The times of a line that stand where times do, in their order. */
export function placedIn(phrase: Phrase): Placed[] {
  const placed = phrase.times.map((time) => placeOf(phrase, time)).filter((one) => one !== null);
  // "Part one (15 min in total)": what is counted up is its own, where nothing else is.
  const hasOwn = placed.some(({ role }) => role === 'own');
  return hasOwn ? placed : placed.map((one) => (one.role === 'so far' ? { ...one, role: 'own' } : one));
}

function placeOf(phrase: Phrase, time: Time): Placed | null {
  const { tokens, within } = phrase;
  const first = beforeApproximations(tokens, time.first);
  const next = afterApproximations(tokens, time.next);
  const bracket = within[time.first] ?? -1;
  const role = roleOf(tokens, time, first, next);
  const placed = { time, first, next, bracket: bracket === -1 ? null : bracket, role };
  if (role !== 'own') return { ...placed, sureness: 'sure' };
  const sureness = bracket === -1 ? openSureness(phrase, placed) : bracketSureness(phrase, placed);
  return sureness === null ? null : { ...placed, sureness };
}

/** Past "about", "~", "ca." and "up to". */
function beforeApproximations(tokens: readonly Token[], first: number): number {
  for (let at = first; ;) {
    const before = tokens[at - 1];
    const pair = `${tokens[at - 2]?.text ?? ''} ${before?.text ?? ''}`;
    if (before?.kind === 'about' || isWord(before, approximations)) at--;
    else if (before?.text === '.' && !before.spaced && isWord(tokens[at - 2], approximations)) at -= 2;
    else if (pair === 'up to' || pair === 'at most' || pair === 'bis zu') at -= 2;
    else return at;
  }
}

/** Past "max." and "approx." behind the time. */
function afterApproximations(tokens: readonly Token[], next: number): number {
  const word = tokens[next];
  const isOne = isWord(word, approximations) && word?.text !== 'between' && word?.text !== 'c';
  const after = isOne ? next + 1 : next;
  const isEnd = (token: Token | undefined): boolean =>
    token === undefined || token.kind === 'close' || isSeparator(token);
  if (!isOne || !isEnd(tokens[after])) return next;
  const stop = tokens[after];
  return stop?.text === '.' && !stop.spaced ? after + 1 : after;
}

function roleOf(tokens: readonly Token[], time: Time, first: number, next: number): Placed['role'] {
  const [before, further, after] = [tokens[first - 1], tokens[first - 2], tokens[next]];
  const isSlot = isWord(after, slotWords) && (adjectival(time) || isWord(before, factWords));
  if (isSlot || (isWord(after, slotWords) && before?.kind === 'open')) return 'slot';
  const label = before?.kind === 'colon' || before?.kind === 'equals' ? further : before;
  if (isWord(label, runningWords) || isWord(after, afterRunning)) return isSoFar(tokens, next) ? 'so far' : 'own';
  return isWord(before, includingWords) ? 'included' : 'own';
}

/** "5 min in", but not "5 min in pairs"; "20 min so far". */
function isSoFar(tokens: readonly Token[], next: number): boolean {
  const [after, further] = [tokens[next], tokens[next + 1]];
  if (after?.text === 'so') return further?.text === 'far';
  if (after?.text !== 'in') return true;
  const isAlone = further === undefined || further.kind === 'close' || isSeparator(further);
  return isAlone || further.text === 'total' || further.text === 'all';
}

const adjectival = (time: Time): boolean => time.kind === 'length' && time.adjectival;
const isSlight = (time: Time): boolean => time.kind === 'length' && time.slight;

type Unplaced = Omit<Placed, 'sureness'>;

function bracketSureness(
  { tokens, closes, begun, ended }: Phrase,
  { time, first, next, bracket }: Unplaced,
): Sureness | null {
  // "(20 min and 5 min for questions)", "(20 min, or 25 min)"
  const joins = (at: number): boolean =>
    (isWord(tokens[at], andWords) || isWord(tokens[at], orWords)) &&
    ended.has(tokens[at - 1]?.kind === 'comma' ? at - 1 : at) &&
    begun.has(at + 1);
  const before = joins(first - 1) ? undefined : tokens[first - 1];
  const after = joins(next) ? undefined : tokens[next];
  const begins = first - 1 === bracket;
  const ends = next === closes.get(bracket ?? -1);
  if (time.kind === 'length') {
    const isFact = isWord(before, factWords) && before?.text !== 'for' && before?.text !== 'takes';
    const isForSlot = tokens.slice(next + 1, next + 7).some((token) => isWord(token, slotWords));
    // "(5 min in pairs)"
    const isHow = begins && after?.text === 'in';
    const isMeasure = (isWord(after, measureWords) && !isForSlot && !isHow) || isWord(after, slotWords);
    if (isFact || isMeasure) return null;
    const isNoun = time.adjectival && after?.kind === 'word' && !isWord(after, questionWords) && !begins;
    return isNoun ? null : 'sure';
  }
  const isApart = (begins || isSeparator(before)) && (ends || isSeparator(after));
  // The clock may have a word behind it: "[0:05 start]".
  return isApart || (begins && time.kind !== 'bare') ? 'sure' : null;
}

/** More words than these before a time at the end, with nothing between, are a sentence. */
const LONG_NAME = 8;

function openSureness(phrase: Phrase, { time, first, next }: Unplaced): Sureness | null {
  const { tokens } = phrase;
  const [before, after] = [tokens[first - 1], tokens[next]];
  const isLast = isEnd(phrase, next);
  // "The last 5 minutes: questions", but not "The last 5 minutes"
  const begin = !isLast && isWord(tokens[0], articles) && isWord(tokens[1], leadWords) ? 1 : 0;
  const isFirst = first < 4 && tokens.slice(begin, first).every((token) => isWord(token, leadWords));
  if (isFirst && isLast) return 'sure';
  if (isFirst) {
    if (isSeparator(after) || after?.kind === 'open' || endsInStop(tokens, next)) return 'sure';
    const isMeasure = isWord(after, measureWords) && !beginsName(phrase, next);
    // "9:00 is too early" is a sentence; an item has its place on the clock, whatever its name.
    if (time.kind === 'span' || time.kind === 'clock')
      return isMeasure && phrase.line.kind === 'paragraph' ? null : 'sure';
    if (time.kind === 'bare' || isSlight(time) || isMeasure) return null;
    if (after?.marked === true || isForQuestions(tokens, next)) return 'sure';
    return 'if first';
  }
  if (isSeparator(before) || before?.kind === 'close') {
    if (isLast) return before?.kind === 'close' && time.kind === 'bare' ? null : 'sure';
    if (time.kind === 'bare') return after?.kind === 'slash' || after?.kind === 'semicolon' ? 'sure' : null;
    if (isMiddle(before, after, tokens, next)) return 'sure';
    // "5 min intro, 10 min demo"
    const isInRow = time.kind === 'length' && !isSlight(time) && after?.kind === 'word' && !isWord(after, measureWords);
    return isInRow && ['comma', 'semicolon', 'slash', 'plus', 'arrow', 'bar'].includes(before?.kind ?? '')
      ? 'if first'
      : null;
  }
  if (isWord(before, factWords)) return null;
  // "Why noon 0:00-0:05": nothing else in an item has two ends on the clock.
  if (time.kind === 'span') return isLast && phrase.line.kind !== 'paragraph' && first <= LONG_NAME ? 'sure' : null;
  if (time.kind !== 'length' || isSlight(time)) return null;
  const isMarked = tokens[first]?.marked === true;
  if (!isLast) return isMarked && (isSeparator(after) || after?.marked === true) ? 'sure' : null;
  if (isMarked || isWord(before, questionWords)) return 'sure';
  return first <= LONG_NAME && !time.adjectival ? 'if last' : null;
}

/** "5 min From noon to night", but not "5 Minutes Of Fame". */
function beginsName({ line, tokens }: Phrase, next: number): boolean {
  const [unit, name] = [tokens[next - 1], tokens[next]].map((token) => line.text.charAt(token?.start ?? 0));
  return isCapital(name) && !isCapital(unit);
}

const isCapital = (letter: string | undefined): boolean => /^\p{Lu}/u.test(letter ?? '');

/** "Noon – 5 min – the hours we tried", "Noon: 5 min, in pairs": between separators, which a sentence seldom has twice. */
function isMiddle(
  before: Token | undefined,
  after: Token | undefined,
  tokens: readonly Token[],
  next: number,
): boolean {
  if (before?.kind === 'comma' && (after?.kind === 'comma' || after?.kind === 'word')) return false;
  return isSeparator(after) || after?.kind === 'open' || endsInStop(tokens, next) || isForQuestions(tokens, next);
}

/** "20 min. A day in the life": the full stop of the unit is that of the sentence. */
const endsInStop = (tokens: readonly Token[], next: number): boolean =>
  tokens[next - 1]?.text === '.' && tokens[next]?.kind === 'word';

function isForQuestions(tokens: readonly Token[], next: number): boolean {
  const at = isWord(tokens[next], factWords) ? next + 1 : next;
  return isWord(tokens[at], questionWords);
}

/** Whether nothing comes after but a full stop, or what stands in brackets. */
function isEnd({ tokens, closes }: Phrase, next: number): boolean {
  for (let at = next; at < tokens.length; at++) {
    const { kind } = tokens[at] ?? {};
    const close = kind === 'open' ? closes.get(at) : undefined;
    if (close !== undefined) at = close;
    else if (kind !== 'stop' && kind !== 'comma' && kind !== 'semicolon' && kind !== 'colon') return false;
  }
  return true;
}
