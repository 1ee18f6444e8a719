import { entryOf, type Entry } from './entry.ts';
import { aboutOf } from './about.ts';
import type { Line } from './lines.ts';
import { phraseOf, placedIn, type Phrase, type Placed } from './places.ts';
import type { Token } from './tokens.ts';
import { maySayTime, optionalWords, runningWords } from './words.ts';

/** What a line says: one part or, where it holds several one after the other, as many. */
export function entriesIn(line: Line): Entry[] {
  const lines = line.kind === 'heading' || !maySayTime(line.text) ? [line] : splitLines(line);
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
  if (about !== 'part') {
    const own = placed.slice(0, 1).map((one) => ({ ...one, role: 'own' as const }));
    return [entryOf(phrase, own, { about })];
  }
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
  // What stands behind the last time in its brackets is said of it.
  if (!isEmpty(0, first)) return isEmpty(closes.get(groups.at(-1)?.at(-1)?.bracket ?? -1) ?? last, tokens.length);
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
