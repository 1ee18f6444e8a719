import { check, type Report } from '../../src/check/check.ts';
import { exampleCall, EXAMPLE_NOW } from '../../src/check/example-call.ts';
import type { Finding, Rule, Severity } from '../../src/check/rule.ts';
import type { Conference } from '../../src/conference/conference.ts';
import { at } from './call.ts';
import { inputOf } from './reports.ts';

/** Something to say of some words of a proposal. */
export interface Remark {
  readonly words: string;
  readonly message: string;
  readonly help?: string;
  readonly severity?: Severity;
}

/** A report on a proposal in which these remarks are all that was found: what reporters write does not hang on rules. */
export function reportOf(
  source: string,
  remarks: readonly Remark[],
  { call = exampleCall, now = EXAMPLE_NOW }: { readonly call?: Conference | null; readonly now?: string } = {},
): Report {
  const rule: Rule = {
    ...{ name: 'words-found', severity: 'error', summary: '', why: '', sources: [], examples: { good: '', bad: '' } },
    *check({ proposal }): Iterable<Finding> {
      for (const { words, ...finding } of remarks) {
        const start = proposal.source.indexOf(words);
        yield { ...finding, span: { start, end: start + words.length } };
      }
    },
  };
  const about = { conference: call, now: at(now), zone: 'Europe/Berlin' };
  return check(inputOf('talk.md', source, about), [rule]);
}
