import type { Span } from '../text/span.ts';
import type { Heading } from './proposal.ts';

/** Running text as Markdown sees it, by its lines (from 0, the last not included). */
export interface TextLines {
  readonly from: number;
  readonly to: number;
  /** The number of the outermost list whose item begins here; null where no item of such a list does. */
  readonly item: number | null;
  /** Whether the text stands in a list; its lines may still begin at the margin. */
  readonly inList: boolean;
}

/** More of a line is never a label. */
const LONGEST_LABEL = 100;

/**
 * The lines that are headings to their writer, though Markdown knows none of them: `Abstract:`, `**Abstract**`,
 * `* abstract: …`, `:abstract: …`, `##Abstract`, and a word alone. Which of them are meant, only their words can tell.
 */
export function findLabels(source: string, lines: readonly number[], texts: readonly TextLines[]): Heading[] {
  const labels: Heading[] = [];
  for (const { from, to, item, inList } of texts) {
    for (let line = from; line < to; line++) {
      const start = lines[line] ?? source.length;
      const next = lines[line + 1] ?? source.length;
      const opens = line === from;
      const label = labelAt(
        source,
        { start, end: next },
        { item: opens ? item : null, inList, opens, alone: to - from === 1 },
      );
      if (label !== null) labels.push(label);
    }
  }
  return labels;
}

/** How a line stands in its text. */
interface Standing {
  readonly item: number | null;
  readonly inList: boolean;
  /** Whether it is the first line, and whether it is the only one. */
  readonly opens: boolean;
  readonly alone: boolean;
}

function labelAt(source: string, line: Span, { item, inList, opens, alone }: Standing): Heading | null {
  const whole = source.slice(line.start, Math.min(line.end, line.start + LONGEST_LINE));
  const text = whole.trimEnd();
  const marker = /^ {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+/.exec(text)?.[0] ?? '';
  const isItem = marker !== '' && item !== null;
  if (marker !== '' && !isItem) return null;
  const lead = isItem ? marker.length : (/^ {0,3}(?=\S)/.exec(text)?.[0].length ?? -1);
  // What is indented in a list belongs to its item; a line at the margin may have been meant to end the list.
  if (lead === -1 || (inList && !isItem && lead > 0)) return null;
  const found =
    inList && !isItem
      ? (keyIn(text.slice(lead)) ?? labelIn(text.slice(lead)))
      : wordsIn(text.slice(lead), { opens: opens && !isItem, alone });
  if (found === null) return null;
  const { style, at, length, rest } = found;
  const start = line.start + lead + at;
  return {
    text: source.slice(start, start + length),
    level: style === 'hashes' ? at : LABEL_LEVEL,
    style: isItem ? 'item' : style,
    list: isItem ? item : null,
    span: { start: line.start, end: rest === null ? line.end : line.start + lead + rest },
    textSpan: { start, end: start + length },
  };
}

/** Deeper than any heading of Markdown's. */
export const LABEL_LEVEL = 7;
const LONGEST_LINE = 400;

/** A label in a line: where its words stand, and where the answer begins that follows it on the line. */
interface Found {
  readonly style: Heading['style'];
  readonly at: number;
  readonly length: number;
  readonly rest: number | null;
}

const wordsIn = (text: string, { opens, alone }: Pick<Standing, 'opens' | 'alone'>): Found | null =>
  hashesIn(text) ?? keyIn(text) ?? emphasisIn(text) ?? labelIn(text) ?? (opens ? bareIn(text, alone) : null);

/** `##Abstract`: hashes without the space that Markdown wants. */
function hashesIn(text: string): Found | null {
  const match = /^(#{1,6})([^#\s].{0,98}?)#*$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { style: 'hashes', at: match[1].length, length: match[2].trimEnd().length, rest: null };
}

/** `:abstract: …`, a field list as reStructuredText has them. */
function keyIn(text: string): Found | null {
  const match = /^:([\p{L}][^:\n]{0,60}):(?:[ \t]+|$)/u.exec(text);
  return match?.[1] === undefined
    ? null
    : { style: 'key', at: 1, length: match[1].length, rest: restAt(text, match[0].length) };
}

/** `**Abstract**` alone on its line, or `**Abstract:** …`. */
function emphasisIn(text: string): Found | null {
  const mark = /^(?:\*{1,3}|_{1,3})(?=[^\s*_])/.exec(text)?.[0];
  if (mark === undefined) return null;
  const close = text.indexOf(mark, mark.length);
  if (close === -1 || close > LONGEST_LABEL) return null;
  const inner = text.slice(mark.length, close).trimEnd();
  const words = inner.replace(/[\s:]+$/, '');
  const after = text.slice(close + mark.length);
  const colon = /^\s*(?:[:–—]|-(?=\s))\s*/.exec(after)?.[0];
  const isLabel = colon !== undefined || inner.endsWith(':');
  if (words === '' || (!isLabel && after.trim() !== '')) return null;
  const rest = close + mark.length + (colon?.length ?? /^\s*/.exec(after)?.[0].length ?? 0);
  return { style: 'emphasis', at: mark.length, length: words.length, rest: restAt(text, rest) };
}

/** `Abstract: …`. */
function labelIn(text: string): Found | null {
  const match = /^([\p{L}][^:\n]{0,99}?)\s*:(?=\s|$)/u.exec(text);
  if (match?.[1] === undefined || match[1].split(/\s+/).length > MOST_WORDS) return null;
  const after = match[0].length;
  return {
    style: 'label',
    at: 0,
    length: match[1].length,
    rest: restAt(text, after + (/^\s*/.exec(text.slice(after))?.[0].length ?? 0)),
  };
}

/** More words before a colon are a sentence. */
const MOST_WORDS = 12;

/** A word alone, on the first line of its paragraph. */
function bareIn(text: string, alone: boolean): Found | null {
  const isBare = /^[\p{L}\p{Extended_Pictographic}][^.!,;:]{0,59}$/u.test(text);
  return isBare ? { style: alone ? 'bare' : 'bare-above', at: 0, length: text.length, rest: null } : null;
}

const restAt = (text: string, at: number): number | null => (at >= text.length ? null : at);
