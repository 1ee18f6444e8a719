import type { Report } from '../check/check.ts';
import type { Diagnostic, Severity } from '../check/rule.ts';
import { safe } from '../text/display.ts';
import { lineAndColumn } from '../text/span.ts';
import { toldIn, type Reporter } from './reporter.ts';

/** For GitHub Actions: a workflow command for each finding, which the runner shows as an annotation beside the line. */
export const github: Reporter = (style) => {
  // Held against two calls, a proposal may have the same mistake for both; GitHub shows ten annotations of a kind a step.
  const lines = new Set<string>();
  return {
    add(report) {
      for (const diagnostic of toldIn(report, style)) lines.add(`${commandOf(report, diagnostic)}\n`);
    },
    text: () => [...lines].join(''),
  };
};

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

function commandOf({ proposal }: Report, { rule, severity, message, help, span }: Diagnostic): string {
  const start = lineAndColumn(proposal.source, span.start, proposal.lines);
  const end = lineAndColumn(proposal.source, span.end, proposal.lines);
  const properties: [name: string, value: string | number][] = [
    ['file', proposal.path],
    ['line', start.line],
    ['endLine', end.line],
  ];
  // The runner takes columns within one line only.
  if (start.line === end.line) properties.push(['col', start.column], ['endColumn', end.column]);
  properties.push(['title', rule]);
  const words = properties.map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[severity]} ${words.join(',')}::${data(help === undefined ? message : `${message}\n${help}`)}`;
}

/** As actions/toolkit escapes what stands after the second `::`. */
const data = (text: string): string =>
  safe(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')).replaceAll('\t', ' ');

/** As actions/toolkit escapes a property's value. */
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
