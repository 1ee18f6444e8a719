import type { Span } from '../text/span.ts';

const MARKUP =
  /\*\*[^*\n]{1,200}\*\*|__(?![a-z_]{1,40}__)[^_\n]{1,200}__|`[^`\n]{1,200}`|!?\[[^\]\n]{1,200}\]\([^)\n]{0,500}\)|<\/?(?:b|i|u|em|strong|code|br|sub|sup|span|a)\b[^>\n]{0,100}>/i;
const LONG = 100;
const SHOUTING = 12;

/** Something about a title that does it no good. */
export interface TitleFault {
  readonly message: string;
  readonly help: string;
  /** Where in the title; null for the whole of it. */
  readonly span: Span | null;
  /** Whether it is a matter of taste. */
  readonly taste: boolean;
  /** Whether the words at the span can simply go. */
  readonly removable: boolean;
}

/** What keeps a title from being short plain text, in the order of the words it is about. */
export function* titleFaults(text: string): Generator<TitleFault> {
  const markup = MARKUP.exec(text);
  if (markup !== null) {
    const span = { start: markup.index, end: markup.index + markup[0].length };
    const message = 'The title has markup, which is shown as it is typed.';
    yield { span, message, help: 'Write it without.', taste: false, removable: false };
  }
  if (/[\r\n]/.test(text)) {
    const message = 'The title has more than one line.';
    yield { span: null, message, help: 'Put it on one line.', taste: false, removable: false };
  }
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length >= SHOUTING && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) {
    const span = { start: 0, end: text.length };
    const message = 'The title is all in capitals.';
    yield { span, message, help: 'Write it as a sentence.', taste: true, removable: false };
  }
  // "etc." and "v1." keep theirs; a single one at the end of a sentence is not wanted in a title.
  if (/[^.…\s]\.$/.test(text) && !/\b(?:etc|vs|co|inc|al|v?\d+)\.$/i.test(text)) {
    const span = { start: text.length - 1, end: text.length };
    yield { span, message: 'The title ends in a full stop.', help: 'Take it out.', taste: true, removable: true };
  }
  const characters = Array.from(text);
  if (characters.length > LONG) {
    const span = { start: characters.slice(0, LONG).join('').length, end: text.length };
    const message = `The title is ${characters.length} characters long; programmes cut it at about ${LONG}.`;
    yield { span, message, help: 'Say the rest in the abstract.', taste: true, removable: false };
  }
}
