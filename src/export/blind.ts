import { offsetsIn, type Answer } from '../proposal/answers.ts';
import { byPlace, type Span } from '../text/span.ts';

/** What stands in the place of words that tell who the speaker is: always as long, so that not even their length does. */
export const BLACK = '█████';

/** An answer's text with what gives the speaker away blacked out, and in how many places. */
export interface Blinded {
  readonly text: string;
  readonly places: number;
}

/**
 * Blacks out what was found in an answer. `found` are places in the source; where the source does not spell an answer
 * out, as in a key of escaped YAML, all of it is blacked out. An address goes as a whole: its path tells as much.
 */
export function blinded(answer: Answer, found: readonly Span[]): Blinded {
  const { text, place, pieces } = answer;
  const inside: Span[] = [];
  for (const span of found) {
    const at = offsetsIn(answer, span);
    if (at !== null) inside.push(...everywhere(text, whole(text, at)));
    else if (pieces.length === 0 && span.start === place.start) return { text: text === '' ? '' : BLACK, places: 1 };
  }
  return withBlack(text, inside);
}

/** A finding, made longer where it is a part of an address. */
function whole(text: string, { from, to }: { from: number; to: number }): Span {
  let start = from;
  let end = to;
  while (start > 0 && isOfAddress(text[start - 1])) start--;
  while (end < text.length && isOfAddress(text[end])) end++;
  // What ends the sentence is none of it.
  while (end > to && /[.:!?]/.test(text.charAt(end - 1))) end--;
  const token = text.slice(start, end);
  return /:\/\/|^www\.|@/.test(token) && token.length < LONGEST_ADDRESS ? { start, end } : { start: from, end: to };
}

const LONGEST_ADDRESS = 2000;

const isOfAddress = (character: string | undefined): boolean =>
  character !== undefined && !/[\s()<>[\]"'`,;|]/.test(character);

/** The same words in all places: a rule may have told the first only. */
function everywhere(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end);
  if (words.length < 3) return [{ start, end }];
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + words.length]))
      spans.push({ start: at, end: at + words.length });
  }
  return [...spans, { start, end }];
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function withBlack(text: string, spans: readonly Span[]): Blinded {
  let shown = '';
  let at = 0;
  let places = 0;
  for (const { start, end } of [...spans].sort(byPlace)) {
    if (start >= at) {
      shown += text.slice(at, start) + BLACK;
      places++;
    }
    at = Math.max(at, end);
  }
  return { text: shown + text.slice(at), places };
}
