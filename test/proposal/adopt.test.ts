import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adopted } from '../../src/proposal/adopt.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { partsOf } from '../../src/proposal/parts.ts';
import { readAnswers } from '../../src/proposal/reading.ts';
import { withKey } from '../../src/proposal/render.ts';
import { headings } from '../support/reading.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/styles');
const fields = ['title', 'abstract', 'description', 'outline', 'audience', 'takeaways', 'prerequisites', 'notes'];
const form = fields.map((field) => ({ field }));

/** A proposal as adopting leaves it for a call, which the interview writes into its front matter. */
function adoptedFor(source: string): string {
  const proposal = parseProposal('talk.md', source);
  const own = adopted(proposal, readAnswers(proposal, form, headings), fields);
  return proposal.frontMatter.entries.has('conference') ? own : withKey(own, 'conference', 'example');
}

const answersIn = (source: string): [string, string][] =>
  readAnswers(parseProposal('talk.md', source), form, headings)
    .answers.map(({ field, text }): [string, string] => [field, text.replace(/\s+/g, ' ')])
    .sort();

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
    expect(lostIn(source, own)).toEqual([]);
  });

  test('leaves every answer what it was', () => {
    const before = partsOf(parseProposal('talk.md', source), form, headings);
    if (before.length === 1) expect(answersIn(own)).toEqual(answersIn(source));
  });

  test('changes nothing the second time', () => {
    expect(adoptedFor(own)).toBe(own);
  });
});
