import { describe, expect, test } from 'vitest';
import { faultOf, measureOf } from '../../src/interview/measure.ts';
import type { WordsQuestion } from '../../src/interview/prompter.ts';
import { lineWidget, textWidget } from '../../src/interview/words-widget.ts';
import { width } from '../../src/text/display.ts';
import { call } from '../support/call.ts';
import { typing } from '../support/keys.ts';
import { anyText, fc } from '../support/property.ts';

const question: WordsQuestion = { message: 'Abstract', ways: ['back', 'review', 'editor'] };
const text = (
  keys: Parameters<typeof typing>[1],
  about: Partial<WordsQuestion> = {},
  size?: { columns: number; rows: number },
) => typing(textWidget({ ...question, ...about }), keys, size);
const line = (keys: Parameters<typeof typing>[1], about: Partial<WordsQuestion> = {}) =>
  typing(lineWidget({ ...question, ...about }), keys);

describe('a text of several lines', () => {
  test.each<[string, Parameters<typeof typing>[1], string]>([
    ['grows with Enter', ['a', 'return', 'b'], 'a\nb'],
    ['takes a typed line end of Windows for one', ['a', 'return', 'enter', 'b'], 'a\nb'],
    ['takes two for two', ['a', 'return', 'enter', 'return', 'enter', 'b'], 'a\n\nb'],
    ['takes a paste where the cursor stands', ['ac', 'left', { paste: 'x\ny' }], 'ax\nyc'],
    ['is changed in its midst', ['abc', 'left', 'backspace', 'up', '>'], '>ac'],
  ])('%s', (_what, keys, typed) => {
    expect(text(keys).typed).toBe(typed);
  });

  test.each([
    ['with Ctrl-S', ['a', 'ctrl-s'], { is: 'answer', value: 'a' }],
    ['with Alt-Enter', ['a', 'alt-return'], { is: 'answer', value: 'a' }],
    ['back', ['a', 'escape'], { is: 'back', typed: 'a' }],
    ['in the review', ['a', 'ctrl-r'], { is: 'review', typed: 'a' }],
    ['in the editor', ['a', 'ctrl-e'], { is: 'editor', typed: 'a' }],
  ])('ends %s', (_how, keys, reply) => {
    expect(text(keys).reply).toEqual(reply);
  });

  test('has no way out that is not offered', () => {
    expect(text(['a', 'escape', 'ctrl-r', 'ctrl-e'], { ways: [] })).toMatchObject({ reply: null, typed: 'a' });
  });
});

describe('a text of one line', () => {
  test('ends with Enter, and makes one line of a paste', () => {
    expect(line([{ paste: ' Ship it\n at noon\n' }, 'return']).reply).toEqual({
      is: 'answer',
      value: 'Ship it at noon',
    });
  });

  test('gets advice while it is typed', () => {
    const advice = (typed: string) => (typed.endsWith('.') ? ['No full stop.'] : []);
    expect(line(['Noon.'], { advice }).screen).toContain('! No full stop.');
    expect(line(['Noon.', 'backspace'], { advice }).screen).not.toContain('No full stop.');
  });
});

describe('the count', () => {
  const words = measureOf(call(), { field: 'abstract', max: 3, unit: 'words' });
  const characters = measureOf(call({ platform: 'pretalx' }), { field: 'abstract', max: 10 });

  test('is the one of the form, with a gauge', () => {
    expect(text(['one two'], { measure: words }).screen).toContain('▕██████████░░░░░░▏ 2 / 3 words');
  });

  test('says what is over, and marks the rows from where the form would cut', () => {
    const { screen } = text(['a b c', 'return', 'd'], { measure: words });
    expect(screen).toContain('│ a b c\n× d\n');
    expect(screen).toContain('4 / 3 words, 1 over');
    expect(text(['12345', 'return', '67890'], { measure: characters }).screen).toContain('│ 12345\n× 67890');
  });
});

test('a length that the form does not take is insisted on with the same key', () => {
  const fault = faultOf(call(), { field: 'abstract', max: 3 });
  const first = text(['abcd', 'ctrl-s'], { fault });
  expect(first.reply).toBeNull();
  expect(first.screen.replace(/\s+/g, ' ')).toContain(
    '✖ The form takes 3: cut 1 character. The same key again keeps it as it is.',
  );
  expect(text(['abcd', 'ctrl-s', 'ctrl-s'], { fault }).reply).toEqual({ is: 'answer', value: 'abcd' });
});

test('hints that have no room are left out whole, and no key is broken in two', () => {
  const hints = ['First things first.', 'What is it about, and what will people get out of it, and how?'];
  const { screen } = text([], { hints, ideas: ['Why?'] }, { columns: 40, rows: 10 });
  expect(screen).toBe(
    [
      '? Abstract',
      '  First things first.',
      '│ ',
      '',
      '  Enter: new line · Ctrl-S: done',
      '  Ctrl-T: something to think about',
      '  Esc: back · Ctrl-E: editor',
      '  Ctrl-R: all answers',
      '  Ctrl-C: stop, all is kept',
    ].join('\n'),
  );
});

test('ideas come one at a time, and begin again after the last', () => {
  const ideas = ['Why?', 'How?'];
  expect(text([], { ideas }).screen).not.toContain('→');
  expect(text(['ctrl-t'], { ideas }).screen).toContain('→ Why? (1 of 2)');
  expect(text(['ctrl-t', 'ctrl-t'], { ideas }).screen).toContain('→ How? (2 of 2)');
  expect(text(['ctrl-t', 'ctrl-t', 'ctrl-t'], { ideas }).screen).toContain('→ Why? (1 of 2)');
});

describe('the cursor stands where the next letter comes', () => {
  test.each<[string, Parameters<typeof typing>[1], string]>([
    ['at the end', ['abc'], '│ abc'],
    ['in the midst', ['abc', 'left'], '│ ab'],
    ['behind wide characters', ['日本語'], '│ 日本語'],
    ['behind Hebrew', ['שלום'], '│ שלום'],
    ['on a new line', ['abc', 'return'], '│ '],
    ['on a wrapped one', [`${'a'.repeat(57)} bc`], '│ bc'],
  ])('%s', (_where, keys, before) => {
    expect(text(keys).beforeCursor).toBe(before);
  });
});

test('whatever is written, however small the window, the page fits it and the cursor is on it', () => {
  const map = ['Call', 'Title', 'Abstract'].map((label, index) => ({
    label,
    standing: 'open' as const,
    current: index === 1,
  }));
  const measure = measureOf(call(), { field: 'abstract', max: 20 });
  const hints = ['What is it about, and what will people get out of it?'];
  fc.assert(
    fc.property(
      anyText,
      fc.integer({ min: 20, max: 120 }),
      fc.integer({ min: 10, max: 40 }),
      (initial, columns, rows) => {
        const widget = textWidget({ ...question, map, measure, hints, initial });
        const drawn = typing(widget, [], { columns, rows });
        const lines = drawn.screen.split('\n');
        expect(lines.length).toBeLessThan(rows);
        expect(drawn.screen).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        expect(lines.at(-1)?.trim()).not.toBe('');
        // What is written out because it could steer the terminal may take more room than was thought; it is cut, not wrapped.
        for (const one of lines) expect(width(one)).toBeLessThanOrEqual(columns);
      },
    ),
  );
});
