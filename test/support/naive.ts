import type { Minutes } from '../../src/proposal/outline.ts';

/** Adds every "N min" in an outline, as a first attempt would: what the reader of outlines is measured against. */
export function naiveMinutes(outline: string): Minutes | null {
  const times = Array.from(outline.matchAll(/(\d+(?:[.,]\d+)?)[ -]?min(?:ute)?s?\b/gi), ([, number = '']) =>
    Number(number.replace(',', '.')),
  );
  if (times.length === 0) return null;
  const sum = times.reduce((before, minutes) => before + minutes, 0);
  return [sum, sum];
}
