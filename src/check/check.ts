import type { Temporal } from 'temporal-polyfill';
import { chosenFormat, findField, labelOf, slotOf, type Conference } from '../conference/conference.ts';
import { count, counters, type CounterName, type Unit } from '../conference/counters.ts';
import { judgeDeadline, type Verdict } from '../conference/deadline.ts';
import { type Answer } from '../proposal/answers.ts';
import { readAnswers, type Reading } from '../proposal/reading.ts';
import type { Headings } from '../proposal/headings.ts';
import { readOutline, type Minutes, type Outline } from '../proposal/outline.ts';
import { keyText, type Proposal } from '../proposal/proposal.ts';
import { byPlace } from '../text/span.ts';
import { limitOf, type Limit } from './limit.ts';
import { directivesOf, silences } from './directives.ts';
import type { Diagnostic, Finding, Rule, Severity, Subject } from './rule.ts';
import { disableUsed, unusedDirectives } from './rules/disable-used.ts';

/** What `check` needs: the proposal, the call to hold it against, the moment, and what is known of the world. */
export interface CheckInput extends Pick<
  Subject,
  'proposal' | 'conference' | 'wanted' | 'profile' | 'allow' | 'phrases' | 'lexicon' | 'topics' | 'now' | 'zone'
> {
  /** The headings that people use for each field. */
  readonly headings: Headings;
}

/** Severities that the settings or `--rule` give to rules, by name. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/** What may be set for a run. */
export interface CheckSettings {
  readonly severities?: Severities;
  /** The names of all rules there are; a comment may switch off one that is not among those of this check. */
  readonly known?: readonly string[];
}

/** One field as it was found and measured. */
export interface MeasuredField {
  readonly field: string;
  readonly label: string;
  readonly answer: Answer;
  readonly count: number;
  readonly unit: Unit;
  readonly counter: CounterName;
  readonly min: number | null;
  readonly max: number | null;
  /** Who says what `min` and `max` are. */
  readonly limitBy: Limit['by'];
  /** Whether the form asks for it at all. */
  readonly asked: boolean;
  /** Whether the form offers answers to choose from. */
  readonly choice: boolean;
}

/** All that is known of one proposal, held against one call. */
export interface Report {
  readonly proposal: Proposal;
  readonly conference: Conference | null;
  /** The name under which the call was looked for; null where none is named. */
  readonly wanted: string | null;
  readonly reading: Reading;
  readonly title: string | null;
  readonly fields: readonly MeasuredField[];
  readonly outline: Outline | null;
  /** The minutes of the format's slot. */
  readonly slot: Minutes | null;
  readonly verdict: Verdict | null;
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds a proposal to the rules. Pure: the same input gives the same report, sorted by place. */
export function check(
  input: CheckInput,
  rules: readonly Rule[],
  { severities = new Map(), known = rules.map(({ name }) => name) }: CheckSettings = {},
): Report {
  const subject = subjectOf(input);
  const { proposal, conference, reading, outline, verdict, format, now, zone } = subject;
  const active = rules.filter(({ name }) => severities.get(name) !== 'off');
  const found: Diagnostic[] = [];
  for (const rule of active) addFirstOf(rule.check(subject), rule, { severities, found });

  const directives = directivesOf(proposal);
  if (active.includes(disableUsed)) {
    // A rule that is off, or that looks at all proposals of a run, may have something to find all the same.
    const judged = directives.filter(({ rule }) => !known.includes(rule) || active.some(({ name }) => name === rule));
    addFirstOf(unusedDirectives(judged, [...found], known), disableUsed, { severities, found });
  }
  const diagnostics = found
    .filter((diagnostic) => !directives.some((directive) => silences(directive, diagnostic)))
    .sort((a, b) => byPlace(a.span, b.span));

  const title = reading.answers.find(({ field }) => field === 'title')?.text ?? null;
  const fields = reading.answers.map((answer) => measure(answer, conference));
  const slot = slotOf(format);
  const wanted = input.wanted.name;
  return { proposal, conference, wanted, reading, title, fields, outline, slot, verdict, now, zone, diagnostics };
}

/** More findings of one rule in one file are an attack, or the wrong file; the first ones tell as much. */
const MOST_FINDINGS = 500;

function addFirstOf(
  findings: Iterable<Finding>,
  rule: Rule,
  { severities, found }: { readonly severities: Severities; readonly found: Diagnostic[] },
): void {
  let count = 0;
  for (const finding of findings) {
    count++;
    if (count < MOST_FINDINGS) found.push(diagnosed(rule, finding, severities));
    else {
      const help = `${finding.help ?? ''} There are more of these than cfp tells.`.trim();
      found.push(diagnosed(rule, { ...finding, help }, severities));
      return;
    }
  }
}

/** A finding with its rule's name, and with the severity that is set for it. */
export function diagnosed(rule: Pick<Rule, 'name' | 'severity'>, finding: Finding, severities: Severities): Diagnostic {
  const set = severities.get(rule.name);
  const severity = set === undefined || set === 'off' ? (finding.severity ?? rule.severity) : set;
  return { ...finding, severity, rule: rule.name };
}

function subjectOf({ headings, ...input }: CheckInput): Subject {
  const { proposal, conference, now } = input;
  const reading = readAnswers(proposal, conference?.form ?? [], headings);
  const format = conference === null ? undefined : chosenFormat(conference, keyText(proposal, 'format'));
  const outline = readOutline(
    proposal,
    reading.answers.find(({ field }) => field === 'outline'),
  );
  const verdict = conference === null ? null : judgeDeadline(conference, format, now);
  return { ...input, reading, format, outline, verdict };
}

function measure(answer: Answer, conference: Conference | null): MeasuredField {
  const asked = findField(conference, answer.field);
  const { min, max, counter, by } = limitOf(conference, answer);
  return {
    field: answer.field,
    label: labelOf(asked ?? { field: answer.field }),
    answer,
    count: count(answer.text, counter.name),
    unit: counters[counter.name].unit,
    counter: counter.name,
    min,
    max,
    limitBy: by,
    asked: asked !== undefined,
    choice: asked?.options !== undefined,
  };
}

/** How much was found, by its severity, and in which files: two calls may see one of them. */
export interface Totals extends Record<Severity, number> {
  readonly files: Set<string>;
}

export const noTotals = (): Totals => ({ error: 0, warning: 0, info: 0, files: new Set() });

export function addTo(totals: Totals, { proposal, diagnostics }: Report): void {
  totals.files.add(proposal.path);
  for (const { severity } of diagnostics) totals[severity]++;
}

/** How much was found in several reports. */
export function tally(reports: readonly Report[]): Totals {
  const totals = noTotals();
  for (const report of reports) addTo(totals, report);
  return totals;
}
