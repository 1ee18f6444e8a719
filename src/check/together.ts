import type { Conference } from '../conference/conference.ts';
import { byPlace } from '../text/span.ts';
import type { Profile } from '../speaker/profile.ts';
import { directivesOf, silences } from './directives.ts';
import { diagnosed, type Report, type Severities } from './check.ts';
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
  /** Begins a run. What is found in a report has to do with those before it. */
  readonly begin: (profile: Profile | null) => (report: Report) => Finding | null;
}

/** A run's way to add what is found by looking at its proposals together: it is given each report in turn. */
export type Together = (report: Report) => Report;

/** Begins to hold the proposals of a run to the rules that look at all of them. */
export function checkTogether(
  rules: readonly FolderRule[],
  { profile, severities }: { readonly profile: Profile | null; readonly severities: Severities },
): Together {
  const begun = rules
    .filter(({ name }) => severities.get(name) !== 'off')
    .map((rule) => ({ rule, find: rule.begin(profile) }));
  return (report) => {
    const found = begun.flatMap(({ rule, find }): Diagnostic[] => {
      const finding = find(report);
      return finding === null ? [] : [diagnosed(rule, finding, severities)];
    });
    if (found.length === 0) return report;
    const directives = directivesOf(report.proposal);
    const told = found.filter((diagnostic) => !directives.some((directive) => silences(directive, diagnostic)));
    return { ...report, diagnostics: [...report.diagnostics, ...told].sort((a, b) => byPlace(a.span, b.span)) };
  };
}
