import { lineAndColumn } from '../../text/span.ts';
import { nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldDuplicate: Rule = {
  name: 'field-duplicate',
  severity: 'warning',
  summary: 'Each field is answered once.',
  why: 'The form has room for one answer; of two versions, the wrong one may be pasted.',
  sources: ['cfp itself: README, "The proposal"'],
  examples: {
    good: `
# Ship it at noon

## Abstract

Why we deploy when everybody is awake.
`,
    bad: `
# Ship it at noon

## Abstract

Why we deploy when everybody is awake.

## Abstract
   ^^^^^^^^ Abstract stands here a second time; the first is in line 3.

Deploying by day.
`,
  },
  *check({ proposal, reading }) {
    const first = new Map<string, number>();
    for (const answer of reading.answers) {
      const before = first.get(answer.field);
      if (before === undefined) first.set(answer.field, answer.place.start);
      else {
        const { line } = lineAndColumn(proposal.source, before, proposal.lines);
        const message = `${nameOf(answer)} stands here a second time; the first is in line ${line}.`;
        yield { span: answer.place, message, help: 'Keep one of them, and put the other into a comment.' };
      }
    }
  },
};
