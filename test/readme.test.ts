import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesTable } from '../src/check/page.ts';
import { allRules } from '../src/check/rules/index.ts';
import { world } from './support/world.ts';

const readme = readFileSync('README.md', 'utf8');
const fixture = (name: string): string => readFileSync(`test/fixtures/readme/${name}`, 'utf8');

/** The words of a shell line in which only double quotes quote. */
function words(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word);
}

test('shows what cfp really prints', async () => {
  const picture = /```console\n\$ cfp (.*)\n([\s\S]*?)\n```/.exec(readme);
  const [, command = '', output = ''] = picture ?? [];
  const { cfp, write } = world();
  write('ship-it-at-noon.md', fixture('ship-it-at-noon.md'));
  expect(await cfp(...words(command))).toEqual({ code: 1, stdout: `${output}\n`, stderr: '' });
});

test('has a line that does the whole job without a question', async () => {
  const line = /^npx cfp (draft .*--abstract-file.*)$/m.exec(readme)?.[1] ?? '';
  const { cfp, read, write } = world();
  for (const name of ['abstract.txt', 'outline.txt']) write(`test/fixtures/readme/${name}`, fixture(name));
  expect(await cfp(...words(line))).toMatchObject({ code: 0 });
  const written = read('proposals/ship-it-at-noon.md');
  expect(written).toContain(fixture('abstract.txt').trim());
  expect(written).toContain(fixture('outline.txt').trim());
});

test('lists every rule as the rules describe themselves', () => {
  expect(readme).toContain(`\n${rulesTable(allRules)}\n`);
});

test('names every command that there is', async () => {
  const { stdout } = await world().cfp('--help');
  const commands = Array.from(stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm), ([, name]) => name).filter((name) => name !== 'help');
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) expect(readme).toContain(`cfp ${command ?? ''}`);
});
