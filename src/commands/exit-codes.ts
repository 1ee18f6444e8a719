import type { Severity } from '../check/rule.ts';

/** The user stopped it, as a shell says of a program that Ctrl-C ended. */
export const STOPPED = 130;

/** 0 where nothing stands against submitting, 1 where errors do, or more warnings than are allowed. */
export function exitCodeOf({ error, warning }: Record<Severity, number>, maxWarnings = Infinity): number {
  return error > 0 || warning > maxWarnings ? 1 : 0;
}
