import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { callAt, type Call } from '../../src/conference/call.ts';
import { calendarText } from '../../src/conference/calendar.ts';
import type { Conference } from '../../src/conference/conference.ts';
import { inline } from '../../src/text/display.ts';
import { at, call } from '../support/call.ts';
import { anyText, fc } from '../support/property.ts';

const now = at('2024-04-20T12:00:00Z');
const callOf = (about: Partial<Conference>): Call => callAt(call(about), now);

/** What another program's parser makes of a calendar. */
function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      sequence: event.sequence,
      start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      stamp: component.getFirstPropertyValue('dtstamp')?.toString(),
      url: component.getFirstPropertyValue('url')?.toString(),
      alarms: component.getAllSubcomponents('valarm').map((alarm) => {
        const trigger = alarm.getFirstPropertyValue('trigger');
        return trigger instanceof ICAL.Duration ? trigger.toSeconds() : String(trigger);
      }),
    };
  });
}

const djangocon: Partial<Conference> = {
  id: 'djangocon-us-2024',
  name: 'DjangoCon US 2024',
  cfp: 'https://pretalx.com/djangocon-us-2024/cfp',
  timezone: 'America/New_York',
  deadline: '2024-04-29T12:00',
  extended_from: ['2024-04-24T12:00'],
  sources: [{ url: 'https://2024.djangocon.us/news/cfp-last-call/', read: '2026-11-22', for: ['deadline'] }],
};
const ALARMS = [-7 * 86_400, -2 * 86_400, -3 * 3600];

test('a deadline is the instant that it is, with alarms a week, two days and three hours before', () => {
  expect(parsed(calendarText([callOf(djangocon)], now))).toEqual([
    {
      uid: 'deadline.djangocon-us-2024@cfp',
      summary: 'DjangoCon US 2024: call for proposals closes',
      description: [
        'Form: https://pretalx.com/djangocon-us-2024/cfp',
        'How sure: to the minute',
        'Extended from Wed 24 April 2024',
        'Read on 2026-11-22 from https://2024.djangocon.us/news/cfp-last-call/',
      ].join('\n'),
      // A calendar that has the first deadline takes this one for the newer.
      sequence: 1,
      start: '2024-04-29T16:00:00.000Z',
      stamp: '2024-04-20T12:00:00Z',
      url: 'https://pretalx.com/djangocon-us-2024/cfp',
      alarms: ALARMS,
    },
  ]);
});

test('the same calls at the same moment make the same calendar, to the byte', () => {
  const calls = [callOf(djangocon), callOf({ timezone: 'AoE', deadline: '2024-05-01' })];
  expect(calendarText(calls, now)).toBe(calendarText(calls, now));
});

test('a deadline from a list that the community keeps says so, and names what was read last', () => {
  const sources = [
    { url: 'https://example.org/old', read: '2024-03-01', for: ['deadline' as const] },
    {
      url: 'https://example.org/list.yml',
      read: '2024-04-19',
      from: 'python-deadlines' as const,
      for: ['deadline' as const],
    },
  ];
  const [event] = parsed(calendarText([callOf({ timezone: 'AoE', deadline: '2024-05-01T23:59', sources })], now));
  expect(event?.description).toContain('How sure: to the minute; the deadline is from a list that the community keeps');
  expect(event?.description).toContain('Read on 2024-04-19 from https://example.org/list.yml');
});

test('a day without an hour is a day, and its alarms go by the earliest reading', () => {
  const [event] = parsed(calendarText([callOf({ timezone: 'America/Chicago', deadline: '2024-05-04' })], now));
  expect(event).toMatchObject({
    summary: 'Example Conf: call for proposals closes, hour not published',
    start: '2024-05-04',
    alarms: ['2024-04-27T05:00:00Z', '2024-05-02T05:00:00Z', '2024-05-04T02:00:00Z'],
  });
});

test('a format with a deadline of its own has an event of its own', () => {
  const tutorial = { id: 'tutorial', name: 'Tutorial', deadline: '2024-05-01T10:00' };
  const events = parsed(
    calendarText([callOf({ timezone: 'UTC', deadline: '2024-06-01T12:00', formats: [tutorial] })], now),
  );
  expect(events.map(({ uid, start, summary }) => [uid, start, summary])).toEqual([
    ['deadline.example@cfp', '2024-06-01T12:00:00.000Z', 'Example Conf: call for proposals closes'],
    ['deadline-tutorial.example@cfp', '2024-05-01T10:00:00.000Z', 'Example Conf: call for proposals closes (Tutorial)'],
  ]);
});

test('a call that is not open yet tells when it opens, with an alarm at that moment', () => {
  const about = { timezone: 'UTC', opens: '2024-05-01T09:00', deadline: '2024-06-01T12:00' };
  expect(parsed(calendarText([callOf(about)], now))).toMatchObject([
    { uid: 'deadline.example@cfp', start: '2024-06-01T12:00:00.000Z', alarms: ALARMS },
    { uid: 'opening.example@cfp', start: '2024-05-01T09:00:00.000Z', alarms: [0] },
  ]);
});

test.each([[{}], [{ deadline: 'never' }]])('%j has no event', (about) => {
  expect(parsed(calendarText([callOf(about)], now))).toEqual([]);
});

describe('for any name and deadline', () => {
  const name = fc.oneof(anyText, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }));
  const minute = fc
    .date({ min: new Date('2024-05-01T00:00Z'), max: new Date('2030-01-01T00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 16));
  const zone = fc.constantFrom('AoE', 'UTC', ...Intl.supportedValuesOf('timeZone'));

  test('another parser reads the same instant and the same words, and no line is longer than 75 octets', () => {
    fc.assert(
      fc.property(name, minute, zone, (words, deadline, timezone) => {
        const one = callOf({ name: words, deadline, timezone });
        const text = calendarText([one], now);
        const [event] = parsed(text);
        expect(event?.start).toBe(new Date(one.verdict.closes?.epochMilliseconds ?? 0).toISOString());
        expect(event?.alarms).toEqual(ALARMS);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(event?.summary).toBe(`${inline(words)}: call for proposals closes`);
      }),
    );
  });
});
