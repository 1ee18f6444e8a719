import { Document, isCollection, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Conference } from './conference.ts';
import type { Source } from './facts.ts';

/** The line by which an editor finds the schema of a file: `schemas` lies beside `conferences` and `topics`. */
export const schemaLine = (kind: 'conference' | 'topics'): string =>
  `# yaml-language-server: $schema=../schemas/${kind}.schema.json\n`;

/** The order in which a file tells its facts. */
const ORDER = [
  'id',
  'name',
  'url',
  'cfp',
  'starts',
  'ends',
  'place',
  'platform',
  'counter',
  'dialect',
  'timezone',
  'opens',
  'deadline',
  'extended_from',
  'anonymous',
  'proposals_per_speaker',
  'note',
  'formats',
  'form',
  'sources',
] as const satisfies readonly (keyof Conference)[];

/** The lists whose items stand on a line each, and the lists of plain values, which stand on one. */
const IN_LINES = new Set(['formats', 'form', 'sources']);

// What readers of YAML 1.1 take for a date or a truth value is quoted, and no line is folded.
const STYLE = { lineWidth: 0, minContentWidth: 0, flowCollectionPadding: false } as const;

/** The file of a conference, as a person would write it: what is not known is left out. */
export function conferenceYaml(conference: Conference): string {
  const document = new Document({}, { compat: 'yaml-1.1' });
  // A key that this list forgets is better told last than not at all.
  const keys = new Set<string>([...ORDER, ...Object.keys(conference)]);
  for (const key of keys) {
    const value = conference[key as keyof Conference];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const node = document.createNode(value) as Node;
    if (isSeq(node) && !IN_LINES.has(key)) node.flow = true;
    if (isSeq(node) && IN_LINES.has(key)) for (const item of node.items) if (isCollection(item)) item.flow = true;
    document.set(key, node);
  }
  return schemaLine('conference') + document.toString(STYLE);
}

/** What has changed of a call since its file was written. */
export interface Changes {
  /** The new values by key; undefined takes the key out. */
  readonly facts: Readonly<Partial<Conference>>;
  /** The source that was read again. */
  readonly source: Source;
  readonly today: string;
}

/** The file of a conference with new facts, and the day on which they were read. All else stays as it was written. */
export function withChanges(text: string, { facts, source, today }: Changes): string {
  const document = parseDocument(text, { compat: 'yaml-1.1' });
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined) {
      document.delete(key);
      continue;
    }
    const node = document.createNode(value) as Node;
    if (isSeq(node) && !IN_LINES.has(key)) node.flow = true;
    if (isSeq(node) && IN_LINES.has(key)) for (const item of node.items) if (isCollection(item)) item.flow = true;
    if (document.has(key)) document.set(key, node);
    else insertInOrder(document, key, node);
  }
  const sources = document.get('sources', true);
  if (isSeq(sources)) {
    for (const item of sources.items) {
      if (!isMap(item) || item.get('from') !== source.from || item.get('entry') !== source.entry) continue;
      item.set('read', today);
      const told = Object.keys(facts).filter((key) => facts[key as keyof Conference] !== undefined);
      const list = item.get('for', true);
      if (isSeq(list))
        for (const key of told)
          if (!list.items.some((one) => isScalar(one) && one.value === key)) list.add(document.createNode(key));
    }
  }
  return document.toString(STYLE);
}

/** A key that is new goes to where `conferenceYaml` would have put it. */
function insertInOrder(document: Document, key: string, node: Node): void {
  const { contents } = document;
  if (!isMap(contents)) return;
  const order = (name: string): number => (ORDER as readonly string[]).indexOf(name);
  const at = contents.items.findIndex((pair) => isScalar(pair.key) && order(String(pair.key.value)) > order(key));
  const pair = document.createPair(key, node);
  if (at === -1) contents.items.push(pair);
  else contents.items.splice(at, 0, pair);
}
