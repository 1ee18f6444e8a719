import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the bundle's banner, one line that makes `require`, out of each file that never asks for it. Source maps in the
 * folder follow.
 */
export function dropIdleBanners(folder) {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
    const file = join(folder, name);
    const [banner, ...rest] = readFileSync(file, 'utf8').split('\n');
    const code = rest.join('\n');
    if (!banner.includes('createRequire') || /\brequire\b/.test(code)) continue;
    writeFileSync(file, code);
    const map = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
    writeFileSync(`${file}.map`, JSON.stringify({ ...map, mappings: map.mappings.replace(/^;/, '') }));
  }
}
