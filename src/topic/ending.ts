import { startOf, type LeftOut } from './found.ts';
import type { Section } from './sections.ts';

/** How a paragraph begins that ends a post, after its topics. */
const SIGN_OFF =
  /^(?:good luck|best of luck|see you|(?:i|we) (?:can.?t wait|look forward|hope|really hope|am excited|are excited)|looking forward|thanks?\b|thank you|happy (?:submitting|speaking|writing|proposing)|hope (?:this|to|that)|that.?s (?:it|all)|if you(?:.ve| have)? (?:have )?(?:any |other |more )*(?:questions|other ideas)|(?:any |got |other |have )*questions\?|got other questions|let (?:me|us) know|cheers|now go|so,? (?:what are you waiting|go|submit|please|get)|submit (?:your|a|now|by)|the (?:cfp|call|deadline)\b|(?:please )?(?:submit|send) |what are you waiting|remember,? the (?:cfp|call|deadline)|(?:are you |if you.?re )?interested\b|want to (?:speak|talk|give|present|join)|ready to |convinced\?|(?:feel free to )?(?:ping|drop|contact|email|write to) (?:me|us)\b|important note|note:|update:|edit:|posted (?:by|on|in)|honou?rable mentions?|(?:do you )?(?:have|got) (?:one of these|something else|another idea|an idea|a different idea)|(?:please )?reply |filed under|tags?:|share this)/i;

/** How a paragraph after the last topic begins that says what is not wanted. */
const NOT_WANTED =
  /^(?:(?:please|but|oh,? and|and|one more thing),? )*(?:(?:i.?m|we.?re|i am|we are) (?:\w+ ){0,2}?not (?:looking|interested|after)|(?:i|we) (?:\w+ ){0,2}?(?:don.?t|do not|won.?t|will not) (?:want|need|wish|accept|take)\b|no more |(?:do not|don.?t) (?:send|submit|pitch|propose)|(?:not|least) wanted)/i;

// The last of a thread.
const NUMBER = /^\d{1,3}[/.)]\s+/;

/** A post without the words that end it in what would be read as its last topic, and what they were. */
export function withoutEnding(section: Section): { readonly section: Section; readonly leftOut: readonly LeftOut[] } {
  const last = section.sections.at(-1);
  if (last !== undefined) {
    const { section: shorter, leftOut } = withoutEnding(last);
    return { section: { ...section, sections: [...section.sections.slice(0, -1), shorter] }, leftOut };
  }
  const leftOut: LeftOut[] = [];
  let { blocks } = section;
  const cut = (at: number, why: string): void => {
    const paragraphs = blocks.slice(at).flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
    leftOut.unshift(...paragraphs.map(({ words, line }) => ({ what: startOf(words.text), why, line })));
    blocks = blocks.slice(0, at);
  };
  const rule = blocks.findLastIndex(({ kind }) => kind === 'rule');
  const isNote = rule > 0 && blocks.slice(rule).every(({ kind }) => kind !== 'list');
  if (isNote) cut(rule, 'it stands after the line that ends the post');
  for (let end = blocks.at(-1); blocks.length > 1; end = blocks.at(-1)) {
    if (end?.kind !== 'paragraph') break;
    const text = end.words.text.replace(NUMBER, '');
    const isUnwanted = NOT_WANTED.test(text);
    if (!isUnwanted && !SIGN_OFF.test(text)) break;
    cut(blocks.length - 1, isUnwanted ? 'it says what is not wanted' : 'it ends the post');
  }
  return { section: { ...section, blocks }, leftOut };
}
