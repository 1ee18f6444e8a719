import { spanIn } from '../../proposal/answers.ts';
import { inline } from '../../text/display.ts';
import { findNames } from '../names.ts';
import { nameOf } from '../place.ts';
import { seenByReviewers } from '../prose.ts';
import type { Rule } from '../rule.ts';

export const anonymous: Rule = {
  name: 'anonymous',
  severity: 'error',
  summary: 'Where the review is anonymous, nothing that reviewers see says who the speaker is.',
  why: 'Such conferences judge the talk and not the name. A proposal that tells it is sent back, or made anonymous by hand.',
  sources: [
    'DjangoCon US 2024 (https://2024.djangocon.us/speaking/)',
    'PyCascades 2025 (https://2025.pycascades.com/news/cfp-review)',
    'PyCon AU 2026, what reviewers look for (https://2026.pycon.org.au)',
  ],
  examples: {
    profile: {
      name: 'Ada Lovelace',
      email: 'ada@lovelace.dev',
      handles: ['@adal'],
      sites: ['https://lovelace.dev'],
      employer: 'Analytical Engines',
      projects: [],
    },
    good: `
# Ship it at noon

I deploy by day, and so does everybody at the company where I work.
`,
    bad: `
# Ship it at noon

I am Ada Lovelace, and at Analytical Engines we deploy by day.
     ^^^^^^^^^^^^ Abstract says "Ada Lovelace", your name; this review is anonymous.
                          ^^^^^^^^^^^^^^^^^^ Abstract says "Analytical Engines", your employer; this review is anonymous.

All the numbers are [on my page](https://lovelace.dev/noon).
                                         ^^^^^^^^^^^^ Abstract says "lovelace.dev", your site; this review is anonymous.
`,
  },
  *check(subject) {
    const { conference, profile, lexicon, allow } = subject;
    if (conference?.anonymous !== true || profile === null) return;
    for (const answer of seenByReviewers(subject)) {
      const found = findNames(answer.text, { profile, lexicon }, { passed: allow, title: answer.field === 'title' });
      for (const { start, end, what, help, sure } of found) {
        const words = inline(answer.text.slice(start, end));
        const message = `${nameOf(answer)} says "${words}", ${what}; this review is anonymous.`;
        yield { span: spanIn(answer, start, end), message, help, severity: sure ? 'error' : 'warning' };
      }
    }
  },
};
