import { firstEndingAfter, lineIndex, type Span } from '../../text/span.ts';
import type { Block, Proposal } from '../proposal.ts';
import { rowsIn, type Row } from './tables.ts';

/** A piece of the outline that may be a part of the talk. Of `text`, each character stands at `start` and on. */
export interface Line {
  readonly kind: 'heading' | 'item' | 'paragraph' | 'row';
  /** How deep it stands: what is deeper and comes after it belongs to it. */
  readonly depth: number;
  readonly start: number;
  /** As it is in the file; markers, quotes and comments are blank. */
  readonly text: string;
}

/** The depth of what stands under all headings; lists and their paragraphs go on from there. */
const UNDER_HEADINGS = 10;

/**
 * The lines of a proposal within a span: headings, items, each paragraph whole, and the rows of tables. Of a table
 * the reader makes its own lines, since Markdown's blocks leave its cells without a place.
 */
export function linesIn(proposal: Proposal, within: Span): (Line | Row)[] {
  const lines: (Line | Row)[] = [];
  const levels = new Map(proposal.headings.map(({ span, level }) => [span.start, level]));
  let covered = within.start;
  for (const block of proposal.blocks) {
    if (block.span.end <= within.start || block.span.start >= within.end) continue;
    lines.push(...rowsIn(proposal, { start: covered, end: Math.max(covered, block.span.start) }, UNDER_HEADINGS + 2));
    covered = Math.max(covered, block.span.end);
    const line = lineOf(proposal, block, within, levels);
    if (line.text.trim() !== '') lines.push(line);
  }
  lines.push(...rowsIn(proposal, { start: covered, end: Math.max(covered, within.end) }, UNDER_HEADINGS + 2));
  return lines;
}

function lineOf(proposal: Proposal, { kind, depth, span }: Block, within: Span, levels: Map<number, number>): Line {
  const start = Math.max(span.start, within.start);
  const end = Math.min(span.end, within.end);
  const text = withoutMarkers(proposal, { start, end });
  if (kind !== 'heading') {
    // A paragraph of an item stands under the item.
    const under = kind === 'paragraph' ? 1 : 0;
    return { kind, depth: UNDER_HEADINGS + 2 * depth + under, start, text };
  }
  const level = levels.get(span.start) ?? /#{1,6}/.exec(proposal.source.slice(start, start + 40))?.[0].length ?? 6;
  return { kind, depth: level, start, text };
}

/** A piece of the source with blanks for what is markup at the ends of its lines, and for comments. */
function withoutMarkers({ source, lines, comments }: Proposal, { start, end }: Span): string {
  const pieces: string[] = [];
  for (let at = start, index = lineIndex(lines, start); at < end; index++) {
    const next = Math.min(end, lines[index + 1] ?? end);
    pieces.push(withoutMarker(source.slice(at, next)));
    at = next;
  }
  return blanked(pieces.join(''), start, comments);
}

// Bullets that Markdown does not know are the tokens' to tell.
const MARKER = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?=\s)[ \t]*){0,3}/;
const CLOSING = /[ \t]#{1,6}[ \t]*(?=[\r\n]*$)/;

function withoutMarker(line: string): string {
  const marker = MARKER.exec(line)?.[0].length ?? 0;
  // A heading may be closed by as many signs as opened it.
  const tail = line.slice(Math.max(marker, line.length - 16)).replace(CLOSING, blanks);
  return ' '.repeat(marker) + line.slice(marker, line.length - tail.length) + tail;
}

const blanks = (text: string): string => ' '.repeat(text.length);

/** The text without the comments in it. */
function blanked(text: string, start: number, comments: readonly Span[]): string {
  const end = start + text.length;
  const pieces: string[] = [];
  let at = start;
  for (let index = firstEndingAfter(comments, start); (comments[index]?.start ?? end) < end; index++) {
    const comment = comments[index] ?? { start: end, end };
    const from = Math.max(at, comment.start);
    pieces.push(text.slice(at - start, from - start));
    at = Math.min(end, comment.end);
    pieces.push(' '.repeat(at - from));
  }
  return pieces.length === 0 ? text : [...pieces, text.slice(at - start)].join('');
}
