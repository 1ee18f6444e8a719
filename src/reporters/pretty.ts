import { addTo, noTotals, type MeasuredField, type Report, type Totals } from '../check/check.ts';
import type { Diagnostic, Severity } from '../check/rule.ts';
import { deadlineWords } from '../conference/deadline.ts';
import { minutesWords, type Outline } from '../proposal/outline.ts';
import { counted, cut, inline, padTo, safe, width, wrap } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import { lineAndColumn } from '../text/span.ts';
import { explanation } from './explain.ts';
import { frameOf } from './frame.ts';
import { gauge, noGauge } from '../text/gauge.ts';
import { toldIn, type Reporter, type Style } from './reporter.ts';

/** For people: each finding with its line and carets, then the gauges, the deadline, and whether it can be submitted. */
export const pretty: Reporter = (style) => {
  const parts: string[] = [];
  const rules = new Map<string, number>();
  const totals = noTotals();
  return {
    add(report) {
      parts.push(reportLines(report, style).join('\n'));
      for (const { rule } of toldIn(report, style)) rules.set(rule, (rules.get(rule) ?? 0) + 1);
      addTo(totals, report);
    },
    text: () => `${[...parts, ...byRule(rules, style), verdictLine(totals, style)].join('\n\n')}\n`,
  };
};

/** More findings than this are summed up by rule, so that one sees where to begin. */
const LONG_LIST = 30;

function byRule(counts: ReadonlyMap<string, number>, style: Style): string[] {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  if (sorted.reduce((sum, [, count]) => sum + count, 0) <= LONG_LIST) return [];
  const widest = String(sorted[0]?.[1] ?? 0).length;
  return [
    [
      style.paint.bold('Findings by rule'),
      ...sorted.map(([rule, count]) => `  ${String(count).padStart(widest)}  ${rule}`),
    ].join('\n'),
  ];
}

function reportLines(report: Report, style: Style): string[] {
  const { proposal, conference, title } = report;
  const { paint, columns } = style;
  const name = [inline(proposal.path), ...(conference === null ? [] : [inline(conference.name)])].join(' · ');
  const lines = [paint.bold(name)];
  if (title !== null && title !== '') lines.push(wrap(inline(title), columns, '  '));
  for (const diagnostic of toldIn(report, style)) lines.push('', ...diagnosticLines(report, diagnostic, style));
  if (style.explain === true) lines.push('', ...explanation(report, style));
  return [...lines, '', ...summaryLines(report, style)];
}

function diagnosticLines({ proposal }: Report, diagnostic: Diagnostic, { paint, columns }: Style): string[] {
  const { severity, message, help, rule, span } = diagnostic;
  const { line, column } = lineAndColumn(proposal.source, span.start, proposal.lines);
  const place = `${inline(proposal.path)}:${line}:${column}`;
  const lines = [
    `${paint.cyan(place)} ${colourOf(severity, paint)(severity)} ${paint.dim(rule)}`,
    ...wrap(safe(message), columns, '  ')
      .split('\n')
      .map((text) => paint.bold(text)),
  ];
  const gutter = String(line).length + 2;
  const frame = frameOf(proposal, span, Math.max(10, columns - gutter - 2));
  if (frame.text !== '') {
    lines.push(`${paint.dim(` ${line} │`)} ${frame.text}`);
    lines.push(`${paint.dim(`${' '.repeat(gutter)}│`)} ${colourOf(severity, paint)(frame.carets)}`);
    if (frame.more > 0) lines.push(paint.dim(`${' '.repeat(gutter)}│ and ${counted(frame.more, 'more lines')}`));
  }
  if (help !== undefined) lines.push(wrap(`→ ${safe(help)}`, columns, '  '));
  return lines;
}

const colourOf = (severity: Severity, paint: Paint): Paint =>
  ({ error: paint.red, warning: paint.yellow, info: paint.blue })[severity];

type Row = [label: string, bar: string, words: string];

/** The gauges, the outline's minutes and the deadline, one a line. */
function summaryLines(
  { conference, fields, outline, slot, verdict, now, zone }: Report,
  { paint, columns }: Style,
): string[] {
  const rows: Row[] = fields.map((field) => {
    const bar = field.max === null ? noGauge : gauge(field.count, field.max, paint);
    return [inline(field.label), bar, lengthWords(field, conference !== null)];
  });
  if (outline !== null) {
    const most = slot?.[1];
    const sum = minutesWords(outline.minutes);
    const over = slot === null ? '' : overWords(outline.minutes[0], slot[1]);
    const words = slot === null ? `${sum} in all` : `${sum} of ${minutesWords(slot)}${over}`;
    rows.push(['Minutes', most === undefined ? noGauge : gauge(outline.minutes[0], most, paint), words]);
    if (over !== '') rows.push(...longestItems(outline).map((words): Row => ['', noGauge, words]));
  }
  const widest = Math.min(24, Math.max(0, ...rows.map(([label]) => width(label))));
  // Without room for the bars, the numbers say it all.
  const narrow = columns < widest + width(noGauge) + 24;
  const lines = rows.map(([label, bar, words]) => {
    if (narrow) return wrap(`${padTo(label, widest)} ${words}`, columns, '  ');
    const lead = `  ${padTo(label, widest)} ${bar} `;
    return lead + cut(words, columns - width(lead));
  });
  if (verdict !== null) {
    const colour = {
      open: paint.green,
      closing: paint.yellow,
      closed: paint.red,
      'not-open': paint.yellow,
      unknown: paint.yellow,
    };
    const words = wrap(inline(deadlineWords(verdict, now, zone)), Math.max(20, columns - widest - 3)).split('\n');
    lines.push(
      ...words.map((text, index) => `  ${padTo(index === 0 ? 'Deadline' : '', widest)} ${colour[verdict.state](text)}`),
    );
  }
  return lines;
}

/** The items that take most of the time: where there is most to cut. */
function longestItems({ items }: Outline): string[] {
  const longest = [...items].sort((a, b) => b.minutes[0] - a.minutes[0]).slice(0, 2);
  return longest.map(({ text, minutes }, index) => {
    return `${index === 0 ? 'longest:' : '        '} ${minutesWords(minutes)} ${inline(text)}`;
  });
}

function lengthWords({ count, unit, min, max, asked, choice, answer }: MeasuredField, called: boolean): string {
  if (count === 0) return 'empty';
  if (choice) return inline(answer.text);
  if (max !== null) return `${count} / ${max} ${unit}${overWords(count, max)}`;
  // Without a call there is no form that could have a limit.
  const limit = !called
    ? ''
    : !asked
      ? ', not asked for'
      : min === null
        ? ', limit not published'
        : `, at least ${min} wanted`;
  return `${counted(count, unit)}${limit}`;
}

const overWords = (count: number, max: number): string =>
  count > max ? `, ${Math.round((count - max) * 10) / 10} over` : '';

function verdictLine({ error, warning, info, files }: Totals, { paint, columns, advice, quiet }: Style): string {
  const where = files.size === 1 ? '' : ` in ${counted(files.size, 'proposals')}`;
  const found = [counted(error, 'errors'), ...(quiet ? [] : [counted(warning, 'warnings')])].join(', ');
  const hint = info > 0 && !advice ? `; ${counted(info, 'pieces')} of advice with --advice` : '';
  const said = (colour: Paint, words: string): string => colour(wrap(`${words}${where}${hint}.`, columns));
  if (error > 0) return said(paint.red, `✖ Not ready to submit: ${found}`);
  if (quiet) return said(paint.green, '✔ No errors');
  if (warning > 0) return said(paint.yellow, `✔ Can be submitted, with ${counted(warning, 'warnings')}`);
  return said(paint.green, info > 0 && advice ? '✔ Ready to submit' : '✔ Ready to submit: nothing found');
}
