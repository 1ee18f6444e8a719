import { describe, expect, test } from 'vitest';
import { findFormat, slotOf, type Conference } from '../../src/conference/conference.ts';
import { judgeDeadline } from '../../src/conference/deadline.ts';
import { at, call } from '../support/call.ts';
import { fc } from '../support/property.ts';

const judge = (about: Partial<Conference>, now: string) => judgeDeadline(call(about), undefined, at(now));
const closing = (timezone: string | undefined, deadline: string): string | null =>
  judge({ deadline, ...(timezone === undefined ? {} : { timezone }) }, '2000-01-01T00:00Z').closes?.toString() ?? null;

describe('a local time is an instant', () => {
  test.each([
    // As conferences published them: the table of shared/facts/deadlines.md.
    ['DjangoCon US 2022', 'AoE', '2022-06-10', '2022-06-11T12:00:00Z'],
    ['DjangoCon US 2023', 'America/New_York', '2023-05-15T18:00', '2023-05-15T22:00:00Z'],
    ['DjangoCon US 2024', 'America/New_York', '2024-04-29T12:00', '2024-04-29T16:00:00Z'],
    ['DjangoCon US 2025, at first', 'America/Chicago', '2025-04-27T12:00', '2025-04-27T17:00:00Z'],
    ['DjangoCon US 2026', 'America/Chicago', '2026-03-23T11:00', '2026-03-23T16:00:00Z'],
    ['DjangoCon Europe 2023', 'AoE', '2023-02-26', '2023-02-27T12:00:00Z'],
    ['DjangoCon Europe 2024', 'UTC', '2024-02-29T23:59', '2024-02-29T23:59:00Z'],
    ['DjangoCon Europe 2026', 'Europe/Athens', '2026-02-15T23:59', '2026-02-15T21:59:00Z'],
    ['PyCon US 2024', 'AoE', '2023-12-18', '2023-12-19T12:00:00Z'],
    ['PyCon US 2026', 'AoE', '2025-12-19T23:59', '2025-12-20T11:59:00Z'],
    ['EuroPython 2025', 'UTC', '2025-02-03T23:59', '2025-02-03T23:59:00Z'],
    ['PyCon AU 2026', 'AoE', '2026-03-29T23:59', '2026-03-30T11:59:00Z'],
    ['PyCascades 2025', 'AoE', '2024-09-20', '2024-09-21T12:00:00Z'],
    ['SeaGL 2024', 'UTC', '2024-08-05T23:59', '2024-08-05T23:59:00Z'],
    ['PyCon Lithuania 2027', 'AoE', '2027-01-13T23:59', '2027-01-14T11:59:00Z'],
    ['a fixed offset', '+02:00', '2024-04-29T12:00', '2024-04-29T10:00:00Z'],
    ['AoE by its own name', 'Etc/GMT+12', '2024-04-29T23:59', '2024-04-30T11:59:00Z'],
    ['a zone of three quarters', 'Asia/Kathmandu', '2024-04-29T12:00', '2024-04-29T06:15:00Z'],
    ['the last zone to the east', 'Pacific/Kiritimati', '2024-04-29T00:00', '2024-04-28T10:00:00Z'],
    ['AoE on the last day of February', 'AoE', '2024-02-29', '2024-03-01T12:00:00Z'],
    ['AoE on the last day of the year', 'AoE', '2024-12-31', '2025-01-01T12:00:00Z'],
    // 02:30 did not exist: an hour later. 01:30 came twice: the first.
    ['a gap, taken as an hour later', 'America/New_York', '2024-03-10T02:30', '2024-03-10T07:30:00Z'],
    ['an overlap, taken as the earlier', 'America/New_York', '2024-11-03T01:30', '2024-11-03T05:30:00Z'],
    ['a gap in Berlin', 'Europe/Berlin', '2024-03-31T02:00', '2024-03-31T01:00:00Z'],
    ['an overlap of half an hour', 'Australia/Lord_Howe', '2024-04-07T01:45', '2024-04-06T14:45:00Z'],
  ])('%s', (_what, timezone, published, instant) => {
    expect(closing(timezone, published)).toBe(instant);
  });

  test.each([
    ['midnight anywhere', 'Europe/Paris', '2024-04-29T00:00', ['midnight']],
    ['midnight with its offset', 'Europe/Paris', '2024-04-29T00:00+02:00', ['midnight']],
    ['midnight with the Z of a computer', 'Europe/Paris', '2024-04-29T00:00Z', []],
    ['a minute after midnight', 'Europe/Paris', '2024-04-29T00:01', []],
  ])('%s is one reading of it: %s %s %j', (_what, timezone, deadline, doubts) => {
    const verdict = judge({ timezone, deadline }, '2000-01-01T00:00Z');
    expect(verdict.doubts).toEqual(doubts);
    expect(verdict.sure).toBe(doubts.length === 0 ? 'minute' : 'reading');
  });

  test.each([
    ['a day alone', 'America/Chicago', '2025-05-04'],
    ['a day alone in UTC', 'UTC', '2025-05-04'],
    ['an hour without a zone', undefined, '2025-05-04T12:00'],
    ['a day without a zone', undefined, '2025-05-04'],
  ])('%s is none', (_what, timezone, published) => {
    expect(closing(timezone, published)).toBeNull();
  });
});

describe('the very moment decides', () => {
  const noon = { timezone: 'America/New_York', deadline: '2024-04-29T12:00' };

  test.each([
    ['2024-04-27T15:59:59Z', 'open'],
    ['2024-04-27T16:00:00Z', 'closing'],
    ['2024-04-27T16:00:01Z', 'closing'],
    ['2024-04-29T15:59:00Z', 'closing'],
    ['2024-04-29T15:59:59.999Z', 'closing'],
    ['2024-04-29T16:00:00Z', 'closing'],
    ['2024-04-29T16:00:00.001Z', 'closed'],
    ['2024-04-29T16:00:01Z', 'closed'],
    ['2024-04-29T16:01:00Z', 'closed'],
  ])('%s: %s', (now, state) => {
    expect(judge(noon, now).state).toBe(state);
  });

  test('time left is told to the second until it closes, and never after', () => {
    expect(judge(noon, '2024-04-20T12:00:00Z').left?.toString()).toBe('PT220H');
    expect(judge(noon, '2024-04-29T15:59:58Z').left?.toString()).toBe('PT2S');
    expect(judge(noon, '2024-04-29T16:00:00Z').left?.toString()).toBe('PT0S');
    expect(judge(noon, '2024-04-29T16:00:01Z').left).toBeNull();
  });
});

describe('a call', () => {
  const opens = { timezone: 'America/New_York', opens: '2024-03-09', deadline: '2024-04-29T12:00' };

  test.each([
    ['is not open before its first minute', opens, '2024-03-09T04:59:59Z', 'not-open'],
    ['is open from its first minute on', opens, '2024-03-09T05:00:00Z', 'open'],
    ['is not open before its hour', { ...opens, opens: '2024-03-09T09:00' }, '2024-03-09T13:59:59Z', 'not-open'],
    ['opens in AoE as the day starts there', { ...opens, timezone: 'AoE' }, '2024-03-09T11:59:59Z', 'not-open'],
    ['opens, then', { ...opens, timezone: 'AoE' }, '2024-03-09T12:00:00Z', 'open'],
    ['may open as the day starts anywhere', { ...opens, timezone: undefined }, '2024-03-08T09:59:59Z', 'not-open'],
    ['opens there, then', { ...opens, timezone: undefined }, '2024-03-08T10:00:00Z', 'open'],
    ['opens after the gap', { ...opens, opens: '2024-03-10T02:30' }, '2024-03-10T07:29:59Z', 'not-open'],
    ['opens after it, then', { ...opens, opens: '2024-03-10T02:30' }, '2024-03-10T07:30:00Z', 'open'],
    ['without a deadline is unknown', { timezone: 'UTC' }, '2024-03-09T12:00:00Z', 'unknown'],
    ['without a deadline may be not open', { ...opens, deadline: undefined }, '2024-03-01T00:00Z', 'not-open'],
    ['that never closes is open', { deadline: 'never' }, '2999-01-01T00:00Z', 'open'],
    ['that never closes may be not open', { ...opens, deadline: 'never' }, '2024-03-01T00:00Z', 'not-open'],
  ])('%s', (_what, about, now, state) => {
    expect(judge(about as Partial<Conference>, now).state).toBe(state);
  });

  test('knows when it opens, and what it was extended from', () => {
    const verdict = judge({ ...opens, extended_from: ['2024-04-20', '2024-04-24T12:00'] }, '2024-03-01T00:00Z');
    expect(verdict.opens?.toString()).toBe('2024-03-09T05:00:00Z');
    expect(verdict.extendedFrom).toEqual(['2024-04-20', '2024-04-24T12:00']);
    expect(verdict.format).toBeNull();
  });
});

describe('a day without an hour is judged by its earliest reading', () => {
  test.each([
    // The day is over in Chicago at 05:00 UTC of the next.
    ['America/Chicago', '2025-05-04', '2025-05-02T04:59:59Z', 'open'],
    ['America/Chicago', '2025-05-04', '2025-05-02T05:00:00Z', 'closing'],
    ['America/Chicago', '2025-05-04', '2025-05-04T05:00:00Z', 'closing'],
    ['America/Chicago', '2025-05-04', '2025-05-04T05:00:01Z', 'unknown'],
    ['America/Chicago', '2025-05-04', '2025-05-05T05:00:00Z', 'unknown'],
    ['America/Chicago', '2025-05-04', '2025-05-05T05:00:01Z', 'closed'],
    // Without a zone: from its start at UTC+14 to its end at UTC-12.
    [undefined, '2025-05-04', '2025-05-03T10:00:00Z', 'closing'],
    [undefined, '2025-05-04', '2025-05-03T10:00:01Z', 'unknown'],
    [undefined, '2025-05-04', '2025-05-05T12:00:00Z', 'unknown'],
    [undefined, '2025-05-04', '2025-05-05T12:00:01Z', 'closed'],
    // An hour without a zone.
    [undefined, '2025-05-04T12:00', '2025-05-03T22:00:00Z', 'closing'],
    [undefined, '2025-05-04T12:00', '2025-05-03T22:00:01Z', 'unknown'],
    [undefined, '2025-05-04T12:00', '2025-05-05T00:00:01Z', 'closed'],
  ])('%s %s at %s: %s', (timezone, deadline, now, state) => {
    const verdict = judge({ deadline, ...(timezone === undefined ? {} : { timezone }) }, now);
    expect(verdict.state).toBe(state);
    expect(verdict).toMatchObject({ closes: null, left: null, day: { date: deadline } });
  });
});

describe("a format's own deadline", () => {
  const about = call({
    timezone: 'UTC',
    deadline: '2026-06-01T12:00',
    extended_from: ['2026-05-20T12:00'],
    formats: [
      { id: 'talk-25', name: '25-minute talk', minutes: 25 },
      { id: 'tutorial', name: 'Tutorial', minutes: [180, 210], deadline: '2026-05-01T10:00' },
    ],
  });

  test('overrules the call, with the extensions that were not its own', () => {
    const tutorial = judgeDeadline(about, findFormat(about, 'tutorial'), at('2026-05-01T12:00Z'));
    expect(tutorial).toMatchObject({ state: 'closed', extendedFrom: [], format: { id: 'tutorial' } });
    expect(tutorial.closes?.toString()).toBe('2026-05-01T10:00:00Z');
  });

  test('leaves the other formats alone', () => {
    const talk = judgeDeadline(about, findFormat(about, 'talk-25'), at('2026-05-01T12:00Z'));
    expect(talk).toMatchObject({ state: 'open', extendedFrom: ['2026-05-20T12:00'], format: null });
  });

  test("leaves the call's own where no format was chosen, though it is later", () => {
    const formats = [{ id: 'sprint', name: 'Sprint', deadline: '2026-07-01T10:00' }];
    const verdict = judgeDeadline({ ...about, formats }, undefined, at('2026-06-15T12:00Z'));
    expect(verdict).toMatchObject({ state: 'closed', format: null, published: '2026-06-01T12:00' });
  });

  test.each([
    ['2026-04-15T12:00Z', 'open'],
    ['2026-06-20T12:00Z', 'open'],
    ['2026-06-30T12:00Z', 'closing'],
    ['2026-07-01T12:00Z', 'closed'],
  ])('is the last of them for a call that has none (%s: %s)', (now, state) => {
    const { deadline: _, ...without } = about;
    const formats = [
      { id: 'keynote', name: 'Keynote', deadline: '2026-03-01T10:00' },
      { id: 'sprint', name: 'Sprint', deadline: '2026-07-01T10:00' },
      { id: 'talk', name: 'Talk', deadline: '2026-05-01T10:00' },
      { id: 'poster', name: 'Poster' },
    ];
    const verdict = judgeDeadline({ ...without, formats }, undefined, at(now));
    expect(verdict).toMatchObject({ state, format: { id: 'sprint' } });
  });

  test.each([
    ['talk-25', [25, 25]],
    [' 25-Minute TALK ', [25, 25]],
    ['tutorial', [180, 210]],
    ['talk', null],
  ])('belongs to the format that %j names', (name, slot) => {
    expect(slotOf(findFormat(about, name))).toEqual(slot);
  });
});

describe('for any zone and local time', () => {
  const zones = [
    'America/New_York',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Asia/Kolkata',
    'Asia/Tokyo',
    'Australia/Lord_Howe',
    'Europe/Berlin',
    'Europe/Dublin',
    'Pacific/Apia',
    'Pacific/Chatham',
    'UTC',
  ];
  const clock = (zone: string, instant: number): string => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    return format.format(instant).replace(' ', 'T');
  };

  test('a clock on the wall there shows the published time, for the first time', () => {
    const time = fc.date({
      min: new Date('1995-01-01T00:00Z'),
      max: new Date('2025-01-01T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), time, (timezone, date) => {
        const local = date.toISOString().slice(0, 16);
        const closes = judge({ timezone, deadline: local }, '2000-01-01T00:00Z').closes?.epochMilliseconds ?? 0;
        const shown = clock(timezone, closes);
        // Where the clock jumped over the time, it shows the time and the jump.
        expect(shown >= local).toBe(true);
        for (const minutes of [30, 60, 120]) expect(clock(timezone, closes - minutes * 60_000)).not.toBe(local);
        if (shown !== local) expect(clock(timezone, closes - 24 * 3_600_000) < local).toBe(true);
      }),
    );
  });

  test('a call that is closed stays closed', () => {
    const moment = fc.date({
      min: new Date('2024-04-01T00:00Z'),
      max: new Date('2024-06-01T00:00Z'),
      noInvalidDate: true,
    });
    const order = ['not-open', 'open', 'closing', 'unknown', 'closed'];
    const about = fc.record({
      timezone: fc.constantFrom('AoE', ...zones, undefined),
      deadline: fc.constantFrom('2024-05-05', '2024-05-05T12:00'),
    });
    fc.assert(
      fc.property(about, moment, moment, ({ timezone, deadline }, one, other) => {
        const [earlier, later] = [one, other]
          .sort((a, b) => a.getTime() - b.getTime())
          .map((now) => judge({ deadline, opens: '2024-04-10', timezone }, now.toISOString()).state);
        expect(order.indexOf(later ?? '')).toBeGreaterThanOrEqual(order.indexOf(earlier ?? ''));
      }),
    );
  });
});
