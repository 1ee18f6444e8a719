import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readShipped, shippedKinds } from '../../src/library/shipped.ts';

// Run `npm run build` first: what is packed is what stands in dist.

test.each(shippedKinds)('%s is built as it stands in data', (kind) => {
  const built: unknown = JSON.parse(brotliDecompressSync(readFileSync(`dist/data/${kind}.json.br`)).toString());
  expect(Object.keys(built as object).length).toBeGreaterThan(1);
  expect(built).toEqual(readShipped(kind));
});
