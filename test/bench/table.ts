import { times, type Ratios, type Row } from './figures.ts';

const HEAD = ['what', 'against', 'took', 'ratio', 'least', 'processor', 'at most', 'holds'];

/** The rows as a table of Markdown, its columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const [head, ...lines] = cells.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [head, rule, ...lines].join('\n') + '\n';
}

function cellsOf({ what, against, figures, ratios, atMost, holds }: Row): string[] {
  const told = (ratio: number | null | undefined): string => (typeof ratio === 'number' ? times(ratio) : '');
  const verdict = holds === null ? '' : holds ? 'yes' : '**no**';
  return [what, against, figures, told(ratios?.median), told(ratios?.least), told(ratios?.processor), atMost, verdict];
}

/** The ratios in a table that was kept, by `what` and `against`. What is no such table has none. */
export function ratiosIn(kept: string): Map<string, Ratios> {
  const rows = kept.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows.flatMap(([, what = '', against = '', , ...ratios]) => {
      const [middle = null, least = null, processor = null] = ratios.map(ratioIn);
      return middle === null || least === null
        ? []
        : [[nameOf({ what, against }), { median: middle, least, processor }]];
    }),
  );
}

function ratioIn(cell: string): number | null {
  const [, number] = /^([\d.]+)×$/.exec(cell) ?? [];
  return number === undefined ? null : Number(number);
}

const nameOf = ({ what, against }: Pick<Row, 'what' | 'against'>): string => `${what} | ${against}`;

/** How much slower than kept is told. */
const MORE = 1.1;

/**
 * Which rows are more than a tenth slower than they were kept, as sentences. Only what is slower by every measure counts: the
 * clock alone is slower on any busy machine.
 */
export function slowerThanKept(rows: readonly Row[], kept: ReadonlyMap<string, Ratios>): string[] {
  return rows.flatMap(({ what, against, ratios }) => {
    const before = kept.get(nameOf({ what, against }));
    if (ratios === null || before === undefined) return [];
    const growths = [ratios.median / before.median, ratios.least / before.least];
    if (ratios.processor !== null && before.processor !== null) growths.push(ratios.processor / before.processor);
    const growth = Math.min(...growths);
    if (growth <= MORE) return [];
    const percent = Math.round((growth - 1) * 100);
    return `${what} takes ${times(ratios.median)} of ${against}; it took ${times(before.median)}. That is ${percent} % more.`;
  });
}
