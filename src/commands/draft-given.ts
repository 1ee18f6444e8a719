import { resolve } from 'node:path';
import * as v from 'valibot';
import { findFormat, type Conference, type Field, type Format } from '../conference/conference.ts';
import { badAnswer, badChoice, noFormat, noSuchAnswer } from '../errors.ts';
import { findConference, readConference, readTopicLists } from '../library/data.ts';
import { decode, readText } from '../library/files.ts';
import { readYaml } from '../library/yaml.ts';
import { readAnswers } from '../proposal/reading.ts';
import type { Headings } from '../proposal/headings.ts';
import { keyText, keyTexts, type Proposal } from '../proposal/proposal.ts';
import type { Terminal } from '../terminal.ts';
import { levels, topicsOf, type Topic } from '../topic/topic.ts';
import { topicNamed } from './topics.ts';

export interface DraftOptions {
  readonly conference?: string;
  readonly format?: string;
  readonly topic?: string;
  readonly title?: string;
  readonly level?: string;
  readonly abstract?: string;
  readonly abstractFile?: string;
  readonly outlineFile?: string;
  readonly answer?: readonly string[];
  readonly answerFile?: readonly string[];
  readonly answers?: string;
  readonly from?: string;
  /** The same as `conference`. */
  readonly for?: string;
  readonly dryRun?: boolean;
  readonly editor?: boolean;
  readonly plain?: boolean;
  readonly force?: boolean;
  readonly adopt?: boolean;
  readonly asOf?: string;
}

/** The options with `--answers` and `--for` read into the others, which go before them. Throws a CfpError for bad YAML. */
export function optionsWithAnswers(options: DraftOptions, cwd: string): DraftOptions {
  const { answers: file, for: call, ...flags } = options;
  const asked = call === undefined ? flags : { conference: call, ...flags };
  if (file === undefined) return asked;
  const path = resolve(cwd, file);
  const { conference, format, topic, title, level, ...fields } = readYaml(readText(path, file), file, answersSchema);
  const keys = Object.entries({ conference, format, topic, title, level }).filter(([, value]) => value !== undefined);
  const answer = Object.entries(fields).map(([field, text]) => `${field}=${text}`);
  return { ...Object.fromEntries(keys), ...asked, answer: [...answer, ...(asked.answer ?? [])] };
}

/** A file of answers: a text for each field, and the names of the call, the format and so on. */
const answersSchema = v.record(v.string(), v.string());

/** What is known before the first question: from the flags, else from the file, else from the settings. */
export interface Given {
  readonly conference: Conference | undefined;
  readonly format: Format | undefined;
  readonly topic: Topic | undefined;
  readonly title: string | undefined;
  readonly level: string | undefined;
  /** Answers that flags gave, by field. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Reads the flags and the files they name. Throws a CfpError for a name that is not known. */
export async function readGiven(
  terminal: Terminal,
  data: { readonly folders: readonly string[]; readonly fallback: string | undefined },
  options: DraftOptions,
  before: Proposal | null,
): Promise<Given> {
  const { folders, fallback } = data;
  const named = before === null ? [] : keyTexts(before, 'conference');
  const conference =
    options.conference !== undefined
      ? readConference(folders, options.conference)
      : (findConference(folders, named[0] ?? fallback ?? '') ?? undefined);
  const topic = options.topic === undefined ? undefined : topicNamed(topicsOf(readTopicLists(folders)), options.topic);
  if (options.level !== undefined && !levels.some((level) => level === options.level)) {
    throw badChoice('--level', options.level, levels);
  }
  const answers = await readAnswersGiven(terminal, options);
  if (conference !== undefined) {
    const fields = conference.form.map(({ field }) => field);
    const unknown = [...answers.keys()].find((field) => !fields.includes(field));
    if (unknown !== undefined) throw noSuchAnswer(unknown, conference.name, fields);
  }
  return {
    conference,
    format: formatGiven(conference, options.format, before),
    topic,
    title: titleGiven(options),
    level: options.level,
    answers,
  };
}

const titleGiven = ({ title }: DraftOptions): string | undefined => title?.replace(/\s+/g, ' ').trim() || undefined;

function formatGiven(
  conference: Conference | undefined,
  flag: string | undefined,
  before: Proposal | null,
): Format | undefined {
  if (conference === undefined) return undefined;
  const name = flag ?? (before === null ? undefined : keyText(before, 'format'));
  const format = name === undefined ? undefined : findFormat(conference, name);
  if (flag !== undefined && format === undefined)
    throw noFormat(
      flag,
      conference.name,
      conference.formats.map(({ id }) => id),
    );
  return format ?? (conference.formats.length === 1 ? conference.formats[0] : undefined);
}

async function readAnswersGiven(terminal: Terminal, options: DraftOptions): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const fromFile = async (path: string): Promise<string> =>
    (path === '-'
      ? decode(await terminal.readInput(), 'standard input')
      : readText(resolve(terminal.cwd, path), path)
    ).trim();
  if (options.abstract !== undefined) answers.set('abstract', options.abstract.trim());
  if (options.abstractFile !== undefined) answers.set('abstract', await fromFile(options.abstractFile));
  if (options.outlineFile !== undefined) answers.set('outline', await fromFile(options.outlineFile));
  for (const [field, text] of (options.answer ?? []).map(pair)) answers.set(field, text.trim());
  for (const [field, path] of (options.answerFile ?? []).map(pair)) answers.set(field, await fromFile(path));
  return answers;
}

function pair(given: string): [field: string, value: string] {
  const at = given.indexOf('=');
  if (at < 1) throw badAnswer(given);
  return [given.slice(0, at).trim(), given.slice(at + 1)];
}

/** Whether any flag gives a part of the proposal, as a script does. */
export function givesAnswers({ force, adopt, asOf, plain, dryRun, editor, from, ...answers }: DraftOptions): boolean {
  return Object.keys(answers).length > 0;
}

/** The flags that would have to be given for there to be nothing left to ask; empty where all that is required is known. */
export function missingFlags(given: Given, before: Proposal | null, headings: Headings): string[] {
  const { conference, format, answers } = given;
  const form: readonly Field[] = conference?.form ?? [
    { field: 'title', required: true },
    { field: 'abstract', required: true },
  ];
  const read = before === null ? [] : readAnswers(before, form, headings).answers;
  const answered = (field: string): boolean =>
    answers.has(field) || read.some((answer) => answer.field === field && answer.text !== '');
  const missing: string[] = [];
  if (conference === undefined) missing.push('--conference');
  if (format === undefined && (conference === undefined || conference.formats.length > 0)) missing.push('--format');
  if (given.title === undefined && !answered('title')) missing.push('--title');
  for (const { field, required, options } of form) {
    // What is chosen on the form itself need not be known here.
    if (required !== true || field === 'title' || options !== undefined || answered(field)) continue;
    missing.push(field === 'abstract' ? '--abstract-file' : `--answer ${field}=…`);
  }
  return missing;
}
