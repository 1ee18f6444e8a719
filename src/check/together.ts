import type { Conference } from '../conference/conference.ts';
import { byPlace } from '../text/span.ts';
import type { Profile } from '../speaker/profile.ts';
import { directivesOf, silences } from './directives.ts';
import type { Report, Severities } from './check.ts';
import type { Diagnostic, Finding, RuleWords } from './rule.ts';

/** One thing that `cfp check` holds the proposals of one run to, looking at all of them. */
export interface FolderRule extends RuleWords {
  /** The proposals of a run, and what is found in the last of the bad ones. */
  readonly examples: {
    readonly good: readonly string[];
    readonly bad: readonly string[];
    readonly message: string;
    readonly call?: Partial<Conference>;
    readonly profile?: Profile;
  };
  readonly check: (
    reports: readonly Report[],
    profile: Profile | null,
  ) => Iterable<Finding & { readonly report: Report }>;
}

/** Holds the proposals of one run to the rules that look at all of them. Gives the reports with what was found added. */
export function checkTogether(
  reports: readonly Report[],
  rules: readonly FolderRule[],
  { profile, severities }: { readonly profile: Profile | null; readonly severities: Severities },
): Report[] {
  const found = new Map<Report, Diagnostic[]>();
  for (const rule of rules) {
    const set = severities.get(rule.name);
    if (set === 'off') continue;
    for (const { report, ...finding } of rule.check(reports, profile)) {
      const diagnostic = { ...finding, rule: rule.name, severity: set ?? finding.severity ?? rule.severity };
      if (directivesOf(report.proposal).some((directive) => silences(directive, diagnostic))) continue;
      found.set(report, [...(found.get(report) ?? []), diagnostic]);
    }
  }
  return reports.map((report) => {
    const more = found.get(report);
    if (more === undefined) return report;
    const diagnostics = [...report.diagnostics, ...more].sort((a, b) => byPlace(a.span, b.span));
    return { ...report, diagnostics };
  });
}
