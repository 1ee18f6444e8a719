import { describe, expect, test } from 'vitest';
import { foldHeading } from '../../src/proposal/headings.ts';
import { fc, anyText } from '../support/property.ts';
import { answersOf, headings } from '../support/reading.ts';

describe('a heading names its field, however it is written', () => {
  test.each([
    ['Abstract', 'abstract'],
    ['ABSTRACT:', 'abstract'],
    ['Abstract (max. 250 words)', 'abstract'],
    ['Abstract [required]', 'abstract'],
    ['**Abstract**', 'abstract'],
    ['_Elevator pitch_', 'abstract'],
    ['1. Abstract', 'abstract'],
    ['2) Abstract', 'abstract'],
    ['IV. Abstract', 'abstract'],
    ['§ Abstract', 'abstract'],
    ['Talk abstract', 'abstract'],
    ['Elevator Pitch (300 characters)', 'abstract'],
    ['Description', 'description'],
    ['Detailed abstract', 'description'],
    ['Outline & timing', 'outline'],
    ['Outline and timing', 'outline'],
    ['Outline (30 min)', 'outline'],
    ['Table of contents', 'outline'],
    ["Who's this for?", 'audience'],
    ['Who is this for?', 'audience'],
    ['Target-audience', 'audience'],
    ['Notes for reviewers', 'notes'],
    ['Notes — for reviewers (not published)', 'notes'],
    ['Abstract theory', 'unknown'],
    ['Abstracts', 'abstract'],
    ['Abstarct', 'abstract'],
    ['Abstraction', 'unknown'],
    ['Outline of my talk', 'outline'],
    ['Session abstract, max 250 words', 'abstract'],
    ['Target audience: who is this for?', 'audience'],
    ['Setup (10 min)', 'unknown'],
    ['Why now', 'unknown'],
    ['(Abstract)', 'abstract'],
    ['', 'unknown'],
  ])('%s: %s', (heading, field) => {
    const found = answersOf(`---\ntitle: Noon\n---\n\n## ${heading}\n\nIts words.\n`);
    expect(found).toEqual(field === 'unknown' ? { title: 'Noon' } : { title: 'Noon', [field]: 'Its words.' });
  });
});

describe("the conference's own words", () => {
  const asked = [
    { field: 'abstract', label: 'What is your talk about?' },
    { field: 'attendance', label: 'In person or online?' },
    { field: 'pitch', headings: ['Sell it to us'] },
    { field: 'notes' },
  ];

  test('name its fields', () => {
    const source =
      '## What is your talk about?\n\nNoon.\n\n## In person or online?\n\nOnline\n\n## Sell it to us!\n\nDo.\n';
    expect(answersOf(source, asked)).toEqual({ abstract: 'Noon.', attendance: 'Online', pitch: 'Do.' });
  });

  test('go before what a heading means elsewhere', () => {
    expect(answersOf('## Pitch\n\nDo.\n', asked)).toEqual({ pitch: 'Do.' });
    expect(answersOf('## Pitch\n\nDo.\n')).toEqual({ notes: 'Do.' });
  });
});

describe('a heading that may name two fields', () => {
  test('names the one that the form asks for', () => {
    expect(answersOf('## Description\n\nD.\n', [{ field: 'abstract' }])).toEqual({ abstract: 'D.' });
    expect(answersOf('## Description\n\nD.\n', [{ field: 'abstract' }, { field: 'description' }])).toEqual({
      description: 'D.',
    });
  });

  test('names the one that has no answer yet', () => {
    const asked = [
      { field: 'abstract', headings: ['Text'] },
      { field: 'description', headings: ['Text'] },
    ];
    expect(answersOf('## Text\n\nOne.\n\n## Text\n\nTwo.\n', asked)).toEqual({ abstract: 'One.', description: 'Two.' });
  });
});

test('no two fields of the shipped list share a heading, but a description may be the abstract', () => {
  const fields = new Map<string, string[]>();
  for (const [field, names] of Object.entries({ ...headings.fields, ...headings.facts })) {
    for (const name of [field, ...names]) {
      fields.set(foldHeading(name), [...(fields.get(foldHeading(name)) ?? []), field]);
    }
  }
  const shared = [...fields].filter(([, names]) => names.length > 1);
  expect(shared).toEqual([['description', ['abstract', 'description']]]);
});

test('a folded heading is folded', () => {
  const plain = anyText.filter((text) => !/[()[\]\d]/.test(text) && !/^\W*[ivx]+\b/i.test(text));
  fc.assert(
    fc.property(plain, (text) => {
      const folded = foldHeading(text);
      expect(folded).not.toMatch(/^\s|\s$|\s\s|[A-Z]/);
      expect(foldHeading(folded)).toBe(folded);
    }),
  );
});
