/** What one run of a command took, in milliseconds; the processor's part where it is known. */
export interface Took {
  readonly wall: number;
  readonly processor: number | null;
}

/** How many times as long one command takes as another, by three measures. */
export interface Ratios {
  /** Of the medians by the clock: what people wait. */
  readonly median: number;
  /** Of the shortest runs by the clock: what the rest of the machine disturbs least. */
  readonly least: number;
  /** Of the medians of the processor's time; null where it is not known. */
  readonly processor: number | null;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly against: string;
  /** The figures themselves, in words. */
  readonly figures: string;
  readonly ratios: Ratios | null;
  /** What the figure may be at most, in words; empty where nothing was promised. */
  readonly atMost: string;
  readonly holds: boolean | null;
}

/** The middle one of some numbers, or the mean of the two in the middle. Throws when there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

export function ratiosOf(ours: readonly Took[], theirs: readonly Took[]): Ratios {
  const [our, their] = [processorOf(ours), processorOf(theirs)];
  return {
    median: medianWall(ours) / medianWall(theirs),
    least: Math.min(...ours.map(({ wall }) => wall)) / Math.min(...theirs.map(({ wall }) => wall)),
    processor: our === null || their === null || their === 0 ? null : our / their,
  };
}

const medianWall = (times: readonly Took[]): number => median(times.map(({ wall }) => wall));

function processorOf(times: readonly Took[]): number | null {
  const known = times.flatMap(({ processor }) => processor ?? []);
  return known.length === times.length ? median(known) : null;
}

/** The runs of two commands; `atMost` is how many times as long as theirs ours may take. */
interface Runs {
  readonly ours: readonly Took[] | undefined;
  readonly theirs: readonly Took[] | undefined;
  readonly atMost?: number;
}

/** A row of one command against another. Throws where one of them was never run. */
export function ratioRow(what: string, against: string, { ours = [], theirs = [], atMost }: Runs): Row {
  const ratios = ratiosOf(ours, theirs);
  return {
    what,
    against,
    figures: `${milliseconds(medianWall(ours))} / ${milliseconds(medianWall(theirs))}`,
    ratios,
    atMost: atMost === undefined ? '' : times(atMost),
    holds: atMost === undefined ? null : ratios.median <= atMost,
  };
}

/** A row that says why there is nothing to say. */
export const missingRow = (what: string, against: string, why: string): Row => ({
  what,
  against,
  figures: why,
  ratios: null,
  atMost: '',
  holds: null,
});

export const times = (ratio: number): string => `${Number(ratio.toFixed(2))}×`;

export const milliseconds = (time: number): string =>
  time < 1000 ? `${Number(time.toPrecision(3))} ms` : `${Number((time / 1000).toPrecision(3))} s`;
