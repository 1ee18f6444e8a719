import { inline, listed } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import { saidIn } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** One sales word is a word; so many different ones are an advertisement. */
const DENSE = 3;

export const noPitch: Rule = {
  name: 'no-pitch',
  severity: 'info',
  summary: 'The proposal sells nothing.',
  why: 'Programme committees turn advertisements down, and read words of praise as one.',
  sources: ['SeaGL 2018, advice to reviewers', 'EuroPython 2025 (https://ep2025.europython.eu/programme/cfp)'],
  examples: {
    good: `
# Ship it at noon

Deploying by day is a seamless habit to pick up: it took us three weeks.
`,
    bad: `
# Ship it at noon

Our revolutionary, seamless and world-class deployments. Book a demo!
    ^^^^^^^^^^^^^ Abstract has 3 sales words: "revolutionary", "seamless" and "world-class".
                                                         ^^^^^^^^^^^ Abstract says "Book a demo".
`,
  },
  *check(subject) {
    const { answers } = subject.reading;
    for (const { answer, phrase, words, span } of saidIn(subject, 'hard-sell', answers)) {
      yield { span, message: `${nameOf(answer)} says "${inline(words)}".`, help: `${phrase.why} Take it out.` };
    }
    for (const answer of answers) {
      const said = Array.from(saidIn(subject, 'pitch', [answer]));
      const [first] = said;
      const kinds = [...new Map(said.toReversed().map(({ phrase, words }) => [phrase, words])).values()].toReversed();
      if (first === undefined || kinds.length < DENSE) continue;
      const quoted = listed(kinds.slice(0, 5).map((words) => `"${inline(words).toLowerCase()}"`));
      const message = `${nameOf(answer)} has ${kinds.length} sales words: ${quoted}.`;
      yield { span: first.span, message, help: 'Say what happened, with numbers, and let the reader do the praising.' };
    }
  },
};
