import { byPlace, type Span } from '../text/span.ts';
import type { Heading, Proposal } from './proposal.ts';

/** A run of an answer's text that stands in the source to the letter. */
interface Piece {
  /** Offset in the answer's text. */
  readonly at: number;
  /** Offset in the source. */
  readonly start: number;
  readonly length: number;
}

/** What the form will receive for one field: the section's Markdown, comments removed, ends stripped. */
export interface Answer {
  readonly field: string;
  /** The heading it stands under; null for the title and for text straight under it. */
  readonly heading: string | null;
  /** What to point at when the answer has no words to point at: its heading or its key. */
  readonly place: Span;
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** All that it was read from, with comments and help; empty for a key. */
  readonly contents: readonly Span[];
}

/** Where an answer stands. */
interface AnswerPlace extends Pick<Answer, 'field' | 'place' | 'contents'> {
  /** What it stands under; null for the title and for text straight under it. */
  readonly heading: Heading | null;
  /** What of the contents is no part of it, besides comments. */
  readonly left?: readonly Span[];
}

/** An answer that the source spells out: what of the contents is left without comments, and without rules at its ends. */
export function answerIn(proposal: Proposal, { field, heading, place, contents, left = [] }: AnswerPlace): Answer {
  const { source, comments, rules } = proposal;
  const apart = left.length === 0 ? comments : [...comments, ...left].sort(byPlace);
  const spans = contents.flatMap((content) => without(source, withoutRules(source, content, rules), apart));
  const kept = stripEnds(
    source,
    heading !== null && isInline(heading) ? spans.flatMap((span) => outdented(source, span)) : spans,
  );
  let text = '';
  const pieces: Piece[] = [];
  for (const { start, end } of kept) {
    pieces.push({ at: text.length, start, length: end - start });
    text += source.slice(start, end);
  }
  return { field, heading: heading?.text ?? null, place, text, pieces, contents };
}

/** An answer whose text stands at an offset of the source; `start` is null where it is not spelt out there. */
export function answerOf(
  text: string,
  start: number | null,
  rest: Pick<Answer, 'field' | 'heading' | 'place'>,
): Answer {
  return { ...rest, text, contents: [], pieces: start === null ? [] : [{ at: 0, start, length: text.length }] };
}

/** Whether the text begins on the line of its heading, or is an item's, and is indented on the lines below. */
const isInline = ({ style }: Heading): boolean => style === 'label' || style === 'key' || style === 'item';

/** A text without the indentation that all its lines but the first have. */
function outdented(source: string, { start, end }: Span): Span[] {
  const lines = Array.from(
    source.slice(start, end).matchAll(/(?<=\n)([ \t]*)(?=[^\s])/g),
    ({ index, 1: indent = '' }) => ({ at: start + index, indent: indent.length }),
  );
  const least = Math.min(...lines.map(({ indent }) => indent));
  if (lines.length === 0 || least === 0) return [{ start, end }];
  const cuts = lines.map(({ at }) => ({ start: at, end: at + least }));
  return [...cuts, { start: end, end }].map((cut, index) => ({ start: cuts[index - 1]?.end ?? start, end: cut.start }));
}

/** A text without the lines across the page that part it from its neighbour below. */
function withoutRules(source: string, { start, end }: Span, rules: readonly Span[]): Span {
  let least = 0;
  for (let most = rules.length; least < most;) {
    const middle = (least + most) >> 1;
    if ((rules[middle]?.end ?? Infinity) <= end) least = middle + 1;
    else most = middle;
  }
  for (let at = least - 1; at >= 0; at--) {
    const rule = rules[at];
    if (rule === undefined || rule.start < start || source.slice(rule.end, end).trim() !== '') break;
    end = rule.start;
  }
  return { start, end };
}

/** What of `content` is left without others of its parts. One that has its lines to itself takes them along. */
function without(source: string, content: Span, left: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let from = content.start;
  for (const part of left) {
    if (part.end <= from || part.start >= content.end) continue;
    const { start, end } = ownLines(source, part, { start: from, end: content.end });
    if (start > from) kept.push({ start: from, end: start });
    from = end;
  }
  if (from < content.end) kept.push({ start: from, end: content.end });
  return kept;
}

function ownLines(source: string, part: Span, within: Span): Span {
  let start = part.start;
  while (start > within.start && isBlank(source[start - 1])) start--;
  let end = part.end;
  while (end < within.end && isBlank(source[end])) end++;
  const alone = (start === within.start || source[start - 1] === '\n') && (end >= within.end || isLineEnd(source[end]));
  if (!alone) return { start: Math.max(part.start, within.start), end: Math.min(part.end, within.end) };
  const after = lineEndAt(source, end, within.end);
  // Between two blank lines, one of them goes too.
  const blankBefore = start === within.start || /\n\r?\n$/.test(source.slice(Math.max(within.start, start - 3), start));
  return { start, end: blankBefore ? lineEndAt(source, after, within.end) : after };
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';
const isLineEnd = (character: string | undefined): boolean => character === '\n' || character === '\r';

function lineEndAt(source: string, at: number, limit: number): number {
  if (at < limit && source[at] === '\r') at++;
  return at < limit && source[at] === '\n' ? at + 1 : at;
}

// What every form strips; what only some strip is left to the counters.
const isSpace = (character: string | undefined): boolean => isBlank(character) || isLineEnd(character);

/** The spans without the white space at the ends of the whole. */
function stripEnds(source: string, spans: readonly Span[]): Span[] {
  const kept = [...spans];
  for (let first = kept[0]; first !== undefined; first = kept[0]) {
    let { start } = first;
    while (start < first.end && isSpace(source[start])) start++;
    kept.shift();
    if (start === first.end) continue;
    kept.unshift({ start, end: first.end });
    break;
  }
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    let { end } = last;
    while (end > last.start && isSpace(source[end - 1])) end--;
    if (end === last.start) continue;
    kept.push({ start: last.start, end });
    break;
  }
  return kept;
}

/** The place in the source of a part of an answer's text. Where the source does not spell it out, the whole answer's. */
export function spanIn(answer: Answer, from: number, to: number): Span {
  const { pieces, place } = answer;
  const first = pieces.findLast((piece) => piece.at <= from);
  const last = pieces.findLast((piece) => piece.at < to) ?? first;
  if (first === undefined || last === undefined) return place;
  return { start: first.start + (from - first.at), end: last.start + Math.min(to - last.at, last.length) };
}

/** Where in an answer's text a place of the source is; null where the place is outside of what the source spells out. */
export function offsetsIn({ pieces }: Answer, { start, end }: Span): { from: number; to: number } | null {
  const first = pieces.find((piece) => start >= piece.start && start <= piece.start + piece.length);
  const last = pieces.findLast((piece) => end >= piece.start && end <= piece.start + piece.length);
  if (first === undefined || last === undefined) return null;
  const [from, to] = [first.at + start - first.start, last.at + end - last.start];
  return from < to ? { from, to } : null;
}

/** The place of a whole answer, or of its heading where it is empty. */
export function spanOf(answer: Answer): Span {
  return answer.text === '' ? answer.place : spanIn(answer, 0, answer.text.length);
}
