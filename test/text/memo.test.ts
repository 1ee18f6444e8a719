import { expect, test } from 'vitest';
import { once, remembering } from '../../src/text/memo.ts';

test('a text is looked at once, also where nothing was found in it', () => {
  const asked: string[] = [];
  const found = remembering((text) => {
    asked.push(text);
    return text.length > 1 ? text.length : undefined;
  });
  expect(['one', 'x', 'three', 'one', 'x'].map(found)).toEqual([3, undefined, 5, 3, undefined]);
  expect(asked).toEqual(['one', 'x', 'three']);
});

test('of very many texts, the last ones are remembered', () => {
  let asked = 0;
  const length = remembering((text) => {
    asked++;
    return text.length;
  });
  const texts = Array.from({ length: 1000 }, (_, at) => 'x'.repeat(at));
  for (const text of texts) expect(length(text)).toBe(text.length);
  for (const text of texts.slice(-8)) expect(length(text)).toBe(text.length);
  expect(asked).toBe(1000);
  expect(length('')).toBe(0);
  expect(asked).toBe(1001);
});

test('what is made once is made when it is first asked for', () => {
  let made = 0;
  const value = once((): number | undefined => {
    made++;
    return undefined;
  });
  expect(made).toBe(0);
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(made).toBe(1);
});
