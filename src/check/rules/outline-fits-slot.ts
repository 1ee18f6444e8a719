import { slotOf } from '../../conference/conference.ts';
import { minutesWords } from '../../proposal/outline.ts';
import type { Rule } from '../rule.ts';

/** Less than this share of the slot is more than the slack that a talk needs. */
const WELL_UNDER = 0.8;

export const outlineFitsSlot: Rule = {
  name: 'outline-fits-slot',
  severity: 'error',
  summary: 'The minutes of the outline fill the slot and no more.',
  why: 'Reviewers ask whether the talk can be given in its time; an outline that adds up answers them.',
  sources: ['PyCon US 2015, advice on proposals', 'PyCascades 2025 (https://2025.pycascades.com/news/cfp-review)'],
  examples: {
    good: `
---
format: talk-25
---

## Outline

- Why noon (10 min)
- How (12 min)
- Questions (3 min)
`,
    bad: `
---
format: talk-25
---

## Outline

- Why noon (10 min)
- How (15 min)
- Questions (5 min)
            ^^^^^^^ The outline makes 30 min; the slot has 25 min.
`,
  },
  *check({ format, outline }) {
    const slot = slotOf(format);
    if (slot === null || outline === null) return;
    const [least, most] = outline.minutes;
    const sum = minutesWords(outline.minutes);
    const last = outline.items.at(-1);
    if (least > slot[1]) {
      // The item with which the slot runs over is where to cut.
      let before = 0;
      const over = outline.items.find(({ minutes }) => (before += minutes[0]) > slot[1]) ?? last;
      if (over === undefined) return;
      const message = `The outline makes ${sum}; the slot has ${minutesWords(slot)}.`;
      yield { span: over.timeSpan, message, help: `Cut ${minutesWords([least - slot[1], least - slot[1]])}.` };
    } else if (most < slot[0] * WELL_UNDER && last !== undefined) {
      const message = `The outline makes ${sum}; the slot has ${minutesWords(slot)}.`;
      const help = `Say what fills the other ${minutesWords([slot[0] - most, slot[0] - most])}.`;
      yield { span: last.timeSpan, message, help, severity: 'warning' };
    }
  },
};
