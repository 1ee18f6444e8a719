import type { Span } from '../../text/span.ts';
import type { Line } from './lines.ts';
import { add, either, times as multiplied, type Minutes } from './minutes.ts';
import { isSeparator, isWord, phraseOf, placedIn, type Phrase, type Placed, type Sureness } from './places.ts';
import type { Clock } from './times.ts';
import type { Token } from './tokens.ts';
import {
  addingWords,
  besideTotal,
  conditions,
  countWords,
  droppedWords,
  eachWords,
  lengthLabels,
  minuteWords,
  onlyWords,
  optionalWords,
  runningWords,
  slotWords,
  talkWords,
  totalWords,
  versionLeads,
  versionWords,
} from './words.ts';

/** What one part of an outline says of its time. What it means may depend on what the other parts say. */
export interface Entry {
  readonly kind: Line['kind'] | 'row';
  readonly depth: number;
  /** The name of the part: its words without the time. */
  readonly text: string;
  readonly span: Span;
  readonly timeSpan: Span;
  readonly length: Minutes | null;
  readonly sureness: Sureness;
  /** A second time beside the length: counted up so far or, after a slash, maybe for another slot. */
  readonly second: { readonly minutes: Minutes; readonly isOther: boolean } | null;
  /** A place on the clock, or from one to another. */
  readonly place: { readonly from: Clock; readonly to: Clock | null; readonly isLast: boolean } | null;
  /** A number, or two with a dash, where a time would stand. */
  readonly bare: Minutes | null;
  readonly isConditional: boolean;
  /** It names a version of the talk; `minutes` where it says of how long. */
  readonly version: { readonly minutes: number | null; readonly adds: boolean } | null;
  /** A part, or the whole, what was counted up so far, or what stands above. */
  readonly about: 'part' | 'whole' | 'so far' | 'parent';
  /** It says that the numbers are minutes. */
  readonly saysMinutes: boolean;
}

/** What a line says: one part or, where it holds several one after the other, as many. */
export function entriesIn(line: Line): Entry[] {
  const lines = line.kind === 'heading' ? [line] : splitLines(line);
  if (lines.length < 2) return entriesOf(line);
  // Lines that have a time each are parts of their own; else they are one text that was wrapped.
  const whole = entriesOf(line);
  const apart = lines.map(entriesOf);
  const timed = apart.filter((entries) => entries.some(isTimed)).length;
  const isApart = line.kind === 'paragraph' ? timed > 0 && !isTorn(whole, apart) : timed > 1;
  return isApart ? apart.flat() : whole;
}

const isTimed = ({ length, place, bare, about }: Entry): boolean =>
  length !== null || place !== null || bare !== null || about !== 'part';

/** Whether a time is broken over two lines, so that only the whole has it. */
function isTorn(whole: readonly Entry[], apart: readonly (readonly Entry[])[]): boolean {
  const ends = new Set(apart.flat().flatMap(({ length, timeSpan }) => (length === null ? [] : [timeSpan.end])));
  return whole.some(({ length, timeSpan }) => length !== null && !ends.has(timeSpan.end));
}

function splitLines(line: Line): Line[] {
  const all = Array.from(line.text.matchAll(/[^\r\n]+/g), ({ 0: text, index }) => {
    return { ...line, start: line.start + index, text };
  });
  const lines = all.filter(({ text }) => text.trim() !== '');
  const isCounted = line.kind === 'item' && lines.slice(1).some(({ text }) => COUNTED.test(text));
  return isCounted ? withCounted(lines) : lines;
}

/** "a. …" or "3.1 …" within an item: a list to its writer, though not to Markdown. */
const COUNTED = /^\s*(?:[a-z][.)]|\d{1,2}(?:\.\d{1,2})+[.)]?)\s/;

/** The lines of an item with those that are counted in it under it, and wrapped lines put together. */
function withCounted(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const before = joined.at(-1);
    if (index > 0 && COUNTED.test(line.text)) joined.push({ ...line, depth: line.depth + 1 });
    else if (before === undefined) joined.push(line);
    else {
      const gap = ' '.repeat(Math.max(0, line.start - before.start - before.text.length));
      joined[joined.length - 1] = { ...before, text: before.text + gap + line.text };
    }
  }
  return joined;
}

function entriesOf(line: Line): Entry[] {
  const phrase = phraseOf(line);
  if (isRemark(phrase)) return [entryOf(phrase, [], {})];
  const placed = placedIn(phrase).filter((one) => line.kind !== 'paragraph' || standsInProse(phrase, one));
  const about = aboutOf(phrase);
  if (about !== 'part') return [entryOf(phrase, placed.slice(0, 1), { about })];
  const groups = groupsOf(phrase, placed);
  const lengths = groups.filter(hasOwn);
  // "Intro: 5 / Demo: 10": where nothing says minutes, the numbers may.
  const timed = lengths.length === 0 && placed.every(({ time }) => time.kind === 'bare') ? groups : lengths;
  if (timed.length < 2) return [entryOf(phrase, placed, {})];
  return isSeries(phrase, timed) ? seriesOf(phrase, timed) : [entryOf(phrase, best(phrase, groups, timed), {})];
}

/** A paragraph in brackets with more words than these before its first time explains the times below it. */
const LONG_REMARK = 5;

const isRemark = ({ line, tokens, times, closes }: Phrase): boolean =>
  line.kind === 'paragraph' &&
  closes.get(0) === tokens.length - 1 &&
  tokens.slice(0, times[0]?.first).filter(({ kind }) => kind === 'word').length > LONG_REMARK;

/** In a paragraph, a time in the midst of a sentence is a fact, in brackets or not. */
function standsInProse({ tokens, closes, times }: Phrase, { bracket, first, next, role, sureness }: Placed): boolean {
  if (role !== 'own') return true;
  if (sureness !== 'sure') return tokens.length < 12 || isRow(tokens, times);
  const from = bracket ?? first;
  const to = bracket === null ? next : (closes.get(bracket) ?? next) + 1;
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (from === 0 || after === undefined) return before?.kind !== 'comma' || from < 9;
  return after.kind !== 'word' || after.marked;
}

/** "5 min intro, 20 min the problem, 5 min questions": a list of times in a line, with a few words each. */
const isRow = (tokens: readonly Token[], times: Phrase['times']): boolean =>
  times.length > 2 && tokens.length < times.length * 6;

const hasOwn = (group: readonly Placed[]): boolean =>
  group.some(({ role, time }) => role === 'own' && time.kind === 'length');

/** Times between which no name stands: those of one part. */
function groupsOf({ tokens }: Phrase, placed: readonly Placed[]): Placed[][] {
  const groups: Placed[][] = [];
  for (const one of placed) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isSame =
      before !== undefined &&
      ((before.bracket !== null && before.bracket === one.bracket) ||
        !tokens.slice(before.next, one.first).some(isName));
    if (group !== undefined && isSame) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

const isName = (token: Token): boolean =>
  token.kind === 'opaque' || (token.kind === 'word' && !runningWords.has(token.text) && !optionalWords.has(token.text));

const MOST_TOLD = 8;

/** "Intro (5 min), demo (10 min)": every time has a name before it, or every one has it behind, and nothing else is said. */
function isSeries({ tokens, line, closes }: Phrase, groups: readonly (readonly Placed[])[]): boolean {
  const edges = groups.map((group) => ({ first: group[0]?.first ?? 0, next: group.at(-1)?.next ?? 0 }));
  const isEmpty = (from: number, to: number): boolean => !tokens.slice(from, to).some(({ kind }) => kind === 'word');
  const last = edges.at(-1)?.next ?? 0;
  const first = edges[0]?.first ?? 0;
  // "Deploys: 45 min. Tests: 12 min." are facts.
  const isSentence = groups.some((group, index) => {
    const next = edges[index + 1]?.first;
    return (
      next !== undefined &&
      group.at(-1)?.bracket === null &&
      tokens.slice(edges[index]?.next, next).some(({ kind }) => kind === 'stop')
    );
  });
  if (isSentence && line.kind === 'paragraph') return false;
  if (!isEmpty(0, first)) {
    return isEmpty(last, tokens.length);
  }
  // "(5 min) Noon: (10 seconds to ask, 10 seconds to answer)": what a bracket tells is inside the part.
  const isTold = groups.slice(0, MOST_TOLD).some(([one]) => {
    const close = one?.bracket === null ? undefined : closes.get(one?.bracket ?? -1);
    return one !== undefined && close !== undefined && !isEmpty(one.next, close);
  });
  if (isTold) return false;
  return (
    !isEmpty(last, tokens.length) &&
    edges.every(({ next }, index) => !isEmpty(next, edges[index + 1]?.first ?? tokens.length))
  );
}

function seriesOf(phrase: Phrase, groups: readonly (readonly Placed[])[]): Entry[] {
  const namesFirst = phrase.tokens.slice(0, groups[0]?.[0]?.first ?? 0).some(({ kind }) => kind === 'word');
  let from = 0;
  return groups.map((group, index) => {
    const end = groups[index + 1]?.[0];
    const close = group.at(-1)?.bracket ?? null;
    const own = close === null ? (group.at(-1)?.next ?? 0) : (phrase.closes.get(close) ?? 0) + 1;
    const to = namesFirst ? own : (end?.bracket ?? end?.first ?? phrase.tokens.length);
    const entry = entryOf(phrase, group, { from, to });
    from = to;
    return entry;
  });
}

/** Of several times in one line, the one that is its own: in brackets at its end, at its start, else the first. */
function best({ tokens, closes }: Phrase, groups: readonly Placed[][], timed: readonly Placed[][]): Placed[] {
  const lastWord = tokens.findLastIndex(({ kind }) => kind === 'word');
  const isLast = ({ bracket, next }: Placed): boolean =>
    lastWord < (bracket === null ? next : (closes.get(bracket) ?? next));
  const chosen =
    timed.find(([one]) => one?.first === 0 || one?.bracket === 0) ??
    timed.findLast((group) => group.some((one) => one.bracket !== null && isLast(one))) ??
    timed.find((group) => group.some(({ sureness }) => sureness === 'sure')) ??
    timed[0] ??
    [];
  const others = groups.filter((group) => !hasOwn(group)).flat();
  return [...chosen, ...others].sort((a, b) => a.first - b.first);
}

/** With more tokens than these a line is no total. */
const LONG_TOTAL = 40;

/** What a line without a name speaks of. */
function aboutOf({ tokens, times }: Phrase): Entry['about'] {
  const [time] = times;
  if (time === undefined || time.kind === 'clock' || time.kind === 'span' || tokens.length > LONG_TOTAL) return 'part';
  const ofTimes = new Set(
    times.flatMap(({ first, next }) => Array.from({ length: next - first }, (_, at) => first + at)),
  );
  const others = tokens.filter((token, at) => token.kind === 'word' && !ofTimes.has(at));
  const before = tokens.slice(0, time.first).filter(({ kind }) => kind === 'word');
  if (time.kind === 'bare' && before.length === 0) return 'part';
  const isAll = (words: readonly Token[], ...sets: ReadonlySet<string>[]): boolean =>
    words.every((word) => sets.some((set) => isWord(word, set)));
  const says = (words: readonly Token[], set: ReadonlySet<string>): boolean => words.some((word) => isWord(word, set));
  const separator = tokens[time.first - 1];
  const isSaid = separator?.kind === 'colon' || separator?.kind === 'equals';
  const said = isSaid ? before : others;
  if (tokens[0]?.kind === 'equals' && time.first === 1) return 'whole';
  // "(5 min; running total 15)": a time of its own, and what was counted up behind it.
  const [, second] = times;
  const isBefore = others.length > 0 && others.every(({ start }) => start > (tokens[time.next - 1]?.end ?? 0));
  if (second !== undefined && time.kind === 'length' && isBefore && isAll(others, runningWords, besideTotal))
    return 'parent';
  if (isAll(said, runningWords, besideTotal) && says(said, soFarWords)) return 'so far';
  if (isAll(said, totalWords, besideTotal) && says(said, totalWords)) return 'whole';
  if (time.kind === 'bare') return isSaid && isAll(said, minuteWords) ? 'parent' : 'part';
  if (isAll(said, lengthLabels, talkWords) && says(said, lengthLabels))
    return says(said, talkWords) ? 'whole' : 'parent';
  const isPlus = tokens.some(({ kind }) => kind === 'plus');
  return others.length === 0 && times.length === 1 && !isPlus && !tokens.some(({ kind }) => kind === 'opaque')
    ? 'parent'
    : 'part';
}

const soFarWords: ReadonlySet<string> = new Set([...runningWords].filter((word) => !totalWords.has(word)));

interface Extent {
  readonly about?: Entry['about'];
  /** Places among the tokens, where the line holds several parts. */
  readonly from?: number;
  readonly to?: number;
}

function entryOf(
  phrase: Phrase,
  placed: readonly Placed[],
  { about = 'part', from = 0, to = phrase.tokens.length }: Extent,
): Entry {
  const { line, tokens, times } = phrase;
  const own = placed.filter(({ role }) => role === 'own');
  const lengths = own.filter(({ time }) => time.kind === 'length');
  const { length, second } = lengthOf(phrase, lengths);
  const clock = own.find(({ time }) => time.kind === 'span') ?? own.find(({ time }) => time.kind === 'clock');
  const bares = own.filter(({ time }) => time.kind === 'bare');
  const bare = minutesOf(bares[0]);
  const counted = placed.flatMap(({ role, time }) =>
    role === 'so far' && time.kind === 'length' ? [time.minutes] : [],
  );
  const shown = lengths.length > 0 ? lengths : own.length > 0 ? own : placed;
  const words = tokens.slice(from, to);
  const edges = { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
  const span = withMarks(line, { start: line.start + edges.start, end: line.start + edges.end });
  const timeSpan = spanOf(phrase, shown);
  return {
    kind: line.kind,
    depth: line.depth,
    text: labelOf(phrase, placed.length === 0 ? [] : placed, { from, to }),
    span,
    timeSpan: timeSpan === null ? span : withMarks(line, timeSpan),
    length: length ?? (about === 'part' ? null : (counted[0] ?? (about === 'parent' ? bare : null))),
    sureness: lengths.some(({ sureness }) => sureness === 'sure') ? 'sure' : (lengths[0]?.sureness ?? 'sure'),
    second: second ?? secondOf(phrase, bares[length === null ? 1 : 0]),
    place: placeOf(clock),
    bare,
    isConditional: isConditional(words, placed),
    version: from === 0 && to === tokens.length ? versionOf(phrase, placed, length) : null,
    about,
    saysMinutes: times.length === 0 && words.some((word) => isWord(word, minuteWords)),
  };
}

const minutesOf = (placed: Placed | undefined): Minutes | null =>
  placed?.time.kind === 'bare' ? placed.time.minutes : null;

/** A number beside a time: counted up so far or, before a slash, for another slot: "(5/10 min)". */
function secondOf({ tokens }: Phrase, bare: Placed | undefined): Entry['second'] {
  const minutes = minutesOf(bare);
  if (bare === undefined || minutes === null) return null;
  return { minutes, isOther: tokens[bare.next]?.kind === 'slash' };
}

function placeOf(clock: Placed | undefined): Entry['place'] {
  if (clock === undefined) return null;
  const isLast = clock.first > 0 && clock.bracket !== 0;
  if (clock.time.kind === 'span') return { from: clock.time.from, to: clock.time.to, isLast };
  return clock.time.kind === 'clock' ? { from: clock.time.at, to: null, isLast } : null;
}

/** The length that several times beside each other make: added with a plus, a range over two slots, else the first. */
function lengthOf({ tokens }: Phrase, lengths: readonly Placed[]): Pick<Entry, 'length' | 'second'> {
  let length: Minutes | null = null;
  let second: Entry['second'] = null;
  const isForSlots = tokens.slice(lengths[0]?.next).some((word) => isWord(word, slotWords));
  for (const [index, { time, first, next }] of lengths.entries()) {
    if (time.kind !== 'length') continue;
    const minutes = isWord(tokens[next], eachWords)
      ? multiplied(countIn(tokens.slice(Math.max(0, first - 12), first)), time.minutes)
      : time.minutes;
    if (length === null) {
      length = minutes;
      continue;
    }
    const between = tokens.slice(lengths[index - 1]?.next ?? 0, first);
    if (between.some(({ kind }) => kind === 'plus')) length = add(length, minutes);
    else if (isForSlots) length = either(length, minutes);
    else if (between.some(({ text }) => text === 'or' || text === 'oder' || text === 'ou'))
      length = either(length, minutes);
    else second ??= { minutes, isOther: between.some(({ kind }) => kind === 'slash') };
  }
  return { length, second };
}

/** "Three demos (5 min each)": how many there are. */
function countIn(tokens: readonly Token[]): number {
  for (const { kind, text, values } of tokens) {
    const count = kind === 'number' ? values[0] : countWords.get(text);
    if (count !== undefined && Number.isInteger(count) && count > 1 && count <= 20) return count;
  }
  return 1;
}

/** Whether a part may fall out: it is optional, for when there is time, or only for some slots. */
function isConditional(tokens: readonly Token[], placed: readonly Placed[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  const isForSlot = placed.some(({ role }) => role === 'slot');
  if (isForSlot && words.some((word) => onlyWords.has(word) || droppedWords.has(word))) return true;
  if (
    words.some(
      (word) =>
        word === 'if' ||
        word === 'time' ||
        word === 'zeit' ||
        word === 'temps' ||
        word.startsWith('tiemp') ||
        word.startsWith('temp'),
    )
  ) {
    const sentence = words.slice(0, 200).join(' ');
    if (conditions.some((condition) => sentence.includes(condition))) return true;
  }
  return tokens.some((token, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    const begins = before === undefined || before.kind === 'open' || isSeparator(before);
    const ends =
      after === undefined || after.kind === 'close' || (isSeparator(after) && after.spaced === (after.kind === 'dash'));
    return isWord(token, optionalWords) && begins && ends;
  });
}

/** "25-minute version", "For 45 min:", "Short version (20 min)": a heading over what belongs to one slot. */
function versionOf(
  { tokens, line, times, within }: Phrase,
  placed: readonly Placed[],
  length: Minutes | null,
): Entry['version'] {
  if (tokens.length > LONG_VERSION) return null;
  const words = tokens.filter(({ kind }, at) => kind === 'word' && within[at] === -1).map(({ text }) => text);
  const adds = words.some((word) => addingWords.has(word));
  const slots = placed.filter(({ role }) => role === 'slot');
  const [slot] = slots;
  const isHeader = line.kind !== 'paragraph' || tokens.at(-1)?.kind === 'colon' || words.length < 6;
  if (!isHeader || slots.length > 1) return null;
  const [time] = times;
  const isForTime =
    placed.length === 0 && isWord(tokens[0], versionLeads) && times.length === 1 && time?.kind === 'length';
  if (isForTime && !tokens.slice(time.next).some(({ kind }) => kind === 'word'))
    return { minutes: time.minutes[1], adds };
  if (slot?.time.kind === 'length' && (length === null || words.some((word) => slotWords.has(word)))) {
    return length === null ? { minutes: slot.time.minutes[1], adds } : null;
  }
  if (words.some((word) => slotWords.has(word)) && words.some((word) => versionWords.has(word))) {
    return { minutes: length?.[1] ?? null, adds };
  }
  return null;
}

const LONG_VERSION = 14;

/** The words that give the time, with the brackets or the separator around them. */
function spanOf({ line, tokens, closes }: Phrase, placed: readonly Placed[]): Span | null {
  const [one] = placed;
  const last = placed.at(-1);
  if (one === undefined || last === undefined) return null;
  const first = one.bracket ?? (one.first > 0 && isSeparator(tokens[one.first - 1]) ? one.first - 1 : one.first);
  const close = last.bracket === null ? undefined : closes.get(last.bracket);
  const isStart = first === 0 && isSeparator(tokens[last.next]);
  const next = close === undefined ? (isStart ? last.next + 1 : last.next) : close + 1;
  return { start: line.start + (tokens[first]?.start ?? 0), end: line.start + (tokens[next - 1]?.end ?? 0) };
}

/** A span that ends bold words takes their beginning along. */
function withMarks({ text, start: from }: Line, { start, end }: Span): Span {
  const runs = text.slice(start - from, Math.min(end - from, start - from + LONGEST_MARKED)).match(/\*+/g) ?? [];
  const marks =
    runs.length % 2 === 0 ? 0 : (/\*+$/.exec(text.slice(Math.max(0, start - from - 3), start - from))?.[0].length ?? 0);
  return { start: start - marks, end };
}

/** In a longer text, where words are bold tells nothing. */
const LONGEST_MARKED = 500;

/** The name of a part: its words without its times and its markup. */
function labelOf(phrase: Phrase, placed: readonly Placed[], { from, to }: { from: number; to: number }): string {
  const { line, tokens } = phrase;
  const gaps = placed.map((one) => spanOf(phrase, [one])).filter((span) => span !== null);
  let name = '';
  let gap = 0;
  let end: number | null = null;
  for (const { start, end: stop, spaced, marked } of tokens.slice(from, to)) {
    while ((gaps[gap]?.end ?? Infinity) <= line.start + start) gap++;
    if ((gaps[gap]?.start ?? Infinity) <= line.start + start) continue;
    if (end !== null) name += spaced || (end !== start && !marked) ? ' ' : '';
    name += line.text.slice(start, stop);
    end = stop;
  }
  return name
    .replace(/^[\s:–—,;|-]+/, '')
    .replace(/[\s:–—,;|-]{1,40}$/, '')
    .trimEnd();
}
