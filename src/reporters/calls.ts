import { caveats, isOpen, type Call, type Urgency } from '../conference/call.ts';
import { slotOf, type Format } from '../conference/conference.ts';
import { certaintyWords, dayWords, durationWords, whenWords, type Verdict } from '../conference/deadline.ts';
import { counted, cut, inline, listed, padTo, width, wrap } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import type { Temporal } from 'temporal-polyfill';

/** How calls are shown. */
export interface CallStyle {
  readonly paint: Paint;
  readonly columns: number;
  readonly now: Temporal.Instant;
  /** Leaves out what to do next: the calls are not kept yet. */
  readonly bare?: boolean;
}

/** Narrower than this, a table has no room: each call is a card. */
const TABLE_COLUMNS = 72;
/** From this width on, a table tells the very hour as well. */
const WIDE_COLUMNS = 108;

/** What stands above the calls of each kind, and how it is coloured. */
const GROUPS: Readonly<Record<Urgency, { readonly title: string; readonly colour: (paint: Paint) => Paint }>> = {
  hours: { title: 'Closes within 48 hours', colour: (paint) => paint.red },
  week: { title: 'Closes within a week', colour: (paint) => paint.yellow },
  open: { title: 'Open', colour: (paint) => paint.green },
  always: { title: 'Always open', colour: (paint) => paint.green },
  perhaps: { title: 'May have closed', colour: (paint) => paint.yellow },
  later: { title: 'Not open yet', colour: (paint) => paint.cyan },
  unknown: { title: 'No deadline published', colour: (paint) => paint.yellow },
  closed: { title: 'Closed', colour: (paint) => paint.dim },
};

/** For a terminal: the calls by what is most urgent, as a table, or as cards where it is narrow. */
export function callList(calls: readonly Call[], style: CallStyle): string {
  const layout = style.columns < TABLE_COLUMNS ? cards : table;
  const marked = calls.some((call) => isMarked(call));
  const mark = marked ? ['* Not to be counted on as it stands: `cfp conferences show` tells why.'] : [];
  const [first] = calls;
  const open = calls.filter(isOpen).length;
  const id = first?.conference.id ?? '';
  const next = [
    `${counted(calls.length, 'calls')}, ${open} open.`,
    `See one whole: cfp conferences show ${id}`,
    `Write for it: cfp draft --conference ${id}`,
  ];
  const foot = (style.bare === true ? next.slice(0, 1) : [...mark, ...next])
    .map((line) => wrap(line, style.columns))
    .join('\n');
  return `${[...layout(calls, style), foot].join('\n\n')}\n`;
}

/** In a pipe: a call a line, in columns apart by tabs. The instant is in UTC; a day alone has no hour. */
export function callRow({ conference, verdict, urgency, limits }: Call): string {
  const { id, name, formats, cfp = '', url = '' } = conference;
  const closes = verdict.closes?.toString() ?? (verdict.never ? 'never' : (verdict.day?.date ?? ''));
  const cells = [
    id,
    urgency,
    closes,
    formats.map((one) => one.id).join(','),
    reviewWords(conference),
    limits,
    name,
    cfp || url,
  ];
  return `${cells.map(inline).join('\t')}\n`;
}

type Layout = (calls: readonly Call[], style: CallStyle) => string[];

const grouped = (calls: readonly Call[]): (readonly [Urgency, readonly Call[]])[] =>
  [...new Set(calls.map(({ urgency }) => urgency))].map(
    (urgency) => [urgency, calls.filter((call) => call.urgency === urgency)] as const,
  );

const table: Layout = (calls, style) => {
  const { paint, columns, now } = style;
  const wide = columns >= WIDE_COLUMNS;
  const ids = Math.min(30, Math.max(4, ...calls.map(({ conference }) => width(conference.id))));
  const whens = wide ? Math.min(34, Math.max(4, ...calls.map(({ verdict }) => width(whenWords(verdict))))) : 0;
  const fixed = 2 + ids + 2 + LEFT + 2 + (wide ? whens + 2 : 0) + 2 + REVIEW + 2 + LIMITS;
  const room = Math.max(6, columns - fixed);
  const formats = Math.min(
    room,
    Math.max(7, ...calls.map(({ conference }) => width(formatsWords(conference.formats)))),
  );
  const line = (
    left: string,
    cells: readonly [id: string, when: string, formats: string, review: string, limits: string],
  ): string => {
    const [id, when, formatList, review, limits] = cells;
    return [
      padTo(cut(id, ids), ids),
      left,
      ...(wide ? [padTo(cut(when, whens), whens)] : []),
      padTo(cut(formatList, formats), formats),
      padTo(review, REVIEW),
      limits,
    ].join('  ');
  };
  const head = (title: string): string => line(padTo(title, LEFT), ['Call', 'When', 'Formats', 'Review', 'Limits']);
  return grouped(calls).map(([urgency, group]) => {
    const { title, colour } = GROUPS[urgency];
    const rows = group.flatMap((call) => {
      const { conference, verdict, limits } = call;
      const words = padTo(leftWords(call, now), LEFT);
      const row = line(urgency === 'closed' ? words : colour(paint)(words), [
        conference.id,
        whenWords(verdict),
        formatsWords(conference.formats),
        reviewWords(conference),
        limits,
      ]);
      const said = urgency === 'closed' ? [] : asides(call, now).map((words) => wrap(words, columns, '    '));
      return [`  ${urgency === 'closed' ? paint.dim(row) : row}`, ...said.map((words) => dimmed(words, paint))];
    });
    const titles: Partial<Record<Urgency, string>> = {
      closed: 'Closed on',
      later: 'Opens in',
      always: '',
      unknown: '',
      perhaps: 'Day',
    };
    return [colour(paint).bold(title), paint.dim(`  ${head(titles[urgency] ?? 'Time left')}`), ...rows].join('\n');
  });
};

const LEFT = 17;
const REVIEW = 9;
const LIMITS = 10;

const cards: Layout = (calls, { paint, columns, now }) =>
  grouped(calls).map(([urgency, group]) => {
    const { title, colour } = GROUPS[urgency];
    const all = group.map((call) => {
      const { conference, verdict } = call;
      const left = leftWords(call, now);
      const when = whenWords(verdict);
      const facts = [
        formatsWords(conference.formats, 'formats '),
        `review ${reviewWords(conference)}`,
        `limits ${call.limits}`,
      ].join(' · ');
      const lines = [
        ...wrap(inline(conference.name), columns)
          .split('\n')
          .map((line) => paint.bold(line)),
        ...wrap(urgency === 'closed' || left === '' ? when : `${left}: ${when}`, columns, '  ')
          .split('\n')
          .map((line) => colour(paint)(line)),
        ...(urgency === 'closed' ? [] : asides(call, now)).map((words) => wrap(words, columns, '  ')),
        wrap(facts, columns, '  '),
        dimmed(wrap(conference.id, columns, '  '), paint),
      ];
      return lines.join('\n');
    });
    return [colour(paint).bold.underline(title), ...all].join('\n\n');
  });

const dimmed = (text: string, paint: Paint): string =>
  text
    .split('\n')
    .map((line) => paint.dim(line))
    .join('\n');

/** The time left in a few words: whole days where there are many. An asterisk marks what is not to be counted on. */
function leftWords(call: Call, now: Temporal.Instant): string {
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

const isMarked = (call: Call): boolean =>
  call.urgency !== 'closed' && (caveats(call).length > 0 || ['reading', 'day'].includes(call.verdict.sure));

/** What is to be said below a call: an extension, a format's own deadline, what is not sure. */
function asides(call: Call, now: Temporal.Instant): string[] {
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

/** What is not known of any of the calls is said once. */
export function openLater(calls: readonly Call[]): string {
  const names = calls.map(({ conference }) => inline(conference.name));
  return `May still be open, as the hour or the zone was not published: ${listed(names)}.`;
}
