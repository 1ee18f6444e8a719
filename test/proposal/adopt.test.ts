import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adoptedParts } from '../../src/proposal/adopt.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { partsOf } from '../../src/proposal/parts.ts';
import { readAnswers } from '../../src/proposal/reading.ts';
import { withKey } from '../../src/proposal/render.ts';
import { headings } from '../support/reading.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/styles');
const fields = ['title', 'abstract', 'description', 'outline', 'audience', 'takeaways', 'prerequisites', 'notes'];
const form = fields.map((field) => ({ field }));

/** The proposals of a file as adopting leaves them; one that is in cfp's form already as it is. */
const adoptedFor = (source: string): string[] =>
  adoptedParts(parseProposal('talk.md', source), form, headings) ?? [source];

type Answers = (readonly [field: string, text: string])[];

/** The answers of each proposal in a file, whatever their order. */
const answersIn = (source: string): Answers[] =>
  partsOf(parseProposal('talk.md', source), form, headings).map((part) =>
    readAnswers(part, form, headings)
      .answers.map(({ field, text }) => [field, text.replace(/\s+/g, ' ')] as const)
      .sort(),
  );

/** How often each word stands in a text, whatever its case and the signs around it. */
function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const lostIn = (before: string, after: string): string[] => {
  const kept = wordsOf(after);
  return [...wordsOf(before)].filter(([word, count]) => (kept.get(word) ?? 0) < count).map(([word]) => word);
};

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

describe.each(files)('adopting %s', (name) => {
  const source = readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n');
  const own = adoptedFor(source);

  test('loses no word', () => {
    expect(lostIn(source, own.join('\n'))).toEqual([]);
  });

  test('leaves every answer what it was', () => {
    expect(own.flatMap(answersIn)).toEqual(answersIn(source));
  });

  test('leaves every answer what it was once the interview has named the call', () => {
    expect(own.flatMap((text) => answersIn(withKey(text, 'conference', 'example')))).toEqual(answersIn(source));
  });

  test('changes nothing the second time', () => {
    for (const text of own) expect(adoptedFor(text)).toEqual([text]);
  });
});

test('adopting a file of two talks makes two proposals', () => {
  const source = readFileSync(join(FOLDER, '40-two-talks.md'), 'utf8');
  expect(adoptedFor(source).map((text) => /^title: (.*)$/m.exec(text)?.[1])).toEqual([
    'Trees you can trust',
    'What we learned from losing the keys',
  ]);
});
