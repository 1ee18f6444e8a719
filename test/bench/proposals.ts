import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['test/fixtures/good', 'test/fixtures/styles', 'templates'];
/** As many files stand in one folder: what a chair's export looks like. */
const IN_FOLDER = 500;

/** Writes as many proposals as asked, all of them different, and the same ones each time. Returns their size in bytes. */
export function writeProposals(folder: string, count: number): number {
  let bytes = 0;
  const sources = FOLDERS.flatMap((from) =>
    readdirSync(from)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readFileSync(join(from, name), 'utf8')),
  );
  const sentences = sources.flatMap((source) => source.split('\n\n').filter(isProse).flatMap(sentencesOf));
  const words = [...new Set(sentences.join(' ').match(/\b[a-z]{5,12}\b/g))];
  const next = numbersFrom(20240424);
  const pick = <Item>(items: readonly Item[]): Item => items[next() % items.length] as Item;
  for (let number = 0; number < count; number++) {
    const inside = join(folder, `${Math.floor(number / IN_FOLDER)}`.padStart(3, '0'));
    if (number % IN_FOLDER === 0) mkdirSync(inside, { recursive: true });
    const source = sources[number % sources.length] ?? '';
    const varied = source
      .split('\n\n')
      .map((block) =>
        isProse(block)
          ? sentencesOf(block)
              .map((sentence) => (next() % 3 === 0 ? sentence : withOtherWords(pick(sentences), () => pick(words))))
              .join(' ')
          : block,
      )
      .join('\n\n')
      .replace(
        /^(title: |# )(?!.*["':])(.*)$/m,
        (_, mark: string, title: string) => `${mark}${title} ${pick(words)} ${pick(words)}`,
      );
    bytes += Buffer.byteLength(varied);
    writeFileSync(join(inside, `talk-${String(number).padStart(5, '0')}.md`), varied);
  }
  return bytes;
}

/** A paragraph of sentences: no heading, list, table, label, code or front matter. */
export const isProse = (block: string): boolean => /^[A-Z][^:#|*`]*[.!?]$/s.test(block.trim()) && block.length > 80;

const sentencesOf = (block: string): string[] => block.trim().split(/(?<=[.!?])\s+/);

/** One word in five is another one. */
const withOtherWords = (sentence: string, word: () => string): string => {
  let number = 0;
  return sentence.replace(/\b[a-z]{5,12}\b/g, (old) => (number++ % 5 === 0 ? word() : old));
};

/** Numbers that look random and are the same each time (a linear congruential generator, as in Numerical Recipes). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
