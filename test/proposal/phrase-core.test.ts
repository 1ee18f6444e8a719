import { expect, test } from 'vitest';
import { phraseCore } from '../../src/proposal/phrase-core.ts';

test.each([
  ['in order to', 'order'],
  ['at the end of the day', 'day'],
  ['front-end', 'front-end'],
  ['(?:at|in) my (?:old )?company', 'company'],
  ['((start|get) your |free )trial', 'trial'],
  ['(?<!whoever )has been', 'been'],
  ['levels?', 'level'],
  ['colou?r', 'colo'],
  ['no+pe', 'pe'],
  ['no{1,33333}be', 'be'],
  ['la*st', 'st'],
  ["i['’]m the author", 'author'],
  ['ph\\.d\\.', 'ph'],
  ['an[abcdefgh)]{2,20} talk', 'talk'],
  ['(abcd[)]efgh)c', 'c'],
  ['(abcd\\)efgh)c', 'c'],
  ['it.is', 'is'],
  ['one way|or another', ''],
  ['(?:a|b)', ''],
])('%s', (match, core) => {
  expect(phraseCore(match)).toBe(core);
});
