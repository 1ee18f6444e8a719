import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/check/rules/index.ts';
import { world } from '../support/world.ts';

const onTerminal = { isTTY: true, columns: 70, rows: 40 };

describe('cfp rules', () => {
  test('lists every rule in a pipe: name, severity and what it holds, with tabs between', async () => {
    const { code, stdout, stderr } = await world().cfp('rules');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(rows).toEqual(allRules.map(({ name, severity, summary }) => [name, severity, summary]));
  });

  test('wraps the list to a terminal', async () => {
    let shown = '';
    const stdout = { ...onTerminal, write: (text: string) => (shown += text) };
    expect(await world({ stdout }).cfp('rules', '--no-color')).toMatchObject({ code: 0 });
    for (const { name } of allRules) expect(shown).toContain(name);
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
  });

  test('explains a rule: what, why, who says so, good, bad with its carets, and how to switch it off', async () => {
    const { code, stdout } = await world().cfp('rules', 'field-max-length');
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "field-max-length (error)
      Every answer fits the length that the form takes.

      Forms refuse longer text or cut it without a word, and the end is where the point often is.

      Who says so
        pretalx (https://docs.pretalx.org/)
        pretalx, its source (https://github.com/pretalx/pretalx)

      Good
          # Parsing by hand

      Bad
          # Parsing by hand, for people who gave up on generators
                                                    ^^^^^^^^^^^^^ Title is 53 characters; the form takes 40.

      The examples are held against a made-up call, which asks for title (up to 40 characters), abstract
      (20 to 600 characters), outline and notes.

      To switch it off
        in a proposal, for one line:   <!-- cfp-disable-next-line field-max-length: why -->
        in a proposal, for all of it:  <!-- cfp-disable field-max-length: why -->
        in .cfp.yaml:                  rules: {field-max-length: off}
        for one run:                   cfp check --rule field-max-length=off
      "
    `);
  });

  test.each(allRules.map(({ name }) => name))('has a page for %s, with nothing missing', async (name) => {
    const { code, stdout } = await world().cfp('rules', name);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${name} \\((?:error|warning|info)\\)\n\\S.*\\.\n`));
    for (const part of [
      'Who says so\n  ',
      'Good\n    ',
      'Bad\n    ',
      `cfp-disable-next-line ${name}: `,
      `--rule ${name}=off`,
    ]) {
      expect(stdout).toContain(part);
    }
  });

  test('gives what programs need as JSON', async () => {
    const { stdout } = await world().cfp('rules', '--json');
    const listed = JSON.parse(stdout) as { name: string; sources: string[] }[];
    expect(listed.map(({ name }) => name)).toEqual(allRules.map(({ name }) => name));
    for (const { name, sources } of listed) expect([name, sources.length > 0]).toEqual([name, true]);
  });

  test('knows what was meant by a mistyped name', async () => {
    expect(await world().cfp('rules', 'feild-max-length')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'cfp: There is no rule "feild-max-length".\n  Did you mean "field-max-length"?\n',
    });
  });
});
