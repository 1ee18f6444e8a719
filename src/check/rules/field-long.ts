import { spanIn } from '../../proposal/answers.ts';
import { nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';

const MOST_PARAGRAPHS = 5;
const MOST_WORDS = 400;

export const fieldLong: Rule = {
  name: 'field-long',
  severity: 'info',
  summary: 'The abstract is short enough to be read among two hundred.',
  why: 'Two or three paragraphs are plenty: a reviewer reads two hundred abstracts in a row.',
  sources: [
    'DjangoCon Europe, advice to speakers',
    'PyCon AU 2026, what reviewers look for (https://2026.pycon.org.au)',
  ],
  examples: {
    good: `
# Ship it at noon

Friday at five is when nobody dares to deploy.

We moved our releases to noon.
`,
    bad: `
# Ship it at noon

One.

Two.

Three.

Four.

Five.

Six.
^^^^ Abstract has 6 paragraphs.
`,
  },
  *check({ reading }) {
    for (const answer of reading.answers) {
      if (answer.field !== 'abstract') continue;
      const help = 'Move the details to the description or the outline.';
      const paragraphs = Array.from(
        answer.text.matchAll(/(?:^|\n[ \t]*\r?\n)[ \t]*(?=\S)/g),
        ({ 0: gap, index }) => index + gap.length,
      );
      const words = Array.from(answer.text.matchAll(/\S+/g), ({ index }) => index);
      const sixth = paragraphs[MOST_PARAGRAPHS];
      const from = sixth ?? words[MOST_WORDS];
      if (from === undefined) continue;
      const message =
        sixth === undefined
          ? `${nameOf(answer)} has ${words.length} words.`
          : `${nameOf(answer)} has ${paragraphs.length} paragraphs.`;
      yield { span: spanIn(answer, from, answer.text.length), message, help };
    }
  },
};
