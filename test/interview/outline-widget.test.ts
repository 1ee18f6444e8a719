import { describe, expect, test } from 'vitest';
import { outlineWidget } from '../../src/interview/outline-widget.ts';
import type { OutlineQuestion } from '../../src/interview/prompter.ts';
import { typing } from '../support/keys.ts';

const question: OutlineQuestion = {
  message: 'Outline',
  slot: [25, 25],
  indent: 4,
  isUnfinished: false,
  questions: undefined,
  shapes: [
    {
      name: 'two halves',
      parts: [
        { ask: 'What was?', share: 0.6 },
        { ask: 'What is?', share: 0.4 },
      ],
    },
  ],
  ways: ['back', 'review', 'editor'],
};

const built = (keys: Parameters<typeof typing>[1], about: Partial<OutlineQuestion> = {}) =>
  typing(outlineWidget({ ...question, ...about }), keys);

describe('parts are', () => {
  test.each<[string, string[], string]>([
    ['written one below the other', ['a', 'return', 'b'], '- a\n- b'],
    ['split at the cursor', ['a b', 'left', 'return'], '- a\n- b'],
    ['put together', ['a', 'return', 'b', 'home', 'backspace'], '- ab'],
    ['nested once, and no deeper', ['a', 'return', 'b', 'tab', 'tab'], '- a\n    - b'],
    ['nested at most below the one above', ['a', 'tab'], '- a'],
    ['brought out again', ['a', 'return', 'b', 'tab', 'shift-tab'], '- a\n- b'],
    ['brought out by Backspace', ['a', 'return', 'tab', 'b', 'home', 'backspace'], '- a\n- b'],
    ['as deep as the one above', ['a', 'return', 'tab', 'b', 'return', 'c'], '- a\n    - b\n    - c'],
    ['moved up', ['a', 'return', 'b', 'ctrl-p'], '- b\n- a'],
    ['moved down', ['a', 'return', 'b', 'up', 'ctrl-n'], '- b\n- a'],
    ['moved by Alt and an arrow', ['a', 'return', 'b', 'alt-up'], '- b\n- a'],
    [
      'moved with what belongs to them',
      ['a', 'return', 'b', 'return', 'tab', 'c', 'up', 'ctrl-p'],
      '- b\n    - c\n- a',
    ],
    ['not moved past the ends', ['a', 'ctrl-p', 'ctrl-n', 'ctrl-n'], '- a'],
    ['removed', ['a', 'return', 'b', 'ctrl-x'], '- a'],
    ['removed to the last', ['a', 'ctrl-x', 'ctrl-x'], ''],
    ['changed where they stand', ['a', 'return', 'b', 'up', 'end', 'x'], '- ax\n- b'],
  ])('%s', (_what, keys, outline) => {
    expect(built(keys).typed).toBe(outline);
  });
});

test('an outline that is there is gone on with below its last part', () => {
  const { typed, beforeCursor } = built(['c'], { initial: '- a (5 min)\n    - b\n' });
  expect(typed).toBe('- a (5 min)\n    - b\n- c');
  expect(beforeCursor).toBe('│ • c');
});

test('a part that was interrupted is gone on with', () => {
  expect(built([' noon'], { initial: '- Why', isUnfinished: true }).typed).toBe('- Why noon');
});

describe('pasted lines', () => {
  test.each<[string, string, string]>([
    ['become parts, whatever their markers', '- a\n2. b\n• c\n', '- a\n- b\n- c'],
    ['keep what is nested', 'a\n  - b\n  - c\nd', '- a\n    - b\n    - c\n- d'],
    ['join a part where it is one line', 'just words', '- just words'],
    ['are nothing where there is nothing', ' \n', ''],
  ])('%s', (_what, paste, outline) => {
    expect(built([{ paste }]).typed).toBe(outline);
  });
});

describe('the bar of the slot', () => {
  test.each<[string, string[], string]>([
    ['fills', ['a (10 min)'], '10 / 25 min, 15 min left'],
    ['takes a part that holds others once', ['a (10 min)', 'return', 'tab', 'b (4 min)'], '10 / 25 min, 15 min left'],
    ['says what is over', ['a (30 min)'], '30 / 25 min, 5 min over'],
  ])('%s', (_what, keys, words) => {
    expect(built(keys).screen).toContain(words);
  });

  test('is left out where no slot was published', () => {
    const { screen } = built(['a (10 min)'], { slot: null });
    expect(screen).toContain('10 min, slot not published');
    expect(screen).not.toContain('▕');
  });
});

describe('minutes are suggested that fill the slot', () => {
  test('and taken on a key', () => {
    const keys = ['a (10 min)', 'return', 'b', 'return', 'c'];
    expect(built(keys).screen).toContain('• b ~8 min?\n│ • c ~7 min?');
    expect(built([...keys, 'ctrl-f']).typed).toBe('- a (10 min)\n- b (8 min)\n- c (7 min)');
  });

  test('by the shares of a shape, whose questions are never written', () => {
    const { screen, typed } = built(['ctrl-o']);
    expect(screen).toContain('│ • What was? ~15 min?\n│ • What is? ~10 min?');
    expect(typed).toBe('');
    expect(built(['ctrl-o', 'The past', 'return', 'The present', 'ctrl-f']).typed).toBe(
      '- The past (15 min)\n- The present (10 min)',
    );
  });

  test('and a shape can be taken away again, with all that was written kept', () => {
    const { screen, typed } = built(['ctrl-o', 'The past', 'ctrl-o']);
    expect(screen).not.toContain('What is?');
    expect(typed).toBe('- The past');
  });
});

describe('time for questions', () => {
  test.each([
    ['included', 'The slot includes the time for questions'],
    ['after', 'Questions come after the slot'],
    ['none', 'There is no time for questions here'],
    [undefined, 'Whether the slot includes questions was not published'],
  ] as const)('is offered as the conference wants it: %s', (questions, words) => {
    const { screen } = built([], { questions });
    expect(screen.replace(/\s+/g, ' ')).toContain(words);
    expect(screen.includes('Ctrl-Q')).toBe(questions !== 'none');
  });

  test('is added once, at the end', () => {
    expect(built(['a', 'ctrl-q', 'ctrl-q']).typed).toBe('- a\n- Questions (5 min)');
    expect(built(['a', 'return', 'ctrl-q', 'b']).typed).toBe('- a\n- b\n- Questions (5 min)');
  });
});

describe('the outline ends', () => {
  test.each([
    ['with Ctrl-S', ['a', 'ctrl-s'], { is: 'answer', value: '- a' }],
    ['with Enter on an empty part', ['a', 'return', 'return'], { is: 'answer', value: '- a' }],
    ['with Enter where there are no parts', ['return'], { is: 'answer', value: '' }],
    ['back', ['a', 'escape'], { is: 'back', typed: '- a' }],
    ['in the review', ['a', 'ctrl-r'], { is: 'review', typed: '- a' }],
    ['in the editor', ['a', 'ctrl-e'], { is: 'editor', typed: '- a' }],
  ])('%s', (_how, keys, reply) => {
    expect(built(keys).reply).toEqual(reply);
  });

  test('only when its fault is insisted on', () => {
    const fault = () => ({ message: 'Too long.', soft: true });
    expect(built(['a', 'ctrl-s'], { fault }).reply).toBeNull();
    expect(built(['a', 'ctrl-s'], { fault }).screen).toContain('✖ Too long.');
    expect(built(['a', 'ctrl-s', 'ctrl-s'], { fault }).reply).toEqual({ is: 'answer', value: '- a' });
  });
});
