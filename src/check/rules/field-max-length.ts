import { counters } from '../../conference/counters.ts';
import { spanIn } from '../../proposal/answers.ts';
import { counted } from '../../text/display.ts';
import { limitOf } from '../limit.ts';
import { howCounted, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldMaxLength: Rule = {
  name: 'field-max-length',
  severity: 'error',
  summary: 'Every answer fits the length that the form takes.',
  why: 'Forms refuse longer text or cut it without a word, and the end is where the point often is.',
  sources: ['pretalx (https://docs.pretalx.org/)', 'pretalx, its source (https://github.com/pretalx/pretalx)'],
  examples: {
    good: '# Parsing by hand',
    bad: `
# Parsing by hand, for people who gave up on generators
                                          ^^^^^^^^^^^^^ Title is 53 characters; the form takes 40.
`,
  },
  *check({ conference, reading }) {
    for (const answer of reading.answers) {
      const { max, counter, by } = limitOf(conference, answer);
      if (max === null) continue;
      const { unit, starts } = counters[counter.name];
      const found = starts(answer.text);
      const first = found[max];
      if (first === undefined) continue;
      const limit = by === 'form' ? `the form takes ${max}` : `its heading says ${max}`;
      const message = `${nameOf(answer)} is ${counted(found.length, unit)}; ${limit}.`;
      const help = `Cut ${counted(found.length - max, unit)}.${howCounted(counter)}`;
      const span = spanIn(answer, first, answer.text.trimEnd().length);
      // A heading may quote the form of another conference.
      yield { span, message, help, ...(by === 'form' ? {} : { severity: 'warning' }) };
    }
  },
};
