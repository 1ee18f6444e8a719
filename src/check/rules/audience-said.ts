import { inline } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import { hasAnswer, isEnglish, isLightning, proseOf, saidIn, says, whereToSay } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** A longer answer says more than its vague words. */
const FEW_WORDS = 15;

export const audienceSaid: Rule = {
  name: 'audience-said',
  severity: 'info',
  summary: 'The proposal says who it is for.',
  why: 'Reviewers look for somebody to send to the talk. "Python programmers" is everybody who is there.',
  sources: ['PyCon US 2015, advice on proposals', 'PyData Global, advice on proposals'],
  examples: {
    good: `
# Ship it at noon

For teams who deploy at night because they always did.
`,
    bad: `
# Ship it at noon
  ^^^^^^^^^^^^^^^ Nothing says who it is for.

Why we deploy when everybody is awake, and what it took.
`,
  },
  *check(subject) {
    if (isLightning(subject)) return;
    for (const answer of subject.reading.answers.filter(({ field }) => field === 'audience')) {
      const text = proseOf(subject.proposal, answer);
      if (text.length > 400 || text.split(/\s+/).length > FEW_WORDS) continue;
      for (const { words, span } of saidIn(subject, 'vague-audience', [answer])) {
        const at = text.indexOf(words);
        // "Everyone who has written a test" is somebody.
        if (!/^\s*(?:[.!;]|$)/.test(text.slice(at + words.length))) continue;
        const message = `${nameOf(answer)} says "${inline(words)}"; that is vague.`;
        const help = 'Say what they do, and what they know already: "people who run a site by themselves".';
        yield { span, message, help };
      }
    }
    if (hasAnswer(subject, 'audience') || says(subject, 'audience') || !isEnglish(whereToSay(subject).text)) return;
    const { span, written } = whereToSay(subject);
    if (!written) return;
    yield { span, message: 'Nothing says who it is for.', help: 'Add a sentence: "For people who …".' };
  },
};
