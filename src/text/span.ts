/** A piece of a source text, as UTF-16 offsets: `start` is inside, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The order of two spans in a text: by where they start, then by where they end. */
export const byPlace = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** A place as editors count it: both from 1, the column in code points, a leading byte order mark not counted. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Offsets of the first character of each line. A line ends with LF, CRLF or a lone CR. */
export function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x0a || (unit === 0x0d && source.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1);
  }
  return starts;
}

/** The index (from 0) of the line that holds `offset`. */
export function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the last look-up of a source ended: many findings in one long line are counted through once. */
const lastFound = new WeakMap<
  readonly number[],
  { readonly offset: number; readonly index: number; readonly column: number }
>();

/** Line and column of an offset. `starts` are the source's `lineStarts`, taken once for many look-ups. */
export function lineAndColumn(source: string, offset: number, starts: readonly number[] = lineStarts(source)): Place {
  const index = lineIndex(starts, offset);
  const start = starts[index] ?? 0;
  const first = start === 0 && source.charCodeAt(0) === 0xfeff ? 1 : start;
  const last = lastFound.get(starts);
  const from = last?.index === index && last.offset <= offset ? last : { offset: first, column: 1 };
  const column = from.column + codePoints(source.slice(from.offset, Math.max(from.offset, offset)));
  // Not between the halves of a pair: what follows would be counted as one more.
  if (!isLow(source.charCodeAt(offset))) lastFound.set(starts, { offset: Math.max(first, offset), index, column });
  return { line: index + 1, column };
}

/** The text of a line (index from 0) without its line end or a leading byte order mark. */
export function lineText(source: string, index: number, starts: readonly number[] = lineStarts(source)): string {
  const start = starts[index] ?? source.length;
  let end = starts[index + 1] ?? source.length;
  while (end > start && (source.charCodeAt(end - 1) === 0x0a || source.charCodeAt(end - 1) === 0x0d)) end--;
  return source.slice(start === 0 && source.charCodeAt(0) === 0xfeff ? 1 : start, end);
}

/** How many code points a text has; a lone surrogate is one. */
export function codePoints(text: string): number {
  let pairs = 0;
  for (let at = 1; at < text.length; at++) {
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) pairs++;
  }
  return text.length - pairs;
}

export const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The index of the first of some spans, sorted and apart, that ends after `offset`. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
