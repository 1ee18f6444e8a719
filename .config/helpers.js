import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = '__export,__toESM,__toCommonJS';

/**
 * A module that esbuild made CommonJS, with the helpers at its head taken from one file that all share: there are more than
 * a hundred modules, and a tenth of the package would be the same lines. Lines keep their numbers.
 */
export function withSharedHelpers(code, folder) {
  const last = code.indexOf('var __toCommonJS = ');
  if (last === -1) return code;
  const end = code.indexOf('\n', last);
  const head = code.slice(0, end);
  const file = join(folder, 'helpers.cjs');
  if (!existsSync(file) && head.includes('var __toESM = '))
    writeFileSync(file, `${head}\nmodule.exports={${NAMES}};\n`);
  return `var{${NAMES}}=require("./helpers.cjs");${head.replace(/[^\n]/g, '')}${code.slice(end)}`;
}
