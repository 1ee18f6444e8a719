import { spanIn } from '../../proposal/answers.ts';
import { inline } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';

// Capitals only: "todo" is a Spanish word. In code it is the subject of the talk, so code spans are passed over.
const PLACEHOLDER =
  /(?<code>(?<!`)(?<ticks>`{1,3})(?!`)[^`]{0,500}\k<ticks>(?!`))|(?<!\p{L})(?:TODO|TBD|TBC|FIXME|XXX)(?!\p{L})|\?{3,}|\blorem ipsum\b|\[(?:your|insert) [^\]\n]{1,60}\](?!\()|\{\{[^{}\n]{0,60}\}\}/giu;
const SHOUTED = /^(?:TODO|TBD|TBC|FIXME|XXX)$/i;

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
  *check({ reading }) {
    for (const answer of reading.answers) {
      for (const match of answer.text.matchAll(PLACEHOLDER)) {
        const [found] = match;
        if (match.groups?.code !== undefined) continue;
        if (SHOUTED.test(found) && found !== found.toUpperCase()) continue;
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
