import type { Field } from './conference.ts';

/** One choice that an answer makes. */
export interface Chosen {
  /** As it was written. */
  readonly text: string;
  /** Where that begins in the answer. */
  readonly at: number;
  /** As the form has it; undefined where the form does not offer it. */
  readonly option: string | undefined;
}

const LINE = /^[ \t]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:\[[ xX]\][ \t]+)?(\S.*?)[ \t\r]*$/gm;

/** What an answer chooses of what a form offers, whatever its case: the whole of it, or each of its lines. */
export function choicesIn(text: string, { options = [], several = false }: Field): Chosen[] {
  const whole = text.trim();
  if (whole === '') return [];
  const option = optionFor(whole, options);
  if (option !== undefined) return [{ text: whole, at: text.indexOf(whole), option }];
  const lines = Array.from(text.matchAll(LINE), ({ 0: line, 1: words = '', index }): Chosen => {
    return { text: words, at: index + line.lastIndexOf(words), option: optionFor(words, options) };
  });
  // One choice may stand in a list of one; more than one are no answer to a form that takes one.
  return several || lines.length === 1 ? lines : [{ text: whole, at: text.indexOf(whole), option: undefined }];
}

function optionFor(words: string, options: readonly string[]): string | undefined {
  return options.find((option) => comparable(option) === comparable(words));
}

const comparable = (words: string): string => words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
