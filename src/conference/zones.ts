import { Temporal } from 'temporal-polyfill';

/** "Anywhere on Earth": a day has ended when it has ended everywhere, at UTC-12 last. */
export const AOE = 'AoE';

// Each of these stands for more than one zone, or for half a year only; a deadline in one of them cannot be judged.
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  AST: ['America/Halifax', 'Asia/Riyadh'],
  BST: ['Europe/London', 'Asia/Dhaka'],
  CDT: ['America/Chicago', 'America/Havana'],
  CEST: ['Europe/Berlin', 'Europe/Paris'],
  CET: ['Europe/Berlin', 'Europe/Paris'],
  CST: ['America/Chicago', 'Asia/Taipei', 'America/Havana'],
  EDT: ['America/New_York'],
  EEST: ['Europe/Athens', 'Europe/Helsinki'],
  EET: ['Europe/Athens', 'Europe/Helsinki'],
  EST: ['America/New_York', 'America/Panama'],
  IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  MDT: ['America/Denver'],
  MST: ['America/Denver', 'America/Phoenix'],
  PDT: ['America/Los_Angeles'],
  PST: ['America/Los_Angeles', 'Asia/Manila'],
  WEST: ['Europe/Lisbon'],
  WET: ['Europe/Lisbon'],
};

/** The zones that an abbreviation may mean; empty for a name that is no known abbreviation. */
export function zonesMeantBy(abbreviation: string): readonly string[] {
  return AMBIGUOUS[abbreviation.toUpperCase()] ?? [];
}

/** The id that Temporal takes for a conference's `timezone`, or undefined for no zone at all. */
export function zoneId(timezone: string): string | undefined {
  if (timezone === AOE) return '-12:00';
  if (zonesMeantBy(timezone).length > 0) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone).timeZoneId;
  } catch {
    return undefined;
  }
}

/** The zone as people say it: "in New York", "UTC", "AoE". */
export function zoneWords(timezone: string): string {
  if (timezone === AOE) return 'AoE';
  if (timezone === 'UTC' || /^[+-]/.test(timezone)) return timezone;
  return `in ${(timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ')}`;
}
