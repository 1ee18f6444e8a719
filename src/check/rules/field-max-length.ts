import { counterOf, findField } from '../../conference/conference.ts';
import { counters } from '../../conference/counters.ts';
import { spanIn } from '../../proposal/answers.ts';
import { counted } from '../../text/display.ts';
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
      const limit = findField(conference, answer.field);
      if (limit?.max === undefined) continue;
      const { name, known } = counterOf(conference ?? undefined, limit);
      const { unit, starts } = counters[name];
      const found = starts(answer.text);
      const first = found[limit.max];
      if (first === undefined) continue;
      const message = `${nameOf(answer)} is ${counted(found.length, unit)}; the form takes ${limit.max}.`;
      const help = `Cut ${counted(found.length - limit.max, unit)}.${howCounted({ name, known })}`;
      yield { span: spanIn(answer, first, answer.text.trimEnd().length), message, help };
    }
  },
};
