import { describe, expect, test } from 'vitest';
import { spanIn, spanOf } from '../../src/proposal/answers.ts';
import { answerTo, answersOf, file, readingOf, sliceOf } from '../support/reading.ts';

const head = '---\ntitle: Noon\n---\n\n';

describe('a proposal that nobody made with cfp is read', () => {
  test.each([
    ['with ATX headings', file('# Noon', '', '## Abstract', 'A.', '', '## Outline', '- O')],
    ['with closing hashes', file('# Noon #', '', '## Abstract ##', 'A.', '', '## Outline ####', '- O')],
    ['with setext headings', file('Noon', '====', '', 'Abstract', '---', 'A.', '', 'Outline', '-', '- O')],
    ['with the title in the front matter', file('---', 'title: Noon', '---', '# Abstract', 'A.', '# Outline', '- O')],
    ['with the title twice', file('---', 'title: Noon', '---', '# Noon', '## Abstract', 'A.', '## Outline', '- O')],
    ['with text straight under the title', file('# Noon', '', 'A.', '', '## Outline', '- O')],
    ['with text straight under the front matter', file('---', 'title: Noon', '---', 'A.', '', '## Outline', '- O')],
    ['with answers in the front matter', file('---', 'title: Noon', 'abstract: A.', 'outline: "- O"', '---')],
    ['with Windows line ends', file('# Noon', '', '## Abstract', 'A.', '', '## Outline', '- O').replace(/\n/g, '\r\n')],
    ['with old Mac line ends', file('# Noon', '', '## Abstract', 'A.', '', '## Outline', '- O').replace(/\n/g, '\r')],
    ['with a byte order mark', `\ufeff${file('---', 'title: Noon', '---', '# Abstract', 'A.', '# Outline', '- O')}`],
    ['without a line end', '# Noon\n## Abstract\nA.\n## Outline\n- O'],
    ['with numbered headings', file('# Noon', '## 1. Abstract', 'A.', '## 2. Outline', '- O')],
    ['with headings of three levels', file('# Noon', '### Abstract', 'A.', '#### Outline', '- O')],
  ])('%s', (_what, source) => {
    expect(answersOf(source)).toEqual({ title: 'Noon', abstract: 'A.', outline: '- O' });
  });

  test.each([
    ['nothing', '', {}],
    ['a title alone', '# Noon\n', { title: 'Noon' }],
    ['words alone', 'Some words.\n', { abstract: 'Some words.' }],
    ['an abstract alone', '# Abstract\n\nA.\n', { abstract: 'A.' }],
    ['an empty title', '---\ntitle:\n---\n', { title: '' }],
    ['a title that is a number', '---\ntitle: 2024\n---\n', { title: '2024' }],
    ['an empty section', `${head}## Abstract\n\n## Outline\n\n- O\n`, { title: 'Noon', abstract: '', outline: '- O' }],
    ['two abstracts', `${head}## Abstract\n\nA.\n\n## Summary\n\nB.\n`, { title: 'Noon', abstract: ['A.', 'B.'] }],
  ])('%s', (_what, source, answers) => {
    expect(answersOf(source)).toEqual(answers);
  });

  test('a section of no field is kept aside', () => {
    const { answers, others } = readingOf(`${head}## Abstract\n\nA.\n\n## My cat\n\nPurrs.\n`);
    expect(answers.map(({ field }) => field)).toEqual(['title', 'abstract']);
    expect(others.map(({ heading }) => heading.text)).toEqual(['My cat']);
  });
});

describe('a section holds', () => {
  test.each([
    ['deeper headings', '## Abstract\n\nA.\n\n### More\n\nB.\n\n## Outline\n\n- O\n', 'A.\n\n### More\n\nB.'],
    [
      'deeper headings of a field that is not asked for',
      '## Abstract\n\nA.\n\n### Setup\n\nB.\n',
      'A.\n\n### Setup\n\nB.',
    ],
    ['deeper headings of a field that is, no more', '## Abstract\n\nA.\n\n### Audience\n\nB.\n', 'A.'],
    ['code with a line of hashes', '## Abstract\n\n```sh\n# Outline\n```\n\nB.\n', '```sh\n# Outline\n```\n\nB.'],
    ['code that is never closed', '## Abstract\n\n```sh\n## Outline\n', '```sh\n## Outline'],
    ['indented code with a line of hashes', '## Abstract\n\nA.\n\n    ## Outline\n', 'A.\n\n    ## Outline'],
    ['a quote with a heading', '## Abstract\n\n> ## Outline\n> Q.\n', '> ## Outline\n> Q.'],
    ['a list with a heading', '## Abstract\n\n- ## Outline\n', '- ## Outline'],
    ['hashtags', '## Abstract\n\n#noon #deploy\n', '#noon #deploy'],
    ['a rule', '## Abstract\n\nA.\n\n---\n\nB.\n', 'A.\n\n---\n\nB.'],
    ['a table', '## Abstract\n\n| a | b |\n|---|---|\n| 1 | 2 |\n', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['no blank ends', '## Abstract\n\n  \n\tA.  \n\n \n', 'A.'],
    ['ends that only some forms strip', '## Abstract\n\n\u00a0A.\u00a0\n', '\u00a0A.\u00a0'],
  ])('%s', (_what, body, text) => {
    expect(answersOf(head + body).abstract).toBe(text);
  });
});

describe('a comment is never part of an answer', () => {
  test.each([
    ['on its own line', 'A.\n\n<!-- x -->\n\nB.', 'A.\n\nB.'],
    ['between two lines', 'A.\n<!-- x -->\nB.', 'A.\nB.'],
    ['of several lines', 'A.\n\n<!--\nx\n## Outline\n-->\n\nB.', 'A.\n\nB.'],
    ['within a line', 'A <!-- x -->B.', 'A B.'],
    ['at the end of a line', 'A. <!-- x -->\nB.', 'A. \nB.'],
    ['at the start', '<!-- x -->\n\nA.', 'A.'],
    ['at the end', 'A.\n\n<!-- x -->', 'A.'],
    ['alone', '<!-- x -->', ''],
    ['twice', '<!-- x -->\n<!-- y -->\n\nA.', 'A.'],
    ['indented', 'A.\n\n  <!-- x -->  \n\nB.', 'A.\n\nB.'],
    ['that is never closed', 'A.\n\n<!-- x\n\nB.', 'A.'],
    ['with hyphens inside', 'A <!-- x -- y - --> B.', 'A  B.'],
    ['with Windows line ends', 'A.\r\n\r\n<!-- x -->\r\n\r\nB.', 'A.\r\n\r\nB.'],
  ])('%s', (_what, body, text) => {
    expect(answersOf(`${head}## Abstract\n\n${body}\n`).abstract).toBe(text);
  });

  test.each([
    ['a code span', 'Write `<!-- x -->` in it.'],
    ['a code span of two backticks', 'Write `` `<!-- x --> `` in it.'],
    ['a code block', '```html\n<!-- x -->\n```'],
    ['indented code', 'A.\n\n    <!-- x -->'],
  ])('but in %s', (_what, body) => {
    expect(answersOf(`${head}## Abstract\n\n${body}\n`).abstract).toBe(body);
  });
});

describe('a part of an answer is found in the file', () => {
  const source = `${head}## Abstract\n\n<!-- p -->\n\nOne two <!-- a note -->three.\n\n<!-- q -->\n\nFour é 🎉 five.\n\n## Outline\n`;
  const answer = answerTo(source, 'abstract');

  test.each(['One', 'two', 'three.', 'Four', '🎉 five.'])('%s', (words) => {
    const from = answer.text.indexOf(words);
    expect(sliceOf(source, spanIn(answer, from, from + words.length))).toBe(words);
  });

  test.each([
    ['two three.', 'two <!-- a note -->three.'],
    ['three.\n\nFour', 'three.\n\n<!-- q -->\n\nFour'],
  ])('%j, with the comments between', (words, there) => {
    const from = answer.text.indexOf(words);
    expect(sliceOf(source, spanIn(answer, from, from + words.length))).toBe(there);
  });

  test('as a whole, without the comments round it', () => {
    expect(sliceOf(source, spanOf(answer))).toBe('One two <!-- a note -->three.\n\n<!-- q -->\n\nFour é 🎉 five.');
  });

  test('or its heading, where it is empty', () => {
    expect(sliceOf(source, spanOf(answerTo(source, 'outline')))).toBe('Outline');
  });

  test.each([
    ['a title', '---\ntitle: "Ship it"\n---\n', 'title', 'it', 'it'],
    ['an escaped title, whose words stand nowhere', '---\ntitle: "Sh\\u0069p it"\n---\n', 'title', 'it', 'title'],
    ['a first heading', '# Ship it #\n', 'title', 'it', 'it'],
    ['a setext heading', 'Ship it\n=======\n', 'title', 'it', 'it'],
    ['text under the title', '# Ship\n\nAt noon.\n', 'abstract', 'noon', 'noon'],
  ])('in %s', (_what, text, field, words, there) => {
    const found = answerTo(text, field);
    const from = found.text.indexOf(words);
    expect(sliceOf(text, spanIn(found, from, from + words.length))).toBe(there);
  });
});
