import { dayWords } from '../../conference/deadline.ts';
import { keyPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const deadlineZoneKnown: Rule = {
  name: 'deadline-zone-known',
  severity: 'warning',
  summary: 'The deadline was published with its hour and its zone.',
  why: 'A date alone may end 26 hours apart, from one side of the Earth to the other; midnight belongs to two days.',
  sources: ['https://en.wikipedia.org/wiki/Anywhere_on_Earth'],
  examples: {
    good: `
---
conference: example
format: talk-25
---
`,
    bad: `
---
conference: example
            ^^^^^^^ The deadline of Example Conf is at midnight, which may mean the start or the end of Mon 1 June 2026.
format: tutorial
---
`,
    call: {
      formats: [
        { id: 'talk-25', name: '25-minute talk' },
        { id: 'tutorial', name: 'Tutorial', deadline: '2026-06-01T00:00' },
      ],
    },
  },
  *check({ proposal, conference, format, verdict }) {
    const published = format?.deadline ?? conference?.deadline;
    if (conference === null || verdict === null || published === undefined || verdict.state === 'closed') return;
    const span = keyPlace(proposal, 'conference');
    if (verdict.day !== null) {
      const missing = verdict.zone === null ? (published.includes('T') ? 'zone' : 'hour and zone') : 'hour';
      const message = `The ${missing} of ${conference.name}'s deadline, ${dayWords(published)}, was not published.`;
      yield { span, message, help: 'Submit the day before: the earliest reading is taken.' };
    } else if (published.endsWith('T00:00')) {
      const message = `The deadline of ${conference.name} is at midnight, which may mean the start or the end of ${dayWords(published)}.`;
      yield { span, message, help: 'The start is taken, which is the earlier.' };
    }
  },
};
