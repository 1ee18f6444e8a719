const WORDS = 4;

/** The runs of four words of a text, folded for case and punctuation: what two texts share of them, they say alike. */
export function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<string>();
  for (let at = 0; at + WORDS <= words.length; at++) found.add(words.slice(at, at + WORDS).join(' '));
  return found;
}

/** The share of all shingles of two texts that both have: 1 for the same words, 0 for none in common. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const shingle of one) if (other.has(shingle)) shared++;
  return shared / (one.size + other.size - shared);
}
