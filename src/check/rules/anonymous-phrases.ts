import { spanIn } from '../../proposal/answers.ts';
import { inline } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import { allows, proseOf, saidIn, seenByReviewers } from '../prose.ts';
import type { Rule } from '../rule.ts';

// "at ACME we": the capital tells a company, so this is no phrase of the data, which is matched whatever the case.
const AT_COMPANY =
  /(?<![\p{L}\p{N}_])[Aa]t (?<company>\p{Lu}[\p{L}\p{N}&.-]{1,30}(?: \p{Lu}[\p{L}\p{N}&.-]{0,30})?),? (?:we|our)(?![\p{L}\p{N}_])/gu;
/** Where everybody has been. */
const PUBLIC =
  /Con(?:f|ference)?$|Python|^Py|Summit|Days?$|Camp|Girls|Meetup|Sprint|Fest|^(?:This|That|Each|Every|First|Last|Some|Any|Work|Runtime|Scale|CI|HTTP|I)$/u;

export const anonymousPhrases: Rule = {
  name: 'anonymous-phrases',
  severity: 'warning',
  summary: 'Where the review is anonymous, no turn of phrase says who the speaker is.',
  why: "Nobody needs a name to know who maintains a library, runs a channel or gave last year's talk.",
  sources: [
    'DjangoCon US 2024 (https://2024.djangocon.us/speaking/)',
    'PyCascades 2025 (https://2025.pycascades.com/news/cfp-review)',
  ],
  examples: {
    good: `
# Ship it at noon

At work we deploy by day. As a maintainer of Django projects, you can too.
`,
    bad: `
# Ship it at noon

At ACME we deploy by day, with my library.
^^^^^^^^^^ Abstract says "At ACME we"; this review is anonymous.
                               ^^^^^^^^^^ Abstract says "my library"; this review is anonymous.
`,
  },
  *check(subject) {
    const { conference, proposal, allow } = subject;
    if (conference?.anonymous !== true) return;
    const answers = seenByReviewers(subject);
    for (const { answer, phrase, words, span } of saidIn(subject, 'anonymity', answers)) {
      const message = `${nameOf(answer)} says "${inline(words)}"; this review is anonymous.`;
      const help = phrase.instead === undefined ? phrase.why : `${phrase.why} Say "${phrase.instead}".`;
      yield { span, message, help };
    }
    for (const answer of answers) {
      for (const match of proseOf(proposal, answer).matchAll(AT_COMPANY)) {
        const { 0: words, index } = match;
        const company = match.groups?.company ?? '';
        if (company.split(' ').some((word) => PUBLIC.test(word)) || allows(allow, company)) continue;
        const message = `${nameOf(answer)} says "${inline(words)}"; this review is anonymous.`;
        const help = 'It tells where you work. Say "at work we", or allow the name in .cfp.yaml.';
        yield { span: spanIn(answer, index, index + words.length), message, help };
      }
    }
  },
};
