import { labelOf } from '../../conference/conference.ts';
import { isBlank } from '../../conference/counters.ts';
import { listed } from '../../text/display.ts';
import { headPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldRequired: Rule = {
  name: 'field-required',
  severity: 'error',
  summary: 'Every answer that the form requires is there.',
  why: 'The form does not take a proposal with a required answer missing, and at one minute to midnight it will say so.',
  sources: ['pretalx (https://docs.pretalx.org/)'],
  examples: {
    good: `
# Ship it at noon

## Abstract

Why we deploy when everybody is awake.
`,
    bad: `
# Ship it at noon

## Abstract
   ^^^^^^^^ Abstract is empty; the form requires it.

<!-- Two or three paragraphs. -->
`,
  },
  *check({ proposal, conference, reading }) {
    for (const field of conference?.form ?? []) {
      if (field.required !== true) continue;
      const answers = reading.answers.filter((answer) => answer.field === field.field);
      if (answers.some(({ text }) => !isBlank(text))) continue;
      // What YAML reads as no text is there, and front-matter-valid tells of it.
      const value = proposal.frontMatter.entries.get(field.field)?.value;
      if (typeof value === 'object' && value !== null) continue;
      const label = labelOf(field);
      const [empty] = answers;
      const span = empty?.place ?? headPlace(proposal);
      if (field.options !== undefined) {
        // A choice is made on the form itself: its absence here is no reason for the form to refuse the text.
        const message = `The form will also ask: ${label}`;
        yield {
          span,
          message,
          help: `Decide on ${listed(field.options, 'or')}.`,
          severity: 'warning',
          field: field.field,
        };
      } else if (empty !== undefined) {
        yield {
          span,
          message: `${label} is empty; the form requires it.`,
          help: 'Write it, or let `cfp draft` ask you for it.',
        };
      } else {
        const help =
          field.field === 'title' ? 'Add `title:` to the front matter.' : `Add a section headed "## ${label}".`;
        yield { span, message: `${label} is missing; the form requires it.`, help, field: field.field };
      }
    }
  },
};
