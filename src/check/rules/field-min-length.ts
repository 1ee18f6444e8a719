import { count, counters, isBlank } from '../../conference/counters.ts';
import { spanOf } from '../../proposal/answers.ts';
import { counted } from '../../text/display.ts';
import { limitOf } from '../limit.ts';
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
      const { min, counter, by } = limitOf(conference, answer);
      // An answer that is not there is for field-required to tell.
      if (min === null || isBlank(answer.text)) continue;
      const { unit } = counters[counter.name];
      const length = count(answer.text, counter.name);
      if (length >= min) continue;
      const limit = by === 'form' ? `the form wants at least ${min}` : `its heading says at least ${min}`;
      const message = `${nameOf(answer)} is ${counted(length, unit)}; ${limit}.`;
      const help = `Write ${counted(min - length, unit)} more.${howCounted(counter)}`;
      // A heading may quote the form of another conference.
      yield { span: spanOf(answer), message, help, ...(by === 'form' ? {} : { severity: 'warning' }) };
    }
  },
};
