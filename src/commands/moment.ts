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

/** The day of a moment in UTC, as 2026-11-27: the day on which something was read. */
export function dayAt(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO('UTC').toPlainDate().toString();
}
