import { expect, test } from 'vitest';
import { phraseStarts } from '../../src/proposal/phrase-starts.ts';

/** A whole word as it is, the beginning of one with an ellipsis. */
const starts = (match: string): string[] =>
  phraseStarts(match).map(({ letters, whole }) => (whole ? letters : `${letters}…`));

test.each([
  ['in order to', ['in']],
  ['accomodate', ['accomodate']],
  ['(at|in|for) my company', ['at', 'in', 'for']],
  ["i['’]m the author", ['i']],
  ['front-end', ['front']],
  ['(a )?game[- ]changer', ['a', 'game']],
  ['levels?', ['levels', 'level']],
  ['(very )?(truly )?unique', ['very', 'truly', 'unique']],
  ['chairm(a|e)n', ['chairman', 'chairmen']],
  ['chairm[ae]n', ['chairman', 'chairmen']],
  ['delv(e|es|ing) into', ['delve', 'delves', 'delving']],
  ['(?<!who )has been', ['has']],
  ['(?:he|she) or', ['he', 'she']],
  ['at(?! heart)', ['at']],
  ['((start|get) your |free )trial', ['start', 'get', 'free']],
  ['[a-z]{2,20} talk', ['…']],
  ['py[a-z]+', ['py…']],
  ['no{1,3}b', ['no…']],
  ['(la)*st', ['la…', 'st']],
  ['ph\\.d\\.', ['ph']],
  ['.*', ['…', '']],
])('%s', (match, expected) => {
  expect(starts(match)).toEqual(expected);
});
