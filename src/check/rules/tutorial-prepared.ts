import { slotOf } from '../../conference/conference.ts';
import { keyPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

const TUTORIAL_MINUTES = 90;
const KNOWS =
  /\b(?:prerequisites?|prior (?:knowledge|experience)|(?:should|need to|must) (?:know|be (?:familiar|comfortable))|familiar(?:ity)? with|no (?:prior|previous) |basic knowledge|beginners?)\b/i;
const INSTALLS =
  /\b(?:install(?:ed|ation|ing)?|set[- ]?up|laptops?|download|bring (?:a|your)|in the browser|(?:virtual )?environment|docker|codespaces?)\b/i;

export const tutorialPrepared: Rule = {
  name: 'tutorial-prepared',
  severity: 'info',
  summary: 'A tutorial says what to know and what to install beforehand.',
  why: 'A tutorial whose first hour goes into set-up has lost its people; reviewers look for the plan against it.',
  sources: [
    'DjangoCon US 2024 (https://2024.djangocon.us/speaking/)',
    'EuroPython 2025 (https://ep2025.europython.eu/programme/cfp)',
  ],
  examples: {
    good: `
---
format: tutorial
---

## Prerequisites

Some Python. Install nothing: it all runs in the browser.
`,
    bad: `
---
format: tutorial
        ^^^^^^^^ Nothing says what people should know before the tutorial, or what they should install.
---
`,
  },
  *check({ proposal, format, reading }) {
    if ((slotOf(format)?.[0] ?? 0) < TUTORIAL_MINUTES) return;
    const says = (field: string, words: RegExp): boolean =>
      reading.answers.some((answer) => (answer.field === field && answer.text !== '') || words.test(answer.text));
    const missing = [
      ...(says('prerequisites', KNOWS) ? [] : ['what people should know before the tutorial']),
      ...(says('setup', INSTALLS) ? [] : ['what they should install']),
    ];
    if (missing.length === 0) return;
    const help = 'Say it in the description, or in a section of its own where the form has one.';
    yield { span: keyPlace(proposal, 'format'), message: `Nothing says ${missing.join(', or ')}.`, help };
  },
};
