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
const alias = { yaml: './node_modules/yaml/browser/index.js', 'js-yaml': './.config/no-js-yaml.js' };

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
// Only modules can be split into chunks, and CommonJS is what Node starts in half the time: so first the one, then the other.
const { outputFiles, metafile } = await build({
  ...shared,
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  bundle: true,
  splitting: true,
  format: 'esm',
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  chunkNames: '[hash]',
  alias,
  define: { BUILT: 'true' },
  sourcemap: 'inline',
  sourcesContent: false,
  metafile: true,
  write: false,
  logLevel: 'warning',
});
// Names as short as can be: there are more than a hundred chunks, and each is named a dozen times.
const chunks = new Map(outputFiles.map(({ path }, at) => [basename(path), `c${at.toString(36)}.cjs`]));
for (const entry of ['cli.cjs', 'index.cjs']) chunks.set(entry, entry);
const hash = createHash('sha256');
for (const { path, text } of outputFiles) {
  const name = chunks.get(basename(path));
  const plain = await transform(
    text.replace(/(?<=")\.\/([A-Z0-9]{8}\.cjs)(?=")/g, (_, chunk) => `./${chunks.get(chunk)}`),
    {
      ...shared,
      minify: false,
      format: 'cjs',
      sourcefile: path,
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': '__url' },
      sourcemap: 'inline',
      sourcesContent: false,
    },
  );
  const { code, map } = await transform(lazily(plain.code, { path, entry: name === 'index.cjs' }), {
    ...shared,
    format: 'cjs',
    sourcefile: path,
    banner: text.includes('import.meta.url') ? 'const __url=require("node:url").pathToFileURL(__filename).href;' : '',
    sourcemap: 'external',
    sourcesContent: false,
  });
  hash.update(`${name}\n${code}`);
  writeFileSync(join(dist, name), `${code}//# sourceMappingURL=${name}.map\n`);
  writeFileSync(join(dist, `${name}.map`), JSON.stringify(ownLines(JSON.parse(map))));
}
writeFileSync(join(dist, 'lazy.cjs'), (await transform(LAZY, shared)).code);
await build({
  ...shared,
  absWorkingDir: root,
  entryPoints: ['src/start.ts'],
  bundle: true,
  format: 'cjs',
  outfile: 'dist/start.cjs',
  define: { BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)), VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
await writeData({ root, dist, alias });
writeTypes(root, dist);
writeFileSync(join(root, 'THIRD_PARTY_LICENSES'), licencesText(bundledPackages(metafile), root));
