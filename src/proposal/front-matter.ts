import matter from 'gray-matter';
import { isAlias, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import type { Span } from '../text/span.ts';
import { tooDeepAt } from '../text/yaml-depth.ts';
import { readToml } from './toml.ts';
import { keyLine, slipIn } from './yaml-slips.ts';

/** Something in a file that could not be read as it was meant; spans lie in the file. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
  readonly help?: string;
}

/** One `key: value` of the front matter. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  /** The value as text; empty where it is no single value. */
  readonly text: string;
  /** Offset in the source at which `text` stands to the letter; null where the YAML escapes or folds it. */
  readonly textStart: number | null;
  /** What follows the value after a #, which YAML takes for a comment. */
  readonly comment?: string | null;
}

/** The YAML between the two `---` lines at the head of a file, or the TOML between two of `+++`. */
export interface FrontMatter {
  readonly language: 'yaml' | 'toml';
  /** From the first fence to the end of the second; null for a file without front matter. */
  readonly span: Span | null;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly problems: readonly Problem[];
}

/** More than this is no front matter but a mistake or an attack; a full one with a biography has 4,000. */
const MOST_CHARACTERS = 65_536;
const MOST_ALIASES = 20;
// gray-matter strips comments with a pattern that is quadratic in a run of white space.
const BLANK_RUN = /\s{500}/;

const refuse = (language: string) => (): never => {
  throw new Error(`cfp reads no ${language} in front matter`);
};

/** gray-matter's own engines run code and read YAML 1.1 with a parser that gives no positions; none of them is left on. */
function optionsFor(read: (between: string) => object): NonNullable<Parameters<typeof matter>[1]> {
  return {
    language: 'yaml',
    engines: {
      yaml: { parse: read, stringify: refuse('YAML to write') },
      json: refuse('JSON'),
      js: refuse('JavaScript'),
      javascript: refuse('JavaScript'),
      coffee: refuse('CoffeeScript'),
    },
  };
}

/** Reads the front matter of a proposal. Never throws: what cannot be read is a problem with its place. */
export function readFrontMatter(source: string): FrontMatter {
  const toml = readToml(source);
  if (toml !== null) return toml;
  const bom = source.startsWith('\ufeff') ? 1 : 0;
  const open = /^---([^\r\n]*)(?:\r?\n|$)/.exec(source.slice(bom, bom + 1000));
  const language = open?.[1]?.trim() ?? '';
  // `---js` is front matter in another language; `--- a line of prose` and `----` are Markdown.
  if (open === null || !/^\w*$/.test(language)) return nothing([]);

  const yamlStart = bom + open[0].length;
  const fenceSpan = { start: bom, end: bom + open[0].trimEnd().length };
  if (language !== '' && !/^ya?ml$/i.test(language)) {
    return nothing([
      {
        span: fenceSpan,
        message: `Front matter in ${language} is not read: cfp runs no code from a proposal.`,
        help: 'Write the front matter as YAML, between two lines of `---`.',
      },
    ]);
  }

  const close = closingFence(source, yamlStart);
  if (close === null) {
    if (!/^[\w-]+[ \t]*:/m.test(source.slice(yamlStart, yamlStart + 1000))) return nothing([]);
    return nothing([
      {
        span: fenceSpan,
        message: 'The front matter is opened by `---` and never closed.',
        help: 'Put a line of `---` after its last key.',
      },
    ]);
  }
  const span = { start: bom, end: close.end };
  if (close.start - yamlStart > MOST_CHARACTERS) {
    const message = `The front matter is ${close.start - yamlStart} characters long; cfp reads ${MOST_CHARACTERS}.`;
    return {
      language: 'yaml',
      span,
      entries: new Map(),
      problems: [{ span: fenceSpan, message, help: 'Move the text into sections.' }],
    };
  }
  return readYaml(source, { span, yamlStart, yamlEnd: close.start });
}

const nothing = (problems: readonly Problem[]): FrontMatter => ({
  language: 'yaml',
  span: null,
  entries: new Map(),
  problems,
});

/** The line that closes the front matter: three hyphens and nothing else. `end` is after its line end. */
function closingFence(source: string, from: number): Span | null {
  for (let at = from; at < source.length;) {
    const newline = source.indexOf('\n', at);
    const end = newline === -1 ? source.length : newline + 1;
    if (source.startsWith('---', at) && source.slice(at + 3, Math.min(end, at + 100)).trim() === '') {
      return { start: at, end };
    }
    at = end;
  }
  return null;
}

function readYaml(source: string, place: { span: Span; yamlStart: number; yamlEnd: number }): FrontMatter {
  const { span, yamlStart, yamlEnd } = place;
  const problems: Problem[] = [];
  const entries = new Map<string, Entry>();
  const read = (between: string): object => {
    // gray-matter hands over the first fence's line end and keeps the last; without a line end, yaml would read "x\r".
    const yaml = `${between.slice(1)}\n`;
    const document = parseDocument(yaml, { prettyErrors: false, strict: true, uniqueKeys: true, logLevel: 'silent' });
    const broken = brokenLines(document, source, place);
    const isBroken = ({ start, end }: Span): boolean => broken.some(({ line }) => start < line.end && line.start < end);
    problems.push(...broken.map(({ problem }) => problem));
    const more: Problem[] = [];
    for (const entry of entriesOf(document, source, yamlStart, more)) {
      if (!isBroken({ start: entry.keySpan.start, end: entry.valueSpan.end })) entries.set(entry.key, entry);
    }
    problems.push(...more.filter(({ span: at }) => !isBroken(at)));
    // What stands in a line that YAML does not take is read as its author wrote it, so that one slip is told once.
    for (const { line } of broken) {
      const entry = entryIn(source, line);
      if (entry !== null && !entries.has(entry.key)) entries.set(entry.key, entry);
    }
    return {};
  };
  const yaml = source.slice(yamlStart, yamlEnd);
  const refused = refusedAt(yaml);
  if (refused === null) matter(`---\n${yaml}---\n`, optionsFor(read));
  else {
    const { at, ...problem } = refused;
    problems.push({ span: { start: yamlStart + at, end: yamlStart + at + 1 }, ...problem });
    for (const entry of plainEntries(source, { start: yamlStart, end: yamlEnd })) entries.set(entry.key, entry);
  }
  return { language: 'yaml', span, entries, problems };
}

/** What is not even handed to YAML, and where: it would be read for minutes. */
function refusedAt(yaml: string): { at: number; message: string; help: string } | null {
  const blank = BLANK_RUN.exec(yaml);
  if (blank !== null) {
    const message = 'From here on, the front matter is blank for too long.';
    return { at: blank.index, message, help: 'Remove the blank lines.' };
  }
  const at = tooDeepAt(yaml);
  const message = 'What is opened here goes deeper than cfp reads.';
  return at === null ? null : { at, message, help: 'Close the brackets, or put the value in double quotes.' };
}

/** More keys than this are no front matter. */
const MOST_PLAIN_KEYS = 50;

/** The `key: value` lines of a front matter that is not handed to YAML, as their author wrote them. */
function* plainEntries(source: string, { start, end }: Span): Iterable<Entry> {
  let found = 0;
  for (let at = start, next = start; at < end && found < MOST_PLAIN_KEYS; at = next) {
    next = source.indexOf('\n', at) + 1 || end;
    const line = lineAt(source, at);
    const entry = line.end - line.start > LONGEST_LINE ? null : entryIn(source, line);
    if (entry === null) continue;
    found++;
    yield entry;
  }
}

const LONGEST_LINE = 10_000;

/** The lines that YAML does not take, each with its first problem. */
function brokenLines(
  document: Document,
  source: string,
  { yamlStart, yamlEnd }: { yamlStart: number; yamlEnd: number },
) {
  const broken: { readonly line: Span; readonly problem: Problem }[] = [];
  for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
    const at = Math.min(yamlStart + pos[0], yamlEnd - 1);
    const line = code === 'MISSING_CHAR' ? openedAt(source, at, yamlStart) : lineAt(source, at);
    if (broken.some((other) => other.line.start === line.start)) continue;
    const text = source.slice(line.start, line.end);
    const slip = code === 'DUPLICATE_KEY' ? undefined : slipIn(text);
    const value = keyLine(text);
    const span =
      slip !== undefined && value !== null
        ? { start: line.start + value.at, end: line.start + value.at + value.value.length }
        : { start: at, end: Math.min(Math.max(yamlStart + pos[1], at + 1), Math.max(line.end, at + 1)) };
    broken.push({ line, problem: { span, ...(slip ?? explain(code, message)) } });
  }
  return broken;
}

/** The line whose quote is never closed: YAML looks for the other one up to the end. */
function openedAt(source: string, at: number, yamlStart: number): Span {
  for (let line = lineAt(source, at); ; line = lineAt(source, line.start - 1)) {
    if (/^(?:"[^"]*|'[^']*)$/.test(keyLine(source.slice(line.start, line.end))?.value ?? '')) return line;
    if (line.start <= yamlStart) return lineAt(source, at);
  }
}

/** The line that holds an offset, without its line end. */
function lineAt(source: string, at: number): Span {
  const start = source.lastIndexOf('\n', at - 1) + 1;
  const end = source.indexOf('\n', at);
  return { start, end: source[end - 1] === '\r' ? end - 1 : end === -1 ? source.length : end };
}

/** A `key: value` line as its author wrote it, whatever YAML makes of it. */
function entryIn(source: string, line: Span): Entry | null {
  const parts = keyLine(source.slice(line.start, line.end));
  if (parts === null) return null;
  const start = line.start + parts.at;
  const valueSpan = { start, end: start + parts.value.length };
  const keySpan = { start: line.start, end: line.start + parts.key.length };
  return { key: parts.key, value: parts.value, keySpan, valueSpan, text: parts.value, textStart: start };
}

function* entriesOf(document: Document, source: string, offset: number, problems: Problem[]): Iterable<Entry> {
  const { contents } = document;
  if (contents === null) return;
  if (!isMap(contents)) {
    const start = offset + (contents.range?.[0] ?? 0);
    const line = lineAt(source, start);
    const slip = slipIn(source.slice(line.start, line.end));
    const help = 'Write one `key: value` a line, as in `title: Ship it at noon`.';
    problems.push({ span: line, message: 'The front matter is no list of `key: value` lines.', help, ...slip });
    return;
  }
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || !key.range) continue;
    const keySpan = { start: offset + key.range[0], end: offset + key.range[1] };
    const range = isNode(value) ? value.range : null;
    const valueSpan = range
      ? { start: offset + range[0], end: offset + range[1] }
      : { start: keySpan.end, end: keySpan.end };
    const node = isAlias(value) ? value.resolve(document) : value;
    let data: unknown = null;
    try {
      data = (isNode(value) ? value.toJS(document, { maxAliasCount: MOST_ALIASES }) : value) ?? null;
    } catch (error) {
      // An alias of nothing is a title that starts with a star; one that unfolds without end is an attack.
      const unresolved = error instanceof ReferenceError && node === undefined;
      const slip = unresolved ? slipIn(source.slice(keySpan.start, lineAt(source, keySpan.start).end)) : undefined;
      const message = 'The aliases of this value unfold to more than cfp reads.';
      problems.push({ span: valueSpan, message, help: 'Write the value out.', ...slip });
    }
    const written = source.slice(valueSpan.start, valueSpan.end);
    const text = typeof data === 'string' ? data : isScalar(node) && data !== null ? written : '';
    const within = text === written ? 0 : written.slice(1, -1) === text ? 1 : null;
    const textStart = within === null ? null : valueSpan.start + within;
    const comment = isScalar(value) && value.comment ? value.comment : null;
    yield { key: String(key.value), value: data, keySpan, valueSpan, text, textStart, comment };
  }
}

/** What yaml's error says, by its code; its own words where there are no better. */
function explain(code: string, message: string): { message: string; help?: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { message: 'This key stands in the front matter twice.', help: 'Keep one of them.' };
    case 'BAD_INDENT':
      return {
        message: 'This line is indented as no line around it.',
        help: 'Begin it under the key that it belongs to.',
      };
    case 'MISSING_CHAR':
      return {
        message: `The front matter is not valid YAML: ${sentence(message)}`,
        help: 'Does a line lack its colon, or its closing quote?',
      };
    default:
      return {
        message: `The front matter is not valid YAML: ${sentence(message)}`,
        help: 'Put the value in double quotes.',
      };
  }
}

const sentence = (message: string): string => message.replace(/\s+/g, ' ').replace(/\.?$/, '.');
