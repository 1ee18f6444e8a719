import { inline } from '../text/display.ts';
import { lineAndColumn } from '../text/span.ts';
import { toldIn, type Reporter } from './reporter.ts';

/** For editors and `grep`: `path:line:column: severity: message [rule]`, one line a finding; nothing where nothing is found. */
export const compact: Reporter = (reports, style) => {
  const lines = reports.flatMap((report) =>
    toldIn(report, style).map(({ rule, severity, message, span }) => {
      const { path, source, lines } = report.proposal;
      const { line, column } = lineAndColumn(source, span.start, lines);
      return `${inline(path)}:${line}:${column}: ${severity}: ${inline(message)} [${rule}]\n`;
    }),
  );
  // Held against two calls, a proposal may have the same mistake for both.
  return [...new Set(lines)].join('');
};
