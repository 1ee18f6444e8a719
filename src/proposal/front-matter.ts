import matter from 'gray-matter';
import { isAlias, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import type { Span } from '../text/span.ts';

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
}

/** The YAML between the two `---` lines at the head of a file. */
export interface FrontMatter {
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
    return { span, entries: new Map(), problems: [{ span: fenceSpan, message, help: 'Move the text into sections.' }] };
  }
  return readYaml(source, { span, yamlStart, yamlEnd: close.start });
}

const nothing = (problems: readonly Problem[]): FrontMatter => ({ span: null, entries: new Map(), problems });

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
    for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
      const start = Math.min(yamlStart + pos[0], yamlEnd);
      problems.push({
        span: { start, end: Math.min(Math.max(yamlStart + pos[1], start + 1), yamlEnd) },
        ...explain(code, message),
      });
    }
    if (document.errors.length > 0) return {};
    for (const entry of entriesOf(document, source, yamlStart, problems)) entries.set(entry.key, entry);
    return {};
  };
  const yaml = source.slice(yamlStart, yamlEnd);
  const blank = BLANK_RUN.exec(yaml);
  if (blank === null) matter(`---\n${yaml}---\n`, optionsFor(read));
  else {
    const at = yamlStart + blank.index;
    problems.push({
      span: { start: at, end: at + 1 },
      message: 'From here on, the front matter is blank for too long.',
      help: 'Remove the blank lines.',
    });
  }
  return { span, entries, problems };
}

function* entriesOf(document: Document, source: string, offset: number, problems: Problem[]): Iterable<Entry> {
  const { contents } = document;
  const whole = { start: offset + (contents?.range?.[0] ?? 0), end: offset + (contents?.range?.[1] ?? 0) };
  if (contents === null) return;
  if (!isMap(contents)) {
    const help = 'Put a space after the colon: `title: Ship it at noon`.';
    problems.push({ span: whole, message: 'The front matter is not a list of `key: value` lines.', help });
    return;
  }
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || !key.range) continue;
    const keySpan = { start: offset + key.range[0], end: offset + key.range[1] };
    const node = isAlias(value) ? value.resolve(document) : value;
    const range = isNode(value) ? value.range : null;
    const valueSpan = range
      ? { start: offset + range[0], end: offset + range[1] }
      : { start: keySpan.end, end: keySpan.end };
    let data: unknown = null;
    try {
      data = (isNode(node) ? node.toJS(document, { maxAliasCount: MOST_ALIASES }) : node) ?? null;
    } catch {
      problems.push({
        span: valueSpan,
        message: 'The aliases of this value unfold to more than cfp reads.',
        help: 'Write the value out.',
      });
    }
    const written = source.slice(valueSpan.start, valueSpan.end);
    const text = typeof data === 'string' ? data : isScalar(node) && data !== null ? written : '';
    const within = text === written ? 0 : written.slice(1, -1) === text ? 1 : null;
    const textStart = within === null ? null : valueSpan.start + within;
    yield { key: String(key.value), value: data, keySpan, valueSpan, text, textStart };
  }
}

/** The mistakes that authors make, by yaml's error code; its own words where it has no better. */
function explain(code: string, message: string): { message: string; help?: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { message: 'This key stands in the front matter twice.', help: 'Keep one of them.' };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        message: 'A value with a colon and a space in it needs quotes.',
        help: 'Write `title: "Django: a story"`.',
      };
    case 'TAB_AS_INDENT':
      return { message: 'YAML is indented by spaces; this is a tab.', help: 'Replace the tab by two spaces.' };
    case 'BAD_SCALAR_START':
      return {
        message: 'A value cannot start with this character unless it is quoted.',
        help: 'Put the value in double quotes.',
      };
    default:
      return { message: `The front matter is not valid YAML: ${message.replace(/\s+/g, ' ').replace(/\.?$/, '.')}` };
  }
}
