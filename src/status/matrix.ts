import type { Report } from '../check/check.ts';
import { deadlineWords, stateWords } from '../conference/deadline.ts';
import { counted, inline, padTo, width, wrap } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { byClosing, callName, isReady, leftOf, rowOf, type Row } from './rows.ts';
import type { TableStyle } from './table.ts';
import type { Diagnostic } from '../check/rule.ts';

/** What stands against sending a talk to a call as it is: what its form would refuse, and its being closed. */
export const standsAgainst = ({ report }: Row): readonly Diagnostic[] =>
  report.diagnostics.filter(({ severity }) => severity === 'error');

/** One talk against many calls: whether it fits, or what must change; what closes next comes first. */
export function matrixText(reports: readonly Report[], style: TableStyle): string {
  return inTalks(reports)
    .map((rows) => talkText(rows, style))
    .join('\n');
}

function talkText(rows: readonly Row[], { paint, columns }: TableStyle): string {
  const [first] = rows;
  const lines = [paint.bold(inline(first?.title ?? ''))];
  const widest = Math.min(40, Math.max(0, ...rows.map((row) => width(inline(callName(row))))));
  const longest = Math.max(0, ...rows.map((row) => width(verdictOf(row))));
  // In columns where there is room, so that the eye runs down them; else one below the other.
  const isWide = rows.every((row) => 6 + widest + longest + width(leftOf(row)) <= columns);
  for (const row of rows) {
    const against = standsAgainst(row);
    const colour = against.length === 0 ? paint.green : paint.red;
    const name = inline(callName(row));
    const verdict = verdictOf(row);
    const left = leftOf(row);
    if (isWide) lines.push(`  ${padTo(name, widest)}  ${colour(padTo(verdict, longest))}  ${left}`.trimEnd());
    else {
      const words = wrap(`${columns < 60 ? name : padTo(name, widest)}  ${verdict}`, columns, '  ');
      lines.push(words.replace(verdict, colour(verdict)), wrap(left, columns, '      '));
    }
    for (const { message, help } of against)
      lines.push(wrap(`– ${inline(message)} ${inline(help ?? '')}`, columns, '      '));
  }
  const fits = rows.filter((row) => standsAgainst(row).length === 0).length;
  return `${lines.join('\n')}\n\n${wrap(`Fits ${fits} of ${counted(rows.length, 'calls')} as it is.`, columns)}\n`;
}

function verdictOf(row: Row): string {
  const against = standsAgainst(row).length;
  if (against > 0) return `✖ ${counted(against, 'things')} in the way`;
  return `✔ fits${row.warnings === 0 ? '' : `, ${counted(row.warnings, 'warnings')}`}`;
}

/** The same for programs. */
export function matrixJson(reports: readonly Report[]): string {
  const talks = inTalks(reports).map((rows) => ({
    path: rows[0]?.report.proposal.path ?? null,
    title: rows[0]?.title ?? null,
    calls: rows.map((row) => {
      const { verdict, now, zone } = row.report;
      return {
        conference: row.call,
        fits: standsAgainst(row).length === 0,
        change: standsAgainst(row).map(({ rule, message, help }) => ({ rule, message, help: help ?? null })),
        warnings: row.warnings,
        ready: isReady(row),
        deadline: verdict && {
          state: verdict.state,
          instant: verdict.closes?.toString({ smallestUnit: 'second' }) ?? null,
          words: deadlineWords(verdict, now, zone),
          short: stateWords(verdict, now),
        },
      };
    }),
  }));
  return jsonText({ version: 1, talks });
}

function inTalks(reports: readonly Report[]): Row[][] {
  const talks = new Map<string, Row[]>();
  for (const report of reports) {
    const { path, part } = report.proposal;
    const key = `${path}#${part?.number ?? 1}`;
    talks.set(key, [...(talks.get(key) ?? []), rowOf(report)]);
  }
  return [...talks.values()].map((rows) => byClosing(rows));
}
