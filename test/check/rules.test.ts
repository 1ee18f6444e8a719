import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import { found, marked, plain } from '../support/examples.ts';

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test('finds nothing in its good example', () => {
    const source = plain(rule.examples.good);
    expect(marked(source, found(rule, source))).toBe(source);
  });

  test('finds in its bad example just what is marked there', () => {
    const source = plain(rule.examples.bad);
    expect(marked(source, found(rule, source))).toBe(rule.examples.bad.replace(/^\n/, ''));
  });
});
