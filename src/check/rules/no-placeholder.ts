import { spanIn } from '../../proposal/answers.ts';
import { inline } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import { proseOf } from '../prose.ts';
import type { Rule } from '../rule.ts';

const PLACEHOLDER =
  /(?<shouted>(?<![\p{L}\p{N}_])(?:TODO|TBD|TBC|FIXME|XXX)(?![\p{L}\p{N}_]))|\?{3,}|\b[Ll]orem ipsum\b|\[(?:[Yy]our|[Ii]nsert) [^\]\n]{1,60}\](?!\()|\{\{[^{}\n]{0,60}\}\}/gu;
// A talk about TODO comments says "a TODO", "TODO comments" and "TODO"; somebody who left one says "TODO: numbers".
const NOUN_BEFORE = /(?:\b(?:an?|the|each|every|this|that|these|those|of|no|more|old|thousand|hundred|\d+)\s|["'“‘])$/i;
const NOUN_AFTER = /^(?:s\b|\s(?:comments?|lists?|items?|tags?|markers?|notes?|days?|apps?)\b|["'”’])/i;

export const noPlaceholder: Rule = {
  name: 'no-placeholder',
  severity: 'warning',
  summary: 'Nothing is left that was meant to be filled in.',
  why: 'Half-finished text tells a reviewer that the talk is half finished too.',
  sources: ['DjangoCon Europe, advice to speakers'],
  examples: {
    good: `
# The grammar of \`TODO\` comments

What \`TODO\` means in ten thousand repositories.
`,
    bad: `
# Ship it at noon

We deploy by day. TODO: numbers
                  ^^^^ Abstract still says "TODO".
`,
  },
  *check({ proposal, reading }) {
    for (const answer of reading.answers) {
      // In code it is the subject of the talk.
      const text = proseOf(proposal, answer);
      for (const match of text.matchAll(PLACEHOLDER)) {
        const [found] = match;
        const shouted = match.groups?.shouted;
        if (shouted !== undefined && isNoun(text, match.index, found.length)) continue;
        const message = `${nameOf(answer)} still says "${inline(found)}".`;
        yield {
          span: spanIn(answer, match.index, match.index + found.length),
          message,
          help: 'Fill it in, or take it out.',
        };
      }
    }
  },
};

function isNoun(text: string, at: number, length: number): boolean {
  return (
    NOUN_BEFORE.test(text.slice(Math.max(0, at - 20), at)) || NOUN_AFTER.test(text.slice(at + length, at + length + 20))
  );
}
