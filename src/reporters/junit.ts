import type { Report } from '../check/check.ts';
import type { Diagnostic } from '../check/rule.ts';
import { counted, inline, safe } from '../text/display.ts';
import { lineAndColumn } from '../text/span.ts';
import { toldIn, type Reporter, type Style } from './reporter.ts';

/**
 * For dashboards of test results: a suite for each proposal and call, a case for each rule that found something. Errors
 * are its `<failure>`; warnings, and advice where it is asked for, are its `<system-out>`, so that the case passes. A
 * proposal without findings is one case that passes.
 */
export const junit: Reporter = (style) => {
  const suites: Counted[] = [];
  return {
    add(report) {
      suites.push(suiteOf(report, style));
    },
    text() {
      const { tests, failures } = sumOf(suites);
      const attributes = attributesOf({ name: 'cfp check', tests, failures, errors: 0 });
      const xml = [`<testsuites${attributes}>`, ...suites.map((suite) => suite.xml), '</testsuites>'].join('\n');
      return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;
    },
  };
};

/** A piece of the document, and what its attributes count. */
interface Counted {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
}

function suiteOf(report: Report, style: Style): Counted {
  const { proposal, conference } = report;
  const shown = toldIn(report, style);
  const names = [...new Set(shown.map(({ rule }) => rule))];
  const cases = names.map((name) =>
    caseOf(
      report,
      name,
      shown.filter(({ rule }) => rule === name),
    ),
  );
  if (cases.length === 0) cases.push(caseOf(report, 'every rule', []));
  const { tests, failures } = sumOf(cases);
  const name = conference === null ? proposal.path : `${proposal.path} · ${conference.name}`;
  const lines = [
    `  <testsuite${attributesOf({ name, tests, failures, errors: 0, skipped: 0 })}>`,
    ...cases.map(({ xml }) => xml),
    '  </testsuite>',
  ];
  return { xml: lines.join('\n'), tests, failures };
}

function caseOf(report: Report, name: string, found: readonly Diagnostic[]): Counted {
  const errors = found.filter(({ severity }) => severity === 'error');
  const others = found.filter(({ severity }) => severity !== 'error');
  const { path } = report.proposal;
  const open = `    <testcase${attributesOf({ name, classname: path, file: path })}`;
  const lines: string[] = [];
  const [first] = errors;
  if (first !== undefined) {
    const more = errors.length === 1 ? '' : ` And ${counted(errors.length - 1, 'errors')} more.`;
    const attributes = attributesOf({ message: first.message + more, type: name });
    lines.push(`      <failure${attributes}>${text(wordsOf(report, errors))}</failure>`);
  }
  if (others.length > 0) lines.push(`      <system-out>${text(wordsOf(report, others))}</system-out>`);
  const xml = lines.length === 0 ? `${open}/>` : [`${open}>`, ...lines, '    </testcase>'].join('\n');
  return { xml, tests: 1, failures: Math.min(1, errors.length) };
}

/** Each finding with its place, and below it what to do. */
function wordsOf({ proposal }: Report, diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .flatMap(({ severity, message, help, span }) => {
      const { line, column } = lineAndColumn(proposal.source, span.start, proposal.lines);
      const finding = `${inline(proposal.path)}:${line}:${column}: ${severity}: ${message}`;
      return help === undefined ? [finding] : [finding, help];
    })
    .join('\n');
}

function sumOf(parts: readonly Counted[]): Pick<Counted, 'tests' | 'failures'> {
  return parts.reduce((sum, { tests, failures }) => ({ tests: sum.tests + tests, failures: sum.failures + failures }), {
    tests: 0,
    failures: 0,
  });
}

const attributesOf = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${text(inline(String(value)))}"`)
    .join('');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as XML 1.0 can hold it. What `safe` leaves and XML cannot hold are two code points: U+FFFE and U+FFFF. */
const text = (words: string): string =>
  safe(words)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
