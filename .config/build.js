// Bundles cfp into `dist`: an entry for the command line, one for editors and bots, a chunk for each command, and the data.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { writeData } from './data.js';
import { withSharedHelpers } from './helpers.js';
import { bundledPackages, licencesText } from './licences.js';
import { ownLines } from './maps.js';
import { writeTypes } from './types.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const target = 'node20.19';
const shared = { platform: 'node', target, minify: true, charset: 'utf8', legalComments: 'none' };
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
for (const { path, text } of outputFiles) {
  const plain = await transform(text, {
    ...shared,
    minify: false,
    format: 'cjs',
    sourcefile: path,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url' },
    sourcemap: 'inline',
    sourcesContent: false,
  });
  const { code, map } = await transform(withSharedHelpers(plain.code, dist), {
    ...shared,
    format: 'cjs',
    sourcefile: path,
    banner: text.includes('import.meta.url') ? 'const __url=require("node:url").pathToFileURL(__filename).href;' : '',
    sourcemap: 'external',
    sourcesContent: false,
  });
  // Never run: Node looks for it to know the names that a module may import.
  const names = path.endsWith('index.cjs')
    ? (/^0 && \(module\.exports = \{[^}]*\}\);$/m.exec(plain.code)?.[0] ?? '')
    : '';
  writeFileSync(path, `${code}${names.replace(/\s+/g, '')}\n//# sourceMappingURL=${basename(path)}.map\n`);
  writeFileSync(`${path}.map`, JSON.stringify(ownLines(JSON.parse(map))));
}
await writeData({ root, dist, alias });
writeTypes(root, dist);
writeFileSync(join(root, 'THIRD_PARTY_LICENSES'), licencesText(bundledPackages(metafile), root));
