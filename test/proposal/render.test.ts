import { describe, expect, test } from 'vitest';
import { contained, isUnfinished, renderProposal, withAnswer, withKey, type Slot } from '../../src/proposal/render.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { keyTexts } from '../../src/proposal/proposal.ts';
import { fc } from '../support/property.ts';
import { answersOf, answerTo, file, readingOf } from '../support/reading.ts';

const slots: readonly Slot[] = [
  { field: 'abstract', heading: 'Abstract', prompt: '<!-- What is it about? -->' },
  { field: 'description', heading: 'Description' },
  { field: 'outline', heading: 'Outline', prompt: '<!--\nOne line a part:\n- The problem (5 min)\n-->' },
  { field: 'audience', heading: 'Audience', prompt: '<!-- Who? -->' },
  { field: 'notes', heading: 'Notes' },
];

/** The source with a field answered, as the interview does it. */
function answered(source: string, field: string, text: string, unfinished = false): string {
  return withAnswer(parseProposal('talk.md', source), readingOf(source), slots, { field, text, unfinished });
}

const blank = renderProposal({ title: 'Noon', tags: ['a', 'b'], status: 'draft', topic: undefined }, slots);

test('a new proposal has its keys, its sections and their prompts, and no answers yet', () => {
  expect(blank).toBe(
    file(
      '---',
      'title: Noon',
      'tags: [a, b]',
      'status: draft',
      '---',
      '',
      '## Abstract',
      '',
      '<!-- What is it about? -->',
      '',
      '## Description',
      '',
      '## Outline',
      '',
      '<!--',
      'One line a part:',
      '- The problem (5 min)',
      '-->',
      '',
      '## Audience',
      '',
      '<!-- Who? -->',
      '',
      '## Notes',
    ),
  );
  expect(answersOf(blank)).toEqual({
    title: 'Noon',
    abstract: '',
    description: '',
    outline: '',
    audience: '',
    notes: '',
  });
});

describe('a key is set', () => {
  test.each([
    ['in the place of another', '---\na: 1 # one\nb:   2\n---\nBody', '---\na: 1 # one\nb:   new\n---\nBody'],
    ['in the place of a quoted text', "---\nb: 'old' # why\n---\n", '---\nb: new # why\n---\n'],
    ['in the place of a list', '---\nb: [x, y]\nc: 3\n---\n', '---\nb: new\nc: 3\n---\n'],
    ['after the others', '---\n# mine\na: 1\n---\nBody', '---\n# mine\na: 1\nb: new\n---\nBody'],
    ['in an empty head', '---\n---\nBody', '---\nb: new\n---\nBody'],
    ['in a file without a head', '# Noon\n', '---\nb: new\n---\n\n# Noon\n'],
    ['in a file with a blank first line', '\n# Noon\n', '---\nb: new\n---\n\n# Noon\n'],
    ['in an empty file', '', '---\nb: new\n---\n'],
    ['after a byte order mark', '\ufeff# Noon\n', '\ufeff---\nb: new\n---\n\n# Noon\n'],
    ['in a Windows file', '---\r\na: 1\r\n---\r\nBody\r\n', '---\r\na: 1\r\nb: new\r\n---\r\nBody\r\n'],
    ['in a Windows file without a head', '# Noon\r\n', '---\r\nb: new\r\n---\r\n\r\n# Noon\r\n'],
    ['in a head that ends the file', '---\na: 1\n---', '---\na: 1\nb: new\n---'],
  ])('%s', (_what, source, expected) => {
    expect(withKey(source, 'b', 'new')).toBe(expected);
  });

  test.each([
    'Django: a story',
    '@noon',
    '# noon',
    '*noon*',
    'yes',
    '012',
    '2024-04-29',
    'null',
    '~',
    '- x',
    '"quoted"',
    "it's",
    'tab\there',
    'a'.repeat(300),
    '🎉 noon',
    ' spaced ',
    '[a, b]',
    '{a}',
    'a: b # c',
    '!tag',
    '&x',
    '%d',
  ])('and read back as the text that it is: %j', (value) => {
    const source = withKey('---\na: 1\n---\n', 'title', value);
    expect(parseProposal('', source).frontMatter.entries.get('title')?.value).toBe(value);
    expect(source.split('\n')).toHaveLength(5);
  });

  test('whatever is set is read back, and all else stays', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ minLength: 1 }), { minLength: 1 }));
    fc.assert(
      fc.property(value, (given) => {
        const source = withKey('---\na: 1 # one\ntags: old\nc: 3\n---\nBody\n', 'tags', given);
        expect(keyTexts(parseProposal('', source), 'tags')).toEqual(typeof given === 'string' ? [given] : given);
        expect(source.startsWith('---\na: 1 # one\ntags: ')).toBe(true);
        expect(source.endsWith('\nc: 3\n---\nBody\n')).toBe(true);
      }),
    );
  });
});

describe('an answer is written', () => {
  test.each([
    [
      'in the place of the prompt',
      '## Abstract\n\n<!-- What is it about? -->\n\n## Notes\n',
      '## Abstract\n\nA.\n\n## Notes\n',
    ],
    ['below a comment of the speaker', '## Abstract\n\n<!-- mine -->\n', '## Abstract\n\n<!-- mine -->\n\nA.\n'],
    [
      'in the place of the prompt, below the comment of the speaker',
      '## Abstract\n\n<!-- What  is\nit about? -->\n<!-- mine -->\n',
      '## Abstract\n\n<!-- mine -->\n\nA.\n',
    ],
    ['in an empty section', '## Abstract\n## Notes\n', '## Abstract\n\nA.\n\n## Notes\n'],
    [
      'in the place of another answer',
      '## Abstract\n\n<!-- mine -->\nOld.\n\n### Deep\n\nx\n\n<!-- q -->\n\n## Notes\n',
      '## Abstract\n\n<!-- mine -->\nA.\n\n<!-- q -->\n\n## Notes\n',
    ],
    ['under the heading that people use', '## Elevator pitch\n\nOld.\n', '## Elevator pitch\n\nA.\n'],
    ['in a section of its own, in a file without any', 'title: Noon\n===\n', 'title: Noon\n===\n\n## Abstract\n\nA.\n'],
  ])('%s', (_what, source, expected) => {
    expect(answered(source, 'abstract', 'A.')).toBe(expected);
  });

  test.each([
    ['after the section before it', 'audience', ['Abstract', 'Outline', 'Audience', 'Notes']],
    ['between two', 'description', ['Abstract', 'Description', 'Outline', 'Notes']],
  ])('in a new section %s', (_what, field, order) => {
    const source = '# Noon\n\n## Abstract\n\nA.\n\n## Outline\n\nO.\n\n## Notes\n\nN.\n';
    const written = answered(source, field, 'New.');
    const headings = parseProposal('', written).headings.slice(1);
    expect(headings.map(({ text }) => text)).toEqual(order);
    expect(answersOf(written)).toEqual({ ...answersOf(source), [field]: 'New.' });
  });

  test('with the line ends of the file', () => {
    const source = '---\r\ntitle: x\r\n---\r\n\r\n## Abstract\r\n\r\n## Notes\r\n\r\nN.\r\n';
    for (const field of ['abstract', 'notes', 'outline']) {
      const written = answered(source, field, 'One.\n\nTwo.');
      expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(answersOf(written)[field]).toBe('One.\r\n\r\nTwo.');
    }
  });

  test('and a comment in the middle of the one before is kept below it', () => {
    const written = answered('## Abstract\n\nOld <!-- x --> words.\n', 'abstract', 'A.');
    expect(written).toBe('## Abstract\n\nA.\n\n<!-- x -->\n');
  });
});

describe('an answer that was interrupted', () => {
  const once = answered(blank, 'abstract', 'So far', true);

  test('is marked, and its text is as it was typed', () => {
    expect(once).toContain('\n\nSo far\n\n<!-- unfinished: go on here -->\n');
    expect(answersOf(once).abstract).toBe('So far');
    expect(isUnfinished(parseProposal('', once), answerTo(once, 'abstract'))).toBe(true);
    expect(isUnfinished(parseProposal('', once), answerTo(once, 'notes'))).toBe(false);
  });

  test('has one mark however often it is saved, and none when it is done', () => {
    const twice = answered(once, 'abstract', 'So far, and on', true);
    expect(twice.match(/unfinished/g)).toHaveLength(1);
    const done = answered(twice, 'abstract', 'Done.');
    expect(done).toBe(answered(blank, 'abstract', 'Done.'));
    expect(isUnfinished(parseProposal('', done), answerTo(done, 'abstract'))).toBe(false);
  });

  test('keeps its mark in a Windows file', () => {
    const windows = answered(blank.replaceAll('\n', '\r\n'), 'abstract', 'So\nfar', true);
    expect(isUnfinished(parseProposal('', windows), answerTo(windows, 'abstract'))).toBe(true);
    expect(answered(windows, 'abstract', 'So\nfar')).not.toContain('unfinished');
  });
});

describe('an answer cannot end its section', () => {
  test.each([
    ['plain words', 'A.\n\nB.', 'A.\n\nB.'],
    ['a deeper heading', '### A\n\nB.', '### A\n\nB.'],
    ['a heading of its level', '## A\n\nB.', '### A\n\nB.'],
    ['a heading above it', 'X\n\n# A #\n\nB.', 'X\n\n### A\n\nB.'],
    ['an underlined heading', 'A\n===\n\nB.', '### A\n\nB.'],
    ['an underlined second heading', 'A\n---\n\nB.', '### A\n\nB.'],
    ['an underlined heading of two lines', 'A\nB\n---\n\nC.', '### A B\n\nC.'],
    ['a rule after a blank line', 'A.\n\n---\n\nB.', 'A.\n\n---\n\nB.'],
    ['an open code block', '```py\n# A', '```py\n# A\n```'],
    ['an open block of tildes', '~~~~\n# A', '~~~~\n# A\n~~~~'],
    ['a closed code block', '```\n# A\n```', '```\n# A\n```'],
    ['an open comment', 'A. <!-- B', 'A. <!-- B -->'],
    ['a heading in a code block', '    # A', '    # A'],
    ['a heading in a quote', '> # A', '> # A'],
    ['blank ends', '\n  \n\tA.  \n\n', '\tA.'],
    ['nothing', ' \n ', ''],
    ['a tag', '#tag and #other', '#tag and #other'],
  ])('%s', (_what, text, expected) => {
    expect(contained(text)).toBe(expected);
  });
});
