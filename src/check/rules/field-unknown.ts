import { labelOf } from '../../conference/conference.ts';
import { inline } from '../../text/display.ts';
import { nearest } from '../../text/suggest.ts';
import { nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldUnknown: Rule = {
  name: 'field-unknown',
  severity: 'warning',
  summary: 'Every section answers a field of the form.',
  why: 'What answers no field is not sent, and nobody reads it.',
  sources: ['cfp itself: README, "The proposal"'],
  examples: {
    good: `
# Ship it at noon

## Abstract

Why we deploy when everybody is awake.
`,
    bad: `
# Ship it at noon

## Nots on the room
   ^^^^^^^^^^^^^^^^ The form of Example Conf has no field "Nots on the room".

A table for the pager.
`,
  },
  *check({ conference, reading }) {
    if (conference === null) return;
    const asked = conference.form.flatMap(({ field, label, headings = [] }) => [
      labelOf({ field, label }),
      ...headings,
    ]);
    for (const { heading } of reading.others) {
      const near = nearest(heading.text, asked);
      const message = `The form of ${conference.name} has no field "${inline(heading.text)}".`;
      if (near !== undefined) yield { span: heading.textSpan, message, help: `Did you mean "${near}"?` };
      // A section of one's own is no mistake: the file is the speaker's.
      else yield { span: heading.textSpan, message, help: 'It is kept, and not sent.', severity: 'info' };
    }
    for (const answer of reading.answers) {
      if (answer.heading === null || answer.text === '' || conference.form.some(({ field }) => field === answer.field))
        continue;
      const message = `The form of ${conference.name} does not ask for "${inline(nameOf(answer))}".`;
      const help = 'It is kept, and not sent; move it into the description or the notes if reviewers should read it.';
      yield { span: answer.place, message, help, severity: 'info' };
    }
  },
};
