import type { Temporal } from 'temporal-polyfill';
import { caveats, type Call } from '../conference/call.ts';
import { slotOf, type Format } from '../conference/conference.ts';
import { certaintyWords, dayWords, durationWords, whenWords, type Verdict } from '../conference/deadline.ts';
import { counted, inline } from '../text/display.ts';

/** The time left in a few words: whole days where there are many. An asterisk marks what is not to be counted on. */
export function leftWords(call: Call, now: Temporal.Instant): string {
  const words = bareLeftWords(call, now);
  return isMarked(call) && words !== '' ? `${words} *` : words;
}

function bareLeftWords({ verdict, urgency }: Call, now: Temporal.Instant): string {
  const { closes, opens, day } = verdict;
  switch (urgency) {
    case 'always':
      return 'never closes';
    case 'unknown':
      return '';
    case 'later':
      return opens === null ? '' : shortDuration(now, opens);
    case 'perhaps':
      return day === null ? '' : shortDay(day.date);
    case 'closed':
      return closedOn(verdict);
    case 'hours':
    case 'week':
    case 'open': {
      const ends = closes ?? day?.earliest;
      return ends === undefined ? '' : shortDuration(now, ends);
    }
  }
}

function shortDuration(from: Temporal.Instant, to: Temporal.Instant): string {
  const days = Math.floor(from.until(to).total('days'));
  if (days >= 7) return counted(days, 'days');
  return durationWords(from, to)
    .replace('less than a minute', '< 1 minute')
    .replace(/ minutes?$/, ' min');
}

const closedOn = (verdict: Verdict): string =>
  (verdict.day === null ? whenWords(verdict) : shortDay(verdict.day.date)).split(' ').slice(0, 3).join(' ');

const shortDay = (published: string): string => dayWords(published).replace(/^\w+ (\d+ \w{3})\w*/, '$1');

/** Whether a call's deadline is not to be counted on as it stands. */
export const isMarked = (call: Call): boolean =>
  call.urgency !== 'closed' && (caveats(call).length > 0 || ['reading', 'day'].includes(call.verdict.sure));

/** What is to be said below a call: an extension, a format's own deadline, what is not sure. */
export function asides(call: Call, now: Temporal.Instant): string[] {
  const { verdict, own } = call;
  const earlier = verdict.extendedFrom.map((published) => shortDay(published));
  const extended = earlier.length === 0 ? [] : [`extended from ${earlier.join(', then ')}`];
  const formats = own
    .filter((one) => one.format?.id !== verdict.format?.id)
    .map(
      (one) =>
        `${inline(one.format?.name ?? '')}: ${one.state === 'closed' ? 'closed' : `closes in ${ownLeft(one, now)}`}, ${whenWords(one)}`,
    );
  const unsure = ['reading', 'day'].includes(verdict.sure) ? [certaintyWords(verdict)] : [];
  return [...extended, ...formats, ...unsure];
}

function ownLeft({ closes, day }: Verdict, now: Temporal.Instant): string {
  const ends = closes ?? day?.earliest;
  return ends === undefined ? '?' : shortDuration(now, ends);
}

/** The formats by their minutes where those are known, else by name: "25, 45, 180–210 min". */
export function formatsWords(formats: readonly Format[], label = ''): string {
  if (formats.length === 0) return `${label}not known`;
  const named = formats.filter((format) => slotOf(format) === null).map(({ name }) => inline(name));
  const slots = formats.map(slotOf).filter((slot) => slot !== null);
  const minutes = slots
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([least, most]) => (least === most ? String(least) : `${least}–${most}`));
  return [...(minutes.length === 0 ? [] : [`${[...new Set(minutes)].join(', ')} min`]), ...named].join(', ');
}

/** Whether reviewers see who proposes. */
export function reviewWords({ anonymous }: { readonly anonymous?: boolean | undefined }): string {
  if (anonymous === undefined) return 'not told';
  return anonymous ? 'anonymous' : 'named';
}
