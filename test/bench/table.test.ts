import { expect, test } from 'vitest';
import { median, ratioRow, ratiosOf, type Took } from './figures.ts';
import { ratiosIn, slowerThanKept, tableOf } from './table.ts';

const took = (...walls: number[]): Took[] => walls.map((wall) => ({ wall, processor: wall / 2 }));
const byClock = (...walls: number[]): Took[] => walls.map((wall) => ({ wall, processor: null }));

const startUp = (ours: readonly Took[], theirs: readonly Took[] = took(40, 42, 44)) =>
  ratioRow('cfp topics', 'node -e 0', { ours, theirs, atMost: 1.4 });

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 2, 30], 3],
])('the middle of %j is %d', (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});

test('one command against another is told by its median, its shortest run and the time of the processor', () => {
  expect(ratiosOf(took(50, 60, 90), took(20, 25, 30))).toEqual({ median: 2.4, least: 2.5, processor: 2.4 });
});

test('where the time of the processor is not known of every run, it is not told', () => {
  expect(ratiosOf([...took(50), ...byClock(60)], took(20, 25)).processor).toBeNull();
});

test('the table says what holds, and what does not', () => {
  const rows = [
    startUp(took(50, 52.5, 80)),
    ratioRow('cfp check of 1,000', 'rumdl', { ours: byClock(1234), theirs: byClock(500), atMost: 2 }),
    ratioRow('cfp status', 'node -e 0', { ours: byClock(84), theirs: byClock(42) }),
  ];
  expect(tableOf(rows)).toBe(
    `
| what               | against   | took            | ratio | least | processor | at most | holds  |
|--------------------|-----------|-----------------|-------|-------|-----------|---------|--------|
| cfp topics         | node -e 0 | 52.5 ms / 42 ms | 1.25× | 1.25× | 1.25×     | 1.4×    | yes    |
| cfp check of 1,000 | rumdl     | 1.23 s / 500 ms | 2.47× | 2.47× |           | 2×      | **no** |
| cfp status         | node -e 0 | 84 ms / 42 ms   | 2×    | 2×    |           |         |        |
`.trimStart(),
  );
});

test('a table that was kept is read again', () => {
  const row = startUp(byClock(50, 52.5, 80));
  expect(ratiosIn(`# Kept\n\n- a machine\n\n${tableOf([row])}`)).toEqual(
    new Map([['cfp topics | node -e 0', { median: 1.25, least: 1.25, processor: null }]]),
  );
});

const kept = ratiosIn(tableOf([startUp(took(50, 52.5, 80))]));

test.each([
  ['as fast as kept', took(50, 52.5, 80)],
  ['faster', took(40, 44, 50)],
  ['a little slower', took(54, 57, 60)],
  ['slower by the clock, and by its shortest run no slower', took(50, 70, 90)],
  ['slower by the clock, and by the processor no slower', [70, 71, 72].map((wall) => ({ wall, processor: 26 }))],
])('nothing is told of what is %s', (_, times) => {
  expect(slowerThanKept([startUp(times)], kept)).toEqual([]);
});

test('what is more than a tenth slower by every measure is told', () => {
  expect(slowerThanKept([startUp(took(60, 63, 90))], kept)).toEqual([
    'cfp topics takes 1.5× of node -e 0; it took 1.25×. That is 20 % more.',
  ]);
});

test('what was not kept is compared with nothing', () => {
  expect(slowerThanKept([startUp(took(60, 63, 90))], ratiosIn(''))).toEqual([]);
});
