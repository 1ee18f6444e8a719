import type { MeasuredField, Report } from '../check/check.ts';
import { spanOf } from '../proposal/answers.ts';
import { minutesWords } from '../proposal/outline.ts';
import { counted, inline, listed, padTo, width, wrap, wrapItem } from '../text/display.ts';
import { lineIndex, type Span } from '../text/span.ts';
import type { Style } from './reporter.ts';

/** How a proposal was read: each field with its lines, its count and why it is that field, and how the minutes add up. */
export function explanation(report: Report, { paint, columns }: Pick<Style, 'paint' | 'columns'>): string[] {
  const { proposal, fields, reading } = report;
  const { others, help } = reading;
  const reasonOf = reasonsIn(report);
  const rows = fields.map(
    (field) =>
      [inline(field.answer.field), placeOf(report, spanOf(field.answer)), lengthOf(field), reasonOf(field)] as const,
  );
  const widths = [0, 1, 2].map((column) => rows.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0));
  const lines = rows.map((row) => {
    const cells = row.slice(0, 3).map((cell, column) => padTo(cell, widths[column] ?? 0));
    return wrapItem(`${cells.join('  ')}  ${row[3]}`, columns, '  ');
  });
  if (rows.length === 0) lines.push('  Nothing was found that answers a field.');
  const beside = others.map(({ heading }) => `"${inline(heading.text)}" (${placeOf(report, heading.textSpan)})`);
  if (beside.length > 0) lines.push(wrap(`Answers no field: ${listed(beside)}.`, columns, '  '));
  if (help.length > 0) {
    const places = listed(help.map((span) => placeOf(report, span)));
    lines.push(wrap(`Left out as the form's own help: ${places}.`, columns, '  '));
  }
  const part = proposal.part === undefined ? '' : `, ${proposal.part.number} of ${proposal.part.of} in the file`;
  return [paint.bold(`How it was read${part}`), ...lines, ...minutesLines(report, { paint, columns })];
}

/** The first and the last line of a span, from 1. */
export function linesOf({ proposal: { lines } }: Report, { start, end }: Span): [first: number, last: number] {
  return [lineIndex(lines, start) + 1, lineIndex(lines, Math.max(start, end - 1)) + 1];
}

/** "line 3", or "lines 5-9". */
function placeOf(report: Report, span: Span): string {
  const [first, last] = linesOf(report, span);
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}

const lengthOf = ({ count, unit }: MeasuredField): string => (count === 0 ? 'empty' : counted(count, unit));

/** Says of each field of a report, in a few words, why a text is taken for its answer. A file may have any number of them. */
export function reasonsIn({ proposal, reading }: Report): (field: MeasuredField) => string {
  const sections = new Map(reading.sections.map((section) => [section.heading.textSpan.start, section]));
  const keys = new Map([...proposal.frontMatter.entries.values()].map(({ key, keySpan }) => [keySpan.start, key]));
  return ({ answer, field, limitBy, max, min }) => {
    const section = sections.get(answer.place.start);
    const key = keys.get(answer.place.start);
    const limit = limitBy === 'heading' && (max ?? min) !== null ? ', which says how long it may be' : '';
    if (key !== undefined) return `the key \`${inline(key)}\``;
    if (answer.heading !== null) {
      const words = `under "${inline(answer.heading)}"${limit}`;
      return section?.by === 'slip' ? `${words}, read as a slip of the keyboard` : words;
    }
    if (field === 'title') return section === undefined ? 'the first line' : 'the first heading';
    return 'the text under no heading';
  };
}

function minutesLines(report: Report, { paint, columns }: Pick<Style, 'paint' | 'columns'>): string[] {
  const { outline } = report;
  if (outline === null) return [paint.bold('No minutes were found')];
  const rows = outline.items.map(
    ({ minutes, span, text }) => [minutesWords(minutes), placeOf(report, span), inline(text)] as const,
  );
  const widths = [0, 1].map((column) => rows.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0));
  const lines = rows.map(([minutes, place, text]) => {
    return wrapItem(`${padTo(minutes, widths[0] ?? 0)}  ${padTo(place, widths[1] ?? 0)}  ${text}`, columns, '  ');
  });
  const words = [...outline.how, ...outline.doubts.map((doubt) => `Not sure: ${doubt}`)];
  return [
    paint.bold(`Minutes: ${minutesWords(outline.minutes)}`),
    ...lines,
    ...words.map((text) => wrap(inline(text), columns, '  ')),
  ];
}
