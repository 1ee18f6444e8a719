import { choicesIn } from '../../conference/choices.ts';
import { findField, labelOf } from '../../conference/conference.ts';
import { spanIn } from '../../proposal/answers.ts';
import { inline, listed } from '../../text/display.ts';
import { didYouMean } from '../../text/suggest.ts';
import type { Rule } from '../rule.ts';

export const choiceOffered: Rule = {
  name: 'choice-offered',
  severity: 'error',
  summary: 'What is chosen is one of what the form offers.',
  why: 'The form has a list, and no place for another answer: what is not in it cannot be sent in.',
  sources: ['pretalx (https://docs.pretalx.org/)'],
  examples: {
    call: { form: [{ field: 'track', options: ['Web', 'Community'] }] },
    good: `
---
track: community
---
`,
    bad: `
---
track: Comunity
       ^^^^^^^^ Track is "Comunity"; the form does not offer that.
---
`,
  },
  *check({ conference, reading }) {
    for (const answer of reading.answers) {
      const field = findField(conference, answer.field);
      if (field?.options === undefined) continue;
      for (const { text, at, option } of choicesIn(answer.text, field)) {
        if (option !== undefined) continue;
        const span = spanIn(answer, at, at + text.length);
        const message = `${inline(labelOf(field))} is "${inline(text)}"; the form does not offer that.`;
        const offered = `${field.several === true ? 'Choose from' : 'Choose one of'} ${listed(field.options.map(inline))}.`;
        yield { span, message, help: [didYouMean(text, field.options), offered].filter(Boolean).join(' ') };
      }
    }
  },
};
