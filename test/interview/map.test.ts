import { expect, test } from 'vitest';
import { mapLines } from '../../src/interview/map.ts';
import type { MapStep } from '../../src/interview/prompter.ts';
import { paintFor } from '../../src/text/paint.ts';

const paint = paintFor({ isTTY: false }, { color: false, env: {} });
const steps: readonly MapStep[] = [
  { label: 'Call', standing: 'answered', current: false },
  { label: 'Idea', standing: 'skipped', current: false },
  { label: 'Title', standing: 'begun', current: false },
  { label: 'Abstract', standing: 'open', current: true },
  { label: 'Outline', standing: 'open', current: false },
];

test.each([
  [80, ['✔ Call  – Idea  ◐ Title  ❯ Abstract  · Outline']],
  [30, ['✔ Call  – Idea  ◐ Title', '❯ Abstract  · Outline']],
  [15, ['✔–◐❯· 4 of 5']],
  [8, ['4 of 5']],
])('the steps in %i columns, each sign telling how far it is', (columns, lines) => {
  expect(mapLines(steps, columns, paint)).toEqual(lines);
});

test('no steps are no map', () => {
  expect(mapLines([], 80, paint)).toEqual([]);
});
