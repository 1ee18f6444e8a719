import { Temporal } from 'temporal-polyfill';
import { check } from '../../src/check/check.ts';
import type { Diagnostic, Rule } from '../../src/check/rule.ts';
import { exampleCall, EXAMPLE_NOW } from '../../src/check/example-call.ts';
import { rules } from '../../src/check/rules/index.ts';
import { readKnowledge } from '../../src/library/data.ts';
import { partsOf } from '../../src/proposal/parts.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { lineIndex, lineText } from '../../src/text/span.ts';
import { width } from '../../src/text/display.ts';

export const knowledge = readKnowledge();
export const { headings } = knowledge;

const CARETS = /^( *)(\^+) (.*)$/;

/** A proposal in the notation of the rules' examples, without its carets and messages. */
export function plain(example: string): string {
  const lines = example.replace(/^\n/, '').split('\n');
  return lines.filter((line) => !CARETS.test(line)).join('\n');
}

/** A proposal with carets under the words that a rule finds, and the messages after them: the notation of the examples. */
export function marked(source: string, diagnostics: readonly Diagnostic[]): string {
  const lines = parseProposal('', source).lines;
  const below = new Map<number, string[]>();
  for (const { span, message } of diagnostics) {
    const index = lineIndex(lines, span.start);
    const line = lineText(source, index, lines);
    const start = span.start - (lines[index] ?? 0);
    const end = Math.min(span.end - (lines[index] ?? 0), line.length);
    const carets = ' '.repeat(width(line.slice(0, start))) + '^'.repeat(Math.max(1, width(line.slice(start, end))));
    below.set(index, [...(below.get(index) ?? []), `${carets} ${message}`]);
  }
  return source
    .split('\n')
    .flatMap((line, index) => [line, ...(below.get(index) ?? [])])
    .join('\n');
}

/** What one rule finds in a proposal for the example call. */
export function found(rule: Rule, source: string): readonly Diagnostic[] {
  const conference = namesUnknownCall(source) ? null : { ...exampleCall, ...rule.examples.call };
  const name = /^conference: (\S+)/m.exec(source)?.[1] ?? null;
  const parts = partsOf(parseProposal('example.md', source), conference?.form ?? [], headings);
  const world = {
    conference,
    wanted: { name, known: ['example', 'practice'] },
    ...knowledge,
    profile: rule.examples.profile ?? null,
    allow: [],
    topics: () => ['deployment-at-any-size', 'djangocon-us-2024/deployment-at-any-size'],
    now: Temporal.Instant.from(EXAMPLE_NOW),
    zone: 'UTC',
  };
  // What a comment may switch off is known only when the other rules run too.
  const held = rule.name === 'disable-used' ? rules : [rule];
  return parts
    .flatMap((proposal) => check({ ...world, proposal }, held).diagnostics)
    .filter((found) => found.rule === rule.name);
}

const namesUnknownCall = (source: string): boolean => /^conference: (?!example$)/m.test(source);
