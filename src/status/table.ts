import { counted, inline, padTo, safe, width, wrap } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import { callName, isReady, isSent, leftOf, minutesOf, type Row } from './rows.ts';

/** How a table is set. */
export interface TableStyle {
  readonly paint: Paint;
  readonly columns: number;
}

/** From this width on, rows stand in a table; below it, each is a card. */
const TABLE_COLUMNS = 112;

/** Where all talks stand, for people: a table, or cards where that has no room. */
export function statusText(rows: readonly Row[], style: TableStyle): string {
  const shown = style.columns < TABLE_COLUMNS ? cards(rows, style) : table(rows, style);
  return `${shown}\n\n${wrap(sum(rows), style.columns)}\n`;
}

/** The same for a pipe: a line a row, columns apart by tabs. */
export function statusLines(rows: readonly Row[]): string {
  const line = (row: Row): string => {
    const { report, title, state, missing, warnings } = row;
    const closes = report.verdict?.closes?.toString({ smallestUnit: 'second' }) ?? '';
    const ready = isReady(row) ? 'ready' : missing.map(({ message }) => message).join(' ');
    return [
      report.proposal.path,
      title,
      row.call ?? '',
      state,
      ready,
      counted(missing.length, 'errors'),
      counted(warnings, 'warnings'),
      minutesOf(row),
      closes,
      leftOf(row),
    ]
      .map(inline)
      .join('\t');
  };
  return rows.map((row) => `${line(row)}\n`).join('');
}

type Cell = readonly [text: string, paint?: Paint];

function table(rows: readonly Row[], { paint, columns }: TableStyle): string {
  const head = ['Talk', 'Call', 'State', 'Ready?', 'Minutes', 'Time left'];
  const lines = rows.map((row): Cell[] => [
    [inline(row.title)],
    [inline(callName(row))],
    [row.state, stateColour(row, paint)],
    readyCell(row, paint),
    [inline(minutesOf(row))],
    [inline(leftOf(row)), leftColour(row, paint)],
  ]);
  const widest = head.map((text, at) => Math.max(width(text), ...lines.map((cells) => width(cells[at]?.[0] ?? ''))));
  const widths = fitted(widest, columns - 2 * (head.length - 1));
  return [head.map((text): Cell => [text, paint.bold]), ...lines].map((cells) => setRow(cells, widths)).join('\n');
}

/** One row, as many lines high as its highest cell: nothing of it is cut. */
function setRow(cells: readonly Cell[], widths: readonly number[]): string {
  const wrapped = cells.map(([text], at) => wrap(text, widths[at] ?? 0).split('\n'));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const line = (number: number): string =>
    cells
      .map(([, colour], at) => {
        const shown = padTo(wrapped[at]?.[number] ?? '', widths[at] ?? 0);
        return colour === undefined || shown.trim() === '' ? shown : colour(shown);
      })
      .join('  ')
      .trimEnd();
  return Array.from({ length: height }, (_, number) => line(number)).join('\n');
}

/** The columns that read well on several lines: the talk, its call, and what is missing. */
const YIELDING = [0, 1, 3];
const LEAST = 15;

/** Widths that fit a line: the widest of the columns that are words give way first, then all that are wide. */
function fitted(widest: readonly number[], room: number): number[] {
  const widths = [...widest];
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const yielding = YIELDING.filter((at) => (widths[at] ?? 0) > LEAST);
    const among = yielding.length > 0 ? yielding : [...widths.keys()];
    const at = among.reduce((one, other) => ((widths[other] ?? 0) > (widths[one] ?? 0) ? other : one));
    if ((widths[at] ?? 0) <= 8) break;
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return widths;
}

function cards(rows: readonly Row[], { paint, columns }: TableStyle): string {
  const room = Math.max(20, columns);
  return rows
    .map((row) => {
      const left = leftOf(row);
      const facts = [callName(row), row.state, left, minutesOf(row)].filter(Boolean).map(inline);
      const [ready, colour] = readyCell(row, paint);
      return [
        ...wrap(inline(row.title), room)
          .split('\n')
          .map((line) => paint.bold(line)),
        factLines(facts, room),
        ...wrap(ready, room, '  ')
          .split('\n')
          .map((line) => colour?.(line) ?? line),
      ].join('\n');
    })
    .join('\n\n');
}

/** Facts in a row, with a new line begun between two of them rather than within one. */
function factLines(facts: readonly string[], room: number): string {
  const lines: string[] = [];
  for (const fact of facts) {
    const line = lines.at(-1);
    const longer = line === undefined ? fact : `${line} · ${fact}`;
    if (line !== undefined && width(longer) + 2 <= room) lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return lines.map((line) => wrap(line, room, '  ')).join('\n');
}

function readyCell(row: Row, paint: Paint): Cell {
  const { missing, warnings, since, state } = row;
  if (isSent(row)) return [since === null ? state : `${state} on ${since}`, paint.dim];
  const [first, ...others] = missing;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    return [`✖ ${counted(missing.length, 'errors')}: ${safe(inline(first.message))}${more}`, paint.red];
  }
  return warnings === 0 ? ['✔ ready', paint.green] : [`✔ ready, ${counted(warnings, 'warnings')}`, paint.yellow];
}

function stateColour({ state }: Row, paint: Paint): Paint {
  if (state === 'accepted') return paint.green;
  return state === 'declined' || state === 'withdrawn' ? paint.dim : paint.cyan;
}

function leftColour({ report: { verdict } }: Row, paint: Paint): Paint {
  const colours = {
    open: paint.green,
    closing: paint.yellow,
    closed: paint.dim,
    'not-open': paint.cyan,
    unknown: paint.yellow,
  };
  return verdict === null ? paint.dim : colours[verdict.state];
}

function sum(rows: readonly Row[]): string {
  const talks = new Set(rows.map(({ report: { proposal } }) => `${proposal.path}#${proposal.part?.number ?? 1}`)).size;
  const calls = new Set(rows.flatMap(({ call }) => call ?? [])).size;
  const waiting = rows.filter((row) => !isSent(row));
  const closed = waiting.filter(({ report }) => report.verdict?.state === 'closed');
  const going = waiting.filter((row) => !closed.includes(row));
  const ready = going.filter(isReady).length;
  const words = [
    `${ready} ready to send`,
    `${going.length - ready} not yet`,
    `${rows.length - waiting.length} sent`,
    ...(closed.length === 0 ? [] : [`${closed.length} too late`]),
  ];
  return `${counted(talks, 'talks')}, ${counted(calls, 'calls')}: ${words.join(', ')}.`;
}
