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
    ['Session abstract (short)', 'abstract'],
    ['Tweet abstract', 'abstract'],
    ['A bit more info', 'description'],
    ['General outline:', 'outline'],
    ['Bullet points, talk structure', 'outline'],
    ['Who', 'audience'],
    ['Who is the target audience?', 'audience'],
    ['Adressaten', 'audience'],
    ['Additional information for talk reviewers', 'notes'],
    ["Why it's a fit (for you)", 'notes'],
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

describe('what a heading names depends on the others', () => {
  test('beside a detailed abstract, a description is the short one', () => {
    expect(answersOf('# Noon\n\n## Description\n\nShort.\n\n## Detailed abstract\n\nLong.\n')).toEqual({
      title: 'Noon',
      abstract: 'Short.',
      description: 'Long.',
    });
  });

  test('a heading over others that answer by themselves is no answer', () => {
    expect(answersOf('# Noon\n\n## Details\n\n### Who\n\nAll.\n\n## Outline\n\n- Why\n')).toEqual({
      title: 'Noon',
      audience: 'All.',
      outline: '- Why',
    });
  });

  test('what goes on under an answer after one of its parts is still part of it', () => {
    const source = '# Noon\n\n## Details\n\nWe ship.\n\n### Audience\n\nAll.\n\n### How\n\nSlowly.\n';
    expect(answersOf(source)).toEqual({
      title: 'Noon',
      description: 'We ship.\n\n### How\n\nSlowly.',
      audience: 'All.',
    });
  });

  test('an outline goes on under a heading of its own name', () => {
    const source = '# Noon\n\n## Outline\n\nIn short:\n\n### Talk outline\n\n- Why\n';
    expect(answersOf(source)).toEqual({ title: 'Noon', outline: 'In short:\n\n### Talk outline\n\n- Why' });
  });

  test('an empty outline goes on under headings of its level that name nothing', () => {
    const source = '# Noon\n\n## Outline\n\n## Why we wait\n\n(5 min)\n\n## Notes\n\nNew.\n';
    expect(answersOf(source)).toEqual({ title: 'Noon', outline: '## Why we wait\n\n(5 min)', notes: 'New.' });
  });

  test('an empty outline stays empty above a heading that gives no time', () => {
    const source = '# Noon\n\n## Outline\n\n<!-- One line a part -->\n\n## The room\n\nA round table.\n';
    expect(answersOf(source)).toEqual({ title: 'Noon', outline: '' });
  });

  test('an empty abstract stays empty above a description', () => {
    const source = '# Noon\n\n## Abstract\n\n<!-- What is it about? -->\n\n## Description\n\nWe ship.\n';
    expect(answersOf(source)).toEqual({ title: 'Noon', abstract: '', description: 'We ship.' });
  });

  test('a heading without its space is one among others that have it', () => {
    const source = '### Description\n\nShort.\n\n###Detailed abstract\n\nLong.\n';
    expect(answersOf(source)).toEqual({ abstract: 'Short.', description: 'Long.' });
    expect(answersOf('#Ship at noon\n\n## Abstract\n\nWe ship.\n')).toEqual({
      title: 'Ship at noon',
      abstract: 'We ship.',
    });
  });

  test('a remark above all headings is no answer where a heading asks for it', () => {
    const source = '# Noon\n\nNote: the title may change.\n\n## Abstract\n\nWe ship.\n\n## Notes\n\nNew.\n';
    expect(answersOf(source).notes).toBe('New.');
  });
});

describe('a title is found', () => {
  test.each([
    [
      'under a line of signs above and below',
      '========\nNoon ship\n========\n\nAbstract\n========\n\nWe ship.\n',
      'Noon ship',
    ],
    ['above its subtitle', '## Noon ship\n\n### On time\n\n## Abstract\n\nWe ship.\n', 'Noon ship'],
    ['below a picture', '![noon](noon.png)\n\n## Noon ship\n\n## Abstract\n\nWe ship.\n', 'Noon ship'],
    ['as the one bullet', '# Title\n\n* Noon ship\n\n# Abstract\n\nWe ship.\n', 'Noon ship'],
    [
      'as the topic, where nothing else is one',
      '# Conference\nNoonConf\n\n## Topic\nShipping at noon\n\n## Abstract\n\nWe ship.\n',
      'Shipping at noon',
    ],
  ])('%s', (_where, source, title) => {
    expect(answersOf(source).title).toBe(title);
  });
});

describe("a form's help is no answer", () => {
  test('behind an answer, in italics', () => {
    const source =
      '## Abstract\n\nWe ship.\n\n---\n\n_Tell us what your talk is about. Three paragraphs are plenty._\n\n## Notes\n\nNew.\n';
    expect(answersOf(source)).toEqual({ abstract: 'We ship.', notes: 'New.' });
  });

  test('but what a speaker says in italics is', () => {
    const source = '## Abstract\n\nWe ship.\n\n_Slides will be given to attendees._\n';
    expect(answersOf(source)).toEqual({ abstract: 'We ship.\n\n_Slides will be given to attendees._' });
  });

  test('right above an answer, with no blank line between', () => {
    const source = '## Audience\n\nBe specific; "developers" is not a good answer to this question.\nReleasers.\n';
    expect(answersOf(source)).toEqual({ audience: 'Releasers.' });
  });

  test('as a length alone', () => {
    expect(answersOf('## Abstract\n\nBetween 100 and 900 characters.\n\nWe ship.\n')).toEqual({ abstract: 'We ship.' });
  });
});

test('no two fields of the shipped list share a heading, but a description may be the abstract', () => {
  const fields = new Map<string, string[]>();
  for (const [field, names] of Object.entries({ ...headings.fields, ...headings.facts })) {
    for (const name of names) fields.set(name, [...(fields.get(name) ?? []), field]);
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
