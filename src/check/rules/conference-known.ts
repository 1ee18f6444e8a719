import { inline } from '../../text/display.ts';
import { didYouMean } from '../../text/suggest.ts';
import { callPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const conferenceKnown: Rule = {
  name: 'conference-known',
  severity: 'error',
  summary: 'The proposal names a call for proposals that cfp knows.',
  why: 'Limits, formats and deadlines differ from call to call; without one, nothing of a form can be checked.',
  sources: ['cfp itself: README, "The proposal"'],
  examples: {
    good: `
---
title: Ship it at noon
conference: example
---
`,
    bad: `
---
title: Ship it at noon
conference: exmaple
            ^^^^^^^ There is no conference "exmaple".
---
`,
  },
  *check({ proposal, conference, wanted: { name, known } }) {
    if (conference !== null) return;
    const span = callPlace(proposal, name);
    if (name === null) {
      const message = 'This proposal names no conference, so no form can judge it.';
      yield { span, message, help: 'Add `conference: practice` to the front matter, or say `--for practice`.' };
      return;
    }
    const help =
      didYouMean(name, known) || 'List them with `cfp conferences`, or add yours with `cfp conferences add`.';
    yield { span, message: `There is no conference "${inline(name)}".`, help };
  },
};
