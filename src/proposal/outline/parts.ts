import { isClock, isRising, isRunningTotal, minutesByClock, readerFor } from './clocks.ts';
import type { Entry } from './entry.ts';
import { either, isNear, none, type Minutes } from './minutes.ts';

/** An entry with the minutes that it means, in the light of all the others. */
export interface Part {
  readonly entry: Entry;
  readonly minutes: Minutes | null;
}

/** What the entries of an outline mean together. */
export interface Parts {
  readonly parts: readonly Part[];
  /** How the times were read, and where that is not sure, in sentences. */
  readonly how: readonly string[];
  readonly doubts: readonly string[];
}

/**
 * Gives each entry its minutes. What one line leaves open is decided by all of them: whether "5 min Intro" is a time,
 * whether "0-5 min" is a range or a clock, whether "(5/20)" counts up, whether "(5)" is minutes.
 */
export function partsOf(entries: readonly Entry[], whole: Minutes | null): Parts {
  const how: string[] = [];
  const doubts: string[] = [];
  const lengths = plainLengths(entries);

  const bare = bareMinutes(entries, lengths, whole);
  if (bare.size > 0) how.push('Took the numbers without a unit for minutes.');
  const minutes = entries.map((entry, index) => lengths[index] ?? bare.get(entry) ?? null);

  if (dropRunningTotals(entries, minutes)) how.push('Left out the running total beside the items.');
  if (readRangesAsClock(entries, minutes) || readStarts(entries, minutes)) {
    how.push('Read the minutes as a clock: each part begins where the one before ends.');
  }
  if (readTotalsAsEnds(entries, minutes, whole))
    how.push('Read the minutes as a running total, since the last is the total.');

  if (readClockAsLengths(entries, minutes)) how.push('Read times such as "0:05" as lengths.');
  else if (readClockAsEnds(entries, minutes)) how.push('Read as clock times: each part ends at its own.');
  else {
    const clock = minutesByClock(entries);
    let used = 0;
    for (const [index, byClock] of clock.minutes.entries()) {
      if (minutes[index] !== null || byClock === null) continue;
      minutes[index] = byClock;
      used++;
    }
    if (used > 0) how.push('Read as clock times: each part runs until the next.');
    const last = clock.open.findLast(({ text }) => !ENDS.test(text));
    if (last !== undefined) doubts.push(`"${last.text}" has no end on the clock, so it adds nothing.`);
  }
  return { parts: entries.map((entry, index) => ({ entry, minutes: minutes[index] ?? null })), how, doubts };
}

/** What stands at the end of a clock and takes no time. */
const ENDS = /^(?:the )?(?:end|done|fin|finish|close|ende|schluss|fim|thanks?)\b/i;

/** The lengths that are sure, and those that others of their kind make so. */
function plainLengths(entries: readonly Entry[]): (Minutes | null)[] {
  const counts = new Map<string, number>();
  const kindOf = ({ sureness, depth }: Entry): string => (sureness === 'sure' ? `sure ${depth}` : sureness);
  for (const entry of entries) {
    if (entry.length !== null) counts.set(kindOf(entry), (counts.get(kindOf(entry)) ?? 0) + 1);
  }
  return entries.map((entry) => {
    const { length, sureness, kind, depth } = entry;
    if (sureness === 'sure') return length;
    // One of them is a remark, unless it is one item among others that have a time.
    const isAmong = kind === 'item' && counts.has(`sure ${depth}`);
    return isAmong || (counts.get(sureness) ?? 0) > 1 ? length : null;
  });
}

/** Numbers that are minutes though they do not say so: where the outline says it once, or where they can be nothing else. */
function bareMinutes(
  entries: readonly Entry[],
  lengths: readonly (Minutes | null)[],
  whole: Minutes | null,
): Map<Entry, Minutes> {
  const found = new Map<Entry, Minutes>();
  const bare = entries.filter(({ bare, place }, index) => bare !== null && lengths[index] === null && place === null);
  const values = bare.flatMap(({ bare }) => (bare === null ? [] : [bare]));
  const seconds = bare.flatMap(({ second }) => (second === null ? [] : [second.minutes]));
  const isPairs = seconds.length === bare.length && isRunningTotal(values, seconds);
  const isSaid = entries.some(({ saysMinutes }) => saysMinutes);
  const hasUnits = lengths.some((length) => length !== null);
  if (isSaid || isPairs || isClock(values) || (!hasUnits && isPlan(values, whole))) {
    for (const entry of bare) if (entry.bare !== null) found.set(entry, entry.bare);
  }
  return found;
}

/** Whether numbers look like the minutes of a talk: three or more, no numbering, and a round sum or the one that is told. */
function isPlan(values: readonly Minutes[], whole: Minutes | null): boolean {
  const numbers = values.map(([, most]) => most);
  const sum = numbers.reduce((before, number) => before + number, 0);
  const isNumbering = numbers.every((number, index) => number === index + 1);
  if (values.length < 2 || isNumbering || values.some(([least, most]) => least !== most)) return false;
  if (whole !== null && isNear(sum, whole[1])) return true;
  return (
    values.length > 2 &&
    sum <= 240 &&
    sum % 5 === 0 &&
    numbers.filter((number) => number % 5 === 0).length * 2 > numbers.length
  );
}

/** Drops the second number beside each length, where it counts up; where it does not, a slash is for two slots. */
function dropRunningTotals(entries: readonly Entry[], minutes: (Minutes | null)[]): boolean {
  const pairs = entries.flatMap(({ second }, index) => {
    const first = minutes[index];
    return second === null || first === null || first === undefined ? [] : [{ index, first, second }];
  });
  const firsts = pairs.map(({ first }) => first);
  const seconds = pairs.map(({ second }) => second.minutes);
  if (isRunningTotal(firsts, seconds)) return true;
  if (isRunningTotal(seconds, firsts)) {
    for (const { index, second } of pairs) minutes[index] = second.minutes;
    return true;
  }
  for (const { index, first, second } of pairs) {
    if (second.isOther) minutes[index] = either(first, second.minutes);
  }
  return false;
}

/** The indexes of what can be told apart by depth, so that a list in an item has a clock of its own. */
function byDepth(entries: readonly Entry[], isOne: (entry: Entry, index: number) => boolean): number[][] {
  const groups = new Map<number, number[]>();
  for (const [index, entry] of entries.entries()) {
    if (!isOne(entry, index)) continue;
    const group = groups.get(entry.depth);
    if (group === undefined) groups.set(entry.depth, [index]);
    else group.push(index);
  }
  return [...groups.values()];
}

/** "0-5 min, 5-20 min" */
function readRangesAsClock(entries: readonly Entry[], minutes: (Minutes | null)[]): boolean {
  let isRead = false;
  const isRange = (_: Entry, index: number): boolean => {
    const [least, most] = minutes[index] ?? none;
    return least < most;
  };
  for (const group of byDepth(entries, isRange)) {
    const ranges = group.map((index) => minutes[index] ?? none);
    if (!isClock(ranges)) continue;
    isRead = true;
    // "1-5 min, 6-20 min": the last minute of each is part of it.
    const isWhole = ranges.some(([from], at) => at > 0 && isNear(from, (ranges[at - 1]?.[1] ?? 0) + 1));
    for (const [at, [from, to]] of ranges.entries()) {
      const length = to - from + (isWhole ? 1 : 0);
      minutes[group[at] ?? 0] = [length, length];
    }
  }
  return isRead;
}

/** "0 min: Intro, 5 min: Demo, 20 min: Questions": a part of no length at the beginning, and only greater ones after it. */
function readStarts(entries: readonly Entry[], minutes: (Minutes | null)[]): boolean {
  let isRead = false;
  for (const group of byDepth(entries, (_, index) => (minutes[index] ?? null) !== null)) {
    const starts = group.map((index) => minutes[index]?.[0] ?? 0);
    if (starts[0] !== 0 || starts.length < 3 || !isRising(starts)) continue;
    isRead = true;
    for (const [at, index] of group.entries()) {
      const next = starts[at + 1];
      const length = next === undefined ? null : next - (starts[at] ?? 0);
      minutes[index] = length === null ? null : [length, length];
    }
  }
  return isRead;
}

/** Lengths that only grow, the last of which is what the outline says it makes, are what was counted up. */
function readTotalsAsEnds(entries: readonly Entry[], minutes: (Minutes | null)[], whole: Minutes | null): boolean {
  if (whole === null) return false;
  const timed = entries.flatMap((_, index) => ((minutes[index] ?? null) === null ? [] : [index]));
  const ends = timed.map((index) => minutes[index]?.[1] ?? 0);
  const isFlat = new Set(timed.map((index) => entries[index]?.depth)).size === 1;
  if (!isFlat || ends.length < 3 || !isRising(ends) || !isNear(ends.at(-1) ?? 0, whole[1])) return false;
  for (const [at, index] of timed.entries()) {
    const length = (ends[at] ?? 0) - (ends[at - 1] ?? 0);
    minutes[index] = [length, length];
  }
  return true;
}

/** The clock times that stand at the end of their parts, where all do and none has an end. */
function endClocks(
  entries: readonly Entry[],
  minutes: readonly (Minutes | null)[],
  isAtEnd = ({ place }: Entry): boolean => place?.isLast === true,
): { index: number; at: number }[] {
  const placed = entries.flatMap((entry, index) =>
    entry.place === null || minutes[index] !== null ? [] : [{ entry, index, place: entry.place }],
  );
  if (placed.some(({ entry, place }) => place.to !== null || place.from.ofDay || !isAtEnd(entry))) return [];
  const read = readerFor(placed.map(({ place }) => place.from));
  const values = placed.map(({ index, place }) => ({ index, at: read(place.from) }));
  // A part of a talk takes less than four hours: these are minutes and seconds.
  const isLong = values.some(({ at }) => at > 240);
  return isLong ? values.map(({ index, at }) => ({ index, at: at / 60 })) : values;
}

/** "Intro (0:05), Demo (0:15), Questions (0:05)" */
function readClockAsLengths(entries: readonly Entry[], minutes: (Minutes | null)[]): boolean {
  const values = endClocks(entries, minutes, ({ kind, place }) => kind === 'row' || place?.isLast === true);
  if (values.length < 2 || isRising(values.map(({ at }) => at))) return false;
  for (const { index, at } of values) minutes[index] = [at, at];
  return true;
}

/** "Intro (0:05), Demo (0:20), Questions (0:25)" */
function readClockAsEnds(entries: readonly Entry[], minutes: (Minutes | null)[]): boolean {
  const values = endClocks(entries, minutes);
  if (values.length < 2 || values[0]?.at === 0) return false;
  for (const [place, { index, at }] of values.entries()) {
    const length = at - (values[place - 1]?.at ?? 0);
    minutes[index] = [length, length];
  }
  return true;
}
