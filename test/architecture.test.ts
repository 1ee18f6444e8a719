import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ARROWS } from './support/arrows.ts';

/** A line of a file that imports something: from a package, or from another file of ours. */
interface Import {
  readonly file: string;
  readonly line: number;
  /** The name of the package, or the path of the file from the root. */
  readonly from: string;
  readonly isType: boolean;
}

const files = [...filesIn('src'), 'bin/cfp.cjs'];
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const imports = files.flatMap(importsOf);

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = posix.join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

function importsOf(file: string): Import[] {
  const source = sources.get(file) ?? '';
  const found: Import[] = [];
  // An import or a re-export, over as many lines as it has, and an import at run time.
  const pattern = /^(?:import|export)\s+(type\s+)?(?:[\w*\s,{}$]*?from\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  for (const match of source.matchAll(pattern)) {
    const named = match[2] ?? match[3] ?? '';
    const line = source.slice(0, match.index).split('\n').length;
    const from = named.startsWith('.') ? relative('.', join(dirname(file), named)).replaceAll('\\', '/') : named;
    found.push({ file, line, from, isType: match[1] !== undefined || onlyTypes(match[0]) });
  }
  return found;
}

/** `import { type A, type B } from …` brings no code along either. */
function onlyTypes(text: string): boolean {
  return /^import\s*\{(?:\s*type\s+\w+\s*,?)+\s*\}\s*from/.test(text);
}

const told = ({ file, line, from }: Import): string => `${file}:${line} imports ${from}`;
const layerOf = (file: string): string => /^src\/(\w+)\//.exec(file)?.[1] ?? file;

test('every folder has its place', () => {
  const layers = [...new Set(files.map(layerOf))];
  expect(layers.filter((layer) => !(layer in ARROWS))).toEqual([]);
});

test('every file that the page of the architecture names is there', () => {
  const named = readFileSync('.github/ARCHITECTURE.md', 'utf8').match(/(?:src|bin|test)\/[\w./-]+\w/g) ?? [];
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
  const functions = Array.from(
    readFileSync('.github/ARCHITECTURE.md', 'utf8').matchAll(/`(\w+)\(\)` of\s+`([^`]+)`/g),
    ([, name = '', path = '']) => [name, path] as const,
  );
  expect(functions.length).toBeGreaterThan(5);
  expect(
    functions.filter(
      ([name, path]) =>
        !sources.get(path)?.includes(`export function ${name}(`) &&
        !sources.get(path)?.includes(`export async function ${name}(`),
    ),
  ).toEqual([]);
});

test('arrows point downwards only', () => {
  const upward = imports.filter(({ file, from, isType }) => {
    if (!from.startsWith('src/')) return false;
    const [layer, target] = [layerOf(file), layerOf(from)];
    if (target === layer || target === 'text' || target === 'src/errors.ts') return false;
    // The world may be named everywhere: it is handed down as a parameter.
    if (target === 'src/terminal.ts' && isType) return false;
    return !(ARROWS[layer] ?? []).includes(target);
  });
  expect(upward.map(told)).toEqual([]);
});

test('no file imports itself, whatever the way round', () => {
  const below = new Map(files.map((file) => [file, imports.filter((one) => one.file === file && !one.isType)]));
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const { from } of below.get(file) ?? []) walk(from, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(cycles).toEqual([]);
});

test('every file that is imported is there', () => {
  expect(imports.filter(({ from }) => from.startsWith('src/') && !existsSync(from)).map(told)).toEqual([]);
});

test('no import is overlooked', () => {
  const lines =
    Array.from(sources.values())
      .join('\n')
      .match(/^import '|^(?:import|export) .*from '|^\} from '|\bimport\('/gm) ?? [];
  expect(imports).toHaveLength(lines.length);
});

test.each([
  ['node:fs', /^src\/library\//],
  ['node:fs/promises', /^src\/library\//],
  ['node:child_process', /^src\/terminal\.ts$/],
  ['node:os', /^src\/terminal\.ts$/],
  ['node:http', /^src\/(?:library\/web|preview\/server)\.ts$/],
  ['node:https', /^src\/library\/web\.ts$/],
  ['node:dns', /^src\/library\/web\.ts$/],
  ['ipaddr.js', /^src\/library\/web\.ts$/],
  ['node:process', /^bin\/cfp\.cjs$/],
  ['@inquirer/core', /^src\/interview\/prompts\.ts$/],
  ['gray-matter', /^src\/proposal\/front-matter\.ts$/],
  // To find where things stand, to read a post, and to show what a form will.
  ['markdown-it', /^src\/(?:proposal\/parse|topic\/markdown|export\/markdown)\.ts$/],
  ['parse5', /^src\/(?:text\/html|export\/tree|conference\/readers\/schema-org)\.ts$/],
  ['commander', /^src\/cli(?:\.ts$|\/)/],
  ['chalk', /^src\/text\/paint\.ts$/],
])('%s is known in one place', (name, place) => {
  expect(imports.filter(({ file, from }) => from === name && !place.test(file)).map(told)).toEqual([]);
});

test('only terminal.ts and the start say `process`', () => {
  const said = files.flatMap((file) =>
    (sources.get(file) ?? '').split('\n').flatMap((text, index) => {
      const code = text.replace(/\/\/.*|^\s*(?:\/\*)?\*.*|'[^']*'|`[^`]*`/g, '');
      return /(?<![\w.])process\b/.test(code) ? [`${file}:${index + 1} ${text.trim()}`] : [];
    }),
  );
  expect(said.filter((place) => !/^(?:src\/(?:terminal|start)\.ts|bin\/cfp\.cjs):/.test(place))).toEqual([]);
});

test('nothing below the edge asks for the time, the chance or the zone of its own', () => {
  const own = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\b|\bTemporal\.Now\b|\bresolvedOptions\(\)|\bglobalThis\b/;
  const asked = files.flatMap((file) =>
    (sources.get(file) ?? '').split('\n').flatMap((text, index) => (own.test(text) ? [`${file}:${index + 1}`] : [])),
  );
  expect(asked.filter((place) => !place.startsWith('src/terminal.ts:'))).toEqual([]);
});
