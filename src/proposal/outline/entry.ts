import type { Span } from '../../text/span.ts';
import type { Line } from './lines.ts';
import { add, either, times as multiplied, type Minutes } from './minutes.ts';
import { isSeparator, isWord, type Phrase, type Placed, type Sureness } from './places.ts';
import type { Clock } from './times.ts';
import type { Token } from './tokens.ts';
import {
  addingWords,
  andWords,
  conditions,
  countWords,
  droppedWords,
  eachWords,
  minuteWords,
  onlyWords,
  optionalWords,
  orWords,
  slotWords,
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

interface Extent {
  readonly about?: Entry['about'];
  /** Places among the tokens, where the line holds several parts. */
  readonly from?: number;
  readonly to?: number;
}

/** What a line, or a part of it, says with these of its times. */
export function entryOf(
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
  const shown = lengths.length > 0 ? lengths : own;
  const words = tokens.slice(from, to);
  const edges = { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
  const span = withMarks(line, { start: line.start + edges.start, end: line.start + edges.end });
  const timeSpan = spanOf(phrase, shown);
  return {
    kind: line.kind,
    depth: line.depth,
    text: labelOf(phrase, placed, { from, to }),
    span,
    timeSpan: timeSpan === null ? span : withMarks(line, timeSpan),
    length: length ?? (about === 'part' ? null : bare),
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

/** The length that several times beside each other make: added with a plus or an "and", a range over two slots, else the first. */
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
    if (between.some((token) => token.kind === 'plus' || isWord(token, andWords))) length = add(length, minutes);
    else if (isForSlots || between.some((token) => isWord(token, orWords))) length = either(length, minutes);
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
      after === undefined ||
      after.kind === 'open' ||
      after.kind === 'close' ||
      (isSeparator(after) && after.spaced === (after.kind === 'dash'));
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
  for (const { kind, text, start, end: stop, spaced, marked } of tokens.slice(from, to)) {
    // The target of a link is no name.
    if (kind === 'opaque' && text.startsWith('](')) continue;
    while ((gaps[gap]?.end ?? Infinity) <= line.start + start) gap++;
    if ((gaps[gap]?.start ?? Infinity) <= line.start + start) continue;
    if (end !== null) name += spaced || (end !== start && !marked) ? ' ' : '';
    name += line.text.slice(start, stop);
    end = stop;
  }
  return name.replace(/^[\s:–—,;|-]+/, '').replace(/[\s:–—,;|-]{1,40}$/, '');
}
