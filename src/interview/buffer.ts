import { graphemes, width } from '../text/display.ts';

/** Text being written, and where the cursor stands in it: a UTF-16 offset. */
export interface Buffer {
  readonly text: string;
  readonly at: number;
}

/** A key as Node's readline tells it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly shift?: boolean | undefined;
}

/** One row of the screen: the part of the text that it shows, without a line end. */
export interface Row {
  readonly start: number;
  readonly end: number;
}

/** The buffer after a key. What is no key of an editor leaves it as it is. */
export function pressed(buffer: Buffer, key: Key, columns: number): Buffer {
  const { text, at } = buffer;
  const { start, end } = lineAround(text, at);
  switch (key.ctrl === true ? `ctrl-${key.name ?? ''}` : key.name) {
    case 'return':
    case 'enter':
      return inserted(buffer, '\n');
    case 'backspace':
    case 'ctrl-h':
      return without(text, previous(text, at), at);
    case 'delete':
      return without(text, at, next(text, at));
    case 'ctrl-w':
      return without(text, wordStart(text, at), at);
    case 'ctrl-u':
      return without(text, start, at);
    case 'ctrl-k':
      return without(text, at, at === end ? Math.min(end + 1, text.length) : end);
    case 'left':
      return { text, at: key.meta === true ? wordStart(text, at) : previous(text, at) };
    case 'right':
      return { text, at: next(text, at) };
    case 'up':
      return { text, at: vertical(buffer, -1, columns) };
    case 'down':
      return { text, at: vertical(buffer, 1, columns) };
    case 'home':
    case 'ctrl-a':
      return { text, at: start };
    case 'end':
      return { text, at: end };
    default: {
      const typed = key.sequence ?? '';
      // Tab is text; every other control character, and what comes with Ctrl or Alt, is a key without a meaning here.
      const isText = key.ctrl !== true && key.meta !== true && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(typed);
      return isText ? inserted(buffer, typed) : buffer;
    }
  }
}

/** The buffer with text put in at the cursor. */
export function inserted({ text, at }: Buffer, words: string): Buffer {
  return { text: text.slice(0, at) + words + text.slice(at), at: at + words.length };
}

const without = (text: string, start: number, end: number): Buffer => ({
  text: text.slice(0, start) + text.slice(end),
  at: start,
});

function lineAround(text: string, at: number): Row {
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : end };
}

/** The offset one character, as a reader sees it, before another. */
function previous(text: string, at: number): number {
  const { start } = lineAround(text, at);
  if (at === start) return Math.max(0, at - 1);
  const last = Array.from(graphemes(text.slice(start, at))).at(-1);
  return start + (last?.index ?? 0);
}

function next(text: string, at: number): number {
  const { end } = lineAround(text, at);
  if (at === end) return Math.min(text.length, at + 1);
  const [first] = graphemes(text.slice(at, end));
  return at + (first?.segment.length ?? 1);
}

function wordStart(text: string, at: number): number {
  return at - (/\S*\s*$/.exec(text.slice(0, at))?.[0].length ?? 0);
}

/** The text in rows of at most `columns`, broken between words where there are any. */
export function rowsOf(text: string, columns: number): Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    rows.push(...rowsOfLine(line, start, columns));
    start += line.length + 1;
  }
  return rows;
}

function rowsOfLine(line: string, offset: number, columns: number): Row[] {
  const rows: Row[] = [];
  let start = 0;
  let used = 0;
  let lastSpace = -1;
  for (const { segment, index } of graphemes(line)) {
    const wide = width(segment);
    // Once for most; a wide character after a long word may need a second row.
    while (used + wide > columns && index > start) {
      const breakAt = lastSpace > start ? lastSpace : index;
      rows.push({ start: offset + start, end: offset + breakAt });
      used = width(line.slice(breakAt, index));
      start = breakAt;
    }
    used += wide;
    if (segment === ' ') lastSpace = index + 1;
  }
  rows.push({ start: offset + start, end: offset + line.length });
  return rows;
}

/** The index of the row in which the cursor stands. */
export function cursorRow(rows: readonly Row[], at: number): number {
  return Math.max(
    0,
    rows.findLastIndex(({ start }) => start <= at),
  );
}

function vertical({ text, at }: Buffer, by: 1 | -1, columns: number): number {
  const rows = rowsOf(text, columns);
  const index = cursorRow(rows, at);
  const from = rows[index];
  const to = rows[index + by];
  if (from === undefined) return at;
  if (to === undefined) return by === 1 ? text.length : 0;
  const wanted = width(text.slice(from.start, at));
  let column = 0;
  for (const { segment, index: offset } of graphemes(text.slice(to.start, to.end))) {
    if (column + width(segment) > wanted) return to.start + offset;
    column += width(segment);
  }
  // A row that was broken at a space ends before the place where the next one starts.
  return rows[index + by + 1]?.start === to.end ? previous(text, to.end) : to.end;
}
