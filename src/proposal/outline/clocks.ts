import type { Entry } from './entry.ts';
import { isNear, type Minutes } from './minutes.ts';
import type { Clock } from './times.ts';

/** What each part of an outline takes, by the clock; null where the clock does not tell. */
export interface Clocked {
  readonly minutes: readonly (Minutes | null)[];
  /** Parts that have a beginning and no end. */
  readonly open: readonly Entry[];
}

/** In hours and minutes a talk of more than this from 0:00 would be too long: the clock is in minutes and seconds. */
const LONGEST_TALK = 240;
/** "12:45 to 1:30" goes over noon, "11:30 pm to 12:15 am" over midnight; what would take longer than this is a slip. */
const LONGEST_PART = 360;
const NOON = 12 * 60;
const DAY = 24 * 60;

/** Reads the places on the clock that stand at some entries: each part lasts until its end, or until the next begins. */
export function minutesByClock(entries: readonly Entry[]): Clocked {
  const minutes: (Minutes | null)[] = entries.map(() => null);
  const open: Entry[] = [];
  const placed = entries.flatMap((entry, index) =>
    entry.place === null ? [] : [{ entry, index, place: entry.place }],
  );
  const read = readerFor(placed.flatMap(({ place }) => (place.to === null ? [place.from] : [place.from, place.to])));
  for (const run of runsOf(placed, read)) {
    for (const [at, { entry, index, from, to }] of run.entries()) {
      const end = to ?? run[at + 1]?.from ?? null;
      if (end !== null) minutes[index] = [end - from, end - from];
      // One beginning alone is a time of day, or a time that something was seen at.
      else if (entry.length === null && run.length > 1) open.push(entry);
    }
  }
  return { minutes, open };
}

type Reader = (clock: Clock) => number;

/** Decides what the clock of an outline counts in: hours and minutes, or minutes and seconds. Gives minutes. */
export function readerFor(clocks: readonly Clock[]): Reader {
  const inHours = (clock: Clock): number => {
    const [hours = 0, minutes = 0, seconds = 0] = clock.parts;
    if (clock.inMinutes) return hours;
    const half = clock.half === 'pm' && hours < 12 ? 12 : clock.half === 'am' && hours === 12 ? -12 : 0;
    return (hours + half) * 60 + minutes + seconds / 60;
  };
  const inMinutes = (clock: Clock): number => {
    const [minutes = 0, seconds = 0] = clock.parts;
    return clock.inMinutes || clock.parts.length > 2 ? inHours(clock) : minutes + seconds / 60;
  };
  const plain = clocks.filter(({ half, ofDay }) => half === null && !ofDay);
  // "0:30, 3:45, 1:02:00": what has no hours beside what has them.
  if (plain.some(({ parts }) => parts.length > 2)) return inMinutes;
  const [first = DAY, ...others] = plain.map(inHours);
  let most = first;
  for (const value of others) most = Math.max(most, value);
  // One that begins late in the evening goes on after midnight.
  const isShort = first < 60 && most > LONGEST_TALK;
  return isShort || most > DAY ? inMinutes : inHours;
}

interface Placed {
  readonly entry: Entry;
  readonly index: number;
  readonly place: NonNullable<Entry['place']>;
}

interface Stretch {
  readonly entry: Entry;
  readonly index: number;
  readonly from: number;
  readonly to: number | null;
}

/** An end that is over noon or over midnight; the beginning itself where it would be too far. */
const endAfter = (from: number, end: number): number =>
  [end + NOON, end + DAY].find((later) => later >= from && later - from <= LONGEST_PART) ?? from;

/** Parts of one depth whose clock runs on; where it goes back, another run begins. */
function runsOf(placed: readonly Placed[], read: Reader): Stretch[][] {
  const runs: Stretch[][] = [];
  const current = new Map<number, Stretch[]>();
  for (const { entry, index, place } of placed) {
    let run = current.get(entry.depth);
    const before = run?.at(-1);
    let from = read(place.from);
    // From 12:45 to 1:30, and then 2:00: over noon.
    const isOverNoon = before !== undefined && before.from >= 9 * 60 && before.from < 20 * 60 && from < 8 * 60;
    if (isOverNoon && from > 0) from += NOON;
    else if (before !== undefined && before.from >= 20 * 60 && from < 6 * 60) from += DAY;
    const end = place.to === null ? null : read(place.to);
    const to = end !== null && end < from ? endAfter(from, end) : end;
    if (run === undefined || before === undefined || from < before.from) {
      run = [];
      runs.push(run);
      current.set(entry.depth, run);
    }
    run.push({ entry, index, from, to });
  }
  return runs;
}

/**
 * Whether ranges are the clock of the talk: "0-5 min, 5-20 min" begin each where the one before ended, the first of
 * them at nought or one. Where one begins at nought again, so does the clock.
 */
export function isClock(ranges: readonly Minutes[]): boolean {
  return (
    ranges.length > 1 &&
    ranges.every(([least, most], index) => {
      const before = ranges[index - 1]?.[1];
      if (most <= least) return false;
      if (before === undefined) return least <= 1;
      return isNear(least, before) || isNear(least, before + 1) || (least === 0 && index > 1);
    })
  );
}

/** Whether numbers are what was counted up beside lengths: each is the one before and the length. */
export function isRunningTotal(lengths: readonly Minutes[], totals: readonly Minutes[]): boolean {
  let sum = 0;
  return (
    totals.length > 1 &&
    totals.every(([least, most], index) => {
      sum += lengths[index]?.[1] ?? 0;
      return least === most && isNear(most, sum);
    })
  );
}

/** Whether numbers only grow. */
export const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
