import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRules, rules } from '../src/check/rules/index.ts';
import { inclusiveLanguage } from '../src/check/rules/inclusive-language.ts';
import { noFiller } from '../src/check/rules/no-filler.ts';
import { found } from './support/examples.ts';
import { world } from './support/world.ts';

/** What `cfp` would say of a text of its own, were it an abstract. Quoted words and code are spoken of, not used. */
function slipsIn(text: string): string[] {
  const prose = text
    .replace(/```[\s\S]*?```|`[^`\n]*`|"[^"\n]*"|“[^”\n]*”/g, 'X')
    .replace(/^#+ .*$/gm, '')
    .replace(/<!--|-->/g, '');
  const source = `# Ship it at noon\n\n${prose}`;
  return [noFiller, inclusiveLanguage].flatMap((rule) => found(rule, source).map(({ message }) => message));
}

describe('cfp keeps its own rules of prose', () => {
  test.each(['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', '.github/ARCHITECTURE.md', '.github/SECURITY.md'])(
    'in %s',
    (file) => {
      expect(slipsIn(readFileSync(file, 'utf8'))).toEqual([]);
    },
  );

  test.each(readdirSync('templates').filter((name) => name.endsWith('.md')))('in the template %s', (file) => {
    expect(slipsIn(readFileSync(`templates/${file}`, 'utf8'))).toEqual([]);
  });

  test('in the words of each rule', () => {
    for (const { name, summary, why } of allRules) expect([name, ...slipsIn(`${summary}\n\n${why}`)]).toEqual([name]);
  });

  test('in what its rules say of their examples', () => {
    const told = rules.flatMap((rule) => found(rule, rule.examples.bad.replace(/^ *\^+ .*\n/gm, '')));
    expect(told.length).toBeGreaterThan(rules.length - 3);
    expect(slipsIn(told.map(({ message, help }) => `${message} ${help ?? ''}`).join('\n\n'))).toEqual([]);
  });

  test('in every sentence that it can fail with', () => {
    const rooms = readdirSync('src/errors').map((name) => readFileSync(`src/errors/${name}`, 'utf8'));
    const sentences = rooms.join('\n').match(/(['`])(?:(?!\1).)*\1/g) ?? [];
    expect(sentences.length).toBeGreaterThan(150);
    expect(slipsIn(sentences.map((sentence) => sentence.slice(1, -1)).join('\n\n'))).toEqual([]);
  });

  test('in its help', async () => {
    const { cfp } = world({ columns: 100 });
    for (const command of [
      [],
      ['topics'],
      ['topics', 'import'],
      ['topics', 'coverage'],
      ['draft'],
      ['check'],
      ['conferences', 'new'],
      ['conferences', 'add'],
      ['conferences'],
      ['init'],
      ['preview'],
      ['status', 'set'],
      ['status'],
      ['export'],
      ['rules'],
      ['next'],
      ['doctor'],
      ['completion'],
    ]) {
      const { code, stdout } = await cfp(...command, '--help');
      expect(code).toBe(0);
      expect(slipsIn(stdout.replace(/^ .{0,34}(?= {2})/gm, ''))).toEqual([]);
    }
  });

  test('and finds a slip where there is one', () => {
    expect(slipsIn('We deploy in order to sleep, you guys.')).toHaveLength(2);
  });
});
