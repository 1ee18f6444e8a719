import { spanIn } from '../../proposal/answers.ts';
import { inline } from '../../text/display.ts';
import { nameOf } from '../place.ts';
import { allows, isEnglish, proseOf, saidIn } from '../prose.ts';
import type { Rule } from '../rule.ts';

const DOUBLED =
  /(?<![\p{L}\p{N}\p{M}_'’.-])(?<word>\p{L}{2,40}|[Aa])(?<gap>[ \t]{1,4}|[ \t]{0,4}\r?\n[ \t]{0,4})(?<again>\k<word>)(?![\p{L}\p{N}\p{M}_'’]|-\p{L}|\.\p{L})/giu;
/**
 * What every doubled word has, in small letters, and few other texts: without flags, a pattern is ready in a fraction of
 * the time.
 */
const MAYBE_DOUBLED = /([a-z\u00aa-\uffff]{2,40}|a)[ \t\r\n]{1,10}\1(?![a-z])/;
/** Words that stand twice for a reason, in English or in a language that a title may be in. */
const TWICE = new Set(
  'had that do her very really so no ha he blah bla yada bye knock many more far much long win go chop tut aye there nous vous die der das sie se si foo bar echo sudo test null'.split(
    ' ',
  ),
);

export const noFiller: Rule = {
  name: 'no-filler',
  severity: 'info',
  summary: 'No words that say nothing, no word twice, none misspelt.',
  why: 'A reviewer reads two hundred abstracts in a row, and stumbles over each slip. Filler takes the room of what you have to say.',
  sources: ['DjangoCon Europe, advice to speakers'],
  examples: {
    good: `
# Ship it at noon

In this talk we just deploy by day. We had had enough of the night.
`,
    bad: `
# Ship it at noon

We deploy by day in order to sleep.
                 ^^^^^^^^^^^ Abstract says "in order to".
What occured in the the first week?
     ^^^^^^^ Abstract says "occured".
                ^^^^^^^ Abstract says "the" twice.
`,
  },
  *check(subject) {
    const { proposal, allow, reading } = subject;
    for (const { answer, phrase, words, span } of saidIn(subject, 'filler', reading.answers)) {
      const { why, instead } = phrase;
      const help = instead === undefined ? `${why} Take it out.` : `${why} Write "${instead}".`;
      yield { span, message: `${nameOf(answer)} says "${inline(words)}".`, help };
    }
    for (const { answer, phrase, words, span } of saidIn(subject, 'misspelt', reading.answers)) {
      const help = `Write "${likeCase(words, phrase.instead ?? '')}".`;
      yield { span, message: `${nameOf(answer)} says "${inline(words)}".`, help, severity: 'warning' };
    }
    for (const answer of reading.answers) {
      const text = proseOf(proposal, answer);
      if (!MAYBE_DOUBLED.test(text.toLowerCase()) || !isEnglish(answer.text)) continue;
      for (const { index, 0: found, groups } of text.matchAll(DOUBLED)) {
        const { word = '', gap = '', again = '' } = groups ?? {};
        const low = word.toLowerCase();
        // With a capital it is a name: Duran Duran.
        if (low !== again || TWICE.has(low) || allows(allow, found)) continue;
        if (gap.includes('\n') && isHeadingLine(text, index)) continue;
        const message = `${nameOf(answer)} says "${inline(again)}" twice.`;
        yield {
          span: spanIn(answer, index, index + found.length),
          message,
          help: 'Take one of the two out.',
          severity: 'warning',
        };
      }
    }
  },
};

const likeCase = (found: string, right: string): string =>
  /^\p{Lu}/u.test(found) ? right.charAt(0).toUpperCase() + right.slice(1) : right;

const isHeadingLine = (text: string, at: number): boolean =>
  /(?:^|\n) {0,3}#{1,6}[^\n]*$/.test(text.slice(Math.max(0, at - 200), at));
