import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readAnswers } from '../../src/proposal/reading.ts';
import { foldHeading } from '../../src/proposal/headings.ts';
import { readOutline, type Minutes } from '../../src/proposal/outline.ts';
import { partsOf } from '../../src/proposal/parts.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import type { Proposal } from '../../src/proposal/proposal.ts';
import { headings } from '../support/reading.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/styles');

const form = ['title', 'abstract', 'description', 'outline', 'audience', 'takeaways', 'prerequisites', 'notes'].map(
  (field) => ({ field }),
);

/** The ends of an answer, and its length: enough to see that it is all there, and nothing else. */
interface Extent {
  readonly first: string;
  readonly last: string;
  readonly words: number;
}

/** A proposal, field by field; a field that is answered twice has both. */
type Told = Record<string, string | Extent | readonly (string | Extent)[] | Minutes | null>;

const expected = parse(readFileSync(join(FOLDER, 'expected.yaml'), 'utf8')) as Record<string, Told>;

/** A file, as it is told in the table: one proposal, or several. */
function readFile(name: string): object {
  const source = readFileSync(join(FOLDER, name), 'utf8');
  const [first, ...more] = partsOf(parseProposal('talk.md', source), form, headings).map(told);
  return more.length === 0 ? { ...first } : { talks: [first, ...more] };
}

function told(proposal: Proposal): Told {
  const { answers, others } = readAnswers(proposal, form, headings);
  const fields: Record<string, string | Extent | (string | Extent)[]> = {};
  const strangers = others.map(({ heading }) => ({ text: heading.text, at: heading.span.start }));
  for (const { field, heading, place, text } of answers) {
    if (form.some((asked) => asked.field === field)) {
      const one = field === 'title' ? text : extentOf(text);
      const before = fields[field];
      fields[field] = before === undefined ? one : [before, one].flat();
    } else if (heading !== null) strangers.push({ text: heading, at: place.start });
  }
  const outline = readOutline(
    proposal,
    answers.find(({ field }) => field === 'outline'),
  );
  return {
    ...fields,
    minutes: outline === null ? null : [tenths(outline.minutes[0]), tenths(outline.minutes[1])],
    others: strangers.sort((a, b) => a.at - b.at).map(({ text }) => foldHeading(text)),
  };
}

function extentOf(text: string): Extent {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return { first: words.slice(0, 3).join(' '), last: words.slice(-3).join(' '), words: words.length };
}

const tenths = (minutes: number): number => Math.round(minutes * 10) / 10;

/** Headings are compared as the reader compares them. */
function folded({ others, talks, ...told }: Record<string, unknown>): Record<string, unknown> {
  if (Array.isArray(talks)) return { talks: talks.map((talk: Record<string, unknown>) => folded(talk)) };
  return { ...told, others: (others as string[]).map(foldHeading) };
}

describe('a proposal is read in whatever style it was written:', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

  test.each(files)('%s', (name) => {
    expect(readFile(name)).toEqual(folded(expected[name] ?? {}));
  });

  test('forty of them, each with what is to be read', () => {
    expect(files).toHaveLength(40);
    expect(Object.keys(expected)).toEqual(files);
  });
});
