import { counted, cut, inline, padTo, safe, width, wrap } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import { callName, isReady, isSent, leftOf, minutesOf, type Row } from './rows.ts';

/** How a table is set. */
export interface TableStyle {
  readonly paint: Paint;
  readonly columns: number;
}

/** From this width on, rows stand in a table; below it, each is a card. */
const TABLE_COLUMNS = 100;

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
  const set = (cells: readonly Cell[]): string =>
    cells
      .map(([text, colour], at) => {
        const shown = padTo(cut(text, widths[at] ?? 0), widths[at] ?? 0);
        return colour === undefined ? shown : colour(shown);
      })
      .join('  ')
      .trimEnd();
  return [set(head.map((text): Cell => [text, paint.bold])), ...lines.map(set)].join('\n');
}

/** Widths that fit a line: the widest columns give way first, and none below what can be read. */
function fitted(widest: readonly number[], room: number): number[] {
  const widths = [...widest];
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const largest = Math.max(...widths);
    const at = widths.indexOf(largest);
    if (largest <= 8) break;
    widths[at] = largest - 1;
  }
  return widths;
}

function cards(rows: readonly Row[], { paint, columns }: TableStyle): string {
  const room = Math.max(20, columns);
  return rows
    .map((row) => {
      const left = leftOf(row);
      const facts = [callName(row), row.state, left, minutesOf(row)].filter(Boolean).map(inline).join(' · ');
      const [ready, colour] = readyCell(row, paint);
      return [
        ...wrap(inline(row.title), room)
          .split('\n')
          .map((line) => paint.bold(line)),
        wrap(facts, room, '  '),
        ...wrap(ready, room, '  ')
          .split('\n')
          .map((line) => colour?.(line) ?? line),
      ].join('\n');
    })
    .join('\n\n');
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
