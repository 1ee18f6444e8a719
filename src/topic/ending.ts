import { startOf, type LeftOut } from './found.ts';
import type { Section } from './sections.ts';

/** How a paragraph begins that ends a post, after its topics. */
const SIGN_OFF =
  /^(?:good luck|best of luck|see you|(?:i|we) (?:can.?t wait|look forward|hope|really hope|am excited|are excited)|looking forward|thanks?\b|thank you|happy (?:submitting|speaking|writing|proposing)|hope (?:this|to|that)|that.?s (?:it|all)|if you(?:.ve| have)? (?:have )?(?:any |other |more )*(?:questions|other ideas)|(?:any |got |other |have )*questions\?|got other questions|let (?:me|us) know|cheers|now go|so,? (?:what are you waiting|go|submit|please|get)|submit (?:your|a|now|by)|the (?:cfp|call|deadline)\b|(?:please )?(?:submit|send) |what are you waiting|remember,? the (?:cfp|call|deadline)|(?:are you |if you.?re )?interested\b|want to (?:speak|talk|give|present|join)|ready to |convinced\?|(?:feel free to )?(?:ping|drop|contact|email|write to) (?:me|us)\b|important note|note:|update:|edit:|posted (?:by|on|in)|filed under|tags?:|share this)/i;

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
    if (end?.kind !== 'paragraph' || !SIGN_OFF.test(end.words.text)) break;
    cut(blocks.length - 1, 'it ends the post');
  }
  return { section: { ...section, blocks }, leftOut };
}
