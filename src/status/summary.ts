import { findFormat, type Conference } from '../conference/conference.ts';
import { keyText, keyTexts } from '../proposal/proposal.ts';
import { counted, cut, inline, padTo, width, wrap } from '../text/display.ts';
import { isReady, type Row } from './rows.ts';
import type { TableStyle } from './table.ts';

/** How many proposals have one value of something, and how many of those are ready. */
export interface Count {
  readonly value: string;
  readonly all: number;
  readonly ready: number;
}

/** The proposals of a call in numbers. */
export interface Summary {
  readonly all: number;
  readonly ready: number;
  readonly formats: readonly Count[];
  readonly levels: readonly Count[];
  readonly topics: readonly Count[];
  readonly states: readonly Count[];
}

const NONE = 'not said';

/** What a talk is about: its idea, and its tags. */
export function topicsOfRow({ report: { proposal } }: Row): string[] {
  return [...new Set([...keyTexts(proposal, 'topic'), ...keyTexts(proposal, 'tags')])];
}

/** Counts the rows of one call. */
export function summaryOf(rows: readonly Row[]): Summary {
  return {
    all: rows.length,
    ready: rows.filter(isReady).length,
    formats: countsBy(rows, (row) => [formatOf(row)]),
    levels: countsBy(rows, ({ report }) => [keyText(report.proposal, 'level') ?? NONE]),
    topics: countsBy(rows, (row) => (topicsOfRow(row).length === 0 ? [NONE] : topicsOfRow(row))),
    states: countsBy(rows, ({ state }) => [state]),
  };
}

function formatOf({ report: { proposal, conference } }: Row): string {
  const named = keyText(proposal, 'format');
  if (named === undefined) return NONE;
  return (conference === null ? undefined : findFormat(conference, named))?.name ?? `${named} (not offered)`;
}

/** The most frequent first; what is not said comes last. */
function countsBy(rows: readonly Row[], valuesOf: (row: Row) => readonly string[]): Count[] {
  const counts = new Map<string, { all: number; ready: number }>();
  for (const row of rows) {
    for (const value of valuesOf(row)) {
      const { all, ready } = counts.get(value) ?? { all: 0, ready: 0 };
      counts.set(value, { all: all + 1, ready: ready + (isReady(row) ? 1 : 0) });
    }
  }
  const rank = ({ value, all }: Count): number => (value === NONE ? -1 : all);
  return [...counts]
    .map(([value, count]) => ({ value, ...count }))
    .sort((a, b) => rank(b) - rank(a) || (a.value < b.value ? -1 : 1));
}

/** The counts under their headings, as a chair looks at them. */
export const countsOf = ({ formats, levels, topics, states }: Summary): (readonly [string, readonly Count[]])[] => [
  ['Format', formats],
  ['Level', levels],
  ['Topic', topics],
  ['State', states],
];

const BAR = 20;
/** What a line has besides its words and its bar: indent, gaps and numbers. */
const REST = 24;
/** More values than this are told by --format. */
const MOST = 15;

/** The summary for a terminal. */
export function summaryText(summary: Summary, { name }: Conference, { paint, columns }: TableStyle): string {
  const { all, ready } = summary;
  const head = wrap(`${inline(name)}: ${counted(all, 'proposals')}, ${ready} ready, ${all - ready} not`, columns);
  const lines = head.split('\n').map((line) => paint.bold(line));
  const told = countsOf(summary).map(([heading, counts]) => ({ heading, counts, shown: counts.slice(0, MOST) }));
  const longest = Math.max(12, ...told.flatMap(({ shown }) => shown.map(({ value }) => width(inline(value)))));
  // Where words and bars have no room beside each other, the bars go.
  const hasBars = columns >= Math.min(longest, 24) + REST + BAR;
  const widest = Math.min(longest, Math.max(12, columns - REST - (hasBars ? BAR : 0)));
  for (const { heading, counts, shown } of told) {
    lines.push('', paint.bold(heading));
    for (const { value, all: number, ready: good } of shown) {
      const label = padTo(cut(inline(value), widest), widest);
      const full = Math.max(1, Math.round((number / Math.max(1, all)) * BAR));
      const done = Math.round((good / number) * full);
      const bar = paint.green('█'.repeat(done)) + paint.yellow('▒'.repeat(full - done)) + ' '.repeat(BAR - full);
      lines.push(`  ${label} ${hasBars ? `${bar} ` : ''}${String(number).padStart(4)}, ${good} ready`);
    }
    if (counts.length > MOST) lines.push(`  and ${counts.length - MOST} more, with --format csv`);
  }
  return `${lines.join('\n')}\n`;
}
