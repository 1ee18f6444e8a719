import { Temporal } from 'temporal-polyfill';
import { badInstant } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

/** The moment to judge by: `--as-of`, else now. Throws a CfpError for what is no instant. */
export function momentOf({ now }: Pick<Terminal, 'now'>, asOf: string | undefined): Temporal.Instant {
  if (asOf === undefined) return Temporal.Instant.fromEpochMilliseconds(now.getTime());
  try {
    return Temporal.Instant.from(asOf);
  } catch {
    throw badInstant(asOf);
  }
}
