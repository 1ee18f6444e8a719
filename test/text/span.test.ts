import { describe, expect, test } from 'vitest';
import { codePoints, lineAndColumn, lineIndex, lineStarts, lineText } from '../../src/text/span.ts';
import { anyText, fc } from '../support/property.ts';

describe('a place is counted as editors count it', () => {
  test.each<[string, string, number, number]>([
    ['at the start', '|one', 1, 1],
    ['in a line', 'on|e', 1, 3],
    ['at the end', 'one|', 1, 4],
    ['in a second line', 'one\nt|wo', 2, 2],
    ['in an empty line', 'one\n|\ntwo', 2, 1],
    ['after a last line end', 'one\n|', 2, 1],
    ['at a line end', 'one|\ntwo', 1, 4],
    ['after a Windows line end', 'one\r\nt|wo', 2, 2],
    ['between CR and LF', 'one\r|\ntwo', 1, 5],
    ['after a lone CR', 'one\rt|wo', 2, 2],
    ['after CR CR LF', 'one\r\r\nt|wo', 3, 2],
    ['after LF CR', 'one\n\rt|wo', 3, 2],
    ['after a line separator, which is no line end', 'one\u2028t|wo', 1, 6],
    ['after a character beyond the first plane', '🎉x|y', 1, 3],
    ['after a joined family', '👨\u200d👩|', 1, 4],
    ['after a lone surrogate', '\ud83dx|', 1, 3],
    ['after a byte order mark', '\ufeffo|ne', 1, 2],
    ['before a byte order mark', '|\ufeffone', 1, 1],
    ['after a byte order mark on a second line', 'a\n\ufeffb|', 2, 3],
    ['after a tab', '\tx|', 1, 3],
    ['in nothing', '|', 1, 1],
  ])('%s', (_what, marked, line, column) => {
    expect(lineAndColumn(marked.replace('|', ''), marked.indexOf('|'))).toEqual({ line, column });
  });

  test('as many lines as there are line ends, and one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const starts = lineStarts(text);
        expect(starts).toHaveLength(text.split(/\r\n|\r|\n/).length);
        expect(starts.map((_, index) => lineText(text, index)).join('\n')).toBe(
          text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'),
        );
      }),
    );
  });

  test('places follow one another as offsets do', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const starts = lineStarts(text);
        let before = { line: 1, column: 1 };
        for (let offset = 0; offset <= text.length; offset++) {
          const place = lineAndColumn(text, offset, starts);
          expect(place.line).toBe(lineIndex(starts, offset) + 1);
          if (place.line === before.line) expect(place.column).toBeGreaterThanOrEqual(before.column);
          else expect(place).toEqual({ line: before.line + 1, column: 1 });
          before = place;
        }
      }),
    );
  });
});

test('code points are those of the text, a lone surrogate one', () => {
  fc.assert(fc.property(anyText, (text) => codePoints(text) === Array.from(text).length));
});
