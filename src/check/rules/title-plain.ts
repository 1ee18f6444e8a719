import { spanIn } from '../../proposal/answers.ts';
import { titleFaults } from '../../proposal/title-faults.ts';
import type { Rule } from '../rule.ts';

export const titlePlain: Rule = {
  name: 'title-plain',
  severity: 'warning',
  summary: 'The title is short plain text.',
  why: 'Titles are shown as they are typed, on badges, in apps and on a stage: markup stays visible, and long ones are cut.',
  sources: ['pretalx (https://docs.pretalx.org/)', 'PyCon US 2015, advice on proposals'],
  examples: {
    good: `
---
title: Ship it at noon
---
`,
    bad: `
---
title: Ship it **at noon**
               ^^^^^^^^^^^ The title has markup, which is shown as it is typed.
---
`,
  },
  *check({ reading }) {
    for (const answer of reading.answers) {
      const { field, text } = answer;
      if (field !== 'title' || text === '') continue;
      for (const { message, help, span: words, taste, removable } of titleFaults(text)) {
        const span = words === null ? answer.place : spanIn(answer, words.start, words.end);
        const fix = removable && answer.pieces.length === 1 ? { span, text: '' } : undefined;
        yield { span, message, help, ...(taste ? { severity: 'info' as const } : {}), fix };
      }
    }
  },
};
