import { readHeadings } from '../../src/library/data.ts';
import { type Answer } from '../../src/proposal/answers.ts';
import { readAnswers, type Reading } from '../../src/proposal/reading.ts';
import type { NamedField } from '../../src/proposal/headings.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import type { Span } from '../../src/text/span.ts';

/** The headings that people use, as `cfp` ships them. */
export const headings = readHeadings();

/** A form that asks for what most forms ask for. */
export const form: readonly NamedField[] = ['title', 'abstract', 'description', 'outline', 'audience', 'notes'].map(
  (field) => ({ field }),
);

/** A proposal read for a form. */
export function readingOf(source: string, asked = form): Reading {
  return readAnswers(parseProposal('talk.md', source), asked, headings);
}

/** What the form would receive, field by field; of two answers to one field, both. */
export function answersOf(source: string, asked = form): Record<string, string | string[]> {
  const answers: Record<string, string | string[]> = {};
  for (const { field, text } of readingOf(source, asked).answers) {
    const before = answers[field];
    answers[field] = before === undefined ? text : [before, text].flat();
  }
  return answers;
}

/** The first answer to a field. Fails where there is none. */
export function answerTo(source: string, field: string, asked = form): Answer {
  const answer = readingOf(source, asked).answers.find((one) => one.field === field);
  if (answer === undefined) throw new Error(`Nothing answers ${field} in ${JSON.stringify(source)}`);
  return answer;
}

/** Lines as a file: joined, with a line end after the last. */
export const file = (...lines: string[]): string => `${lines.join('\n')}\n`;

/** What stands in a source at a span. */
export const sliceOf = (source: string, { start, end }: Span): string => source.slice(start, end);
