import { describe, expect, test } from 'vitest';
import type { Field } from '../../src/conference/conference.ts';
import { faultOf, measureOf } from '../../src/interview/measure.ts';
import { call } from '../support/call.ts';

const pretalx = call({ platform: 'pretalx' });
const field = (about: Partial<Field>): Field => ({ field: 'abstract', ...about });

describe('the count is the one of the form', () => {
  test.each<[string, Partial<Field>, string, string, 'fine' | 'near' | 'over']>([
    ['far below', { max: 100 }, 'x'.repeat(90), '90 / 100 characters', 'fine'],
    ['near', { max: 100 }, 'x'.repeat(91), '91 / 100 characters', 'near'],
    ['full', { max: 100 }, 'x'.repeat(100), '100 / 100 characters', 'near'],
    ['over', { max: 100 }, 'x'.repeat(103), '103 / 100 characters, 3 over', 'over'],
    ['empty', { max: 100 }, '', '0 / 100 characters', 'fine'],
    ['short', { min: 20, max: 100 }, 'x'.repeat(15), '15 / 100 characters, 5 more wanted', 'fine'],
    ['long enough', { min: 20, max: 100 }, 'x'.repeat(20), '20 / 100 characters', 'fine'],
    ['without a limit', {}, 'x', '1 character, limit not published', 'fine'],
    ['in words', { max: 10, unit: 'words' }, 'one two — three', '3 / 10 words', 'fine'],
    ['as pretalx counts', { max: 10 }, ' é🎉\r\n\r\nx ', '5 / 10 characters', 'fine'],
  ])('%s', (_what, about, text, words, state) => {
    expect(measureOf(pretalx, field(about))(text)).toMatchObject({ words, state });
  });

  test.each([
    ['fits', 'x'.repeat(10), 10, null],
    ['is over', `${'🎉'.repeat(10)}xy`, 12, 20],
    ['is over, behind white space', `  ${'x'.repeat(12)}`, 12, 12],
  ])('and says where the form would cut what %s', (_what, text, length, over) => {
    const measure = measureOf(pretalx, field({ max: 10 }))(text);
    expect(measure).toMatchObject({ gauge: { count: length, max: 10 }, over });
  });

  test("is the conference's own where it names one", () => {
    expect(measureOf(call({ counter: 'bytes' }), field({ max: 10 }))('é🎉').words).toBe('6 / 10 bytes');
    expect(measureOf(call({ platform: 'devoxx' }), field({ max: 10 }))('é🎉').words).toBe('3 / 10 characters');
  });
});

describe('what the form would say against an answer', () => {
  test.each<[string, Partial<Field>, string, string | null, boolean]>([
    ['nothing', { required: true, min: 2, max: 5 }, 'four', null, false],
    ['nothing, at the limits', { min: 3, max: 3 }, 'abc', null, false],
    ['that it is empty', { required: true }, '', 'The form requires abstract. Ctrl-C stops; all is kept.', false],
    [
      'that it is blank',
      { required: true },
      ' \n\u00a0',
      'The form requires abstract. Ctrl-C stops; all is kept.',
      false,
    ],
    [
      'by its label',
      { required: true, label: 'Pitch' },
      '',
      'The form requires pitch. Ctrl-C stops; all is kept.',
      false,
    ],
    ['nothing against an empty answer that it does not require', { min: 10 }, '', null, false],
    ['that it is long', { max: 3 }, 'abcde', 'The form takes 3: cut 2 characters.', true],
    ['that it is long by one', { max: 3 }, 'abcd', 'The form takes 3: cut 1 character.', true],
    ['that it is short', { min: 3 }, 'ab', 'The form wants 1 character more.', true],
    ['that it is long, in words', { max: 1, unit: 'words' }, 'a b', 'The form takes 1: cut 1 word.', true],
  ])('%s', (_what, about, text, message, soft) => {
    expect(faultOf(pretalx, field(about))(text)).toEqual(message === null ? null : { message, soft });
  });
});
