import type { Temporal } from 'temporal-polyfill';
import type { Call, Urgency } from '../conference/call.ts';
import { agoWords, whenWords } from '../conference/deadline.ts';
import { cut, padTo, width, wrap } from '../text/display.ts';
import { dimmed, grouped, GROUPS, type Layout } from './call-style.ts';
import { asides, formatsWords, leftWords, reviewWords } from './call-words.ts';

/** From this width on, the table has a column for the very hour; in a narrower one it stands below each call. */
const WIDE_COLUMNS = 108;
const GAP = 2;
const LONGEST_ID = 34;
const LEAST_FORMATS = 9;

/** What a call's row says, cell by cell. */
interface Row {
  readonly call: string;
  readonly left: string;
  readonly when: string;
  readonly formats: string;
  readonly review: string;
  readonly limits: string;
}

const LEFT_TITLES: Partial<Record<Urgency, string>> = {
  closed: 'Closed on',
  later: 'Opens in',
  always: '',
  unknown: '',
  perhaps: 'Day',
};

/** The calls as a table for each urgency, all of them with the same columns; what does not fit is cut. */
export const callTable: Layout = (calls, style) => {
  const { paint, columns, now } = style;
  const wide = columns >= WIDE_COLUMNS;
  const rowOf = (call: Call): Row => cellsOf(call, { now, wide });
  const headOf = (urgency: Urgency): Row => ({
    call: 'Call',
    left: wide && urgency === 'closed' ? 'Closed' : (LEFT_TITLES[urgency] ?? 'Time left'),
    when: 'When',
    formats: 'Formats',
    review: 'Review',
    limits: 'Limits',
  });
  const widths = widthsOf([...calls.map(rowOf), ...calls.map(({ urgency }) => headOf(urgency))], columns, wide);
  const line = (row: Row, paintLeft = (text: string): string => text): string =>
    COLUMNS.filter((name) => wide || name !== 'when')
      .map((name) => {
        const cell = padTo(cut(row[name], widths[name]), widths[name]);
        return name === 'left' ? paintLeft(cell) : cell;
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  return grouped(calls).map(([urgency, group]) => {
    const { title, colour } = GROUPS[urgency];
    const isClosed = urgency === 'closed';
    const rows = group.flatMap((call) => {
      const row = line(rowOf(call), isClosed ? undefined : colour(paint));
      const said = isClosed ? [] : [...(wide ? [] : momentOf(call)), ...asides(call, now)];
      return [
        `  ${isClosed ? paint.dim(row) : row}`,
        ...said.map((words) => dimmed(wrap(words, columns, '    '), paint)),
      ];
    });
    return [colour(paint).bold(title), paint.dim(`  ${line(headOf(urgency))}`), ...rows].join('\n');
  });
};

const COLUMNS = ['call', 'left', 'when', 'formats', 'review', 'limits'] as const;

function cellsOf(call: Call, { now, wide }: { readonly now: Temporal.Instant; readonly wide: boolean }): Row {
  const { conference, verdict, urgency, limits } = call;
  const closed = verdict.closes ?? verdict.day?.latest;
  return {
    call: conference.id,
    // Where the day has a column of its own, how long ago it was says more.
    left:
      wide && urgency === 'closed' && closed !== undefined
        ? `${roughly(agoWords(closed, now))} ago`
        : leftWords(call, now),
    when: urgency === 'always' ? '' : whenWords(verdict),
    formats: formatsWords(conference.formats),
    review: reviewWords(conference),
    limits,
  };
}

/** A duration in its largest unit: "28 days". */
const roughly = (duration: string): string => duration.split(' ').slice(0, 2).join(' ');

/** The very moment that a call is about, for below its row. */
const momentOf = ({ verdict, urgency }: Call): string[] =>
  urgency === 'always' || urgency === 'unknown'
    ? []
    : [`${urgency === 'later' ? 'opens' : 'until'} ${whenWords(verdict)}`];

/** As much as the widest cell of a column needs; where that is too much, formats give way first, and ids then. */
function widthsOf(rows: readonly Row[], columns: number, wide: boolean): Readonly<Record<keyof Row, number>> {
  const widest = (name: keyof Row): number => Math.max(0, ...rows.map((row) => width(row[name])));
  const [left, when, review, limits] = [
    widest('left'),
    wide ? widest('when') + GAP : 0,
    widest('review'),
    widest('limits'),
  ];
  const others = 2 + left + when + review + limits + 4 * GAP;
  const call = Math.max(
    4,
    Math.min(widest('call'), LONGEST_ID, columns - others - Math.min(widest('formats'), LEAST_FORMATS)),
  );
  const formats = Math.max(1, Math.min(widest('formats'), columns - others - call));
  return { call, left, when: when - GAP, formats, review, limits };
}
