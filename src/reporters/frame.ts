import type { Proposal } from '../proposal/proposal.ts';
import { cut, safe, width } from '../text/display.ts';
import { lineIndex, lineText, type Span } from '../text/span.ts';

/** A line of the source with carets under the words that a span covers, ready for a terminal. */
export interface Frame {
  /** Line number, from 1. */
  readonly line: number;
  readonly text: string;
  /** Spaces and carets, aligned by display width. */
  readonly carets: string;
  /** How many more lines the span covers. */
  readonly more: number;
}

/** What of a long line is looked at, at most, before and after the place: a line may have a million characters. */
const REACH = 400;

/** The frame of a span in at most `columns`; a longer line is cut round the place. */
export function frameOf({ source, lines }: Proposal, span: Span, columns: number): Frame {
  const index = lineIndex(lines, span.start);
  const lineStart = (lines[index] ?? 0) + (index === 0 && source.startsWith('\ufeff') ? 1 : 0);
  const line = lineText(source, index, lines);
  const start = Math.max(0, span.start - lineStart);
  const end = Math.max(start, Math.min(line.length, span.end - lineStart));

  let before = shown(line.slice(Math.max(0, start - REACH), start));
  const roomBefore = Math.max(0, Math.floor(columns / 2));
  const fits = line.length <= REACH && width(shown(line)) <= columns;
  if (start > REACH || (!fits && width(before) > roomBefore)) before = `…${cutLeft(before, roomBefore - 1)}`;
  const roomMarked = Math.max(1, columns - width(before));
  const marked = cut(shown(line.slice(start, Math.min(end, start + REACH))), roomMarked);
  const after = cut(shown(line.slice(end, end + REACH)), Math.max(0, roomMarked - width(marked)));
  return {
    line: index + 1,
    text: before + marked + after,
    carets: ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(marked))),
    more: Math.max(0, lineIndex(lines, Math.max(span.start, span.end - 1)) - index),
  };
}

const shown = (text: string): string => safe(text.replaceAll('\t', '  '));

function cutLeft(text: string, columns: number): string {
  const characters = Array.from(text);
  let from = 0;
  let over = width(text) - Math.max(0, columns);
  while (over > 0 && from < characters.length) over -= width(characters[from++] ?? '');
  return characters.slice(from).join('');
}
