import { slotOf, type Format } from '../../conference/conference.ts';

/** Minutes as `[least, most]`: "5-7 min" is [5, 7], "5 min" is [5, 5]. */
export type Minutes = readonly [least: number, most: number];

export const none: Minutes = [0, 0];

export const add = (a: Minutes, b: Minutes): Minutes => [a[0] + b[0], a[1] + b[1]];

export const times = (count: number, [least, most]: Minutes): Minutes => [count * least, count * most];

/** What may last as long as either. */
export const either = (a: Minutes, b: Minutes): Minutes => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

/** The same to a tenth of a minute: seconds do not add up exactly. */
export const isSame = (a: Minutes, b: Minutes): boolean => isNear(a[0], b[0]) && isNear(a[1], b[1]);

export const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 0.1;

/** "25 min", "20-25 min", "1.5 min". */
export function minutesWords([least, most]: Minutes): string {
  const words = (minutes: number): string => String(Math.round(minutes * 10) / 10);
  return `${least === most ? words(least) : `${words(least)}-${words(most)}`} min`;
}

/** A format with the minutes of its slot, unless its name tells them: "Talk (30 min)", "25-minute talk". */
export function formatWords(format: Format): string {
  const slot = slotOf(format);
  const numbers = Array.from(format.name.matchAll(/\d+/g), ([number]) => number);
  const minutes = slot === null || numbers.includes(String(slot[0])) ? '' : ` (${minutesWords(slot)})`;
  return `${format.name}${minutes}`;
}
