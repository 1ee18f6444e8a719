import { dayWords, missingWords } from '../../conference/deadline.ts';
import { callPlace } from '../place.ts';
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
            ^^^^^^^ The deadline of Example Conf is at midnight, which may mean the start or the end of Sun 3 May 2026.
format: tutorial
---
`,
    call: {
      formats: [
        { id: 'talk-25', name: '25-minute talk' },
        { id: 'tutorial', name: 'Tutorial', deadline: '2026-05-03T00:00' },
      ],
    },
  },
  *check({ proposal, conference, format, verdict }) {
    const published = format?.deadline ?? conference?.deadline;
    if (conference === null || verdict === null || published === undefined || verdict.state === 'closed') return;
    const span = callPlace(proposal, conference.id);
    // Weeks ahead it is good to know; near the day it may cost the talk.
    const severity = verdict.state === 'closing' || verdict.state === 'unknown' ? 'warning' : 'info';
    if (verdict.day !== null) {
      const missing = missingWords(published, verdict.zone);
      const were = missing === 'hour and zone' ? 'were' : 'was';
      const message = `The ${missing} of ${conference.name}'s deadline, ${dayWords(published)}, ${were} not published.`;
      yield { span, message, help: 'Submit the day before: the earliest reading is taken.', severity };
    } else if (published.endsWith('T00:00')) {
      const message = `The deadline of ${conference.name} is at midnight, which may mean the start or the end of ${dayWords(published)}.`;
      yield { span, message, help: 'Submit the day before: the start is taken.', severity };
    }
  },
};
