import { basename } from 'node:path';
import * as v from 'valibot';
import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { invalidData } from '../errors.ts';
import { readText } from './files.ts';
import { inline } from '../text/display.ts';
import { lineAndColumn } from '../text/span.ts';
import { didYouMean } from '../text/suggest.ts';
import { tooDeepAt } from '../text/yaml-depth.ts';

const MOST_ALIASES = 50;

type Key = string | number;

/**
 * Reads a YAML text and validates it. Throws a CfpError that says `path:line:column`, what is wrong, and what to do.
 */
export function readYaml<Schema extends v.GenericSchema>(
  text: string,
  path: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const lines = new LineCounter();
  const deep = tooDeepAt(text);
  if (deep !== null) {
    const { line, column } = lineAndColumn(text, deep);
    throw invalidData(
      `${path}:${line}:${column}`,
      'What is opened here goes deeper than cfp reads.',
      'Close the brackets.',
    );
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
    logLevel: 'silent',
  });
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    throw invalidData(
      placeAt(error.pos[0]),
      `This is not valid YAML: ${inline(error.message)}.`,
      'Quote the value, or look at the indent.',
    );
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    throw invalidData(
      `${path}:1:1`,
      'The aliases of this file unfold to more than cfp reads.',
      'Write the values out.',
    );
  }
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const keys = issue.path?.map((item) => item.key as Key) ?? [];
  throw invalidData(
    placeAt(offsetOf(document, keys, isUnknownKey(issue))),
    messageOf(issue, keys),
    helpFor(issue, { schema, keys, data }),
  );
}

/**
 * Reads a file of data that is named for its id. `path` is what messages call it. Throws a CfpError as `readYaml` does, and
 * where the name and the id differ.
 */
export function readNamed<Data extends { readonly id: string }>(
  file: string,
  schema: v.GenericSchema<unknown, Data>,
  path = file,
): Data {
  const text = readText(file, path);
  const data = readYaml(text, path, schema);
  const name = basename(path).replace(/\.ya?ml$/i, '');
  if (data.id !== name)
    throw invalidData(
      placeInYaml(text, path, 'id'),
      `The file is named "${inline(name)}", and its id is "${inline(data.id)}".`,
      'Let both say the same.',
    );
  return data;
}

/** `path:line:column` of the value of a key at the top of a YAML text. */
function placeInYaml(text: string, path: string, key: string): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const { line, col } = lines.linePos(offsetOf(document, [key], false));
  return `${path}:${line}:${col}`;
}

/** Where in the text the value stands that a path of keys leads to, or the nearest thing above it that is there. */
function offsetOf(document: Document, keys: readonly Key[], atKey: boolean): number {
  for (let length = keys.length; length > 0; length--) {
    const above = document.getIn(keys.slice(0, length - 1), true);
    const pair = isMap(above) ? above.items.find(({ key }) => String(key) === String(keys[length - 1])) : undefined;
    const value = document.getIn(keys.slice(0, length), true);
    const [first, second] = atKey ? [pair?.key, value] : [value, pair?.key];
    for (const node of [first, second]) if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

const isUnknownKey = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === 'strict_object' && issue.expected === 'never';

function messageOf(issue: v.BaseIssue<unknown>, keys: readonly Key[]): string {
  if (keys.length === 0 && issue.kind === 'schema') return rootMessage(issue.input);
  const where = keys.length === 0 ? 'The file' : `\`${inline(keys.join('.'))}\``;
  if (isUnknownKey(issue)) return `There is no key \`${inline(String(keys.at(-1)))}\` here.`;
  if (issue.received === 'undefined') return `${where} is missing.`;
  if (issue.kind === 'validation') return `${where}: ${inline(issue.message)}`;
  const expected = (issue.expected ?? 'something else').replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ' or ');
  return `${where} is ${inline(issue.received)}, and should be ${inline(expected)}.`;
}

/** What a whole file is that should be keys with values. */
function rootMessage(data: unknown): string {
  if (data === null || data === undefined) return 'There is nothing in the file.';
  return `The file is ${Array.isArray(data) ? 'a list' : 'a single value'}, and should be keys with their values, as \`id: …\`.`;
}

interface Read {
  readonly schema: v.GenericSchema;
  /** Where the fault is. */
  readonly keys: readonly Key[];
  /** All of the file. */
  readonly data: unknown;
}

/** By what key a file of another kind is known. */
const KINDS = [
  ['topics', 'a topic list'],
  ['form', 'a call for proposals'],
  ['speaker', 'settings'],
] as const;

function helpFor(issue: v.BaseIssue<unknown>, { schema, keys, data }: Read): string {
  if (!isUnknownKey(issue)) {
    const isMissing = issue.received === 'undefined' && keys.length === 1;
    const kind = isMissing ? otherKind(schema, data) : undefined;
    return kind === undefined ? 'Mend it there, and try again.' : `It looks like ${kind}; is it the right file?`;
  }
  const known = knownKeys(schema, keys.slice(0, -1));
  return didYouMean(String(keys.at(-1)), known) || `The keys here are ${known.join(', ')}.`;
}

/** What a file rather is, where it has the key of another kind. */
function otherKind(schema: v.GenericSchema, data: unknown): string | undefined {
  const known = knownKeys(schema, []);
  const found = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  return KINDS.find(([key]) => found.includes(key) && !known.includes(key))?.[1];
}

/** The keys that the schema has at a path. */
function knownKeys(schema: unknown, keys: readonly Key[]): string[] {
  const inner = unwrapped(schema);
  const [key, ...rest] = keys;
  if (key === undefined) return Object.keys(inner.entries ?? {});
  return knownKeys(inner.item ?? inner.entries?.[key], rest);
}

interface Shape {
  readonly entries?: Record<string, unknown>;
  readonly item?: unknown;
  readonly wrapped?: unknown;
  readonly pipe?: readonly unknown[];
}

function unwrapped(schema: unknown): Shape {
  const shape = (schema ?? {}) as Shape;
  const within = shape.pipe?.[0] ?? shape.wrapped;
  return within === undefined || within === schema ? shape : unwrapped(within);
}
