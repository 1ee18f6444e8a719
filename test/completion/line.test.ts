import { expect, test } from 'vitest';
import { argumentsIn, wordsIn } from '../../src/completion/line.ts';

test.each([
  ['', ['']],
  ['cfp', ['cfp']],
  ['cfp ', ['cfp', '']],
  ['cfp  check\ttalk.md', ['cfp', 'check', 'talk.md']],
  ['cfp check two\\ words.md', ['cfp', 'check', 'two words.md']],
  ['cfp check "two words.md" x', ['cfp', 'check', 'two words.md', 'x']],
  ["cfp --title 'it\\", ['cfp', '--title', 'it\\']],
  ['cfp --title "say \\"hi', ['cfp', '--title', 'say "hi']],
  ['cfp --title "" ', ['cfp', '--title', '', '']],
  ['a\'b\'"c"d', ['abcd']],
  ['cfp $(touch x) `y` $HOME *', ['cfp', '$(touch', 'x)', '`y`', '$HOME', '*']],
  ['cfp check \\', ['cfp', 'check', '']],
])('%j is the words %j', (line, words) => {
  expect(wordsIn(line)).toEqual(words);
});

test.each([
  ['cfp ch', ['ch']],
  ['/usr/local/bin/cfp ch', ['ch']],
  ['NO_COLOR=1 cfp ch', ['ch']],
  ['sudo -u ada cfp ch', ['ch']],
  ['c ch', ['ch']],
  ['cfp', []],
])('in %j, cfp is given %j', (line, words) => {
  expect(argumentsIn(line)).toEqual(words);
});
