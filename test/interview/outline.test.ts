import { describe, expect, test } from 'vitest';
import { askPartByPart } from '../../src/interview/outline.ts';
import { Stopped } from '../../src/interview/prompter.ts';
import type { Minutes } from '../../src/proposal/outline.ts';
import { script, type Reply } from '../support/script.ts';

const part = (number: number, left = ''): string => `Outline, part ${number}${left} (Enter alone: done)`;
const minutes = (left = ''): string => `  Its minutes${left} (Enter alone: none)`;

async function asked(slot: Minutes | null, replies: readonly (readonly [string, Reply])[], initial = '') {
  const scripted = script(...replies);
  const typed: string[] = [];
  const parts: string[] = [];
  let outline: string | null = null;
  try {
    const reply = await askPartByPart(scripted.prompter, {
      slot,
      initial,
      message: 'Outline',
      indent: 2,
      isUnfinished: false,
      shapes: [],
      questions: undefined,
      onText: (text) => typed.push(text),
      onLine: (text) => parts.push(text),
    });
    outline = reply.is === 'answer' ? reply.value : null;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  scripted.done();
  return { outline, typed, parts };
}

describe('an outline is asked for part by part', () => {
  test('with the minutes in the part, or asked for', async () => {
    const { outline, parts } = await asked(
      [25, 25],
      [
        [part(1, ', 25 min left'), 'Why noon (10 min)'],
        [part(2, ', 15 min left'), 'How'],
        [minutes(', 15 min left'), '12.5'],
        [part(3, ', 2.5 min left'), 'Bye'],
        [minutes(', 2.5 min left'), ''],
        [part(4, ', 2.5 min left'), ''],
      ],
    );
    expect(outline).toBe('- Why noon (10 min)\n- How (12.5 min)\n- Bye');
    expect(parts).toEqual(['- Why noon (10 min)', '- Why noon (10 min)\n- How (12.5 min)', outline]);
  });

  test('with what is over, once it is', async () => {
    const { outline } = await asked(
      [20, 25],
      [
        [part(1, ', 25 min left'), '30 min: all of it'],
        [part(2, ', 5 min over'), ''],
      ],
    );
    expect(outline).toBe('- 30 min: all of it');
  });

  test('with a range at its longest', async () => {
    await asked(
      [25, 25],
      [
        [part(1, ', 25 min left'), 'a (5-10 min)'],
        [part(2, ', 15 min left'), ''],
      ],
    );
  });

  test('without a slot', async () => {
    expect(
      (
        await asked(null, [
          [part(1), 'a (5 min)'],
          [part(2), ''],
        ])
      ).outline,
    ).toBe('- a (5 min)');
  });

  test('and none is no outline', async () => {
    expect(await asked([25, 25], [[part(1, ', 25 min left'), '']])).toMatchObject({ outline: '', parts: [] });
  });

  test('and goes on below the parts that are there', async () => {
    const there = '- a (5 min)\n- b (10 min)';
    const { outline } = await asked(
      [25, 25],
      [
        [part(3, ', 10 min left'), 'c (3 min)'],
        [part(4, ', 7 min left'), ''],
      ],
      there,
    );
    expect(outline).toBe(`${there}\n- c (3 min)`);
  });

  test.each(['5', '5 min', '5m', '5 minutes'])('takes minutes as %j', async (text) => {
    const { outline } = await asked(null, [
      [part(1), 'a'],
      [minutes(), text],
      [part(2), ''],
    ]);
    expect(outline).toBe('- a (5 min)');
  });

  test.each(['soon', '5 h', '-5', '1000', '5.55'])('and takes no minutes such as %j', async (text) => {
    await expect(
      asked(null, [
        [part(1), 'a'],
        [minutes(), text],
      ]),
    ).rejects.toThrow('Minutes are a number, such as 5.');
  });
});

test('what is typed is told with every key, as it would be written', async () => {
  const { typed, outline } = await asked(null, [
    [part(1), 'ab (1 min)'],
    [part(2), { stopAfter: 'cd' }],
  ]);
  expect(outline).toBeNull();
  expect(typed.slice(0, 2)).toEqual(['- a', '- ab']);
  expect(typed.slice(-2)).toEqual(['- ab (1 min)\n- c', '- ab (1 min)\n- cd']);
});

test('a part whose minutes are never given is kept', async () => {
  const { typed } = await asked(null, [
    [part(1), 'ab'],
    [minutes(), { stopAfter: '' }],
  ]);
  expect(typed.at(-1)).toBe('- ab');
});
