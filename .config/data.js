import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

/** Reads and validates the package's data as cfp itself does, and writes it as JSON, which needs no parser of ours, packed to a quarter. */
export async function writeData({ root, dist, alias, define }) {
  const reader = join(dist, 'data.tmp.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/library/shipped.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: reader,
    alias,
    define,
    logLevel: 'warning',
  });
  const { readShipped, shippedKinds } = createRequire(import.meta.url)(reader);
  mkdirSync(join(dist, 'data'));
  for (const kind of shippedKinds) {
    writeFileSync(
      join(dist, 'data', `${kind}.json.br`),
      brotliCompressSync(JSON.stringify(told(() => readShipped(kind)))),
    );
  }
  rmSync(reader);
}

/** What cfp reads. A mistake in a file of data ends the build with cfp's own words on it. */
function told(read) {
  try {
    return read();
  } catch (error) {
    if (error.name !== 'CfpError') throw error;
    console.error(`${error.message}\n  ${error.help}`);
    process.exit(1);
  }
}
