import { Temporal } from 'temporal-polyfill';
import { nearest } from '../text/suggest.ts';

/** "Anywhere on Earth": a day has ended when it has ended everywhere, at UTC-12 last. */
export const AOE = 'AoE';

// Each of these stands for more than one zone, or for half a year only; a deadline in one of them cannot be judged.
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  ACST: ['Australia/Adelaide', 'Australia/Darwin'],
  ADT: ['America/Halifax'],
  AEDT: ['Australia/Sydney', 'Australia/Melbourne'],
  AEST: ['Australia/Sydney', 'Australia/Brisbane'],
  AKST: ['America/Anchorage'],
  ART: ['America/Argentina/Buenos_Aires'],
  AST: ['America/Halifax', 'Asia/Riyadh'],
  AWST: ['Australia/Perth'],
  BRT: ['America/Sao_Paulo'],
  BST: ['Europe/London', 'Asia/Dhaka'],
  CAT: ['Africa/Harare', 'Africa/Maputo'],
  CDT: ['America/Chicago', 'America/Havana'],
  CEST: ['Europe/Berlin', 'Europe/Paris'],
  CET: ['Europe/Berlin', 'Europe/Paris'],
  CST: ['America/Chicago', 'Asia/Taipei', 'America/Havana'],
  CT: ['America/Chicago'],
  EAT: ['Africa/Nairobi'],
  EDT: ['America/New_York'],
  EEST: ['Europe/Athens', 'Europe/Helsinki'],
  EET: ['Europe/Athens', 'Europe/Helsinki'],
  EST: ['America/New_York', 'America/Panama'],
  ET: ['America/New_York'],
  HKT: ['Asia/Hong_Kong'],
  HST: ['Pacific/Honolulu'],
  ICT: ['Asia/Bangkok', 'Asia/Ho_Chi_Minh'],
  IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  JST: ['Asia/Tokyo'],
  KST: ['Asia/Seoul'],
  MDT: ['America/Denver'],
  MET: ['Europe/Berlin', 'Europe/Paris'],
  MSK: ['Europe/Moscow'],
  MST: ['America/Denver', 'America/Phoenix'],
  MT: ['America/Denver'],
  NPT: ['Asia/Kathmandu'],
  NZDT: ['Pacific/Auckland'],
  NZST: ['Pacific/Auckland'],
  PDT: ['America/Los_Angeles'],
  PHT: ['Asia/Manila'],
  PKT: ['Asia/Karachi'],
  PST: ['America/Los_Angeles', 'Asia/Manila'],
  PT: ['America/Los_Angeles'],
  SAST: ['Africa/Johannesburg'],
  SGT: ['Asia/Singapore'],
  WAT: ['Africa/Lagos'],
  WEST: ['Europe/Lisbon'],
  WET: ['Europe/Lisbon'],
  WIB: ['Asia/Jakarta'],
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

/** What is wrong with a name that is no zone, with the zones that it may mean, and what to write. */
export function zoneFault(name: string): string {
  const meant = zonesMeantBy(name);
  const zone = meant.length > 0 ? `"${name}" may mean ${meant.join(' or ')}` : `There is no time zone "${name}"`;
  return `${zone}; ${meant.length > 0 ? '' : suggestion(name)}write an IANA name such as America/New_York, or UTC, or AoE.`;
}

function suggestion(name: string): string {
  const offset = /^(?:UTC|GMT) ?([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(name);
  if (offset !== null)
    return `an offset is written ${offset[1] ?? ''}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}; `;
  const known = Intl.supportedValuesOf('timeZone');
  const wanted = name.trim().replace(/\s+/g, '_').toLowerCase();
  const near =
    known.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ??
    (name.includes('/') ? nearest(name, known) : undefined);
  return near === undefined ? '' : `did you mean ${near}? If not, `;
}

/** The zone as people say it: "in New York", "UTC", "AoE". */
export function zoneWords(timezone: string): string {
  if (timezone === AOE) return 'AoE';
  if (timezone === 'UTC' || /^[+-]/.test(timezone)) return timezone;
  return `in ${(timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ')}`;
}
