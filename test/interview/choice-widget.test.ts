import { describe, expect, test } from 'vitest';
import { choiceWidget, pickWidget, searchWidget } from '../../src/interview/choice-widget.ts';
import { width } from '../../src/text/display.ts';
import { typing } from '../support/keys.ts';
import { anyText, fc } from '../support/property.ts';

const FRUIT = ['✔ Apple', '· Banana', '· Apricot'];
const choices = FRUIT.map((name) => ({ name, value: name }));
const question = { message: 'Which fruit?', choices, ways: ['back', 'review'] as const };

const chosen = (keys: Parameters<typeof typing>[1], about: Partial<Parameters<typeof choiceWidget<string>>[0]> = {}) =>
  typing(choiceWidget({ ...question, ...about }), keys);

describe('one of some choices', () => {
  test.each<[string, string[], string]>([
    ['is the first with Enter alone', ['return'], '✔ Apple'],
    ['is where the arrows lead', ['down', 'down', 'up', 'return'], '· Banana'],
    ['is not past the ends', ['up', 'end', 'down', 'return'], '· Apricot'],
    ['is where its first letter leads, whatever the sign before it', ['b', 'return'], '· Banana'],
    ['is the next that begins with a letter', ['a', 'return'], '· Apricot'],
    ['is where the beginning of its name leads', ['a', 'p', 'r', 'return'], '· Apricot'],
    ['is where its letters lead after a move', ['b', 'up', 'a', 'return'], '· Apricot'],
    ['is found from the top again', ['a', 'A', 'return'], '✔ Apple'],
    ['stays where no name begins with a letter', ['x', 'ctrl-s', ' ', 'return'], '✔ Apple'],
  ])('%s', (_what, keys, value) => {
    expect(chosen(keys).reply).toEqual({ is: 'answer', value });
  });

  test('begins with the one that stands', () => {
    expect(chosen(['return'], { selected: '· Banana' }).reply).toEqual({ is: 'answer', value: '· Banana' });
  });

  test('is left by the ways that are offered, and by no others', () => {
    expect(chosen(['escape']).reply).toEqual({ is: 'back', typed: null });
    expect(chosen(['ctrl-r']).reply).toEqual({ is: 'review', typed: null });
    expect(chosen(['escape', 'ctrl-r', 'ctrl-e'], { ways: [] }).reply).toBeNull();
  });

  test('says of one that cannot be chosen why, and does not take it', () => {
    const ready = { name: 'Mark as ready', value: 'ready', disabled: 'first: abstract' };
    const { reply, screen } = chosen(['end', 'return'], { choices: [...choices, ready] });
    expect(reply).toBeNull();
    expect(screen).toContain('❯ Mark as ready (first: abstract)\n\n  Not yet: first: abstract.\n');
  });

  test('may stand apart from those above it', () => {
    const { screen } = chosen(['end'], { choices: [...choices, { name: 'None', value: '', isApart: true }] });
    expect(screen).toContain('  · Apricot\n\n❯ None\n');
  });

  test('tells the whole of a name that is too long for its line', () => {
    const name = `Everything that ${'there is to know '.repeat(4)}of it`;
    expect(chosen([], { choices: [{ name, value: name }] }).screen.replace(/\s+/g, ' ')).toContain(`… ${name}`);
  });

  test('tells how many there are above and below where not all fit', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ name: `Number ${index + 1}`, value: String(index) }));
    const { screen } = typing(choiceWidget({ ...question, choices: many }), ['pagedown', 'pagedown'], {
      columns: 60,
      rows: 20,
    });
    expect(screen).toContain('❯ Number 21\n');
    expect(screen).toMatch(/\n {2}… \d+ above, \d+ below\n/);
  });
});

describe('a search', () => {
  const find = (words: string) => choices.filter(({ name }) => name.toLowerCase().includes(words));
  const searched = (keys: Parameters<typeof typing>[1], selected?: string) =>
    typing(searchWidget({ message: 'Which fruit?', find, selected }), keys);

  test.each<[string, Parameters<typeof typing>[1], string]>([
    ['finds as one types', ['ban', 'return'], '· Banana'],
    ['finds what is pasted', [{ paste: ' ban\n' }, 'return'], '· Banana'],
    ['finds all again when words are taken back', ['x', 'backspace', 'down', 'return'], '· Banana'],
    ['moves in what was found', ['ap', 'down', 'return'], '· Apricot'],
  ])('%s', (_what, keys, value) => {
    expect(searched(keys).reply).toEqual({ is: 'answer', value });
  });

  test('answers nothing where nothing was found', () => {
    expect(searched(['zzz', 'return']).reply).toBeNull();
  });

  test('begins with the one that stands', () => {
    expect(searched(['return'], '· Banana').reply).toEqual({ is: 'answer', value: '· Banana' });
  });

  test('has the cursor behind what is searched for', () => {
    expect(searched(['日本']).beforeCursor).toBe('› 日本');
  });
});

describe('several choices', () => {
  const some = choices.map((choice, index) => ({ ...choice, chosen: index === 1 }));
  const picked = (keys: Parameters<typeof typing>[1]) => typing(pickWidget({ message: 'Which?', choices: some }), keys);

  test.each<[string, string[], string[]]>([
    ['are those that stand', ['return'], ['· Banana']],
    ['are taken and left with Space', [' ', 'down', ' ', 'return'], ['✔ Apple']],
    ['are all with a letter', ['a', 'return'], FRUIT],
    ['are none with it twice', ['a', 'a', 'return'], []],
  ])('%s', (_what, keys, value) => {
    expect(picked(keys).reply).toEqual({ is: 'answer', value });
  });

  test('are told by signs, not by colour', () => {
    expect(picked([]).screen).toContain('❯ ◯ ✔ Apple\n  ◉ · Banana\n');
  });
});

test('whatever is chosen from, however small the window, the page fits it', () => {
  fc.assert(
    fc.property(
      fc.array(anyText, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 20, max: 120 }),
      fc.integer({ min: 12, max: 40 }),
      (names, columns, rows) => {
        const list = names.map((name) => ({ name, value: name }));
        const { screen } = typing(choiceWidget({ ...question, choices: list }), ['down'], { columns, rows });
        const lines = screen.split('\n');
        expect(lines.length).toBeLessThan(rows);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      },
    ),
    { numRuns: 50 },
  );
});
