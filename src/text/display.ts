import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

export * from './words.ts';

const ASCII = /^[\x20-\x7e]*$/;

/** Columns that a terminal gives a text on one line. */
export function width(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/** The text wrapped at `columns`; words longer than a line are broken. `indent` stands before every line. */
export function wrap(text: string, columns: number, indent = ''): string {
  const room = Math.max(1, columns - width(indent));
  // Most texts of a report fit.
  if (text.length <= room && ASCII.test(text)) return (indent + text.trim()).trimEnd();
  return wrapAnsi(text, room, { hard: true })
    .split('\n')
    .map((line) => (indent + line).trimEnd())
    .join('\n');
}

/** The text wrapped, the lines after the first standing under its words where it starts with a bullet. */
export function wrapItem(text: string, columns: number, indent = ''): string {
  if (!text.startsWith('• ')) return wrap(text, columns, indent);
  return `${indent}• ${wrap(text.slice(2), columns, `${indent}  `).trimStart()}`;
}

/** The text cut to `columns`, with an ellipsis where something was cut. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  for (const { segment } of graphemes(text)) {
    if (width(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return columns < 1 ? '' : `${kept}…`;
}

/** The text filled up with spaces to `columns`. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as single characters. Slow on long text: for a line, not for a file. */
export function graphemes(text: string): Intl.Segments {
  return (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })).segment(text);
}
