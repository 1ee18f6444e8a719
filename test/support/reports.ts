import { Temporal } from 'temporal-polyfill';
import { check, type CheckInput, type Report } from '../../src/check/check.ts';
import type { Diagnostic } from '../../src/check/rule.ts';
import { compact } from '../../src/reporters/compact.ts';
import { github } from '../../src/reporters/github.ts';
import { json } from '../../src/reporters/json.ts';
import { junit } from '../../src/reporters/junit.ts';
import { pretty } from '../../src/reporters/pretty.ts';
import { textOf, type Reporter, type Style } from '../../src/reporters/reporter.ts';
import { sarif } from '../../src/reporters/sarif.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { paintFor } from '../../src/text/paint.ts';
import { knowledge } from './examples.ts';

const whole =
  (reporter: Reporter) =>
  (reports: readonly Report[], style: Style): string =>
    textOf(reporter, reports, style);

/** What every reporter writes of all the reports of a run, by the name that `--format` takes. */
export const everyReporter = {
  pretty: whole(pretty),
  compact: whole(compact),
  json: whole(json),
  github: whole(github),
  sarif: whole(sarif),
  junit: whole(junit),
};

export const plainStyle: Style = {
  paint: paintFor({ isTTY: false }, { color: false, env: {} }),
  columns: 100,
  advice: false,
  quiet: false,
};
export const withAdvice: Style = { ...plainStyle, advice: true };

/** What `check` knows of a proposal, and no conference, beside what a test says. */
export function inputOf(path: string, source: string, about: Partial<CheckInput> = {}): CheckInput {
  return {
    proposal: parseProposal(path, source),
    conference: null,
    wanted: { name: null, known: [] },
    ...knowledge,
    phrases: {},
    profile: null,
    allow: [],
    topics: () => [],
    now: Temporal.Instant.from('2026-05-01T12:00:00Z'),
    zone: 'UTC',
    ...about,
  };
}

/** A finding, told by the words that it is about: the first place in the source where they stand. */
export interface Told extends Partial<Omit<Diagnostic, 'span'>> {
  readonly words?: string;
}

/** The report of a proposal in which just this was found. */
export function reportOf(
  source: string,
  found: readonly Told[] = [],
  { path = 'talk.md', ...about }: Partial<CheckInput> & { readonly path?: string } = {},
): Report {
  const diagnostics = found.map(({ words = '', ...told }): Diagnostic => {
    const start = source.indexOf(words);
    return {
      rule: 'no-placeholder',
      severity: 'error',
      message: 'This is wrong.',
      ...told,
      span: { start, end: start + words.length },
    };
  });
  return { ...check(inputOf(path, source, about), []), diagnostics };
}
