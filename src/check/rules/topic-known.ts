import { keyText } from '../../proposal/proposal.ts';
import { inline } from '../../text/display.ts';
import { didYouMean } from '../../text/suggest.ts';
import { keyPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const topicKnown: Rule = {
  name: 'topic-known',
  severity: 'warning',
  summary: 'The topic is one of a list that cfp knows.',
  why: 'The topic gives the questions that the draft was started from; a slip in its name loses them.',
  sources: ['cfp itself: README, "The proposal"'],
  examples: {
    good: `
---
topic: deployment-at-any-size
---
`,
    bad: `
---
topic: deployment-at-any-sise
       ^^^^^^^^^^^^^^^^^^^^^^ There is no topic "deployment-at-any-sise".
---
`,
  },
  *check({ proposal, topics }) {
    const topic = keyText(proposal, 'topic');
    if (topic === undefined || topics().includes(topic)) return;
    const help = didYouMean(topic, topics()) || 'List them with `cfp topics`, or take the key out.';
    yield { span: keyPlace(proposal, 'topic'), message: `There is no topic "${inline(topic)}".`, help };
  },
};
