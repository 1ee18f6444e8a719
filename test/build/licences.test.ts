import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledPackages } from '../../.config/licences.js';

// Run `npm run build` first: it writes the file.

const manifestOf = (name: string): { dependencies?: object } =>
  JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as { dependencies?: object };

const packageOf = (path: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;

/** The packages that our source imports something from at run time. */
function importedPackages(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) =>
    Array.from(
      readFileSync(join('src', name), 'utf8').matchAll(
        /^import (?!type )[^;]*?from '([^.'][^']*)'|\bimport\('([^.'][^']*)'\)/gm,
      ),
      ([, from, lazily]) => from ?? lazily ?? '',
    ),
  );
  return [...new Set(found.filter((name) => !isBuiltin(name)).map(packageOf))].sort();
}

/** These packages, and all that they depend on. */
function withDependencies(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    if (seen.has(name) || !existsSync(join('node_modules', name))) continue;
    seen.add(name);
    withDependencies(Object.keys(manifestOf(name).dependencies ?? {}), seen);
  }
  return seen;
}

const text = readFileSync('THIRD_PARTY_LICENSES', 'utf8');
const listed = Array.from(text.matchAll(/^(\S+) \d\S* \(.+\)$/gm), ([, name = '']) => name);

test('every package that the source imports is listed, and none that it has nothing of', () => {
  expect(importedPackages().length).toBeGreaterThan(15);
  expect(importedPackages().filter((name) => !listed.includes(name))).toEqual([]);
  const possible = withDependencies(importedPackages());
  expect(listed.filter((name) => !possible.has(name))).toEqual([]);
});

test('each is listed once, with its copyright, or with where its source is', () => {
  expect(new Set(listed).size).toBe(listed.length);
  const lines = text.split('\n');
  for (const name of listed) {
    const at = lines.findIndex((line) => line.startsWith(`${name} `));
    expect([name, lines[at + 1]]).toEqual([name, expect.stringMatching(/^ {2}(?:Copyright |by )|^$/) as string]);
  }
  expect(text).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
  expect(text).toMatch(/ical\.js .*\(MPL-2\.0\)\n\n.*Mozilla Public License/);
});

test('a package of which nothing is left in the bundle is not listed', () => {
  const inputs = {
    'src/cli.ts': { bytesInOutput: 10 },
    'node_modules/parse5/dist/index.js': { bytesInOutput: 5 },
    'node_modules/parse5/dist/common/html.js': { bytesInOutput: 7 },
    'node_modules/@a/b/index.js': { bytesInOutput: 1 },
    'node_modules/parse5/node_modules/entities/dist/decode.js': { bytesInOutput: 1 },
    'node_modules/chalk/index.js': { bytesInOutput: 0 },
  };
  expect(bundledPackages({ outputs: { 'dist/cli.js': { inputs } } })).toEqual([
    'node_modules/@a/b',
    'node_modules/parse5',
    'node_modules/parse5/node_modules/entities',
  ]);
});
