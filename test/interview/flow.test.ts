import { describe, expect, test } from 'vitest';
import { begun, moved, standingIn, type Flow, type FlowEvent, type FlowStep } from '../../src/interview/flow.ts';
import { fc } from '../support/property.ts';

/** Steps as a test writes them: `a` is open, `A` answered, `a?` begun. */
const steps = (...marks: string[]): FlowStep[] =>
  marks.map((mark) => {
    const id = mark.charAt(0).toLowerCase();
    return { id, standing: mark.endsWith('?') ? 'begun' : mark === id ? 'open' : 'answered' };
  });

describe('an interview begins', () => {
  test.each<[string, string[], string | null]>([
    ['at the first step', ['a', 'b'], 'a'],
    ['behind what is answered', ['A', 'B', 'c'], 'c'],
    ['at what was interrupted', ['A', 'b?', 'c'], 'b'],
    ['on the review screen where all is answered', ['A', 'B'], null],
  ])('%s', (_where, marks, at) => {
    expect(begun(steps(...marks)).at).toBe(at);
  });

  test('at an answer that is to be looked at again', () => {
    const flow = begun(steps('A', 'B', 'C'), new Set(['b']));
    expect(flow.at).toBe('b');
    expect(standingIn(flow, { id: 'b', standing: 'answered' })).toBe('begun');
    expect(moved(flow, steps('A', 'B', 'C'), { is: 'answered' })).toMatchObject({ at: null, again: new Set() });
  });
});

/** Where a row of events leads to: an answer makes its step answered. */
function led(marks: readonly string[], events: readonly FlowEvent[]): Flow {
  let now = steps(...marks);
  let flow = begun(now);
  for (const event of events) {
    const { at } = flow;
    if (event.is === 'answered') now = now.map((step) => (step.id === at ? { ...step, standing: 'answered' } : step));
    flow = moved(flow, now, event);
  }
  return flow;
}

const answered = { is: 'answered' } as const;
const skipped = { is: 'skipped' } as const;
const back = { is: 'back' } as const;
const review = { is: 'review' } as const;
const jump = (to: string) => ({ is: 'jump', to }) as const;

describe('an event leads', () => {
  test.each<[string, string[], FlowEvent[], string | null]>([
    ['an answer to the next step', ['a', 'b'], [answered], 'b'],
    ['an answer past what is answered', ['a', 'B', 'c'], [answered], 'c'],
    ['the last answer to the review', ['a'], [answered], null],
    ['what is passed over to the next step', ['a', 'b'], [skipped], 'b'],
    ['back to the step before', ['a', 'b'], [answered, back], 'a'],
    ['back to what was passed over', ['a', 'b'], [skipped, back], 'a'],
    ['back from the first step nowhere', ['a', 'b'], [back], 'a'],
    ['back from the review to the last step', ['a', 'b'], [answered, answered, back], 'b'],
    ['on again from where one went back to', ['a', 'b', 'c'], [answered, answered, back, back, answered], 'c'],
    ['to the review from anywhere', ['a', 'b'], [review], null],
    ['from the review to any step', ['a', 'b'], [review, jump('b')], 'b'],
    ['from there back to the review, with an answer', ['a', 'b'], [review, jump('a'), answered], null],
    ['from there back to the review, with none', ['a', 'b'], [review, jump('a'), back], null],
    ['to no step that is not there', ['a'], [review, jump('x')], null],
  ])('%s', (_what, marks, events, at) => {
    expect(led(marks, events).at).toBe(at);
  });

  test('a step that is passed over and answered later counts as answered', () => {
    const flow = led(['a', 'b'], [skipped, back, answered]);
    expect(standingIn(flow, { id: 'a', standing: 'answered' })).toBe('answered');
    expect(flow.skipped).toEqual(new Set());
  });

  test('an answer that changes the steps to the first that is open then', () => {
    const flow = begun(steps('a', 'b'));
    expect(moved(flow, steps('A', 'x', 'y'), { is: 'answered' }).at).toBe('x');
  });
});

test('whatever happens, the flow is at a step or at the review, and answers alone lead to the end', () => {
  const event = fc.constantFrom<FlowEvent>(answered, skipped, back, review, jump('a'), jump('d'), jump('z'));
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const marks = ['a', 'b', 'c', 'd'];
      const flow = led(marks, events);
      expect([...marks, null]).toContain(flow.at);
      let now = flow;
      for (let left = marks.length; left > 0 && now.at !== null; left--) now = moved(now, steps(...marks), skipped);
      expect(now.at).toBeNull();
    }),
  );
});
