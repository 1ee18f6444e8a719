import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { conferenceSchema } from '../conference/conference.ts';
import { coachingSchema } from '../proposal/coaching.ts';
import { folded } from '../proposal/headings.ts';
import { phrasesSchema, lookedFor } from '../proposal/phrases.ts';
import { postWordsSchema } from '../topic/headings.ts';
import { topicListSchema } from '../topic/topic.ts';
import { packageFolder } from './folders.ts';
import { readText } from './files.ts';
import { readNamed, readYaml } from './yaml.ts';

const names = v.record(v.string(), v.array(v.string()));
const prompts = v.strictObject({ marked: v.array(v.string()), plain: v.array(v.string()) });
const kinds = {
  particles: v.string(),
  common: v.string(),
  calendar: v.string(),
  things: v.string(),
  before: v.string(),
};

const read = <Schema extends v.GenericSchema>(file: string, schema: Schema) => readYaml(readText(file), file, schema);

/** How each file of the package's data is read. */
const files = {
  headings: (file: string) => folded(read(file, v.strictObject({ fields: names, facts: names, prompts }))),
  names: (file: string) => read(file, v.strictObject(kinds)),
  coaching: (file: string) => read(file, coachingSchema),
  'topic-posts': (file: string) => read(file, postWordsSchema),
} as const;

/** How each file of the folders of the package's data is read. */
const folders = {
  phrases: (file: string) => lookedFor(read(file, phrasesSchema)),
  conferences: (file: string) => readNamed(file, conferenceSchema),
  topics: (file: string) => readNamed(file, topicListSchema),
} as const;

type Files = { readonly [Kind in keyof typeof files]: ReturnType<(typeof files)[Kind]> };
type Folders = {
  readonly [Kind in keyof typeof folders]: Readonly<Record<string, ReturnType<(typeof folders)[Kind]>>>;
};

/** The package's own data, by kind; of a folder, by the names of its files. */
export type Shipped = Files & Folders;

export const shippedKinds = [...Object.keys(files), ...Object.keys(folders)] as readonly (keyof Shipped)[];

/** Set by the build, which has read and validated all of it. */
declare const BUILT: boolean | undefined;

const known: Partial<Record<keyof Shipped, unknown>> = {};

/** The package's own data of a kind, read once. Throws a CfpError for a file that is not valid. */
export function readShipped<Kind extends keyof Shipped>(kind: Kind): Shipped[Kind] {
  return (known[kind] ??= typeof BUILT === 'undefined' ? fromSource(kind) : fromBuild(kind)) as Shipped[Kind];
}

const fromBuild = (kind: keyof Shipped): unknown =>
  JSON.parse(brotliDecompressSync(readFileSync(join(packageFolder(), 'dist', 'data', `${kind}.json.br`))).toString());

function fromSource(kind: keyof Shipped): unknown {
  const path = join(packageFolder(), 'data', kind);
  if (isFile(kind)) return files[kind](`${path}.yaml`);
  const names = readdirSync(path).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(names.map((name) => [basename(name, '.yaml'), folders[kind](join(path, name))]));
}

const isFile = (kind: keyof Shipped): kind is keyof Files => kind in files;
