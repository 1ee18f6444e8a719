import { slotOf } from '../../conference/conference.ts';
import { minutesWords } from '../../proposal/outline.ts';
import { keyPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

const LONG = 40;
const TUTORIAL = 90;
const SAYS_HOW =
  /\b(?:short(?:er|en|ened)?|shrink|trim(?:med)?|condense[ds]?|cut (?:down|to)|fits? (?:in|into)|(?:20|25|30)[- ]?min)/i;

export const longTalkShrinks: Rule = {
  name: 'long-talk-shrinks',
  severity: 'info',
  summary: 'A long talk says how it would fit a shorter slot.',
  why: 'Long slots are few. A talk that can be given in the shorter one has two chances.',
  sources: ['PyCon US 2015, advice on proposals', 'EuroPython 2025 (https://ep2025.europython.eu/programme/cfp)'],
  examples: {
    good: `
---
format: talk-45
---

## Notes

In 25 minutes I would leave out the demonstration.
`,
    bad: `
---
format: talk-45
        ^^^^^^^ The slot has 45 min, and nothing says how the talk would fit 25 min.
---
`,
    call: {
      formats: [
        { id: 'talk-25', name: '25-minute talk', minutes: 25 },
        { id: 'talk-45', name: '45-minute talk', minutes: 45 },
      ],
    },
  },
  *check({ proposal, conference, format, reading }) {
    const slot = slotOf(format);
    if (conference === null || slot === null || slot[0] < LONG || slot[1] >= TUTORIAL) return;
    const shorter = conference.formats
      .map(slotOf)
      .filter((other) => other !== null && other[1] > 10 && other[1] < slot[0]);
    const longest = shorter.sort((a, b) => (b?.[1] ?? 0) - (a?.[1] ?? 0))[0];
    if (!longest || reading.answers.some(({ text }) => SAYS_HOW.test(text))) return;
    const message = `The slot has ${minutesWords(slot)}, and nothing says how the talk would fit ${minutesWords(longest)}.`;
    yield { span: keyPlace(proposal, 'format'), message, help: 'Say in the notes what you would leave out.' };
  },
};
