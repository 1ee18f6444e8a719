import { spanOf } from '../../proposal/answers.ts';
import { sharedBy, shingles } from '../similarity.ts';
import type { Rule } from '../rule.ts';

const MOST = 0.8;
const FEWEST_SHINGLES = 8;

export const repeatsAbstract: Rule = {
  name: 'repeats-abstract',
  severity: 'warning',
  summary: 'The description says more than the abstract.',
  why: 'Reviewers read both; what stands in both is read twice, and what they wanted to know is missing.',
  sources: [
    'PyCon AU 2026, what reviewers look for (https://2026.pycon.org.au)',
    'pretalx (https://docs.pretalx.org/)',
  ],
  examples: {
    good: `
## Abstract

Friday at five is when nobody dares to deploy, so we moved our releases to noon.

## Description

First the release that went wrong, then small merges, then the demonstration of an undo in one minute.
`,
    bad: `
## Abstract

Friday at five is when nobody dares to deploy, so we moved our releases to noon.

## Description

Friday at five is when nobody dares to deploy, so we moved our releases to noon.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Description says again 100 % of what the abstract says.
`,
  },
  *check({ reading }) {
    const abstract = reading.answers.find(({ field }) => field === 'abstract');
    const description = reading.answers.find(({ field }) => field === 'description');
    if (abstract === undefined || description === undefined) return;
    const said = shingles(abstract.text);
    const again = shingles(description.text);
    if (again.length < FEWEST_SHINGLES || said.length < FEWEST_SHINGLES) return;
    const shared = sharedBy(again, said) / again.length;
    if (shared < MOST) return;
    const message = `Description says again ${Math.floor(shared * 100)} % of what the abstract says.`;
    yield { span: spanOf(description), message, help: 'Say what you will show, part by part.' };
  },
};
