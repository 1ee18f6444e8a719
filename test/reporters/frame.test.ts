import { describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.ts';
import { frameOf, type Frame } from '../../src/reporters/frame.ts';
import { width } from '../../src/text/display.ts';
import { anyText, fc } from '../support/property.ts';

/** The frame of the words of a text that stand between « and ». */
function framed(marked: string, columns = 60): Frame {
  const start = marked.indexOf('«');
  const source = marked.replace(/[«»]/g, '');
  return frameOf(parseProposal('talk.md', source), { start, end: marked.indexOf('»') - 1 }, columns);
}

/** The line and the carets below it, as they are seen. */
const seen = (marked: string, columns?: number): string => {
  const { text, carets } = framed(marked, columns);
  return `${text}\n${carets}`;
};

describe('carets stand under the words', () => {
  test.each([
    ['plain', 'one «two» three', 'one two three\n    ^^^'],
    ['at the start', '«one» two', 'one two\n^^^'],
    ['at the end', 'one «two»', 'one two\n    ^^^'],
    ['on a later line', 'one\r\n\r\n«two» three\r\n', 'two three\n^^^'],
    ['after a byte order mark', '\ufeff«one» two', 'one two\n^^^'],
    ['nothing', 'one «»two', 'one two\n    ^'],
    ['at the very end', 'one«»', 'one\n   ^'],
    ['after wide characters', '正午に«出荷»する', '正午に出荷する\n      ^^^^'],
    ['after an emoji', '🎉 «noon»', '🎉 noon\n   ^^^^'],
    ['after a family', '👨\u200d👩\u200d👧 «noon»', '👨\u200d👩\u200d👧 noon\n   ^^^^'],
    ['after combining marks', 'cafe\u0301 «noon»', 'cafe\u0301 noon\n     ^^^^'],
    ['after tabs', '\t\t«noon»', '    noon\n    ^^^^'],
    ['under a tab', 'a«\t»b', 'a  b\n ^^'],
    ['under an escape', 'a«\u001b»b', 'a\\u001bb\n ^^^^^^'],
  ])('%s', (_what, marked, expected) => {
    expect(seen(marked)).toBe(expected);
  });

  test('that go on over lines are told by their number', () => {
    expect(framed('a «b\nc\nd» e')).toEqual({ line: 1, text: 'a b', carets: '  ^', more: 2 });
    expect(framed('a «b\n»c')).toMatchObject({ line: 1, more: 0 });
  });
});

describe('a long line is cut round the words', () => {
  test.each([
    ['at the start', `«one» ${'x'.repeat(50)}`, `one ${'x'.repeat(15)}…\n^^^`],
    ['at the end', `${'x'.repeat(50)} «one»`, '…xxxxxxxx one\n          ^^^'],
    ['in the middle', `${'x'.repeat(50)} «one» ${'x'.repeat(50)}`, '…xxxxxxxx one xxxxx…\n          ^^^'],
    ['that fill it', `«${'x'.repeat(50)}»`, `${'x'.repeat(19)}…\n${'^'.repeat(20)}`],
    ['of wide characters', `${'正'.repeat(50)}«午»${'正'.repeat(50)}`, '…正正正正午正正正正…\n         ^^'],
  ])('%s', (_what, marked, expected) => {
    expect(seen(marked, 20)).toBe(expected);
  });

  test('of a million characters, at once', () => {
    const { text, carets } = framed(`${'x'.repeat(500_000)}«one»${'x'.repeat(500_000)}`, 20);
    expect(text).toBe('…xxxxxxxxxonexxxxxx…');
    expect(carets).toBe(`${' '.repeat(10)}^^^`);
  });
});

test('for any text and place, neither the line nor its carets are wider than the room', () => {
  const plain = anyText.map((text) => text.replace(/[\ud800-\udfff\u200d\u0301]/g, ''));
  fc.assert(
    fc.property(plain, plain, plain, fc.integer({ min: 10, max: 60 }), (before, words, after, columns) => {
      const span = { start: before.length, end: before.length + words.length };
      const { text, carets, line, more } = frameOf(parseProposal('', before + words + after), span, columns);
      expect(width(text)).toBeLessThanOrEqual(columns);
      expect(carets).toMatch(/^ *\^+$/);
      expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      expect(line + more).toBeLessThanOrEqual((before + words + after).split(/\r\n|\r|\n/).length);
    }),
  );
});
