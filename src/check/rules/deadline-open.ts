import { deadlineWords } from '../../conference/deadline.ts';
import { callPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const deadlineOpen: Rule = {
  name: 'deadline-open',
  severity: 'error',
  summary: 'The call takes proposals now.',
  why: 'A deadline is an instant, not a day: it has an hour and a zone, and it may have been moved.',
  sources: ['pretalx (https://docs.pretalx.org/)', 'https://en.wikipedia.org/wiki/Anywhere_on_Earth'],
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
            ^^^^^^^ Example Conf: closed (Tutorial) 2 hours ago: Fri 1 May 2026 10:00 UTC.
format: tutorial
---
`,
    call: {
      formats: [
        { id: 'talk-25', name: '25-minute talk' },
        { id: 'tutorial', name: 'Tutorial', deadline: '2026-05-01T10:00' },
      ],
    },
  },
  *check({ proposal, conference, verdict, now, zone }) {
    if (conference === null || verdict === null) return;
    const span = callPlace(proposal, conference.id);
    const message = `${conference.name}: ${deadlineWords(verdict, now, zone)}.`;
    switch (verdict.state) {
      case 'closed':
        yield { span, message, help: 'Hold the proposal against a call that is open: `--for <conference>`.' };
        break;
      case 'closing':
        yield {
          span,
          message,
          help: 'Submit it now; you can still edit it until the form closes.',
          severity: 'warning',
        };
        break;
      case 'unknown':
        if (verdict.day !== null)
          yield { span, message, help: "Look at the conference's own page.", severity: 'warning' };
        break;
      case 'not-open':
        yield { span, message, help: 'There is time to write.', severity: 'info' };
        break;
      case 'open':
        break;
    }
  },
};
