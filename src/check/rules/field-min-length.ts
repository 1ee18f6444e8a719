import { counterOf, findField } from '../../conference/conference.ts';
import { count, counters } from '../../conference/counters.ts';
import { spanOf } from '../../proposal/answers.ts';
import { counted } from '../../text/display.ts';
import { howCounted, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldMinLength: Rule = {
  name: 'field-min-length',
  severity: 'error',
  summary: 'Every answer is as long as the form wants it at least.',
  why: 'Forms with a least length refuse anything shorter.',
  sources: ['pretalx (https://docs.pretalx.org/)', 'pretalx, its source (https://github.com/pretalx/pretalx)'],
  examples: {
    good: `
# Ship it at noon

Why we deploy when everybody is awake, and what it took.
`,
    bad: `
# Ship it at noon

Deploying by day.
^^^^^^^^^^^^^^^^^ Abstract is 17 characters; the form wants at least 20.
`,
  },
  *check({ conference, reading }) {
    for (const answer of reading.answers) {
      const limit = findField(conference, answer.field);
      // An answer that is not there is for field-required to tell.
      if (limit?.min === undefined || answer.text === '') continue;
      const { name, known } = counterOf(conference ?? undefined, limit);
      const { unit } = counters[name];
      const length = count(answer.text, name);
      if (length >= limit.min) continue;
      const message = `${nameOf(answer)} is ${counted(length, unit)}; the form wants at least ${limit.min}.`;
      yield {
        span: spanOf(answer),
        message,
        help: `Write ${counted(limit.min - length, unit)} more.${howCounted({ name, known })}`,
      };
    }
  },
};
