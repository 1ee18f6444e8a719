import { inline } from '../text/display.ts';
import { lineAndColumn } from '../text/span.ts';
import { toldIn, type Reporter } from './reporter.ts';

/** For editors and `grep`: `path:line:column: severity: message [rule]`, one line a finding; nothing where nothing is found. */
export const compact: Reporter = (style) => {
  // Held against two calls, a proposal may have the same mistake for both.
  const lines = new Set<string>();
  return {
    add(report) {
      const { path, source, lines: starts } = report.proposal;
      for (const { rule, severity, message, span } of toldIn(report, style)) {
        const { line, column } = lineAndColumn(source, span.start, starts);
        lines.add(`${inline(path)}:${line}:${column}: ${severity}: ${inline(message)} [${rule}]\n`);
      }
    },
    text: () => [...lines].join(''),
  };
};
