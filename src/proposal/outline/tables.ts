import { firstEndingAfter, lineIndex, type Span } from '../../text/span.ts';
import type { Proposal } from '../proposal.ts';

/** A row of a table, by its cells. */
export interface Row {
  readonly kind: 'row';
  readonly depth: number;
  readonly start: number;
  readonly text: string;
  readonly cells: readonly Cell[];
  /** The cells of the table's first row, over these. */
  readonly head: readonly Cell[];
}

export interface Cell {
  readonly text: string;
  /** Offset in the source. */
  readonly start: number;
}

/** A row of dashes under the head of a table. */
const RULE = /^[\s>|:-]*-[\s>|:-]*$/;

/** The rows of the tables in a stretch of a file that holds no other text. */
export function rowsIn({ source, lines, code, comments }: Proposal, within: Span, depth: number): Row[] {
  if (!source.slice(within.start, within.end).includes('|')) return [];
  const rows: Row[] = [];
  let before: readonly Cell[] = [];
  let head: readonly Cell[] = [];
  for (let index = lineIndex(lines, within.start); (lines[index] ?? Infinity) < within.end; index++) {
    const start = Math.max(within.start, lines[index] ?? 0);
    const text = source.slice(start, Math.min(within.end, lines[index + 1] ?? source.length)).trimEnd();
    if (isWithin(start, code) || isWithin(start, comments)) continue;
    if (!text.includes('|')) head = [];
    else if (RULE.test(text)) head = before;
    else if (head.length > 0) rows.push({ kind: 'row', depth, start, text, cells: cellsOf(text, start), head });
    before = cellsOf(text, start);
  }
  return rows;
}

const isWithin = (at: number, spans: readonly Span[]): boolean =>
  (spans[firstEndingAfter(spans, at)]?.start ?? Infinity) <= at;

function cellsOf(text: string, start: number): Cell[] {
  const cells: Cell[] = [];
  let at = /^[\s>]*\|?/.exec(text)?.[0].length ?? 0;
  for (let next = at; next <= text.length; next++) {
    const isEnd = next === text.length;
    if (!isEnd && (text[next] !== '|' || text[next - 1] === '\\')) continue;
    if (!isEnd || at < text.length) cells.push({ text: text.slice(at, next), start: start + at });
    at = next + 1;
  }
  return cells;
}
