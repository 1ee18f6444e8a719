import { inline } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import { saidIn } from '../prose.ts';
import type { Rule } from '../rule.ts';

const FIELDS = ['abstract', 'description', 'outline'];

export const noBiography: Rule = {
  name: 'no-biography',
  severity: 'info',
  summary: 'The abstract is about the talk, not about the speaker.',
  why: 'Forms ask for the biography by itself. In the abstract it takes the room of the talk, and tells who you are.',
  sources: ['PyCon AU 2026, what reviewers look for (https://2026.pycon.org.au)'],
  examples: {
    good: `
# Ship it at noon

After two hundred deployments by day I know what goes wrong.
`,
    bad: `
# Ship it at noon

The speaker is a senior engineer at a bank and has ten years of experience.
            ^^^^^^^^^^^^^^^^^^^^^^^ Abstract says "is a senior engineer at"; that is biography.
                                                       ^^^^^^^^^^^^^^^^^^^ Abstract says "years of experience"; that is biography.
`,
  },
  *check(subject) {
    const answers = subject.reading.answers.filter(({ field }) => FIELDS.includes(field));
    const severity = subject.conference?.anonymous === true ? 'warning' : 'info';
    for (const { answer, phrase, words, span } of saidIn(subject, 'biography', answers)) {
      const message = `${nameOf(answer)} says "${inline(words)}"; that is biography.`;
      yield { span, message, help: `${phrase.why} Keep it for your biography.`, severity };
    }
  },
};
