import fc from 'fast-check';

// The same run everywhere; another seed looks further: CFP_TEST_SEED=7 CFP_TEST_RUNS=10000 npx vitest run …
const { CFP_TEST_SEED = '20240420', CFP_TEST_RUNS = '200' } = process.env;
fc.configureGlobal({ seed: Number(CFP_TEST_SEED), numRuns: Number(CFP_TEST_RUNS) });

/** Any text at all, lone surrogates, control characters and every kind of white space included. */
export const anyText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }) },
    { weight: 2, arbitrary: fc.constantFrom(' ', '\n', '\r\n', '\r', '\t', '\u0085', '\u00a0', '\u3000', '\ufeff') },
    { weight: 1, arbitrary: fc.constantFrom('\ud83d', '\ude00', '\u001c', '\u0000', '\u200d', '\u0301', '-', '_') },
  ),
  maxLength: 60,
});

/** Markdown made of the pieces that readers stumble over, in any order. */
export function textOf(pieces: readonly string[], maxLength = 14): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((chosen) => chosen.join(''));
}

export { fc };
