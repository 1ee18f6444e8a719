import ical, { ICalAlarmType, ICalCalendarMethod, type ICalAlarmData, type ICalEventData } from 'ical-generator';
import type { Temporal } from 'temporal-polyfill';
import { inline, safe } from '../text/display.ts';
import { caveats, type Call } from './call.ts';
import type { Conference } from './conference.ts';
import { certaintyWords, dayWords, type Verdict } from './deadline.ts';
import { dayOf } from './published.ts';

const DAY = 86_400;
/** A week, two days and three hours before, in seconds. */
const ALARMS = [7 * DAY, 2 * DAY, 3 * 3600];

/**
 * The deadlines of calls as an iCalendar text, and their openings where they are still to come: the same text for the same
 * calls and moment. A deadline is an event without length at the last instant in time; one without an hour or a zone is a
 * day, and its alarms go by the earliest instant that it may be.
 */
export function calendarText(calls: readonly Call[], now: Temporal.Instant): string {
  const calendar = ical({ name: 'Calls for proposals', prodId: { company: 'cfp', product: 'cfp', language: 'EN' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const call of calls) {
    const own = call.own.filter((one) => one.format?.id !== call.verdict.format?.id);
    for (const verdict of [call.verdict, ...own]) {
      const event = deadlineEvent(call, verdict, now);
      if (event !== null) calendar.createEvent(event);
    }
    const opening = openingEvent(call, now);
    if (opening !== null) calendar.createEvent(opening);
  }
  return calendar.toString().replace(/(?<!\r\n)$/, '\r\n');
}

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

const alarm = (trigger: number | Date, description: string): ICalAlarmData => ({
  type: ICalAlarmType.display,
  trigger,
  description,
});

function deadlineEvent(call: Call, verdict: Verdict, now: Temporal.Instant): ICalEventData | null {
  const { conference } = call;
  const { closes, day, format } = verdict;
  const whose = format === null ? '' : ` (${format.name})`;
  const summary = inline(`${conference.name}: call for proposals closes${whose}`);
  const event = {
    ...common(conference, now),
    id: `deadline${format === null ? '' : `-${format.id}`}.${conference.id}@cfp`,
    // A calendar that has the event already takes an extended deadline for the newer one.
    sequence: verdict.extendedFrom.length,
    description: safe(describe(call, verdict)),
  };
  if (closes !== null)
    return { ...event, summary, start: dateOf(closes), alarms: ALARMS.map((before) => alarm(before, summary)) };
  if (day === null) return null;
  const unsure = `${summary}, hour not published`;
  const alarms = ALARMS.map((seconds) => alarm(dateOf(day.earliest.subtract({ seconds })), unsure));
  const start = new Date(`${dayOf(day.date).toString()}T00:00:00Z`);
  return { ...event, summary: unsure, start, allDay: true, timezone: 'UTC', alarms };
}

function openingEvent({ conference, verdict }: Call, now: Temporal.Instant): ICalEventData | null {
  const { opens, state } = verdict;
  if (opens === null || state !== 'not-open') return null;
  const summary = inline(`${conference.name}: call for proposals opens`);
  const id = `opening.${conference.id}@cfp`;
  return { ...common(conference, now), id, summary, start: dateOf(opens), alarms: [alarm(0, summary)] };
}

function common(conference: Conference, now: Temporal.Instant) {
  const url = conference.cfp ?? conference.url;
  return { stamp: dateOf(now), ...(url === undefined ? {} : { url }) };
}

/** What there is to know when the alarm rings. */
function describe(call: Call, verdict: Verdict): string {
  const { cfp, url } = call.conference;
  const source = call.facts.find(({ name }) => name === 'deadline')?.source;
  const form = cfp ?? url;
  return [
    ...(form === undefined ? [] : [`Form: ${form}`]),
    `How sure: ${[certaintyWords(verdict), ...caveats(call)].join('; ')}`,
    ...(verdict.extendedFrom.length === 0
      ? []
      : [`Extended from ${verdict.extendedFrom.map(dayWords).join(', then ')}`]),
    ...(source === undefined ? [] : [`Read on ${source.read} from ${source.url ?? source.title ?? source.file ?? ''}`]),
  ].join('\n');
}
