import { counterOf, findField } from '../../conference/conference.ts';
import { count, counters, otherCounters } from '../../conference/counters.ts';
import { spanOf } from '../../proposal/answers.ts';
import { counted } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** How near to a limit another count matters: this share of it, or this many units. */
const NEAR_SHARE = 0.03;
const NEAR_UNITS = 5;

export const fieldCountersAgree: Rule = {
  name: 'field-counters-agree',
  severity: 'warning',
  summary: 'An answer near its limit fits by every count that the form may use.',
  why: 'Systems have changed how they count words, and which version a form runs on is seldom said.',
  sources: ['pretalx, its source (https://github.com/pretalx/pretalx)'],
  examples: {
    good: `
# Ship it at noon

Don't deploy late.
`,
    bad: `
# Ship it at noon

Don't deploy late, deploy state-of-the-art things by day.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Abstract is 8 words by "pretalx-words", and 12 by "pretalx-words-2026.2"; the form takes 10.
`,
    call: { form: [{ field: 'abstract', max: 10, unit: 'words' }] },
  },
  *check({ conference, reading }) {
    for (const answer of reading.answers) {
      const limit = findField(conference, answer.field);
      if (conference === null || limit?.max === undefined) continue;
      const { max } = limit;
      const own = counterOf(conference, limit);
      const length = count(answer.text, own.name);
      // Over the limit is for field-max-length; far below it, no count can refuse.
      if (length > max || max - length > Math.max(NEAR_UNITS, max * NEAR_SHARE)) continue;
      for (const name of otherCounters(own)) {
        const other = count(answer.text, name);
        if (other <= max) continue;
        const unit = counted(length, counters[own.name].unit);
        const message = `${nameOf(answer)} is ${unit} by "${own.name}", and ${other} by "${name}"; the form takes ${max}.`;
        yield { span: spanOf(answer), message, help: `Cut ${other - max} more to be safe.` };
        break;
      }
    }
  },
};
