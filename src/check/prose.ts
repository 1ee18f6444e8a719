import { slotOf } from '../conference/conference.ts';
import { spanIn, type Answer } from '../proposal/answers.ts';
import { findPhrases, type Phrase } from '../proposal/phrases.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { remembering } from '../text/memo.ts';
import { lineIndex, type Span } from '../text/span.ts';
import { headPlace } from './place.ts';
import type { Subject } from './rule.ts';

/** A phrase of `data/phrases` as it stands in an answer. */
export interface Said {
  readonly answer: Answer;
  readonly phrase: Phrase;
  readonly words: string;
  readonly span: Span;
}

/** Where answers say one of the phrases of a file, but for the words that the workspace allows. */
export function* saidIn(
  { proposal, phrases, allow }: Pick<Subject, 'proposal' | 'phrases' | 'allow'>,
  file: string,
  answers: readonly Answer[],
): Iterable<Said> {
  for (const answer of answers) {
    const text = proseOf(proposal, answer);
    for (const { phrase, start, end } of findPhrases(text, phrases, file)) {
      const words = text.slice(start, end);
      if (!allows(allow, words)) yield { answer, phrase, words, span: spanIn(answer, start, end) };
    }
  }
}

/** Whether a list of allowed words has these, whatever the case and the white space. */
export function allows(allow: readonly string[], words: string): boolean {
  if (allow.length === 0) return false;
  const wanted = plain(words);
  return allow.some((word) => plain(word) === wanted);
}

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase();

/** What stands in the place of what is no prose: neither a letter nor a space, so that no phrase reaches over it. */
const MASK = '\ufffc';
const NO_PROSE =
  /(?<!`)(?<ticks>`{1,3})(?!`)[\s\S]{0,500}?(?<!`)\k<ticks>(?!`)|(?:https?:\/\/|www\.)[^\s<>()]{1,2000}|\]\([^()\s]{1,2000}\)/giu;

const proses = new WeakMap<Answer, string>();

/** The answer's text with its code and its addresses masked, so that what is found in it stands at the same offsets. */
export function proseOf(proposal: Proposal, answer: Answer): string {
  let prose = proses.get(answer);
  if (prose === undefined) {
    prose = withoutCode(proposal, answer).replace(NO_PROSE, (found) => MASK.repeat(found.length));
    proses.set(answer, prose);
  }
  return prose;
}

function withoutCode({ code }: Proposal, { text, pieces }: Answer): string {
  if (code.length === 0) return text;
  const starts = code.map(({ start }) => start);
  let prose = '';
  for (const { at, start, length } of pieces) {
    let from = 0;
    for (let index = lineIndex(starts, start); index < code.length; index++) {
      const block = code[index];
      if (block === undefined || block.start >= start + length) break;
      const first = Math.max(from, block.start - start);
      const last = Math.min(length, block.end - start);
      if (last <= first) continue;
      prose += text.slice(at + from, at + first) + MASK.repeat(last - first);
      from = last;
    }
    prose += text.slice(at + from, at + length);
  }
  return prose.length === text.length ? prose : text;
}

/** The answers that reviewers will see: those that this form asks for, and not for the organisers alone. */
export function seenByReviewers({ conference, reading }: Pick<Subject, 'conference' | 'reading'>): Answer[] {
  const form = conference?.form ?? [];
  return reading.answers.filter(({ field }) =>
    form.some((asked) => asked.field === field && asked.visible_to !== 'organisers'),
  );
}

// In small letters, and letters as Latin has them: with the flags for all scripts and cases, it takes milliseconds to be made.
const ENGLISH =
  /(?<![0-9a-z\u00aa-\u024f])(?:the|and|of|to|is|are|in|you|with|that|for|we|how)(?![0-9a-z\u00aa-\u024f])/g;
const WORD = /\p{L}{1,60}/gu;

/** Whether a text can be judged by English phrases: short ones get the benefit of the doubt. */
export const isEnglish = remembering((text: string): boolean => {
  const some = text.slice(0, 4000);
  const words = some.match(WORD)?.length ?? 0;
  return words < 12
    ? !/[^\p{Script=Latin}\p{P}\p{S}\p{N}\p{Z}\p{C}\p{M}]/u.test(some)
    : (some.toLowerCase().match(ENGLISH)?.length ?? 0) > words / 12;
});

/** The longest slot that is a lightning talk's, in minutes: its few sentences need not say all. */
const LIGHTNING = 10;

export function isLightning({ format }: Pick<Subject, 'format'>): boolean {
  const slot = slotOf(format);
  return slot !== null && slot[1] <= LIGHTNING;
}

/** Whether a section or a key answers a field. */
export function hasAnswer({ reading }: Pick<Subject, 'reading'>, field: string): boolean {
  return reading.answers.some((answer) => answer.field === field && answer.text !== '');
}

/** Whether anything in the proposal says one of the phrases of a file, sections of no field included. */
export function says({ proposal, reading, phrases }: Subject, file: string): boolean {
  const texts = [
    ...reading.answers.map((answer) => proseOf(proposal, answer)),
    ...reading.others.flatMap(({ heading, content }) => [
      heading.text,
      proposal.source.slice(content.start, content.end),
    ]),
  ];
  return texts.some((text) => findPhrases(text, phrases, file)[Symbol.iterator]().next().done !== true);
}

/** Where to point when the proposal does not say something: at what stands for the abstract, if that is written. */
export function whereToSay({ proposal, reading }: Subject): { span: Span; text: string; written: boolean } {
  const answer = ['abstract', 'description']
    .map((name) => reading.answers.find(({ field, text }) => field === name && text !== ''))
    .find((found) => found !== undefined);
  if (answer === undefined) return { span: headPlace(proposal), text: '', written: false };
  return { span: answer.place, text: answer.text, written: true };
}
