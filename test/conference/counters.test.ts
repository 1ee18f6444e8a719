import { describe, expect, test } from 'vitest';
import {
  count,
  counterNames,
  counters,
  isBlank,
  otherCounters,
  platformCounter,
  platforms,
  type CounterName,
  type Unit,
} from '../../src/conference/counters.ts';
import { anyText, fc } from '../support/property.ts';

const family = '👨\u200d👩\u200d👧 talk';

// The vectors of shared/facts/counting.md, column by column, and a few more of the same kind.
describe('a text is as long as the form says', () => {
  const columns = [
    'pretalx-chars',
    'pretalx-words-2026.2',
    'pretalx-words',
    'words-split',
    'no-newlines',
    'bytes',
    'utf-16',
  ] as const;
  test.each([
    ['First line.\r\n\r\nSecond line.', [25, 4, 4, 4, 23, 27, 27]],
    ['Naïve café 🎉 — déjà vu', [22, 4, 4, 6, 22, 31, 23]],
    [family, [10, 1, 1, 2, 10, 23, 13]],
    ["A state-of-the-art talk, don't panic — 3 tips & tricks", [54, 12, 8, 10, 54, 56, 54]],
    ['See [the docs](https://docs.djangoproject.com/) **now**', [55, 8, 4, 4, 55, 55, 55]],
    ['', [0, 0, 0, 0, 0, 0, 0]],
    ['  ', [0, 0, 0, 0, 2, 2, 2]],
  ])('%j', (text, lengths) => {
    expect(Object.fromEntries(columns.map((name) => [name, count(text, name)]))).toEqual(
      Object.fromEntries(columns.map((name, index) => [name, lengths[index]])),
    );
  });

  test.each<[CounterName, string, number]>([
    ['pretalx-chars', '  hello world  ', 11],
    ['pretalx-chars', 'line1\r\nline2', 11],
    ['pretalx-chars', 'hi 😀 there', 10],
    ['pretalx-chars', '\ufeffhello', 6],
    ['pretalx-chars', 'a\rb', 3],
    ['pretalx-chars', 'a\r\r\nb', 4],
    ['pretalx-chars', 'a\n\rb', 4],
    ['pretalx-chars', '\r\n\r\n a \r\n', 1],
    ['pretalx-chars', '\u001c\u0085x\u2028\u3000', 1],
    ['pretalx-chars', '\u200bx\u200b', 3],
    ['pretalx-chars', 'e\u0301', 2],
    ['code-points', ' a\r\nb ', 4],
    ['code-points', '\u00a0é\u00a0', 1],
    ['utf-16', '\r\n', 2],
    // The last character of each length, and the first of the next.
    ['bytes', '\u007f', 1],
    ['bytes', '\u0080', 2],
    ['bytes', '\u07ff', 2],
    ['bytes', '\u0800', 3],
    ['bytes', '\uffff', 3],
    ['bytes', '\u{10000}', 4],
    ['bytes', 'ÿ', 2],
    ['bytes', '€', 3],
    ['bytes', '🎉', 4],
    ['bytes', ' \n', 2],
    ['pretalx-words', 'snake_case _ __ _1_', 2],
    ['pretalx-words', '— · … 🎉 !', 0],
    ['pretalx-words', '½ Ⅻ 東京', 3],
    ['pretalx-words', 'one\u001ctwo\u0085three\u3000four', 4],
    ['pretalx-words', 'one\ufefftwo', 1],
    ['pretalx-words', 'one\u200btwo', 1],
    ['pretalx-words-2026.2', 'state-of-the-art', 4],
    ['pretalx-words-2026.2', "don't", 2],
    ['pretalx-words-2026.2', '_ __init__ 3.12', 4],
    ['pretalx-words-2026.2', 'e\u0301t', 2],
    ['words-split', ' — a\u00a0b\tc ', 4],
    ['no-newlines', '\r\n a \n\r b \r', 6],
    ['east-asian-width', 'PyCon 台灣', 10],
    ['east-asian-width', 'ｆｕｌｌ', 8],
    ['east-asian-width', 'ﾊﾝｶｸ', 4],
    ['east-asian-width', 'é → café', 8],
    ['east-asian-width', 'a\u3000b', 4],
  ])('%s of %j is %i', (name, text, length) => {
    expect(count(text, name)).toBe(length);
  });
});

// Python's str.isspace(), spelled out: an independent list, so that a slip in the ranges shows.
const PYTHON_SPACES = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003,
  0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
];

const pythonStrip = (text: string): string => {
  const isSpace = (unit: number): boolean => PYTHON_SPACES.includes(unit);
  let [from, to] = [0, text.length];
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
};

describe("white space is Python's", () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit);
  const named = (found: readonly number[]): string[] => found.map((unit) => `U+${unit.toString(16).padStart(4, '0')}`);

  test('and no other character is stripped', () => {
    const stripped = units.filter((unit) => count(`${String.fromCharCode(unit)}x`, 'pretalx-chars') === 1);
    expect(named(stripped)).toEqual(named(PYTHON_SPACES));
  });

  test('and no other character divides words', () => {
    const dividing = units.filter((unit) => count(`x${String.fromCharCode(unit)}x`, 'words-split') === 2);
    expect(named(dividing)).toEqual(named(PYTHON_SPACES));
  });
});

describe('a form takes for no answer', () => {
  test.each([
    ['', true],
    [' ', true],
    ['\r\n\t\u001c\u0085\u3000', true],
    [' x ', false],
    ['\u200b', false],
    ['\ufeff', false],
  ])('%j: %s', (text, blank) => {
    expect(isBlank(text)).toBe(blank);
  });
});

describe('for any text', () => {
  const wellFormed = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\r\n', ' ', 'é')) });

  test('pretalx counts CRLF and LF alike', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lf = text.replaceAll('\r\n', '\n').replaceAll('\r', '');
        expect(count(lf.replaceAll('\n', '\r\n'), 'pretalx-chars')).toBe(count(lf, 'pretalx-chars'));
      }),
    );
  });

  test.each(counterNames)('%s starts every unit inside the text, in order', (name) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const starts = counters[name].starts(text);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        for (const start of starts) expect(start >= 0 && start < text.length).toBe(true);
      }),
    );
  });

  test.each(counterNames)('%s cuts at a limit what is over it, and nothing more', (name) => {
    fc.assert(
      fc.property(wellFormed, fc.nat(8), (text, max) => {
        const first = counters[name].starts(text)[max];
        if (first !== undefined) expect(count(text.slice(0, first), name)).toBeLessThanOrEqual(max);
      }),
    );
  });

  test.each(counterNames)('%s never shrinks when something is added', (name) => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        expect(count(text + more, name)).toBeGreaterThanOrEqual(count(text, name));
      }),
    );
  });

  test('words with letters are at most the words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(count(text, 'pretalx-words')).toBeLessThanOrEqual(count(text, 'words-split'));
      }),
    );
  });

  test('bytes are those of UTF-8', () => {
    fc.assert(fc.property(wellFormed, (text) => count(text, 'bytes') === Buffer.byteLength(text)));
  });

  test('code points are those that Python strips to', () => {
    fc.assert(fc.property(anyText, (text) => count(text, 'code-points') === Array.from(pythonStrip(text)).length));
  });

  test('wide characters take at most two columns each, and at least one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const points = Array.from(text).length;
        expect(count(text, 'east-asian-width')).toBeGreaterThanOrEqual(points);
        expect(count(text, 'east-asian-width')).toBeLessThanOrEqual(2 * points);
      }),
    );
  });
});

describe('a broken character', () => {
  test.each(['\ud83d', '\ude00', 'a\ud83d b', '\ude00\ud83d'])('%j is counted, not refused', (text) => {
    for (const name of counterNames) expect(() => count(text, name)).not.toThrow();
    expect(count(text, 'pretalx-chars')).toBe(text.length);
  });
});

describe('a platform', () => {
  test.each([
    ['pretalx', 'characters', 'pretalx-chars', true],
    ['pretalx', 'words', 'pretalx-words', true],
    ['pretalx', 'bytes', 'bytes', false],
    ['cfp-app', 'characters', 'no-newlines', true],
    ['cfp.ninja', 'characters', 'bytes', true],
    ['opencfp', 'bytes', 'bytes', true],
    ['devoxx', 'characters', 'utf-16', true],
    ['indico', 'words', 'words-split', true],
    ['osem', 'words', 'words-split', true],
    ['pycon-italia', 'characters', 'code-points', true],
    ['pycon.tw', 'characters', 'east-asian-width', true],
    ['papercall', 'characters', 'code-points', false],
    [undefined, 'words', 'words-split', false],
    ['constructor', 'characters', 'code-points', false],
  ] as const)('%s counts %s by %s (known: %s)', (platform, unit, name, known) => {
    expect(platformCounter(platform, unit)).toEqual({ name, known });
  });
});

test('a platform may be named that publishes no counter, and no platform that nobody knows', () => {
  expect(platforms).toEqual(expect.arrayContaining(['pretalx', 'osem', 'papercall', 'sessionize', 'other']));
  expect(platforms).not.toContain('constructor');
});

describe('beside the counter that is taken, the form may count by', () => {
  test.each<[string | undefined, Unit, CounterName[]]>([
    ['pretalx', 'words', ['pretalx-words-2026.2']],
    ['pretalx', 'characters', []],
    ['cfp-app', 'characters', []],
    ['osem', 'words', []],
    ['sessionize', 'characters', ['utf-16', 'bytes']],
    ['sessionize', 'words', ['pretalx-words', 'pretalx-words-2026.2']],
    [undefined, 'bytes', ['utf-16', 'bytes']],
  ])('%s, %s: %j', (platform, unit, others) => {
    expect(otherCounters(platformCounter(platform, unit))).toEqual(others);
  });

  test('the newer way, where the form is said to be of the older', () => {
    expect(otherCounters({ name: 'pretalx-words-2026.2', known: true })).toEqual(['pretalx-words']);
  });
});
