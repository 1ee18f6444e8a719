import { tally, type Report } from '../check/check.ts';

/** The user stopped it, as a shell says of a program that Ctrl-C ended. */
export const STOPPED = 130;

/** 0 where nothing stands against submitting, 1 where errors do, or more warnings than are allowed. */
export function exitCodeOf(reports: readonly Report[], maxWarnings = Infinity): number {
  const { error, warning } = tally(reports);
  return error > 0 || warning > maxWarnings ? 1 : 0;
}
