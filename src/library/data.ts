import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as v from 'valibot';
import { conferenceSchema, type Conference } from '../conference/conference.ts';
import { badDataName, noConference, noTopicList } from '../errors.ts';
import type { Coaching } from '../proposal/coaching.ts';
import type { Headings } from '../proposal/headings.ts';
import type { Phrases } from '../proposal/phrases.ts';
import { topicListSchema, type TopicList } from '../topic/topic.ts';
import { dataFolder, packageFolder, type Home } from './folders.ts';
import { fileExists, isErrno, readText, writeText } from './files.ts';
import { readShipped, type Shipped } from './shipped.ts';
import type { Workspace } from './workspace.ts';
import { readNamed } from './yaml.ts';

/** The folders that data is looked up in; what stands in an earlier one goes before a later one's of the same id. */
export function dataFolders(home: Home, workspace: Workspace): string[] {
  return [...ownFolders(home, workspace), shippedFolder()];
}

/** The folder that stands for what the package ships, which `readShipped` reads. */
export const shippedFolder = (): string => join(packageFolder(), 'data');

/** Where the user's own data stands: in the workspace, and in their own data folder. */
export function ownFolders(home: Home, workspace: Workspace): string[] {
  return [...(workspace.marked ? [workspace.folder] : []), dataFolder(home)];
}

/** The ids of all the conferences there are. */
export function conferenceIds(folders: readonly string[]): string[] {
  return idsIn(folders, 'conferences');
}

/** A conference by its id, or null where there is none. Throws a CfpError for a file that is not valid. */
export function findConference(folders: readonly string[], id: string): Conference | null {
  return findData(folders, 'conferences', id, conferenceSchema);
}

/** A conference by its id. Throws a CfpError where there is none. */
export function readConference(folders: readonly string[], id: string): Conference {
  const conference = findConference(folders, id);
  if (conference === null) {
    const known = conferenceIds(folders);
    throw known.includes(id) ? badDataName(id) : noConference(id, known);
  }
  return conference;
}

/** All the conferences there are, by id. */
export function readConferences(folders: readonly string[]): Conference[] {
  return conferenceIds(folders).map((id) => readConference(folders, id));
}

/** The ids of all the topic lists there are. */
export function topicListIds(folders: readonly string[]): string[] {
  return idsIn(folders, 'topics');
}

/** Where the file of a conference stands in a folder of data. */
export const conferenceFile = (folder: string, id: string): string => join(folder, 'conferences', `${id}.yaml`);

/** The first of the folders that has a conference, or null. */
export function folderOf(folders: readonly string[], id: string): string | null {
  const has = (folder: string): boolean =>
    folder === shippedFolder() ? shippedOf('conferences', id) !== null : fileExists(conferenceFile(folder, id));
  return folders.find(has) ?? null;
}

/** Writes the file of a conference, and beside it the schema that its first line names for editors. Returns its path. */
export function writeConference(folder: string, id: string, text: string): string {
  const schema = join(folder, 'schemas', 'conference.schema.json');
  const shipped = readText(join(packageFolder(), 'data', 'schemas', 'conference.schema.json'));
  if (!fileExists(schema) || readText(schema) !== shipped) writeText(schema, shipped);
  const file = conferenceFile(folder, id);
  writeText(file, text);
  return file;
}

/** All the topic lists there are, or the one that is named. Throws a CfpError where there is none of that name. */
export function readTopicLists(folders: readonly string[], id?: string): TopicList[] {
  const known = topicListIds(folders);
  if (id !== undefined && !known.includes(id)) throw noTopicList(id, known);
  return (id === undefined ? known : [id]).flatMap((one) => findData(folders, 'topics', one, topicListSchema) ?? []);
}

/** What people write above their answers. */
export const readHeadings = (): Headings => readShipped('headings');

/** The phrases that rules look for, by the name of their file. */
export const readPhrases = (): Phrases => readShipped('phrases');

/** The words that tell a name from a mere word. */
export function readLexicon() {
  const { particles, common, calendar, things, before } = readShipped('names');
  return {
    particles: wordsOf(particles),
    common: wordsOf(common),
    calendar: wordsOf(calendar),
    things: wordsOf(things),
    before: wordsOf(before),
  };
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** All that rules know of how people write, read once for a run. */
export function readKnowledge() {
  return { headings: readHeadings(), phrases: readPhrases(), lexicon: readLexicon() };
}

/** How to help a speaker with each field. */
export const readCoaching = (): Coaching => readShipped('coaching');

/** The template of a kind of format, as Markdown. */
export function readTemplate(name: string): string {
  return readText(join(packageFolder(), 'templates', `${name}.md`));
}

export const completionShells = ['bash', 'zsh', 'fish'] as const;

/** The script that lets a shell complete what is typed. */
export function readCompletion(shell: (typeof completionShells)[number]): string {
  return readText(join(packageFolder(), 'templates', 'completion', `cfp.${shell}`));
}

/** A stylesheet or a script of the pages that cfp makes. */
export function readAsset(name: string): string {
  return readText(join(packageFolder(), 'templates', 'preview', name));
}

/** Of what the package ships, the conference or the list of an id; null where it has none. */
function shippedOf<Kind extends 'conferences' | 'topics'>(kind: Kind, id: string): Shipped[Kind][string] | null {
  const all = readShipped(kind) as Readonly<Record<string, Shipped[Kind][string]>>;
  return Object.hasOwn(all, id) ? (all[id] ?? null) : null;
}

function findData<Kind extends 'conferences' | 'topics'>(
  folders: readonly string[],
  kind: Kind,
  id: string,
  schema: v.GenericSchema<unknown, Shipped[Kind][string]>,
): Shipped[Kind][string] | null {
  // An id comes from a stranger's front matter: only what can be no path is looked up.
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(id)) return null;
  const own = folders.filter((folder) => folder !== shippedFolder());
  const file = own.map((folder) => join(folder, kind, `${id}.yaml`)).find(fileExists);
  if (file === undefined) return folders.includes(shippedFolder()) ? shippedOf(kind, id) : null;
  return readNamed(file, schema);
}

function idsIn(folders: readonly string[], kind: 'conferences' | 'topics'): string[] {
  const ids = folders.flatMap((folder) =>
    folder === shippedFolder() ? Object.keys(readShipped(kind)) : idsInFolder(join(folder, kind)),
  );
  return [...new Set(ids)].sort();
}

function idsInFolder(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    return names.map((name) => name.slice(0, -'.yaml'.length));
  } catch (error) {
    // A folder that is not there holds nothing; one that cannot be read is told when a file of it is asked for.
    if (isErrno(error)) return [];
    throw error;
  }
}
