import { createHash } from 'node:crypto';
import type { ArtifactLocation, Fix as SarifFix, Log, Region, ReportingDescriptor, Result, Run } from 'sarif';
import type { Report } from '../check/check.ts';
import type { Diagnostic, RuleWords, Severity } from '../check/rule.ts';
import { allRules } from '../check/rules/index.ts';
import { jsonText } from '../text/json.ts';
import { lineAndColumn, lineIndex, type Span } from '../text/span.ts';
import type { Reporter } from './reporter.ts';

/** For code scanning: a SARIF 2.1.0 log. As in the JSON, all severities are listed; readers filter by level. */
export const sarif: Reporter = () => {
  const results: Result[] = [];
  return {
    add(report) {
      results.push(...resultsOf(report));
    },
    text: () => jsonText(logOf(results)),
  };
};

function logOf(results: Result[]): Log {
  const run: Run = {
    tool: { driver: { name: 'cfp', rules: allRules.map(descriptorOf) } },
    columnKind: 'unicodeCodePoints',
    newlineSequences: ['\r\n', '\n', '\r'],
    results,
  };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, Result.level>;

function descriptorOf({ name, severity, summary, why, sources }: RuleWords): ReportingDescriptor {
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: [summary, why, ...sources].join('\n') },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultsOf(report: Report): Result[] {
  const seen = new Map<string, number>();
  return report.diagnostics.map((diagnostic) => {
    const { rule, severity, message, help, fix } = diagnostic;
    const ruleIndex = allRules.findIndex(({ name }) => name === rule);
    const hash = fingerprint(report, diagnostic);
    // What is the same to the letter is told apart by its order.
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return {
      ruleId: rule,
      ...(ruleIndex === -1 ? {} : { ruleIndex }),
      level: levels[severity],
      message: { text: help === undefined ? message : `${message}\n${help}` },
      locations: [
        { physicalLocation: { artifactLocation: artifactOf(report), region: regionOf(report, diagnostic.span) } },
      ],
      // Not named primaryLocationLineHash: GitHub's uploader makes its own, and warns of any that differs.
      partialFingerprints: { 'cfpFinding/v1': `${hash}:${nth}` },
      ...(fix === undefined ? {} : { fixes: [fixOf(report, fix, help ?? message)] }),
      ...(report.conference === null ? {} : { properties: { conference: report.conference.id } }),
    };
  });
}

const artifactOf = ({ proposal }: Report): ArtifactLocation => ({ uri: uriOf(proposal.path) });

function regionOf({ proposal }: Report, span: Span): Region {
  const start = lineAndColumn(proposal.source, span.start, proposal.lines);
  const end = lineAndColumn(proposal.source, span.end, proposal.lines);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf(report: Report, { span, text }: NonNullable<Diagnostic['fix']>, description: string): SarifFix {
  const deletedRegion = regionOf(report, span);
  // Without inserted content, a replacement takes away.
  const replacement = text === '' ? { deletedRegion } : { deletedRegion, insertedContent: { text } };
  const change = { artifactLocation: artifactOf(report), replacements: [replacement] };
  return { description: { text: description }, artifactChanges: [change] };
}

/** How much of the line, before and after its start, tells a finding from others: a line may have a million characters. */
const REACH = 100;

/** The same for the same words in the same line, wherever the line moves to. */
function fingerprint({ proposal, conference }: Report, { rule, span }: Diagnostic): string {
  const { source, lines } = proposal;
  const index = lineIndex(lines, span.start);
  const from = Math.max(lines[index] ?? 0, span.start - REACH);
  const to = Math.min(lines[index + 1] ?? source.length, span.start + REACH);
  const words = [source.slice(from, span.start), source.slice(span.start, to)].map((text) => text.trim());
  const parts = [rule, conference?.id ?? '', ...words];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** A path as a URI reference: relative where it is relative, with a Windows path's backslashes as slashes. */
function uriOf(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const encoded = slashed
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (slashed.startsWith('//')) return `file:${encoded}`;
  if (slashed.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(slashed) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}
