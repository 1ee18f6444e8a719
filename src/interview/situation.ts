import { findFormat, type Conference, type Format } from '../conference/conference.ts';
import type { Answer } from '../proposal/answers.ts';
import type { Headings } from '../proposal/headings.ts';
import { keyText, keyTexts, type Proposal } from '../proposal/proposal.ts';
import { readAnswers, type Reading } from '../proposal/reading.ts';
import { topicsAt, type Topic } from '../topic/topic.ts';
import type { Standing } from './flow.ts';

/** What an interview can look up. */
export interface Lookup {
  /** The call of an id, or null. */
  readonly findConference: (id: string) => Conference | null;
  readonly conferences: () => readonly Conference[];
  readonly topics: () => readonly Topic[];
  /** The template of a kind of format, as Markdown. */
  readonly template: (name: string) => string;
  readonly headings: Headings;
}

/** How a proposal stands: all of it is read from its file, so that an editor may change it at any time. */
export interface Situation {
  readonly proposal: Proposal;
  readonly conference: Conference | null;
  readonly format: Format | undefined;
  readonly topic: Topic | undefined;
  readonly idea: Standing;
  readonly reading: Reading;
  readonly answers: readonly Answer[];
}

/** Reads how a proposal stands. Of several calls that it names, the first; `fallback` where it names none. */
export function situationOf(
  proposal: Proposal,
  lookup: Lookup,
  { fallback, isNew }: { readonly fallback: string | undefined; readonly isNew: boolean },
): Situation {
  const named = keyTexts(proposal, 'conference')[0] ?? fallback;
  const conference = named === undefined ? null : lookup.findConference(named);
  const reading = readAnswers(proposal, conference?.form ?? [{ field: 'title' }], lookup.headings);
  const address = keyText(proposal, 'topic');
  const topic = address === undefined ? undefined : topicsAt(lookup.topics(), address)[0];
  return {
    proposal,
    conference,
    format: formatIn(proposal, conference),
    topic,
    // Whoever comes back to a draft has an idea already.
    idea: topic !== undefined ? 'answered' : isNew ? 'open' : 'skipped',
    reading,
    answers: reading.answers,
  };
}

function formatIn(proposal: Proposal, conference: Conference | null): Format | undefined {
  if (conference === null) return undefined;
  const name = keyText(proposal, 'format');
  const format = name === undefined ? undefined : findFormat(conference, name);
  return format ?? (conference.formats.length === 1 ? conference.formats[0] : undefined);
}

/** The text of an answer; empty where there is none. */
export const textIn = ({ answers }: Situation, field: string): string =>
  answers.find((answer) => answer.field === field)?.text ?? '';
