import { describe, expect, test } from 'vitest';
import { minutesOf, partsIn, planFrom, planText, suggestedMinutes, type Part } from '../../src/interview/plan.ts';
import { fc } from '../support/property.ts';

describe('an outline is a plan', () => {
  test.each([
    ['of none', '', []],
    ['of items', '- a\n* b', [0, 0]],
    ['with items inside', '- a\n  - b\n    - c\n- d', [0, 1, 1, 0]],
  ])('%s', (_what, text, depths) => {
    expect(planFrom(text)?.map(({ depth }) => depth)).toEqual(depths);
  });

  test.each([
    ['prose', 'First, I show why.'],
    ['a numbered list', '1. a\n2. b'],
    ['a list in paragraphs', '- a\n\n  more of it'],
    ['headings', '### a\n\n- b'],
    ['a deep list', '- a\n  - b\n      - c'],
    ['a table', '| a | 5 min |'],
  ])('and stays a text where it is %s', (_what, text) => {
    expect(planFrom(text)).toBeNull();
  });
});

const part = fc.record({
  text: fc.stringMatching(/^[a-z][a-z ]{0,10}[a-z]( \([1-9] min\))?$/),
  depth: fc.constantFrom<0 | 1>(0, 1),
});
const plan = fc
  .array(part, { maxLength: 8 })
  .map((parts): Part[] => parts.map((one, index) => (index === 0 ? { ...one, depth: 0 } : one)));

test('what is written is read back as the same plan', () => {
  fc.assert(
    fc.property(plan, fc.constantFrom(2, 4), (parts, indent) => {
      expect(planFrom(planText(parts, indent))).toEqual(parts);
      expect(partsIn(planText(parts, indent))).toEqual(parts);
    }),
  );
});

test('suggested minutes are whole, and fill the slot to the minute', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,9}( \([1-9] min\))?$/), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 5, max: 180 }),
      (texts, slot) => {
        const parts = texts.map((text): Part => ({ text, depth: 0 }));
        const minutes = suggestedMinutes(parts, [slot, slot]);
        const given = minutes.filter((one) => one !== null);
        expect(given.every((one) => Number.isInteger(one) && one >= 1)).toBe(true);
        if (given.length === 0) return;
        const used = minutesOf(planText(parts, 2))?.[1] ?? 0;
        expect(used + given.reduce((sum, one) => sum + one, 0)).toBe(slot);
      },
    ),
  );
});
