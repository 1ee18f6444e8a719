import { Temporal } from 'temporal-polyfill';
import { check as checkAll } from './check/check.ts';
import { allRules, rules } from './check/rules/index.ts';
import { noRule } from './errors.ts';
import {
  conferenceIds,
  findConference as findIn,
  readKnowledge,
  readTopicLists,
  shippedFolder,
} from './library/data.ts';
import { parseProposal } from './proposal/parse.ts';
import { partsOf } from './proposal/parts.ts';
import { keyText, keyTexts } from './proposal/proposal.ts';
import { readAnswers } from './proposal/reading.ts';
import type { Report, Severity } from './reporters/contract.ts';
import { reported } from './reporters/json.ts';
import { nobody } from './speaker/profile.ts';
import { addressOf, topicsOf } from './topic/topic.ts';

// What editors and bots may use. Its declarations ship with the package, so they name nothing but themselves and the contract.

export type * from './reporters/contract.ts';

/** One talk as its file has it. */
export interface Proposal {
  /** What messages call it. */
  readonly path: string;
  readonly source: string;
  readonly title: string | null;
  /** The ids of the calls that it names. */
  readonly conferences: readonly string[];
  /** Keys of the front matter; null where they are missing. */
  readonly topic: string | null;
  readonly format: string | null;
  readonly level: string | null;
  readonly status: string | null;
  /** What it answers, as a form would receive it: comments are left out. */
  readonly answers: readonly { readonly field: string; readonly heading: string | null; readonly text: string }[];
}

/** One call for proposals, with only what was published. */
export interface Conference {
  readonly id: string;
  readonly name: string;
  readonly url?: string | undefined;
  readonly cfp?: string | undefined;
  /** The days of the conference itself, as in 2024-09-22. */
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
  readonly place?: string | undefined;
  readonly platform?: string | undefined;
  readonly counter?: Counter | undefined;
  readonly dialect?: 'pretalx' | 'pretalx-2026.2' | 'commonmark' | 'plain' | undefined;
  /** An IANA zone, UTC or AoE. */
  readonly timezone?: string | undefined;
  /** Local times of `timezone`, as in 2024-04-29T12:00; a day alone where the hour was not published. */
  readonly opens?: string | undefined;
  readonly deadline?: string | undefined;
  readonly extended_from?: string[] | undefined;
  readonly anonymous?: boolean | undefined;
  readonly questions?: 'included' | 'after' | 'none' | undefined;
  readonly proposals_per_speaker?: number | undefined;
  readonly note?: string | undefined;
  readonly formats: Format[];
  /** What the form asks for, in its order. */
  readonly form: Field[];
  readonly sources: Source[];
}

/** How a form counts; `facts` about each are in the source of cfp. */
export type Counter =
  | 'pretalx-chars'
  | 'pretalx-words'
  | 'pretalx-words-2026.2'
  | 'code-points'
  | 'utf-16'
  | 'bytes'
  | 'words-split'
  | 'no-newlines'
  | 'east-asian-width';

/** A kind of session; what it does not say is as the call has it. */
export interface Format {
  id: string;
  name: string;
  minutes?: number | [least: number, most: number] | undefined;
  deadline?: string | undefined;
  extended_from?: string[] | undefined;
  opens?: string | undefined;
}

/** One question of a form. */
export interface Field {
  field: string;
  label?: string | undefined;
  help?: string | undefined;
  required?: boolean | undefined;
  min?: number | undefined;
  max?: number | undefined;
  unit?: 'characters' | 'words' | 'bytes' | undefined;
  /** The answers to choose from. */
  options?: string[] | undefined;
  /** More headings under which speakers answer it. */
  headings?: string[] | undefined;
  visible_to?: 'public' | 'reviewers' | 'organisers' | undefined;
}

/** Where facts of a call were read, and on which day. */
export interface Source {
  url?: string | undefined;
  title?: string | undefined;
  file?: string | undefined;
  read: string;
  for: string[];
  from?: string | undefined;
  entry?: string | undefined;
}

/** Where to look for data before looking at what ships. */
export interface Folders {
  /** Folders that hold a `conferences` or a `topics` folder, such as a workspace; the first one goes first. */
  readonly folders?: readonly string[];
}

export interface CheckInput extends Folders {
  readonly proposal: Pick<Proposal, 'path' | 'source'>;
  /** The call to hold it against; null where it is not known. */
  readonly conference: Conference | null;
  /** The moment to judge the deadline by. */
  readonly now: Date;
  /** The reader's IANA zone, for telling times. Without it, UTC. */
  readonly zone?: string;
  /** Who speaks, to see what gives it away where the review is anonymous. */
  readonly speaker?: {
    readonly name?: string;
    readonly email?: string;
    readonly handles?: string[];
    readonly sites?: string[];
    readonly employer?: string;
    readonly projects?: string[];
    readonly bio?: string;
  };
  /** Severities of rules by their names, as `.cfp.yaml` has them. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Words that are right, whatever a rule thinks of them. */
  readonly allow?: readonly string[];
}

/** Reads a proposal from its Markdown, whoever wrote it; with a conference, by its form. Never throws, and reads no file. */
export function readProposal(
  source: string,
  { path = 'proposal.md', conference = null }: { path?: string; conference?: Conference | null } = {},
): Proposal {
  const proposal = parseProposal(path, source);
  const { answers } = readAnswers(proposal, conference?.form ?? [], knowledge().headings);
  const key = (name: string): string | null => keyText(proposal, name) ?? null;
  return {
    path,
    source,
    title: answers.find(({ field }) => field === 'title')?.text ?? null,
    conferences: keyTexts(proposal, 'conference'),
    topic: key('topic'),
    format: key('format'),
    level: key('level'),
    status: key('status'),
    answers: answers.map(({ field, heading, text }) => ({ field, heading, text })),
  };
}

/** A call for proposals by its id; null where there is none. Throws for a file of a call that is not valid. */
export function findConference(id: string, { folders = [] }: Folders = {}): Conference | null {
  return findIn(allFolders(folders), id);
}

/**
 * Holds a proposal to all rules, as `cfp check` does: one report, or, for a file that holds several proposals, one for
 * each. Prints nothing, writes nothing, and knows no time but `now`. Throws for a rule that there is not.
 */
export function check(input: CheckInput): readonly Report[] {
  const { proposal, conference, now, zone = 'UTC', allow = [], folders = [], speaker } = input;
  const severities = new Map(Object.entries(input.rules ?? {}));
  const known = allRules.map(({ name }) => name);
  const unknown = [...severities.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw noRule(unknown, known);
  const parsed = parseProposal(proposal.path, proposal.source);
  const looked = allFolders(folders);
  const world = {
    ...knowledge(),
    conference,
    wanted: {
      name: conference?.id ?? keyTexts(parsed, 'conference')[0] ?? null,
      known: conference === null ? conferenceIds(looked) : [conference.id],
    },
    profile: speaker === undefined ? null : { ...nobody, ...speaker },
    allow,
    topics: () => topicsOf(readTopicLists(looked)).flatMap((topic) => [topic.id, addressOf(topic)]),
    now: Temporal.Instant.fromEpochMilliseconds(now.getTime()),
    zone,
  };
  const parts = partsOf(parsed, conference?.form ?? [], world.headings);
  return parts.map((part) => reported(checkAll({ ...world, proposal: part }, rules, { severities, known })));
}

const allFolders = (own: readonly string[]): string[] => [...own, shippedFolder()];

let read: ReturnType<typeof readKnowledge> | undefined;

/** What ships does not change while a program runs. */
const knowledge = (): ReturnType<typeof readKnowledge> => (read ??= readKnowledge());
