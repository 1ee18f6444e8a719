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

// After a change: `npx vitest run --config .config/vitest.config.ts test/readme.test.ts -u`, and read what has changed.
test('shows what cfp really prints, and every rule as it describes itself', async () => {
  const picture = /```console\n\$ cfp (?<command>.*)\n[\s\S]*?```/;
  const table = /\| rule \| severity \|[\s\S]*?\n\n/;
  const command = picture.exec(readme)?.groups?.command ?? '';
  const { cfp, write } = world();
  write('ship-it-at-noon.md', fixture('ship-it-at-noon.md'));
  const { code, stdout, stderr } = await cfp(...words(command));
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(readme).toMatch(table);
  const rendered = readme
    .replace(picture, () => `\`\`\`console\n$ cfp ${command}\n${stdout}\`\`\``)
    .replace(table, () => `${rulesTable(allRules)}\n\n`);
  await expect(rendered).toMatchFileSnapshot(`${import.meta.dirname}/../README.md`);
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

test('names every command that there is', async () => {
  const { stdout } = await world().cfp('--help');
  const commands = Array.from(stdout.matchAll(/^ {2}([a-z]+) /gm), ([, name]) => name).filter(
    (name) => name !== 'help',
  );
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) expect(readme).toContain(`cfp ${command ?? ''}`);
});
