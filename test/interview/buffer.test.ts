import { describe, expect, test } from 'vitest';
import { cursorRow, inserted, pressed, rowsOf, type Buffer, type Key } from '../../src/interview/buffer.ts';
import { graphemes, width } from '../../src/text/display.ts';
import { fc } from '../support/property.ts';

/** A buffer as a test writes it: the text, with a | for the cursor. */
const buffer = (marked: string): Buffer => ({ text: marked.replace('|', ''), at: marked.indexOf('|') });
const shown = ({ text, at }: Buffer): string => `${text.slice(0, at)}|${text.slice(at)}`;

/** Keys as a test writes them: `left`, `ctrl-w`, `alt-left`; anything else is typed. */
function keyOf(name: string): Key {
  const [modifier, key] = /^(ctrl|alt)-(.+)$/.exec(name)?.slice(1) ?? [];
  if (modifier !== undefined) return { name: key, ctrl: modifier === 'ctrl', meta: modifier === 'alt', sequence: '' };
  const named = ['left', 'right', 'up', 'down', 'home', 'end', 'backspace', 'delete', 'return', 'escape', 'f1'];
  return named.includes(name) ? { name, sequence: '\u001b[X' } : { sequence: name };
}

const after = (marked: string, keys: readonly string[], columns = 20): string =>
  shown(keys.reduce((state, name) => pressed(state, keyOf(name), columns), buffer(marked)));

describe('keys change the text as in any editor', () => {
  test.each<[string, string[], string]>([
    ['|', ['a', 'b'], 'ab|'],
    ['a|c', ['b'], 'ab|c'],
    ['a|', ['return', 'b'], 'a\nb|'],
    ['|', ['\t'], '\t|'],
    ['|', ['é', '🎉', '正'], 'é🎉正|'],
    ['|', ['several words'], 'several words|'],
    // Deleting, one character as a reader sees it.
    ['ab|', ['backspace'], 'a|'],
    ['|ab', ['backspace'], '|ab'],
    ['a\n|b', ['backspace'], 'a|b'],
    ['cafe\u0301|', ['backspace'], 'caf|'],
    ['x👨\u200d👩\u200d👧|', ['backspace'], 'x|'],
    ['x🇩🇪|', ['backspace'], 'x|'],
    ['ab|', ['ctrl-h'], 'a|'],
    ['|ab', ['delete'], '|b'],
    ['ab|', ['delete'], 'ab|'],
    ['a|\nb', ['delete'], 'a|b'],
    ['|👨\u200d👩\u200d👧x', ['delete'], '|x'],
    // Words and lines.
    ['one two|', ['ctrl-w'], 'one |'],
    ['one two  |', ['ctrl-w'], 'one |'],
    ['one tw|o', ['ctrl-w'], 'one |o'],
    ['|one', ['ctrl-w'], '|one'],
    ['a\none two|', ['ctrl-u'], 'a\n|'],
    ['a\n|b', ['ctrl-u'], 'a\n|b'],
    ['on|e\nb', ['ctrl-k'], 'on|\nb'],
    ['one|\nb', ['ctrl-k'], 'one|b'],
    ['one|', ['ctrl-k'], 'one|'],
    // Moving.
    ['ab|', ['left', 'left', 'left'], '|ab'],
    ['|ab', ['right', 'right', 'right'], 'ab|'],
    ['a|\nb', ['right'], 'a\n|b'],
    ['a\n|b', ['left'], 'a|\nb'],
    ['e\u0301🎉|', ['left', 'left'], '|e\u0301🎉'],
    ['one two|', ['alt-left'], 'one |two'],
    ['a\none t|wo\nc', ['home'], 'a\n|one two\nc'],
    ['a\none t|wo\nc', ['end'], 'a\none two|\nc'],
    ['one t|wo', ['ctrl-a'], '|one two'],
    // Up and down, by what is on the screen.
    ['one\ntw|o', ['up'], 'on|e\ntwo'],
    ['on|e\ntwo', ['down'], 'one\ntw|o'],
    ['one\n|\nthree', ['down'], 'one\n\n|three'],
    ['o\nthree|', ['up'], 'o|\nthree'],
    ['thr|ee\no', ['down'], 'three\no|'],
    ['o|ne', ['up'], '|one'],
    ['o|ne', ['down'], 'one|'],
    ['正午|に\nabcdef', ['down'], '正午に\nabcd|ef'],
    ['正午に\nabc|def', ['up'], '正|午に\nabcdef'],
    // Keys without a meaning here.
    ['a|b', ['escape', 'f1', 'ctrl-x', 'ctrl-z', 'alt-x'], 'a|b'],
    ['a|b', ['\u001b[200~', '\u0000', '\u007f'], 'a|b'],
  ])('%j, %j: %j', (before, keys, expected) => {
    expect(after(before, keys)).toBe(expected);
  });

  test('up and down follow a long line over its rows', () => {
    expect(after('one two three four |five', ['up'], 10)).toBe('one two three| four five');
    expect(after('one |two three four', ['down'], 10)).toBe('one two thre|e four');
  });
});

const writable = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom(' ', '\n', '正', '🎉', '\t', 'x'),
  ),
  maxLength: 40,
});

describe('for any text', () => {
  const key = fc.constantFrom(...['left', 'right', 'up', 'down', 'home', 'end', 'alt-left', 'ctrl-a'].map(keyOf));

  test('as many backspaces as characters take back what was typed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\w .,!🎉正\n]{0,20}$/u),
        fc.stringMatching(/^[\w .,!🎉正]{0,20}$/u),
        (text, typed) => {
          const start = { text, at: text.length };
          let state = start;
          for (const character of typed) state = pressed(state, { sequence: character }, 20);
          expect(state.text).toBe(text + typed);
          for (let left = Array.from(graphemes(typed)).length; left > 0; left--) {
            state = pressed(state, keyOf('backspace'), 20);
          }
          expect(state).toEqual(start);
        },
      ),
    );
  });

  test('moving changes nothing, and never leaves the text', () => {
    fc.assert(
      fc.property(
        writable,
        fc.array(key, { maxLength: 12 }),
        fc.integer({ min: 10, max: 30 }),
        (text, keys, columns) => {
          let state: Buffer = { text, at: text.length };
          for (const one of keys) {
            state = pressed(state, one, columns);
            expect(state.text).toBe(text);
            expect(state.at >= 0 && state.at <= text.length).toBe(true);
          }
        },
      ),
    );
  });

  test('what is put in stands before the cursor', () => {
    fc.assert(
      fc.property(writable, writable, writable, (before, words, behind) => {
        const state = inserted({ text: before + behind, at: before.length }, words);
        expect(shown(state)).toBe(`${before}${words}|${behind}`);
      }),
    );
  });

  const narrow = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', 'e\u0301'), maxLength: 60 });

  test('rows cover all of it but the line ends, and none is wider than the screen', () => {
    fc.assert(
      fc.property(narrow, fc.integer({ min: 10, max: 30 }), (text, columns) => {
        const rows = rowsOf(text, columns);
        let at = 0;
        for (const { start, end } of rows) {
          expect(['', '\n']).toContain(text.slice(at, start));
          // A space at which a row was broken may hang over its end.
          const row = text.slice(start, end);
          expect(width(row.replace(/ $/, ''))).toBeLessThanOrEqual(columns);
          at = end;
        }
        expect(at).toBe(text.length);
        expect(rows.length).toBeGreaterThanOrEqual(text.split('\n').length);
      }),
    );
  });

  test('the cursor is in the row that shows it', () => {
    fc.assert(
      fc.property(writable, fc.nat(), fc.integer({ min: 10, max: 30 }), (text, seed, columns) => {
        const rows = rowsOf(text, columns);
        const at = seed % (text.length + 1);
        const row = rows[cursorRow(rows, at)];
        expect((row?.start ?? Infinity) <= at).toBe(true);
        expect(at <= (row?.end ?? -1)).toBe(true);
      }),
    );
  });
});

describe('a long line is broken between words', () => {
  test.each<[string, number, string[]]>([
    ['one two three', 8, ['one two ', 'three']],
    ['one two three', 7, ['one ', 'two ', 'three']],
    ['onetwothree', 5, ['onetw', 'othre', 'e']],
    ['a onetwothree', 5, ['a ', 'onetw', 'othre', 'e']],
    ['正午に出荷する', 6, ['正午に', '出荷す', 'る']],
    ['one\n\ntwo', 8, ['one', '', 'two']],
    ['', 8, ['']],
    ['one\n', 8, ['one', '']],
  ])('%j in %i columns', (text, columns, rows) => {
    expect(rowsOf(text, columns).map(({ start, end }) => text.slice(start, end))).toEqual(rows);
  });
});
