import { lineIndex, type Span } from '../text/span.ts';
import type { Answer } from './answers.ts';
import type { Block, Proposal } from './proposal.ts';

/** Minutes as `[least, most]`: "5-7 min" is [5, 7], "5 min" is [5, 5]. */
export type Minutes = readonly [least: number, most: number];

/** One part of a talk with its time. */
export interface OutlineItem {
  readonly text: string;
  /** The words of the item, with its time. */
  readonly span: Span;
  /** The words that give the time. */
  readonly timeSpan: Span;
  readonly minutes: Minutes;
}

/** The times that an outline gives, and their sum. */
export interface Outline {
  /** The items that were added up, in their order. */
  readonly items: readonly OutlineItem[];
  /** Places of the items that have no time, where others have one. */
  readonly untimed: readonly Span[];
  readonly minutes: Minutes;
  /** What the outline itself says is the whole ("Total: 30 minutes"): compared, never added. */
  readonly stated: { readonly minutes: Minutes; readonly span: Span } | null;
}

// The grammar of a time. Each pattern is anchored and tried on a short piece of a line, so that none can be slow.
//
//   amount   = number [ "-" number ] unit | number "h" number
//   at end   = "(" [ words "," ] amount [ "," words ] ")" | the same in "[]" | dash amount
//   at start = "(" amount ")" | "[" amount "]" | amount ( ":" | dash )
const NUMBER = String.raw`(\d{1,3}(?:[.,]\d{1,2})?)`;
const UNIT = String.raw`(minutes|minute|minuten|minutos|mins|min|m|['′]|hours|hour|heures|heure|horas|hora|stunden|stunde|std|hrs|hr|h|seconds|second|secs|sec|s)`;
const AMOUNT = String.raw`(?:~|ca\.? |about )?${NUMBER}(?: ?(?:-|–|to) ?${NUMBER})?[ -]?${UNIT}\.?(?: ?(\d{1,2}) ?(?:minutes|mins|min|m)?)?`;
const AT_END = new RegExp(
  String.raw`(?:[([] ?(?:[^()[\]]{0,30}[,;:] )?${AMOUNT}(?:[,;:] ?[^()[\]\d]{0,30})? ?[)\]]|(?:\s[-–—]+|[:,|]) ?${AMOUNT})[ .:;,*_]*$`,
  'i',
);
const AT_START = new RegExp(String.raw`^[*_ ]*(?:[([] ?${AMOUNT} ?[)\]]|${AMOUNT}[*_]*(?: ?:| [-–—]+ ))`, 'i');
const REACH = 72;
const TOTAL = /^\W*(?:total|sum|overall|altogether|in all)\b/i;

interface Timing {
  readonly minutes: Minutes;
  readonly start: number;
  readonly end: number;
}

/** The time that a line gives for what it names, by its place in the line; null where the line times nothing. */
export function timingOf(line: string): Timing | null {
  const from = Math.max(0, line.length - REACH);
  const atEnd = AT_END.exec(line.slice(from));
  const found = atEnd ?? AT_START.exec(line.slice(0, REACH));
  if (found === null) return null;
  const start = (atEnd === null ? 0 : from) + found.index;
  // Either alternative of a pattern fills its own four groups.
  const [, a1, a2, aUnit, aRest, b1, b2, bUnit, bRest] = found;
  const minutes = minutesOf(a1 ?? b1, a2 ?? b2, aUnit ?? bUnit, aRest ?? bRest);
  return minutes === null || minutes[0] > minutes[1] ? null : { minutes, start, end: start + found[0].length };
}

function minutesOf(least?: string, most?: string, unit = '', rest?: string): Minutes | null {
  if (least === undefined) return null;
  const factor = /^(?:h|st)/i.test(unit) ? 60 : /^s/i.test(unit) ? 1 / 60 : 1;
  // "1h30" has a rest; "5 min 30" does not mean anything that people write.
  if (rest !== undefined && factor !== 60) return null;
  const minutes = (number: string): number => Number(number.replace(',', '.')) * factor + Number(rest ?? 0);
  return [minutes(least), minutes(most ?? least)];
}

interface Line {
  readonly depth: number;
  readonly span: Span;
  readonly text: string;
  readonly isItem: boolean;
}

interface Node extends Line {
  readonly timing: Timing | null;
  readonly children: Node[];
}

/** Reads the minutes of an outline; null where it gives none. */
export function readOutline(proposal: Proposal, outline: Answer | undefined): Outline | null {
  const first = outline?.pieces[0];
  const last = outline?.pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  const within = { start: first.start, end: last.start + last.length };

  let stated: Outline['stated'] = null;
  const nodes: Node[] = [];
  for (const line of linesIn(proposal, within)) {
    const timing = timingOf(line.text);
    if (timing !== null && TOTAL.test(line.text)) {
      stated = { minutes: timing.minutes, span: line.span };
      continue;
    }
    nodes.push({ ...line, timing, children: [] });
  }

  const found: Found = { items: [], untimed: [] };
  const minutes = sum(nest(nodes), found);
  return found.items.length === 0 ? null : { ...found, minutes, stated };
}

/** The lines that may be items: the first line of each list item and heading, every line of a paragraph. */
function* linesIn(proposal: Proposal, within: Span): Iterable<Line> {
  let headingDepth = 0;
  for (const block of proposal.blocks) {
    if (block.span.end <= within.start || block.span.start >= within.end) continue;
    const texts = linesOf(proposal, block);
    if (block.kind === 'heading') headingDepth = 1;
    const wrapped = block.kind !== 'paragraph';
    const spans = wrapped
      ? [{ start: texts[0]?.start ?? block.span.start, end: texts.at(-1)?.end ?? block.span.end }]
      : texts;
    for (const span of spans) {
      const text = proposal.source.slice(span.start, span.end).replace(/\s+/g, (space) => ' '.repeat(space.length));
      yield { depth: block.kind === 'heading' ? 0 : headingDepth + block.depth, span, text, isItem: wrapped };
    }
  }
}

/** The lines of a block without markers, quotes and indents. */
function linesOf({ source, lines }: Proposal, { span }: Block): Span[] {
  const spans: Span[] = [];
  for (let index = lineIndex(lines, span.start); (lines[index] ?? Infinity) < span.end; index++) {
    const start = lines[index] ?? span.start;
    const line = source.slice(start, lines[index + 1] ?? source.length);
    const marker = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?=\s))?[ \t]*/.exec(line)?.[0].length ?? 0;
    const words = line.trimEnd();
    // A heading may be closed by as many signs as opened it.
    const closing = /[ \t]+#{1,6}$/.exec(words.slice(-12))?.[0].length ?? 0;
    const end = start + words.length - closing;
    if (start + marker < end) spans.push({ start: start + marker, end });
  }
  return spans;
}

/** Hangs each node under the last one that is less deep. */
function nest(nodes: readonly Node[]): Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const node of nodes) {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

interface Found {
  readonly items: OutlineItem[];
  readonly untimed: Span[];
}

/**
 * Adds each minute once. A parent whose children fill its time or less of it includes them; a parent whose children
 * make more than its own time is a time beside theirs.
 */
function sum(nodes: readonly Node[], found: Found): Minutes {
  let total: Minutes = [0, 0];
  const clock = isClock(nodes.flatMap(({ timing }) => (timing === null ? [] : [timing.minutes])));
  for (const { timing, children, span, text, isItem } of nodes) {
    const below: Found = { items: [], untimed: [] };
    const inner = sum(children, below);
    if (timing === null) {
      if (isItem && below.items.length === 0) found.untimed.push(span);
      else found.untimed.push(...below.untimed);
      found.items.push(...below.items);
      total = add(total, inner);
      continue;
    }
    const timeSpan = { start: span.start + timing.start, end: span.start + timing.end };
    const [least, most] = timing.minutes;
    const minutes: Minutes = clock ? [most - least, most - least] : timing.minutes;
    const includes = inner[1] <= minutes[1];
    found.items.push({ text: label(text, timing), span, timeSpan, minutes }, ...(includes ? [] : below.items));
    total = add(total, includes ? minutes : add(minutes, inner));
  }
  return total;
}

/** "0-3 min, 3-8 min" are the clock of the talk, and no lengths: each part begins where the one before ended. */
function isClock(times: readonly Minutes[]): boolean {
  return (
    times.length > 1 &&
    times.every(([least, most], index) => {
      const before = index === 0 ? 0 : (times[index - 1]?.[1] ?? 0);
      return most > least && least >= before && least - before <= (index === 0 ? 0 : 1);
    })
  );
}

const add = (a: Minutes, b: Minutes): Minutes => [a[0] + b[0], a[1] + b[1]];

function label(text: string, { start, end }: Timing): string {
  const words = `${text.slice(0, start)} ${text.slice(end)}`.replace(/ +/g, ' ');
  return words.replace(/^[ *_:–—-]+/, '').replace(/[ *_:–—-]+$/, '');
}

/** "25 min", "20-25 min", "1.5 min". */
export function minutesWords([least, most]: Minutes): string {
  const words = (minutes: number): string => String(Math.round(minutes * 10) / 10);
  return `${least === most ? words(least) : `${words(least)}-${words(most)}`} min`;
}
