import { addTo, noTotals, type Report } from '../check/check.ts';
import type { Diagnostic } from '../check/rule.ts';
import { spanOf } from '../proposal/answers.ts';
import { lineAndColumn } from '../text/span.ts';
import { jsonText } from '../text/json.ts';
import type { Report as Reported, ReportedDiagnostic } from './contract.ts';
import { linesOf, reasonsIn } from './explain.ts';
import type { Reporter } from './reporter.ts';

/** For programs: version 1 of the contract. Unknown values are null, never guessed; all severities are listed. */
export const json: Reporter = () => {
  const files: Reported[] = [];
  const totals = noTotals();
  let asOf: string | null = null;
  return {
    add(report) {
      asOf ??= instant(report.now);
      files.push(reported(report));
      addTo(totals, report);
    },
    text() {
      const { error: errors, warning: warnings, info: advice } = totals;
      return jsonText({ version: 1, asOf, files, summary: { files: totals.files.size, errors, warnings, advice } });
    },
  };
};

/** A report as the contract has it. */
export function reported(report: Report): Reported {
  const { proposal, conference, title, fields, reading, outline, slot, verdict, diagnostics } = report;
  const reasonOf = reasonsIn(report);
  const lineOf = (offset: number): number => lineAndColumn(proposal.source, offset, proposal.lines).line;
  return {
    path: proposal.path,
    conference: conference?.id ?? null,
    title,
    part: proposal.part ?? null,
    fields: fields.map((measured) => {
      const { field, answer, count, unit, counter, min, max } = measured;
      return {
        ...{ field, heading: answer.heading, line: lineOf(answer.place.start), count, unit, counter, min, max },
        lines: answer.text === '' ? null : linesOf(report, spanOf(answer)),
        readAs: reasonOf(measured),
      };
    }),
    others: reading.others.map(({ heading }) => ({ heading: heading.text, line: lineOf(heading.textSpan.start) })),
    help: reading.help.map((span) => linesOf(report, span)),
    outline: outline && {
      minutes: outline.minutes,
      stated: outline.stated?.minutes ?? null,
      slot,
      how: outline.how,
      doubts: outline.doubts,
      items: outline.items.map(({ span, text, minutes }) => ({ line: lineOf(span.start), text, minutes })),
    },
    deadline: verdict && {
      state: verdict.state,
      instant: verdict.closes && instant(verdict.closes),
      zone: verdict.zone,
      left: verdict.left?.round('seconds').toString() ?? null,
    },
    diagnostics: diagnostics.map((diagnostic) => diagnosticOf(report, diagnostic)),
  };
}

function diagnosticOf(
  { proposal }: Report,
  { rule, severity, message, help, span, fix }: Diagnostic,
): ReportedDiagnostic {
  const place = (offset: number) => lineAndColumn(proposal.source, offset, proposal.lines);
  return {
    rule,
    severity,
    message,
    help: help ?? null,
    start: place(span.start),
    end: place(span.end),
    fixable: fix !== undefined,
  };
}

const instant = (at: Report['now']): string => at.toString({ smallestUnit: 'second' });
