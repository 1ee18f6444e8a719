import type { Unit } from '../conference/counters.ts';

/** A length that a heading quotes from a form: "Abstract (max. 250 words)". */
export interface QuotedLimit {
  readonly min?: number;
  readonly max?: number;
  readonly unit: Unit;
}

const WORDS = 'words?|wörter|worte|mots?|palabras|palavras';
const CHARACTERS = 'characters?|chars?|zeichen|caract[eèé]res';
const LENGTH = new RegExp(
  String.raw`(?:(?<rough>~|≈|\b(?:about|around|approx\w*|circa|ca|etwa|environ|unos)\b\.?)\s*)?` +
    String.raw`(?<first>\d[\d.,]{0,7})(?:\s*(?:-|–|to|bis|à|a)\s*(?<second>\d[\d.,]{0,7}))?[\s-]*` +
    `(?:(?<words>${WORDS})|(?:${CHARACTERS}))(?![\\p{L}])`,
  'iu',
);
const AT_LEAST = /\b(?:at least|min(?:imum)?|mindestens|au moins|al menos|pelo menos)\b|\bor more\b|\+/i;

/** The length that a heading quotes, or null where it quotes none. */
export function quotedLimit(heading: string): QuotedLimit | null {
  const groups = LENGTH.exec(heading)?.groups;
  // "About 100 words" is no limit.
  if (groups === undefined || groups.rough !== undefined) return null;
  const { first = '', second, words } = groups;
  const unit = words === undefined ? 'characters' : 'words';
  if (second !== undefined) return { min: numberIn(first), max: numberIn(second), unit };
  return AT_LEAST.test(heading) ? { min: numberIn(first), unit } : { max: numberIn(first), unit };
}

// No length has a fraction: a point or a comma parts the thousands.
const numberIn = (text: string): number => Number(text.replace(/[.,]/g, ''));
