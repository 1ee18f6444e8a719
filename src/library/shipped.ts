import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { conferenceSchema } from '../conference/conference.ts';
import { coachingSchema } from '../proposal/coaching.ts';
import { phrasesSchema, lookedFor } from '../proposal/phrases.ts';
import { postWordsSchema } from '../topic/headings.ts';
import { topicListSchema } from '../topic/topic.ts';
import { packageFolder } from './folders.ts';
import { readText } from './files.ts';
import { readYaml } from './yaml.ts';

const names = v.record(v.string(), v.array(v.string()));
const prompts = v.strictObject({ marked: v.array(v.string()), plain: v.array(v.string()) });
const kinds = {
  particles: v.string(),
  common: v.string(),
  calendar: v.string(),
  things: v.string(),
  before: v.string(),
};

/** What is valid in each file of the package's data. */
const files = {
  headings: v.strictObject({ fields: names, facts: names, prompts }),
  names: v.strictObject(kinds),
  coaching: coachingSchema,
  'topic-posts': postWordsSchema,
} as const;

/** What is valid in each file of the folders of the package's data. */
const folders = {
  phrases: v.pipe(phrasesSchema, v.transform(lookedFor)),
  conferences: conferenceSchema,
  topics: topicListSchema,
} as const;

type Files = { readonly [Kind in keyof typeof files]: v.InferOutput<(typeof files)[Kind]> };
type Folders = {
  readonly [Kind in keyof typeof folders]: Readonly<Record<string, v.InferOutput<(typeof folders)[Kind]>>>;
};

/** The package's own data, by kind; of a folder, by the names of its files. */
export type Shipped = Files & Folders;

export const shippedKinds = [...Object.keys(files), ...Object.keys(folders)] as readonly (keyof Shipped)[];

/** Set by the build, which has read and validated all of it. */
declare const BUILT: boolean | undefined;

const read: Partial<Record<keyof Shipped, Shipped[keyof Shipped]>> = {};

/** The package's own data of a kind, read once. Throws a CfpError for a file that is not valid. */
export function readShipped<Kind extends keyof Shipped>(kind: Kind): Shipped[Kind] {
  return (read[kind] ??= typeof BUILT === 'undefined' ? fromSource(kind) : fromBuild(kind)) as Shipped[Kind];
}

const fromBuild = (kind: string): Shipped[keyof Shipped] =>
  JSON.parse(
    brotliDecompressSync(readFileSync(join(packageFolder(), 'dist', 'data', `${kind}.json.br`))).toString(),
  ) as Shipped[keyof Shipped];

function fromSource(kind: keyof Shipped): Shipped[keyof Shipped] {
  const path = join(packageFolder(), 'data', kind);
  if (kind in files) return readFile(`${path}.yaml`, files[kind as keyof Files]) as Shipped[keyof Shipped];
  const entries = readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.slice(0, -'.yaml'.length), readFile(join(path, name), folders[kind as keyof Folders])]);
  return Object.fromEntries(entries) as Shipped[keyof Shipped];
}

const readFile = (file: string, schema: v.GenericSchema): unknown => readYaml(readText(file), file, schema);
