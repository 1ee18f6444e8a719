import { Temporal } from 'temporal-polyfill';
import { AOE, zoneId } from './zones.ts';

type Instant = Temporal.Instant;

/**
 * A time as a conference file holds it: a day; a day and an hour, in the local time of the call's zone; or these with an
 * offset, which then says which of two such hours is meant, or an hour in UTC with `Z`.
 */
export const PUBLISHED =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T((?:[01]\d|2[0-3]):[0-5]\d)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/;

/** Why a published time is not one instant, or is only taken for one. */
export type Doubt =
  /** The hour was not published. */
  | 'hour'
  /** The zone was not published. */
  | 'zone'
  /** Midnight, which ends one day and begins another. */
  | 'midnight'
  /** The clocks left the hour out. */
  | 'gap'
  /** The clocks showed the hour twice. */
  | 'overlap';

/** The instants that a published time may mean. */
export interface Meaning {
  /** The last instant in time, where one reading is taken; null where the hour or the zone is missing. */
  readonly instant: Instant | null;
  readonly earliest: Instant;
  readonly latest: Instant;
  readonly doubts: readonly Doubt[];
}

/** Whether the calendar has a day that is written 2024-02-29. */
export function isRealDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

/** Whether the hour of a published time is told. */
export const hasHour = (published: string): boolean => published.includes('T');

/** The day of a published time, where it was published. */
export const dayOf = (published: string): Temporal.PlainDate => Temporal.PlainDate.from(published.slice(0, 10));

/** The hour of a published time as `12:00`, or null. */
export const hourOf = (published: string): string | null => PUBLISHED.exec(published)?.[2] ?? null;

/**
 * When what was published as an end has ended. A day ends with that day in AoE; elsewhere a day without an hour may end
 * from its start on. Without a zone it may be any, from UTC+14 to UTC-12. Throws for a notation with a fault.
 */
export function endOf(published: string, zone: string | null): Meaning {
  const id = zone === null ? undefined : zoneId(zone);
  const hour = hourOf(published);
  const date = dayOf(published);
  if (hour !== null) return momentOf(published, id);
  const from = date.toZonedDateTime(id ?? '+14:00').toInstant();
  const to = date
    .add({ days: 1 })
    .toZonedDateTime(id ?? '-12:00')
    .toInstant();
  // "10 June, Anywhere on Earth" is over when the day is over at UTC-12.
  if (zone === AOE) return { instant: to, earliest: to, latest: to, doubts: [] };
  return { instant: null, earliest: from, latest: to, doubts: id === undefined ? ['hour', 'zone'] : ['hour'] };
}

/** When what was published as a beginning has begun: a day without an hour begins as the day does. Without a zone it may be any. */
export function startOf(published: string, zone: string | null): Instant {
  const id = zone === null ? undefined : zoneId(zone);
  if (hourOf(published) === null)
    return dayOf(published)
      .toZonedDateTime(id ?? '+14:00')
      .toInstant();
  const { instant, earliest } = momentOf(published, id);
  return instant ?? earliest;
}

/** A day with an hour. Where the clocks leave it out, it is taken as that much later; where they show it twice, as the first. */
function momentOf(published: string, id: string | undefined): Meaning {
  const [, date = '', hour = '', offset] = PUBLISHED.exec(published) ?? [];
  const doubts: Doubt[] = hour === '00:00' && offset !== 'Z' ? ['midnight'] : [];
  const local = Temporal.PlainDateTime.from(`${date}T${hour}`);
  if (offset !== undefined) {
    const instant = Temporal.Instant.from(published);
    return { instant, earliest: instant, latest: instant, doubts };
  }
  if (id === undefined) {
    const earliest = local.toZonedDateTime('+14:00').toInstant();
    return {
      instant: null,
      earliest,
      latest: local.toZonedDateTime('-12:00').toInstant(),
      doubts: [...doubts, 'zone'],
    };
  }
  const earlier = local.toZonedDateTime(id, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(id, { disambiguation: 'later' });
  const instant = local.toZonedDateTime(id, { disambiguation: 'compatible' }).toInstant();
  if (!earlier.equals(later)) doubts.push(earlier.toPlainDateTime().equals(local) ? 'overlap' : 'gap');
  return { instant, earliest: earlier.toInstant(), latest: later.toInstant(), doubts };
}

/** Whether an offset that a time was published with is not the one that its zone had then. */
export function offsetDisagrees(published: string, zone: string): boolean {
  const offset = PUBLISHED.exec(published)?.[3];
  const id = zoneId(zone);
  if (offset === undefined || offset === 'Z' || id === undefined) return false;
  return Temporal.Instant.from(published).toZonedDateTimeISO(id).offset !== offset;
}
