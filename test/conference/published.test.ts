import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeDeadline } from '../../src/conference/deadline.ts';
import { readTime } from '../../src/conference/notation.ts';
import { endOf, hasHour } from '../../src/conference/published.ts';
import { at, call } from '../support/call.ts';
import { fc } from '../support/property.ts';

const rows = readFileSync('test/fixtures/deadlines/published.txt', 'utf8')
  .split('\n')
  .filter((line) => line.includes('|') && !line.startsWith('#'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const zoneOfMachine = process.env.TZ;

test('there are at least sixty of them, and no two alike', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  expect(new Set(rows.map(([what]) => what)).size).toBe(rows.length);
});

describe.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'])(
  'on a machine in %s',
  (machine) => {
    beforeAll(() => {
      process.env.TZ = machine;
    });
    afterAll(() => {
      if (zoneOfMachine === undefined) delete process.env.TZ;
      else process.env.TZ = zoneOfMachine;
    });

    test('the clock is the one of that zone', () => {
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(
        machine === 'Asia/Kathmandu' ? 'Asia/Katmandu' : machine,
      );
    });

    test.each(rows)('%s: %s %s', (_what, announced = '', eventZone = '', instants = '', doubts = '') => {
      const read = readTime(announced, eventZone === '' ? undefined : eventZone);
      if ('fault' in read) throw new Error(read.fault);
      const zone = eventZone === '' ? read.timezone : eventZone;
      const [earliest = '', latest] = instants.split(' … ');
      const verdict = judgeDeadline(
        call({ deadline: read.time, ...(zone === null ? {} : { timezone: zone }) }),
        undefined,
        at('2000-01-01T00:00Z'),
      );

      expect(verdict.doubts.join(' ')).toBe(doubts);
      expect(verdict.closes?.toString() ?? null).toBe(latest === undefined ? at(earliest).toString() : null);
      if (latest !== undefined) {
        expect(verdict.day?.earliest.toString()).toBe(at(earliest).toString());
        expect(verdict.day?.latest.toString()).toBe(at(latest).toString());
      }
      const sure = latest === undefined ? (doubts === '' ? 'minute' : 'reading') : 'day';
      expect(verdict.sure).toBe(sure);
    });
  },
);

describe('an announcement that may mean several things is refused, and says which', () => {
  test.each([
    ['April 29, 2024 at 12 PM EDT', '"EDT" may mean America/New_York; '],
    ['29 April 2024 23:59 CST', '"CST" may mean America/Chicago or Asia/Taipei or America/Havana; '],
    ['29 April 2024 23:59 IST', '"IST" may mean Asia/Kolkata or Europe/Dublin or Asia/Jerusalem; '],
    ['29 April 2024 23:59 PT', '"PT" may mean America/Los_Angeles; '],
    ['29 April 2024 23:59 Europe/Pariss', 'There is no time zone "Europe/Pariss"; did you mean Europe/Paris?'],
    ['29 April 2024 23:59 Narnia', 'There is no time zone "Narnia"; '],
    ['31 February 2024', 'The calendar has no 31 February 2024.'],
    ['2023-02-29', 'The calendar has no 2023-02-29.'],
    ['2024-04-29 25:00', 'A day has no hour 25:00; '],
    ['2024-04-29 12:75', 'A day has no hour 12:75; '],
    ['2024-04-29 12:60', 'A day has no hour 12:60; '],
    ['2024-04-29 24:30', 'A day has no hour 24:30; '],
    ['2024-04-29 0 am', 'A day has no hour 0 am; '],
    ['2024-04-29 13 pm', 'A day has no hour 13 pm; '],
    ['4/5/2024', 'Days written with slashes are read in two ways; '],
    ['soon', 'No day is read there; '],
    ['', 'No day is read there; '],
  ])('%s', (announced, words) => {
    const read = readTime(announced);
    expect('fault' in read && read.fault.startsWith(words) ? words : read).toBe(words);
  });
});

describe('for every zone of the database', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const minute = fc
    .date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2037-01-01T00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 16));
  const clock = (zone: string, milliseconds: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
      .format(milliseconds)
      .replace(' ', 'T');

  test('the instant shows the published time on a clock there, unless the clocks left it out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, local) => {
        const { instant, doubts } = endOf(local, zone);
        const shown = clock(zone, instant?.epochMilliseconds ?? 0);
        if (doubts.includes('gap')) expect(shown > local).toBe(true);
        else expect(shown).toBe(local);
      }),
    );
  });

  test('an hour that the clocks show twice is taken as the first, and with its offset as the one that is meant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, local) => {
        const { earliest, latest, doubts, instant } = endOf(local, zone);
        if (!doubts.includes('overlap')) return;
        expect(instant).toEqual(earliest);
        for (const one of [earliest, latest]) {
          const offset = one.toZonedDateTimeISO(zone).offset.slice(0, 6);
          expect(endOf(`${local}${offset}`, zone).instant?.equals(one)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every jump of the clocks is found, in the year that it happens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 1990, max: 2036 }), (zone, year) => {
        const start = Temporal.ZonedDateTime.from({ timeZone: zone, year, month: 1, day: 1 });
        const jump = start.getTimeZoneTransition('next');
        if (jump === null) return;
        const before = jump.subtract({ nanoseconds: 1 });
        const moved = jump.offsetNanoseconds - before.offsetNanoseconds;
        // A zone may also change its name alone; and before clocks were set to whole minutes, by seconds.
        if (moved === 0 || moved % 60e9 !== 0) return;
        const inside = before
          .toPlainDateTime()
          .add({ nanoseconds: 1 })
          .add({ nanoseconds: moved > 0 ? 0 : moved });
        const published = inside.toString({ smallestUnit: 'minute' });
        expect(endOf(published, zone).doubts).toContain(moved > 0 ? 'gap' : 'overlap');
      }),
    );
  });

  test('a day without an hour holds every hour of it, and without a zone the day of every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, local) => {
        const day = endOf(local.slice(0, 10), zone);
        const anywhere = endOf(local.slice(0, 10), null);
        const hour = endOf(local, zone);
        if (hour.doubts.includes('gap')) return;
        const inside = (one: Temporal.Instant | null, { earliest, latest }: typeof day): boolean =>
          one !== null && Temporal.Instant.compare(earliest, one) <= 0 && Temporal.Instant.compare(one, latest) <= 0;
        expect(inside(hour.instant, day)).toBe(true);
        expect(inside(hour.instant, anywhere)).toBe(true);
        expect(day.instant).toBeNull();
      }),
    );
  });

  test('what is written in the notation of our files is read as it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom('UTC', 'AoE', ...zones), minute, fc.boolean(), (zone, local, whole) => {
        const time = whole ? local : local.slice(0, 10);
        expect(readTime(`${time} ${zone}`)).toEqual({ time, timezone: zone });
        expect(hasHour(time)).toBe(whole);
      }),
    );
  });
});
