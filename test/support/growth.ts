import process from 'node:process';

/** Eight times the text may take eight times the time, and as much again twice over; sixty-four times is quadratic. */
const SIZES = [4_000, 32_000] as const;
export const MOST = 24;
/** What takes no longer than this, in milliseconds, may vary as it likes. */
const FAST = 40;

/** The time that the processor worked, in milliseconds: what else the machine does is not counted. */
export function timeOf(run: () => unknown): number {
  const began = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** How many times as long eight times the text takes; null where that is linear. `run` makes ready for a size. */
export function growth(run: (size: number) => () => unknown, sizes: readonly [number, number] = SIZES): number | null {
  const [small, large] = [run(sizes[0]), run(sizes[1])];
  // What was slow gets a second chance and a third: the first run pays for compiling.
  let times = Infinity;
  for (let round = 0; round < 3; round++) {
    const more = timeOf(large);
    if (more < FAST) return null;
    times = Math.min(times, more / Math.max(1, timeOf(small)));
    if (times < MOST) return null;
  }
  return times;
}
