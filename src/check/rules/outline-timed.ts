import { counted } from '../../text/display.ts';
import type { Rule } from '../rule.ts';

export const outlineTimed: Rule = {
  name: 'outline-timed',
  severity: 'warning',
  summary: 'Where some parts of the outline have minutes, all of them do.',
  why: 'Minutes that leave parts out add up to nothing that a reviewer can judge.',
  sources: ['PyCon US 2015, advice on proposals'],
  examples: {
    good: `
## Outline

- Why noon (10 min)
- How (12 min)
`,
    bad: `
## Outline

- Why noon (10 min)
- How (12 min)
- What went wrong
  ^^^^^^^^^^^^^^^ This part has no minutes, and 2 parts have.
`,
  },
  *check({ outline }) {
    // One time in a list of many is a remark, not a plan.
    if (outline === null || outline.untimed.length > outline.items.length) return;
    const message = `This part has no minutes, and ${counted(outline.items.length, 'parts')} have.`;
    for (const span of outline.untimed) yield { span, message, help: 'Add its minutes, as in "(5 min)".' };
  },
};
