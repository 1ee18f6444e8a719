const WORDS = 4;

/**
 * The runs of four words of a text, folded for case and punctuation: what two texts share of them, they say alike. Each is
 * a hash, and they are sorted: a run may hold thousands of texts, whose words would not fit.
 */
export function shingles(text: string): Uint32Array {
  const words = Uint32Array.from(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], hashOf);
  const runs = new Uint32Array(Math.max(0, words.length - WORDS + 1));
  for (let at = 0; at < runs.length; at++) {
    let hash = OFFSET;
    for (let next = at; next < at + WORDS; next++) hash = Math.imul(hash ^ (words[next] ?? 0), PRIME);
    runs[at] = hash;
  }
  return runs.sort().filter((hash, at) => at === 0 || hash !== runs[at - 1]);
}

/** The share of all shingles of two texts that both have: 1 for the same words, 0 for none in common. */
export function similarity(one: Uint32Array, other: Uint32Array): number {
  const shared = sharedBy(one, other);
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** How many shingles two texts have in common. */
export function sharedBy(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const difference = (one[a] ?? 0) - (other[b] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return shared;
}

// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

function hashOf(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}
