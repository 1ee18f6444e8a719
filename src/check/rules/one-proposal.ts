import { headPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const oneProposal: Rule = {
  name: 'one-proposal',
  severity: 'warning',
  summary: 'A file holds one proposal.',
  why: 'Of two proposals in a file, each has its own title, its own state, and its own way through the review.',
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

# Ship it at night
  ^^^^^^^^^^^^^^^^ Here begins the second of 2 proposals in this file.

## Abstract

Why we deploy when nobody is awake.
`,
  },
  *check({ proposal }) {
    const { part } = proposal;
    if (part === undefined || part.number === 1) return;
    const message = `Here begins the ${ordinal(part.number)} of ${part.of} proposals in this file.`;
    yield { span: headPlace(proposal), message, help: 'Each is judged by itself. Give each a file of its own.' };
  },
};

const ordinal = (number: number): string => ({ 2: 'second', 3: 'third' })[number] ?? `${number}th`;
