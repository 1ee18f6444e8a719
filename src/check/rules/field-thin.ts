import { counters } from '../../conference/counters.ts';
import { spanOf } from '../../proposal/answers.ts';
import { counted } from '../../text/display.ts';
import { limitOf } from '../limit.ts';
import { nameOf } from '../place.ts';
import { isLightning } from '../prose.ts';
import type { Rule } from '../rule.ts';

const FEWEST_WORDS = 40;
/** A form with a smaller limit asks for a pitch, which is short by law. */
const PITCH = 400;

export const fieldThin: Rule = {
  name: 'field-thin',
  severity: 'info',
  summary: 'The abstract says enough for somebody to choose it.',
  why: 'Abstracts of one or two sentences are not likely to be reviewed favourably: there is too little to judge.',
  sources: ['PyCon AU 2026, what reviewers look for (https://2026.pycon.org.au)', 'Noel Rappin, on writing proposals'],
  examples: {
    good: `
# Ship it at noon

Friday at five is when nobody dares to deploy. We moved our releases to noon on a working day, and in three years the
pager went off twice. This talk shows the road there: small merges, a release that anybody can undo in a minute, and a
team that watches the graphs over lunch.
`,
    bad: `
# Ship it at noon

Why we deploy when everybody is awake.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Abstract has 7 words.
`,
  },
  *check({ conference, reading, format }) {
    if (isLightning({ format })) return;
    const description = reading.answers.find(({ field }) => field === 'description');
    for (const answer of reading.answers) {
      if (answer.field !== 'abstract' || answer.text === '') continue;
      const { max, counter } = limitOf(conference, answer);
      // A word is some six characters.
      if ((max ?? Infinity) <= (counters[counter.name].unit === 'words' ? PITCH / 6 : PITCH)) continue;
      const words = wordsIn(answer.text);
      // A pitch beside a description of some length is as short as it should be.
      if (words >= FEWEST_WORDS || wordsIn(description?.text ?? '') >= FEWEST_WORDS) continue;
      const help = 'Say what the problem is, what you will show, and what people will take home.';
      yield { span: spanOf(answer), message: `${nameOf(answer)} has ${counted(words, 'words')}.`, help };
    }
  },
};

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
