import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { describe, expect, test } from 'vitest';
import { counted, cut, inline, listed, padTo, safe, width, wrap, wrapItem } from '../../src/text/display.ts';
import { jsonText } from '../../src/text/json.ts';
import { didYouMean, nearest } from '../../src/text/suggest.ts';
import { anyText, fc } from '../support/property.ts';

const unit = (code: number): string => String.fromCharCode(code);
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('what could steer a terminal is written out', () => {
  const dangerous = [
    ...range(0x00, 0x08),
    ...range(0x0b, 0x1f),
    ...range(0x7f, 0x9f),
    // What reorders text, and what hides it: https://trojansource.codes
    ...[0x061c, 0x200b, 0x200e, 0x200f, 0x2060, 0xfeff],
    ...range(0x2028, 0x202e),
    ...range(0x2066, 0x2069),
    ...range(0xfff9, 0xfffb),
  ];

  test('character by character', () => {
    for (const code of dangerous) expect(safe(`a${unit(code)}b`)).toBe(`a\\u${code.toString(16).padStart(4, '0')}b`);
  });

  test('and nothing else of the first plane is', () => {
    const changed = range(0, 0xffff).filter((code) => safe(`a${unit(code)}b`) !== `a${unit(code)}b`);
    const surrogates = range(0xd800, 0xdfff);
    expect(changed).toEqual([...dangerous, ...surrogates].sort((a, b) => a - b));
  });

  test.each([
    ['tabs and line ends', 'a\tb\nc'],
    ['characters beyond the first plane', '🎉 𝒳 👨\u200d👩\u200d👧'],
    ['accents', 'Naïve cafe\u0301'],
    ['joiners', 'क्\u200dष'],
  ])('and %s stay', (_what, text) => {
    expect(safe(text)).toBe(text);
  });

  test.each([
    ['a high surrogate', 'a\ud83d b', 'a\\ud83d b'],
    ['a low surrogate', 'a\ude00 b', 'a\\ude00 b'],
    ['two the wrong way round', '\ude00\ud83d', '\\ude00\\ud83d'],
    ['an escape sequence', '\u001b]0;x\u0007', '\\u001b]0;x\\u0007'],
  ])('so is %s', (_what, text, expected) => {
    expect(safe(text)).toBe(expected);
  });

  test('once is enough', () => {
    fc.assert(fc.property(anyText, (text) => safe(safe(text)) === safe(text)));
  });

  test.each([
    ['a\nb', 'a\\nb'],
    ['a\r\nb\rc', 'a\\nb\\nc'],
    ['a\tb', 'a b'],
    ['a\u001b', 'a\\u001b'],
  ])('a name stays on its line: %j', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  test('JSON is safe, and read back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.array(anyText), { maxKeys: 4, noNullPrototype: true }), (value) => {
        const text = jsonText(value);
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(JSON.parse(text)).toEqual(value);
      }),
    );
  });
});

describe('width is what a terminal gives', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['正午', 4],
    ['ｆ', 2],
    ['ﾊ', 1],
    ['é', 1],
    ['e\u0301', 1],
    ['🎉', 2],
    ['👨\u200d👩\u200d👧', 2],
    ['🇩🇪', 2],
    ['—…', 2],
    ['\u001b[31mred\u001b[39m', 3],
  ])('%j: %i', (text, columns) => {
    expect(width(text)).toBe(columns);
  });

  test.each([
    ['ab', 4, 'ab  '],
    ['正', 4, '正  '],
    ['abcde', 4, 'abcde'],
  ])('%j is filled up to %i columns', (text, columns, expected) => {
    expect(padTo(text, columns)).toBe(expected);
  });
});

describe('a text is cut to its room', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['正午に', 6, '正午に'],
    ['正午に', 5, '正午…'],
    ['正午に', 4, '正…'],
    ['x👨\u200d👩\u200d👧yz', 4, 'x👨\u200d👩\u200d👧…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
    ['', 0, ''],
  ])('%j to %i columns', (text, columns, expected) => {
    expect(cut(text, columns)).toBe(expected);
  });

  test('and never wider', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', ' ', '正', '🎉', 'e\u0301', '…') });
    fc.assert(
      fc.property(plain, fc.nat(20), (text, columns) => {
        expect(width(cut(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

test('a text is as wide as the library has it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(width(text)).toBe(stringWidth(text));
    }),
  );
});

describe('a text is wrapped', () => {
  test('as the library does it', () => {
    const spaced = fc
      .array(fc.constantFrom('a', 'word', ' ', '  ', 'ü', '漢字', '\u001b[1m', '\t', '-'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(spaced, anyText), fc.integer({ min: 1, max: 60 }), (text, columns) => {
        const lines = wrapAnsi(text, columns, { hard: true }).split('\n');
        expect(wrap(text, columns)).toBe(lines.map((line) => line.trimEnd()).join('\n'));
      }),
    );
  });

  test.each([
    ['one two three', 8, '', 'one two\nthree'],
    ['one two three', 80, '  ', '  one two three'],
    ['one two three', 8, '  ', '  one\n  two\n  three'],
    ['onetwothree', 5, '', 'onetw\nothre\ne'],
    ['正午に出荷', 4, '', '正午\nに出\n荷'],
    ['one\n\ntwo', 10, '  ', '  one\n\n  two'],
    ['', 10, '  ', ''],
    ['abc', 1, '    ', '    a\n    b\n    c'],
  ])('%j at %i columns', (text, columns, indent, expected) => {
    expect(wrap(text, columns, indent)).toBe(expected);
  });

  test('with no line wider than the room, and no word lost', () => {
    const word = fc.stringMatching(/^[a-z正🎉]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 4, max: 30 }), (words, columns) => {
        const wrapped = wrap(words.join(' '), columns, '  ');
        for (const line of wrapped.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(wrapped.replace(/\s/g, '')).toBe(words.join(''));
      }),
    );
  });

  test('under its words where it is an item', () => {
    expect(wrapItem('• one two three', 10, ' ')).toBe(' • one two\n   three');
    expect(wrapItem('one two three', 10, ' ')).toBe(' one two\n three');
  });
});

describe('a mistyped name', () => {
  const known = ['djangocon-us-2024', 'djangocon-us-2025', 'practice', 'talk-25', 'talk-45', 'AoE'];

  test.each([
    ['practise', 'practice'],
    ['PRACTICE', 'practice'],
    ['djangocon-us-204', 'djangocon-us-2024'],
    ['talk25', 'talk-25'],
    ['aoe', 'AoE'],
    ['djangocon', 'djangocon-us-2024'],
    ['prac', 'practice'],
    ['zzz', undefined],
    ['a completely other name', undefined],
  ])('%s may mean %s', (name, meant) => {
    expect(nearest(name, known)).toBe(meant);
    expect(didYouMean(name, known)).toBe(meant === undefined ? '' : `Did you mean "${meant}"?`);
  });

  test('means nothing where nothing is known', () => {
    expect(nearest('x', [])).toBeUndefined();
  });
});

test.each([
  [0, 'characters', '0 characters'],
  [1, 'characters', '1 character'],
  [2, 'characters', '2 characters'],
  [1, 'bytes', '1 byte'],
  [1, 'pieces', '1 piece'],
])('%i %s is %j', (count, noun, expected) => {
  expect(counted(count, noun)).toBe(expected);
});

test.each<[string[], string]>([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as %j', (words, expected) => {
  expect(listed(words)).toBe(expected);
  expect(listed(words, 'or')).toBe(expected.replace(' and ', ' or '));
});
