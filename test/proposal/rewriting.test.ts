import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/proposal/reading.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { withAnswer, withKey } from '../../src/proposal/render.ts';
import { headings } from '../support/examples.ts';

describe('a key is set without harm to what stands around it', () => {
  test.each([
    ['where it is empty', '---\nb:\nc: 1\n---\n', '---\nb: new\nc: 1\n---\n'],
    ['where it is empty but for a comment', '---\nb:   # note\n---\n', '---\nb: new   # note\n---\n'],
    ['where it is a list', '---\nb:\n  - x\n  - y\nc: 1\n---\n', '---\nb: new\nc: 1\n---\n'],
    ['where it is a text of several lines', '---\nb: |\n  x\n  y\nc: 1\n---\n', '---\nb: new\nc: 1\n---\n'],
    ['where it is quoted', "---\nb: 'old' # why\n---\n", '---\nb: new # why\n---\n'],
    ['where it is not there', '---\nc: 1\n---\n\nText.\n', '---\nc: 1\nb: new\n---\n\nText.\n'],
    ['where there is no front matter', 'Text.\n', '---\nb: new\n---\n\nText.\n'],
    ['after a byte order mark', '\ufeffText.\n', '\ufeff---\nb: new\n---\n\nText.\n'],
    ['between Windows line ends', '---\r\nc: 1\r\n---\r\n', '---\r\nc: 1\r\nb: new\r\n---\r\n'],
  ])('%s', (_where, before, after) => {
    expect(withKey(before, 'b', 'new')).toBe(after);
  });
});

const form = [{ field: 'title' }, { field: 'abstract' }, { field: 'outline' }, { field: 'notes' }];
const slots = [
  { field: 'abstract', heading: 'Abstract' },
  { field: 'outline', heading: 'Outline' },
  { field: 'notes', heading: 'Notes' },
];

/** The source with a field answered, and what is then read of each field. */
function answered(source: string, field: string, text: string) {
  const proposal = parseProposal('', source);
  const written = withAnswer(proposal, readAnswers(proposal, form, headings), slots, { field, text });
  const { answers } = readAnswers(parseProposal('', written), form, headings);
  return { written, read: Object.fromEntries(answers.map((answer) => [answer.field, answer.text])) };
}

describe('an answer comes to its place', () => {
  test('a new section never stands before the title', () => {
    const { read } = answered('# Noon\n\nA.\n\n## Notes\n\nN.\n', 'outline', '- Why');
    expect(read).toEqual({ title: 'Noon', abstract: 'A.', outline: '- Why', notes: 'N.' });
  });

  test('a note to oneself among the old words is kept', () => {
    const { written, read } = answered(
      '# Noon\n\n## Abstract\n\nOne. <!-- why? -->\n\nTwo.\n\n## Notes\n\nN.\n',
      'abstract',
      'New.',
    );
    expect(written).toBe('# Noon\n\n## Abstract\n\nNew.\n\n<!-- why? -->\n\n## Notes\n\nN.\n');
    expect(read).toEqual({ title: 'Noon', abstract: 'New.', notes: 'N.' });
  });

  test('the form’s first field stands first', () => {
    const { written } = answered('# Noon\n\n## Notes\n\nN.\n', 'abstract', 'A.');
    expect(written).toBe('# Noon\n\n## Abstract\n\nA.\n\n## Notes\n\nN.\n');
  });

  test.each(['one line', 'several\nlines', 'a: colon', '# a heading', '"quoted"'])(
    'an answer in the front matter is replaced there: %j',
    (text) => {
      const { read } = answered('---\ntitle: Noon\nabstract: "A \\"x\\" b"\n---\n', 'abstract', text);
      expect(read).toEqual({ title: 'Noon', abstract: text });
    },
  );

  test.each([
    ['a fence of tildes round one of backticks', '~~~\n```py\nx'],
    ['a longer fence round a shorter one', '````\n```\nx'],
    ['raw HTML that no blank line ends', '<pre>\n\nx'],
    ['a script', '<script>\n\nx'],
    ['a declaration', '<?php\n\nx'],
    ['a heading that names another field', 'One.\n\n## Notes\n\nTwo.'],
    ['a heading of the same level', 'One.\n\n## Two\n\nThree.'],
  ])('what is written does not swallow the sections after it: %s', (_what, text) => {
    const { read } = answered('# Noon\n\n## Abstract\n\n## Outline\n\n- Why\n\n## Notes\n\nN.\n', 'abstract', text);
    expect(read).toMatchObject({ title: 'Noon', outline: '- Why', notes: 'N.' });
    for (const word of text.match(/\p{L}+/gu) ?? []) expect(read.abstract).toContain(word);
  });

  test('a heading in an answer stays below a deeper section', () => {
    const { read } = answered('# Noon\n\n### Abstract\n\n### Notes\n\nN.\n', 'abstract', 'One.\n\n### Two\n\nThree.');
    expect(read).toMatchObject({ abstract: 'One.\n\n#### Two\n\nThree.', notes: 'N.' });
  });
});

describe('a heading is read without what is no part of it', () => {
  test.each([
    ['# Noon <!-- a note -->\n\nA.\n', { title: 'Noon', abstract: 'A.' }],
    ['# Noon\n\n# Abstract\n\nA.\n', { title: 'Noon', abstract: 'A.' }],
    ['# Noon\n\n## Abstract <!-- 250 words -->\n\nA.\n', { title: 'Noon', abstract: 'A.' }],
    ['# Noon\n\n## Abstract {#abstract}\n\nA.\n', { title: 'Noon', abstract: 'A.' }],
    ['\ufeff# Noon\n\nA.\n', { title: 'Noon', abstract: 'A.' }],
    ['a\r\nb\r\n===\r\n\r\nA.\r\n', { title: 'a\r\nb', abstract: 'A.' }],
  ])('%j', (source, read) => {
    const { answers } = readAnswers(parseProposal('', source), form, headings);
    expect(Object.fromEntries(answers.map(({ field, text }) => [field, text]))).toEqual(read);
  });
});
