import { spanIn } from '../../proposal/answers.ts';
import type { Rule } from '../rule.ts';

const MARKUP =
  /\*\*[^*\n]{1,200}\*\*|__(?![a-z_]{1,40}__)[^_\n]{1,200}__|`[^`\n]{1,200}`|!?\[[^\]\n]{1,200}\]\([^)\n]{0,500}\)|<\/?(?:b|i|u|em|strong|code|br|sub|sup|span|a)\b[^>\n]{0,100}>/i;
const LONG = 100;
const SHOUTING = 12;

export const titlePlain: Rule = {
  name: 'title-plain',
  severity: 'warning',
  summary: 'The title is short plain text.',
  why: 'Titles are shown as they are typed, on badges, in apps and on a stage: markup stays visible, and long ones are cut.',
  sources: ['pretalx (https://docs.pretalx.org/)', 'PyCon US 2015, advice on proposals'],
  examples: {
    good: `
---
title: Ship it at noon
---
`,
    bad: `
---
title: Ship it **at noon**
               ^^^^^^^^^^^ The title has markup, which is shown as it is typed.
---
`,
  },
  *check({ reading }) {
    for (const answer of reading.answers) {
      const { field, text } = answer;
      if (field !== 'title' || text === '') continue;
      const markup = MARKUP.exec(text);
      if (markup !== null) {
        const span = spanIn(answer, markup.index, markup.index + markup[0].length);
        yield { span, message: 'The title has markup, which is shown as it is typed.', help: 'Write it without.' };
      }
      if (/[\r\n]/.test(text)) {
        yield { span: answer.place, message: 'The title has more than one line.', help: 'Put it on one.' };
      }
      const letters = text.replace(/[^\p{L}]/gu, '');
      if (letters.length >= SHOUTING && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) {
        const span = spanIn(answer, 0, text.length);
        yield { span, message: 'The title is all in capitals.', help: 'Write it as a sentence.', severity: 'info' };
      }
      const stop = /[^.…\s]\.$/.exec(text);
      // "etc." and "v1." keep theirs; a single one at the end of a sentence is not wanted in a title.
      if (stop !== null && !/\b(?:etc|vs|co|inc|al|v?\d+)\.$/i.test(text)) {
        const span = spanIn(answer, text.length - 1, text.length);
        const fix = answer.pieces.length === 1 ? { span, text: '' } : undefined;
        yield { span, message: 'The title ends in a full stop.', help: 'Take it away.', severity: 'info', fix };
      }
      const characters = Array.from(text).length;
      if (characters > LONG) {
        const span = spanIn(answer, Array.from(text).slice(0, LONG).join('').length, text.length);
        const message = `The title is ${characters} characters long; programmes cut it at about ${LONG}.`;
        yield { span, message, help: 'Say the rest in the abstract.', severity: 'info' };
      }
    }
  },
};
