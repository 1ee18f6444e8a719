import { hasAnswer, isEnglish, isLightning, says, whereToSay } from '../prose.ts';
import type { Rule } from '../rule.ts';

export const takeawaysSaid: Rule = {
  name: 'takeaways-said',
  severity: 'info',
  summary: 'The proposal says what people leave with.',
  why: 'Reviewers ask what the hour is good for; some conferences vote down what does not tell.',
  sources: ['SeaGL 2018, advice to reviewers', 'EuroPython 2025 (https://ep2025.europython.eu/programme/cfp)'],
  examples: {
    good: `
# Ship it at noon

You will learn to deploy by day, and to take it back within a minute.
`,
    bad: `
# Ship it at noon
  ^^^^^^^^^^^^^^^ Nothing says what people will leave with.

Why we deploy when everybody is awake.
`,
  },
  *check(subject) {
    if (isLightning(subject) || hasAnswer(subject, 'takeaways') || says(subject, 'takeaways')) return;
    const { span, text, written } = whereToSay(subject);
    if (!written || !isEnglish(text)) return;
    const help = 'Add a sentence: "You will leave with …".';
    yield { span, message: 'Nothing says what people will leave with.', help };
  },
};
