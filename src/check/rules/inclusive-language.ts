import { inline } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import { saidIn } from '../prose.ts';
import type { Rule } from '../rule.ts';

export const inclusiveLanguage: Rule = {
  name: 'inclusive-language',
  severity: 'info',
  summary: 'No words that leave some of the readers out.',
  why: 'Reviewers are many kinds of people, and most conferences have a code of conduct that titles are held to as well.',
  sources: ['https://github.com/retextjs/retext-equality'],
  examples: {
    good: `
# Ship it at noon

How the UK team came to master it: an allowlist, and a second look.
`,
    bad: `
# Ship it at noon

Hey guys, let us do a sanity check of the whitelist.
^^^^^^^^ Abstract says "Hey guys".
                      ^^^^^^^^^^^^ Abstract says "sanity check".
                                          ^^^^^^^^^ Abstract says "whitelist".
`,
  },
  *check(subject) {
    for (const { answer, phrase, words, span } of saidIn(subject, 'inclusive', subject.reading.answers)) {
      const { why, instead } = phrase;
      const help = instead === undefined ? why : `${why} Write "${instead}".`;
      yield { span, message: `${nameOf(answer)} says "${inline(words)}".`, help };
    }
  },
};
