import { expect, test } from 'vitest';
import { choicesIn } from '../../src/conference/choices.ts';

const options = ['A projector', 'Those who know & love it', 'Web, data'];
const one = { field: 'need', options };
const several = { ...one, several: true };

test.each([
  ['nothing', '  \n', one, []],
  ['one', 'A projector', one, ['A projector']],
  ['one in another case, and with more space', ' a  PROJECTOR\n', one, ['A projector']],
  ['one with a comma in it', 'Web, data', several, ['Web, data']],
  ['one in a list of one', '- A projector', one, ['A projector']],
  ['one that is not offered', 'A beamer', one, [undefined]],
  ['two where one is taken', '- A projector\n- Web, data', one, [undefined]],
  ['two where several are', '- A projector\r\n- web, data\r\n', several, ['A projector', 'Web, data']],
  ['two without markers', 'A projector\n\nThose who know & love it', several, ['A projector', options[1]]],
  ['two in a list of boxes', '- [x] A projector\n1. [ ] Web, data', several, ['A projector', 'Web, data']],
  ['one of two that is not offered', '- A beamer\n- Web, data', several, [undefined, 'Web, data']],
])('%s is chosen', (_, text, field, chosen) => {
  expect(choicesIn(text, field).map(({ option }) => option)).toEqual(chosen);
});

test('each is told with its place', () => {
  const text = '- A beamer\n* Web, data';
  expect(choicesIn(text, several).map(({ text: words, at }) => [at, words])).toEqual([
    [2, 'A beamer'],
    [13, 'Web, data'],
  ]);
});
