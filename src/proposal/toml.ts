import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Span } from '../text/span.ts';
import type { Entry, FrontMatter } from './front-matter.ts';

/** Reads TOML front matter, between two lines of `+++`. Null where a file has none. Never throws. */
export function readToml(source: string): FrontMatter | null {
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  const open = /^\+\+\+[ \t]*\r?\n/.exec(source.slice(bom, bom + 100));
  if (open === null) return null;
  const from = bom + open[0].length;
  const close = /^\+\+\+[ \t]*(?:\r?\n|$(?![\r\n]))/m.exec(source.slice(from, from + MOST_CHARACTERS));
  if (close === null) return null;
  const span = { start: bom, end: from + close.index + close[0].length };
  const toml = source.slice(from, from + close.index);
  try {
    const data = parse(toml);
    const entries = new Map(entriesOf(source, { start: from, end: from + toml.length }, data));
    return { language: 'toml', span, entries, problems: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const at = offsetOf(toml, error);
    // The library shows the line below its words.
    const [why = ''] = error.message.replace('Invalid TOML document: ', '').split('\n');
    const message = `The front matter is not valid TOML: ${why.replace(/\.?$/, '.')}`;
    const problem = {
      span: { start: from + at, end: from + at + 1 },
      message,
      help: 'Write `title = "Ship it at noon"`.',
    };
    return { language: 'toml', span, entries: new Map(), problems: [problem] };
  }
}

/** As for YAML: more than this is no front matter. */
const MOST_CHARACTERS = 65_536;

function offsetOf(toml: string, { line, column }: TomlError): number {
  let start = 0;
  for (let number = 1; number < line; number++) start = toml.indexOf('\n', start) + 1;
  return Math.min(start + column - 1, Math.max(0, toml.length - 1));
}

/** The keys above the first table, with their places. */
function* entriesOf(source: string, within: Span, data: Readonly<Record<string, unknown>>): Iterable<[string, Entry]> {
  const keys: { readonly key: string; readonly keySpan: Span; readonly valueStart: number }[] = [];
  for (const { 0: line, 1: key = '', index } of source
    .slice(within.start, within.end)
    .matchAll(/^([\w-]+)[ \t]*=[ \t]*/gm)) {
    const start = within.start + index;
    // A line of a text over several lines may look like a key.
    if (!Object.hasOwn(data, key) || keys.some((one) => one.key === key)) continue;
    keys.push({ key, keySpan: { start, end: start + key.length }, valueStart: start + line.length });
  }
  for (const [index, { key, keySpan, valueStart }] of keys.entries()) {
    const written = source.slice(valueStart, keys[index + 1]?.keySpan.start ?? within.end).trimEnd();
    const value = data[key];
    const isPlain = value instanceof TomlDate || typeof value === 'number' || typeof value === 'boolean';
    const text = typeof value === 'string' ? value : isPlain ? written : '';
    const at = text === '' ? -1 : written.indexOf(text);
    const valueSpan = { start: valueStart, end: valueStart + written.length };
    yield [key, { key, value, keySpan, valueSpan, text, textStart: at === -1 ? null : valueStart + at }];
  }
}
