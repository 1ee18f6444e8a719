// Bundles cfp into `dist`: an entry for the command line, one for editors and bots, a chunk for each command, and the data.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { writeData } from './data.js';
import { LAZY, lazily } from './lazily.js';
import { bundledPackages, licencesText } from './licences.js';
import { ownLines } from './maps.js';
import { writeTypes } from './types.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const target = 'node20.19';
// A line is what Node shows of a defect that nobody caught.
const shared = { platform: 'node', target, minify: true, charset: 'utf8', legalComments: 'none', lineLimit: 1000 };
/** Where a module stands, as CommonJS has it. */
const here = { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' };
const alias = { yaml: './node_modules/yaml/browser/index.js', 'js-yaml': './.config/no-js-yaml.js' };

const withoutChildProcess = {
  name: 'without child_process in commander',
  setup({ onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: join(root, '.config/no-child-process.js') } : undefined,
    );
  },
};

/** Bundles as modules, which alone can be split into chunks. */
async function bundled(options) {
  const { outputFiles, metafile } = await build({
    ...shared,
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: '[hash]',
    alias,
    plugins: [withoutChildProcess],
    sourcemap: 'inline',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'warning',
    ...options,
  });
  return { files: outputFiles.filter(({ path }) => path.endsWith('.cjs')), metafile };
}

/** Writes a bundled module as CommonJS, which Node starts in half the time, with its map. Returns its code. */
async function write({ path, text }, name, isEntry) {
  const { code: plain } = await transform(text, {
    ...shared,
    minify: false,
    format: 'cjs',
    sourcefile: path,
    supported: { 'dynamic-import': false },
    define: here,
    sourcemap: 'inline',
    sourcesContent: false,
  });
  const { code, map } = await transform(lazily(plain, { path, entry: isEntry }), {
    ...shared,
    format: 'cjs',
    sourcefile: path,
    sourcemap: 'external',
    sourcesContent: false,
  });
  writeFileSync(join(dist, name), `${code}//# sourceMappingURL=${name}.map\n`);
  writeFileSync(join(dist, `${name}.map`), JSON.stringify(ownLines(JSON.parse(map))));
  return code;
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const { files, metafile } = await bundled({
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  splitting: true,
  define: { BUILT: 'true' },
});
// Names as short as can be: there are more than a hundred chunks, and each is named a dozen times.
const names = new Map(files.map(({ path }, at) => [basename(path), `c${at.toString(36)}.cjs`]));
for (const entry of ['cli.cjs', 'index.cjs']) names.set(entry, entry);
const hash = createHash('sha256').update(LAZY);
for (const { path, text } of files) {
  const named = text.replace(/(?<=")\.\/([A-Z0-9]{8}\.cjs)(?=")/g, (_, chunk) => `./${names.get(chunk)}`);
  const name = names.get(basename(path));
  hash.update(`${name}\n${await write({ path, text: named }, name, name === 'index.cjs')}`);
}
const start = await bundled({
  entryPoints: ['src/start.ts'],
  define: { BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)), VERSION: JSON.stringify(version) },
});
await write(start.files[0], 'start.cjs', false);
writeFileSync(join(dist, 'lazy.cjs'), (await transform(LAZY, shared)).code);
await writeData({ root, dist, alias, define: here });
writeTypes(root, dist);
writeFileSync(join(root, 'THIRD_PARTY_LICENSES'), licencesText(bundledPackages(metafile), root));
