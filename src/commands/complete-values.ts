import type { Choice, Wanted } from '../completion/wanted.ts';
import {
  completionShells,
  conferenceIds,
  dataFolders,
  findConference,
  readHeadings,
  readTopicLists,
} from '../library/data.ts';
import { findWorkspace } from '../library/workspace.ts';
import type { Conference } from '../conference/conference.ts';
import type { Terminal } from '../terminal.ts';
import { addressOf, topicsAt, topicsOf } from '../topic/topic.ts';

interface Asked {
  readonly terminal: Terminal;
  readonly wanted: Wanted;
  /** What of the value is typed already. */
  readonly typed: string;
}

type Values = (asked: Asked) => Choice[] | Promise<Choice[]>;

/** What each kind of value may be, by the name that it has in the help (`<conference>`). */
const values: Readonly<Record<string, Values>> = {
  conference: ({ terminal }) => conferencesFor(terminal).map(({ id, name }) => choice(id, name)),
  topic: topics,
  list: ({ terminal }) => listsFor(terminal).map(({ id, name }) => choice(id, name)),
  tag: ({ terminal }) =>
    [...new Set(listsFor(terminal).flatMap(({ topics }) => topics.flatMap(({ tags }) => tags)))]
      .sort()
      .map((tag) => choice(tag)),
  format: formats,
  field: fields,
  level: async () => (await import('../topic/topic.ts')).levels.map((level) => choice(level)),
  state: async () => (await import('../proposal/proposal.ts')).statuses.map((state) => choice(state)),
  rule: rulesFor,
  reporter: async () => (await import('../reporters/index.ts')).reporterNames.map((name) => choice(name)),
  markup: async () => (await import('../export/formats.ts')).exportFormats.map((name) => choice(name)),
  kind: async () => Object.keys((await import('../library/schemas.ts')).schemaKinds).map((kind) => choice(kind)),
  shell: () => completionShells.map((shell) => choice(shell)),
  zone: () => ['AoE', 'UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => choice(zone)),
  severity: () => ['off', 'info', 'warning', 'error'].map((severity) => choice(severity)),
};

/** Where the shell itself knows best what may stand. */
const places: Readonly<Record<string, 'files' | 'folders'>> = {
  file: 'files',
  path: 'files',
  paths: 'files',
  post: 'files',
  source: 'files',
  folder: 'folders',
};

/** Whatever the speaker wants: nothing is offered. */
const free = ['address', 'date', 'handle', 'id', 'instant', 'name', 'name minutes', 'number', 'text', 'time', 'words'];

/** Every name that a value may have in the help. */
export const valueNames: readonly string[] = [...Object.keys(values), ...Object.keys(places), ...free];

/** Whether a value is a path, and what of the word stands before it (`abstract=`); null where it is something else. */
export function placeKind(
  takes: string | null,
  typed: string,
): { readonly kind: 'files' | 'folders'; readonly before: string } | null {
  const [first = '', second] = (takes ?? '').split('=');
  const name = /^[\w-]+=/.exec(typed)?.[0] ?? '';
  const kind = places[second === undefined ? first : name === '' ? '' : second];
  return kind === undefined ? null : { kind, before: second === undefined ? '' : name };
}

/** What may stand at the cursor where a value is wanted. In `rule=severity`, the second part follows the first. */
export async function valuesOf(terminal: Terminal, wanted: Wanted, typed: string): Promise<Choice[]> {
  if (wanted.takes === null) return [];
  if (wanted.takes.includes('|')) return wanted.takes.split('|').map((one) => choice(one));
  const [first = '', second] = wanted.takes.split('=');
  const asked = { terminal, wanted, typed };
  const of = async (name: string): Promise<Choice[]> => (await values[name]?.(asked)) ?? [];
  if (second === undefined) return of(first);
  const at = typed.indexOf('=');
  if (at === -1) return (await of(first)).map(({ value, about }) => choice(`${value}=`, about));
  return (await of(second)).map(({ value }) => choice(typed.slice(0, at + 1) + value));
}

const choice = (value: string, about = ''): Choice => ({ value, about });

/** The calls there are; one that cannot be read is known by its id alone. */
function conferencesFor(terminal: Terminal): Pick<Conference, 'id' | 'name' | 'formats' | 'form'>[] {
  const folders = dataFolders(terminal, findWorkspace(terminal));
  return conferenceIds(folders).flatMap((id) => {
    try {
      return findConference(folders, id) ?? [];
    } catch {
      return { id, name: '', formats: [], form: [] };
    }
  });
}

const listsFor = (terminal: Terminal) => readTopicLists(dataFolders(terminal, findWorkspace(terminal)));

/** Topics by their ids; by list and id where an id alone could mean several. */
function topics({ terminal, typed }: Asked): Choice[] {
  const all = topicsOf(listsFor(terminal));
  return unique(
    all.map((topic) => {
      const [first = topic, ...others] = topicsAt(all, topic.id);
      return others.length === 0 && !typed.includes('/')
        ? choice(first.id, first.title)
        : choice(addressOf(topic), topic.title);
    }),
  );
}

const unique = (choices: readonly Choice[]): Choice[] =>
  [...new Map(choices.toReversed().map((one) => [one.value, one])).values()].toReversed();

/** The call that is named in the line, else that of the workspace; all of them where neither is known. */
function callsFor({ terminal, wanted: { given } }: Asked): ReturnType<typeof conferencesFor> {
  const named = given.get('--for') ?? given.get('--conference') ?? findWorkspace(terminal).settings.conference;
  const calls = conferencesFor(terminal);
  const own = calls.filter(({ id }) => id === named);
  return own.length === 0 ? calls : own;
}

function formats(asked: Asked): Choice[] {
  return unique(callsFor(asked).flatMap((call) => call.formats.map(({ id, name }) => choice(id, name))));
}

function fields(asked: Asked): Choice[] {
  return unique([
    ...Object.keys(readHeadings().fields).map((field) => choice(field)),
    ...callsFor(asked).flatMap(({ form }) => form.map(({ field, label }) => choice(field, label ?? ''))),
  ]);
}

async function rulesFor(): Promise<Choice[]> {
  const { allRules } = await import('../check/rules/index.ts');
  return allRules.map(({ name, summary }) => choice(name, summary));
}
