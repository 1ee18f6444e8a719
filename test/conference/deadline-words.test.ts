import { describe, expect, test } from 'vitest';
import type { Conference } from '../../src/conference/conference.ts';
import {
  agoWords,
  dateWords,
  deadlineWords,
  durationWords,
  instantWords,
  judgeDeadline,
  stateWords,
  whenWords,
} from '../../src/conference/deadline.ts';
import { Temporal } from 'temporal-polyfill';
import { at, call } from '../support/call.ts';
import { fc } from '../support/property.ts';

const djangocon: Partial<Conference> = {
  timezone: 'America/New_York',
  opens: '2024-03-09T09:00',
  deadline: '2024-04-29T12:00',
  extended_from: ['2024-04-24T12:00'],
};
const words = (about: Partial<Conference>, now: string, zone = 'Europe/Berlin'): string =>
  deadlineWords(judgeDeadline(call(about), undefined, at(now)), at(now), zone);
const shortWords = (about: Partial<Conference>, now: string): string =>
  stateWords(judgeDeadline(call(about), undefined, at(now)), at(now));

test.each([
  ['2026-03-01T00:00Z', '2026-03-01T00:12Z', '12 minutes'],
  ['2026-01-01T00:00Z', '2026-03-01T23:59Z', '59 days 23 hours'],
  ['2026-01-01T00:00Z', '2026-03-02T00:00Z', '2 months'],
  ['2026-07-01T00:00Z', '2026-08-30T00:00Z', '2 months'],
  ['2024-01-30T12:00Z', '2024-04-01T12:00Z', '2 months'],
  ['2024-04-29T16:00Z', '2026-04-28T00:00Z', '23 months'],
  ['2024-04-29T16:00Z', '2026-04-29T16:00Z', '2 years'],
  ['2024-04-29T16:00Z', '2026-11-27T12:00Z', '2 years'],
])('between %s and %s it is %s ago', (from, to, expected) => {
  expect(agoWords(at(from), at(to))).toBe(expected);
});

describe('a verdict is told', () => {
  test.each([
    [
      'with the time left, three zones, and the extension',
      djangocon,
      '2024-04-26T08:00Z',
      'closes in 3 days 8 hours: Mon 29 April 2024 12:00 in New York, 16:00 UTC, 18:00 where you are (extended from Wed 24 April 2024 12:00 in New York)',
    ],
    [
      'with the time since it closed',
      djangocon,
      '2024-04-29T16:00:01Z',
      'closed less than a minute ago: Mon 29 April 2024 12:00 in New York, 16:00 UTC, 18:00 where you are (extended from Wed 24 April 2024 12:00 in New York)',
    ],
    [
      'with the time until it opens',
      djangocon,
      '2024-03-08T14:00Z',
      'not open yet: opens in 1 day: Sat 9 March 2024 09:00 in New York, 14:00 UTC, 15:00 where you are',
    ],
    [
      'with the first minute of the day that it opens on',
      { ...djangocon, opens: '2024-03-09' },
      '2024-03-08T05:00Z',
      'not open yet: opens in 1 day: Sat 9 March 2024 00:00 in New York, 05:00 UTC, 06:00 where you are',
    ],
    [
      'as the end of the day for a day in AoE',
      { timezone: 'AoE', deadline: '2022-06-10' },
      '2022-06-10T12:00Z',
      'closes in 1 day: Fri 10 June 2022 24:00 AoE, Sat 11 June 12:00 UTC, 14:00 where you are',
    ],
    [
      'with every extension',
      { timezone: 'UTC', deadline: '2024-08-05T23:59', extended_from: ['2024-06-30', '2024-07-14'] },
      '2024-08-01T23:59Z',
      'closes in 4 days: Mon 5 August 2024 23:59 UTC, Tue 6 August 01:59 where you are (extended from Sun 30 June 2024, then Sun 14 July 2024 UTC)',
    ],
    [
      'with what was not published, before the day',
      { timezone: 'America/Chicago', deadline: '2025-05-04' },
      '2025-05-01T05:00Z',
      'closes in 3 days at the earliest: Sun 4 May 2025, hour not published',
    ],
    [
      'with what was not published, on the day',
      { timezone: 'America/Chicago', deadline: '2025-05-04' },
      '2025-05-04T12:00Z',
      'may be closed already: Sun 4 May 2025, hour not published',
    ],
    [
      'with what was not published, after the day',
      { deadline: '2025-05-04' },
      '2025-06-01T00:00Z',
      'closed: Sun 4 May 2025, hour and zone not published',
    ],
    [
      'with the zone that is missing',
      { deadline: '2025-05-04T12:00' },
      '2025-05-04T12:00Z',
      'may be closed already: Sun 4 May 2025, zone not published',
    ],
    ['where nothing was published', {}, '2025-05-04T12:00Z', 'deadline not published'],
    ['where nothing ever closes', { deadline: 'never' }, '2025-05-04T12:00Z', 'open: this call never closes'],
  ])('%s', (_what, about, now, expected) => {
    expect(words(about, now)).toBe(expected);
  });

  test('with the format whose deadline it is', () => {
    const tutorial = { id: 'tutorial', name: 'Tutorial', deadline: '2026-05-01T10:00' };
    const about = call({ timezone: 'UTC', deadline: '2026-06-01T12:00', formats: [tutorial] });
    const now = at('2026-04-30T08:00Z');
    expect(deadlineWords(judgeDeadline(about, tutorial, now), now, 'UTC')).toBe(
      'closes (Tutorial) in 1 day 2 hours: Fri 1 May 2026 10:00 UTC',
    );
  });
});

describe('a verdict is told in a few words', () => {
  test.each([
    [djangocon, '2024-03-08T14:00Z', 'opens in 1 day'],
    [djangocon, '2024-04-26T08:00Z', 'closes in 3 days 8 hours'],
    [djangocon, '2024-04-29T16:01Z', 'closed on Mon 29 April 2024'],
    [{ timezone: 'AoE', deadline: '2022-06-10' }, '2022-07-01T00:00Z', 'closed on Fri 10 June 2022'],
    [{ timezone: 'Asia/Tokyo', deadline: '2024-04-29T08:00' }, '2024-05-01T00:00Z', 'closed on Mon 29 April 2024'],
    [{ timezone: 'UTC', deadline: '2025-05-04' }, '2025-05-01T00:00Z', 'closes on Sun 4 May 2025, hour not published'],
    [{ timezone: 'UTC', deadline: '2025-05-04' }, '2025-06-01T00:00Z', 'closed on Sun 4 May 2025, hour not published'],
    [{}, '2025-05-04T12:00Z', 'deadline not published'],
    [{ deadline: 'never' }, '2025-05-04T12:00Z', 'never closes'],
  ])('%j at %s: %s', (about, now, expected) => {
    expect(shortWords(about, now)).toBe(expected);
  });
});

describe('the moment of a verdict is told short', () => {
  test.each([
    [djangocon, '2024-03-08T14:00Z', '9 Mar 2024 09:00 in New York'],
    [{ ...djangocon, opens: '2024-03-09' }, '2024-03-08T14:00Z', '9 Mar 2024 00:00 in New York'],
    [{ ...djangocon, deadline: 'never' }, '2024-03-08T14:00Z', '9 Mar 2024 09:00 in New York'],
    [djangocon, '2024-04-26T08:00Z', '29 Apr 2024 12:00 in New York'],
    [djangocon, '2024-05-26T08:00Z', '29 Apr 2024 12:00 in New York'],
    [{ timezone: 'AoE', deadline: '2022-06-10' }, '2022-06-01T00:00Z', '10 Jun 2022 24:00 AoE'],
    [{ deadline: '2025-05-04T12:00+02:00' }, '2025-05-01T00:00Z', '4 May 2025 10:00 UTC'],
    [{ timezone: 'UTC', deadline: '2025-05-04' }, '2025-05-01T00:00Z', '4 May 2025, no hour'],
    [{ deadline: '2025-05-04' }, '2025-05-01T00:00Z', '4 May 2025, no hour and zone'],
    [{ deadline: '2025-05-04T12:00' }, '2025-05-01T00:00Z', '4 May 2025 12:00, no zone'],
    [{}, '2025-05-04T12:00Z', 'not published'],
    [{ deadline: 'never' }, '2025-05-04T12:00Z', 'never'],
  ])('%j at %s: %s', (about, now, expected) => {
    expect(whenWords(judgeDeadline(call(about), undefined, at(now)))).toBe(expected);
  });
});

describe('a duration is told in its two largest units', () => {
  test.each([
    [0, 'less than a minute'],
    [59, 'less than a minute'],
    [60, '1 minute'],
    [119, '1 minute'],
    [3599, '59 minutes'],
    [3600, '1 hour'],
    [3661, '1 hour 1 minute'],
    [86_399, '23 hours 59 minutes'],
    [86_400, '1 day'],
    [86_460, '1 day'],
    [90_000, '1 day 1 hour'],
    [2 * 86_400 + 2 * 3600 + 59 * 60, '2 days 2 hours'],
    [365 * 86_400, '365 days'],
  ])('%i s: %s', (seconds, expected) => {
    const from = at('2024-02-28T12:00Z');
    expect(durationWords(from, from.add({ seconds }))).toBe(expected);
  });
});

describe('an instant is told where the event is, in UTC, and where the reader is', () => {
  test.each([
    ['America/New_York', 'Europe/Berlin', 'Mon 29 April 2024 12:00 in New York, 16:00 UTC, 18:00 where you are'],
    ['America/New_York', 'America/New_York', 'Mon 29 April 2024 12:00 in New York, 16:00 UTC'],
    ['America/New_York', 'UTC', 'Mon 29 April 2024 12:00 in New York, 16:00 UTC'],
    ['UTC', 'UTC', 'Mon 29 April 2024 16:00 UTC'],
    [null, 'Asia/Tokyo', 'Mon 29 April 2024 16:00 UTC, Tue 30 April 01:00 where you are'],
    ['AoE', 'UTC', 'Mon 29 April 2024 04:00 AoE, 16:00 UTC'],
    ['+02:00', 'UTC', 'Mon 29 April 2024 18:00 +02:00, 16:00 UTC'],
    ['America/Argentina/Buenos_Aires', 'UTC', 'Mon 29 April 2024 13:00 in Buenos Aires, 16:00 UTC'],
  ])('%s, read in %s', (event, reader, expected) => {
    expect(instantWords(at('2024-04-29T16:00Z'), event, reader)).toBe(expected);
  });

  test('a year is told once, however many days there are', () => {
    expect(instantWords(at('2024-12-31T23:30Z'), 'America/New_York', 'Asia/Tokyo')).toBe(
      'Tue 31 December 2024 18:30 in New York, 23:30 UTC, Wed 1 January 08:30 where you are',
    );
  });

  test.each([
    ['2024-02-29', 'Thu 29 February 2024'],
    ['2026-11-01', 'Sun 1 November 2026'],
  ])('%s is %s', (date, expected) => {
    expect(dateWords(Temporal.PlainDate.from(date))).toBe(expected);
  });
});

test("the reader's zone changes the last time told, and nothing else", () => {
  const zone = fc.constantFrom('Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/Berlin', 'UTC');
  const now = fc.date({ min: new Date('2024-03-01T00:00Z'), max: new Date('2024-05-10T00:00Z'), noInvalidDate: true });
  const withoutReader = (text: string): string => text.replace(/, (?:\w{3} \d+ \w+ )?\d\d:\d\d where you are/, '');
  fc.assert(
    fc.property(now, zone, zone, (date, one, other) => {
      const told = words(djangocon, date.toISOString(), one);
      expect(withoutReader(told)).toBe(withoutReader(words(djangocon, date.toISOString(), other)));
    }),
  );
});
