import { inline } from '../text/display.ts';
import { lineAndColumn } from '../text/span.ts';
import type { Reporter } from './reporter.ts';

/** For editors and `grep`: `path:line:column: severity: message [rule]`, one line a finding; nothing where nothing is found. */
export const compact: Reporter = (reports, { advice }) => {
  const lines = reports.flatMap(({ proposal, diagnostics }) =>
    diagnostics
      .filter(({ severity }) => advice || severity !== 'info')
      .map(({ rule, severity, message, span }) => {
        const { line, column } = lineAndColumn(proposal.source, span.start, proposal.lines);
        return `${inline(proposal.path)}:${line}:${column}: ${severity}: ${inline(message)} [${rule}]\n`;
      }),
  );
  // Held against two calls, a proposal may have the same mistake for both.
  return [...new Set(lines)].join('');
};
