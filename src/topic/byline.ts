import type { Block } from './post.ts';

const LONGEST = 80;
const DATED = /^\W*(?:(?:posted|published|written|updated|date|by)\b|\d|\p{L}{3,10}\.? \d)/iu;
const BY =
  /^\W*(?:(?:posted|published|written)\s+)?by:?\s+(?<name>(?:the\s+)?\p{Lu}.{1,60}?)(?:\s*[,·|•–—(/]|\s+-\s|\s+on\s|\s+\d|\.?$)|\bby\s+(?<last>\p{Lu}[^,·|]{1,60}?)\.?$/iu;

/** What the short lines at the beginning of a post say of when it was written, and by whom: "Posted on March 1 by Ada". */
export function bylineOf(blocks: readonly Block[]): { readonly day: string | null; readonly author: string | null } {
  const lines = blocks
    .slice(0, 4)
    .flatMap((block) => (block.kind === 'paragraph' && block.words.text.length <= LONGEST ? [block.words.text] : []))
    .filter((text) => DATED.test(text));
  return { day: lines[0] ?? null, author: lines.map(authorIn).find((name) => name !== null) ?? null };
}

/** Whether a paragraph is such a line. */
export const isByline = (text: string): boolean =>
  text.length <= LONGEST && DATED.test(text) && authorIn(text) !== null;

/** Who a line like "By Ada Lovelace, 4 February 2025" names. */
export function authorIn(line: string): string | null {
  const { name, last } = BY.exec(line)?.groups ?? {};
  const found = (name ?? last ?? '').trim();
  // "by popular demand", "by 12 May": no name begins with a small letter or a digit.
  return /^(?:the\s+)?\p{Lu}/u.test(found) && found.split(' ').length <= 6 ? found : null;
}
