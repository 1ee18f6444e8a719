import { expect, test } from 'vitest';
import { isUnfinished, renderProposal, withAnswer, type Slot } from '../../src/proposal/render.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { fc, textOf } from '../support/property.ts';
import { answersOf, answerTo, readingOf } from '../support/reading.ts';

const slots: readonly Slot[] = ['abstract', 'description', 'outline', 'audience', 'notes'].map((field) => ({
  field,
  heading: field,
  prompt: `<!-- ${field}? -->`,
}));

const write = (source: string, field: string, text: string, unfinished = false): string =>
  withAnswer(parseProposal('talk.md', source), readingOf(source), slots, { field, text, unfinished });

const blank = renderProposal({ title: 'Noon' }, slots);
const filled = slots.reduce((source, { field }) => write(source, field, `The ${field}.\n\nIts \`code\`.`), blank);

const field = fc.constantFrom(...slots.map((slot) => slot.field));
const start = fc.constantFrom(blank, filled, blank.replaceAll('\n', '\r\n'), filled.replaceAll('\n', '\r\n'));
const nasty = textOf(
  [
    ...['# Top\n', '## Next\n', '### Deep\n', 'Under\n===\n', 'Under\n---\n', 'Two\nlines\n---\n', '#\n', '##\tx ##\n'],
    ...['```\n', '```py\n', '    ', '`', '``', '> ', '- ', '1. ', '* * *\n', '---\n', '===\n'],
    ...[
      '<!-- ',
      ' -->',
      '<!-- x -->',
      '<!--',
      '-->\n',
      'words ',
      'more',
      '\n',
      '\n\n',
      '\r\n',
      '\t',
      '  \n',
      '\\',
      '&lt;',
    ],
    ...['| a |\n|---|\n', '[a]: b\n', '<b>\n', '</b>', '🎉', '\u00a0', '\u0085', '$&', '$1'],
  ],
  12,
).filter((text) => !/`{4}|`[^]*<!--/.test(text));

/** The words of a text, whatever has become of its headings and comments. */
const wordsIn = (text: string): string[] => text.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ').match(/\p{L}+|🎉/gu) ?? [];

const lf = (text: string | string[] | undefined): string => [text ?? ''].flat().join('\n').replaceAll('\r\n', '\n');

test('an answer, whatever it holds, changes no other answer', () => {
  fc.assert(
    fc.property(start, field, nasty, fc.boolean(), (source, name, text, unfinished) => {
      const before = answersOf(source);
      const after = answersOf(write(source, name, text, unfinished));
      for (const { field } of slots) if (field !== name) expect(lf(after[field]), field).toBe(lf(before[field]));
      expect(after.title).toBe('Noon');
    }),
  );
});

test('all words of an answer are in its section', () => {
  // Where a comment begins and ends is another question: an answer with one is read without it.
  const uncommented = nasty.map((text) => text.replaceAll('<!--', '').replaceAll('-->', ''));
  fc.assert(
    fc.property(start, field, uncommented, (source, name, text) => {
      expect(wordsIn(lf(answersOf(write(source, name, text))[name]))).toEqual(wordsIn(text));
    }),
  );
});

test('plain paragraphs are read back as they were written', () => {
  const line = fc.stringMatching(/^[A-Za-z][A-Za-z ,.'é🎉]{0,30}[A-Za-z.]$/u);
  const paragraphs = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n\n'));
  fc.assert(
    fc.property(start, field, paragraphs, (source, name, text) => {
      expect(lf(answersOf(write(source, name, text))[name])).toBe(text);
    }),
  );
});

test('what is written twice is as what is written once', () => {
  fc.assert(
    fc.property(start, field, nasty, (source, name, text) => {
      const once = write(source, name, text);
      const answer = lf(answersOf(once)[name]);
      // An answer that starts with indented code is read from its first word on.
      fc.pre(answer !== '' && !text.includes('<!--') && !/^\s/.test(text));
      expect(write(once, name, answer)).toBe(once);
    }),
  );
});

test('a mark of an interruption comes and goes, and leaves no trace', () => {
  const line = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[A-Za-z]$/);
  fc.assert(
    fc.property(start, field, line, line, (source, name, typed, done) => {
      const stopped = write(source, name, typed, true);
      expect(isUnfinished(parseProposal('', stopped), answerTo(stopped, name))).toBe(true);
      expect(lf(answersOf(stopped)[name])).toBe(typed);
      expect(write(stopped, name, done)).toBe(write(source, name, done));
    }),
  );
});
