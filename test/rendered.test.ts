import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesTable } from '../src/check/page.ts';
import { allRules } from '../src/check/rules/index.ts';
import { readConferences } from '../src/library/data.ts';
import { listed, wrap } from '../src/text/display.ts';
import { ARROWS } from './support/arrows.ts';

// What pages tell of the code is rendered from it. After a change: `npm run renew`, and read what has changed.

test('README has every rule as it describes itself, and every call that ships', async () => {
  const table = /\| rule \| severity \|[\s\S]*?\n\n/;
  const calls = /Calls that ship: [\s\S]*?\n\n/;
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toMatch(table);
  expect(readme).toMatch(calls);
  const names = readConferences(['data']).map(({ name }) => name);
  const rendered = readme
    .replace(table, () => `${rulesTable(allRules)}\n\n`)
    .replace(calls, () => `${wrap(`Calls that ship: ${listed(names.sort())}.`, 120)}\n\n`);
  await expect(rendered).toMatchFileSnapshot('../README.md');
});

test('the page of the architecture has every room, and its arrows', async () => {
  const row = /^\| `([^`]+)` \| (.*?) \|.*\|$/gm;
  const page = readFileSync('.github/ARCHITECTURE.md', 'utf8');
  expect(Array.from(page.matchAll(row), ([, room]) => room).sort()).toEqual(Object.keys(ARROWS).sort());
  const rendered = page.replace(row, (_row, room: string, holds: string) => {
    const known = (ARROWS[room] ?? []).map((one) => `\`${one}\``).join(', ');
    return `| \`${room}\` | ${holds} | ${known || 'none'} |`;
  });
  await expect(rendered).toMatchFileSnapshot('../.github/ARCHITECTURE.md');
});
