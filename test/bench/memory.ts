import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Place } from './timer.ts';

// A worker thread says it, too; it is the whole process that is told of, so the largest number is the one.
const HOOK = `
process.on('exit', () => require('node:fs').writeSync(3, process.resourceUsage().maxRSS + '\\n'));
`;

/** The most memory that a command of Node.js had at one time, in bytes; it says so itself as it ends. */
export function peakMemory([program, ...args]: Command, { folder, env }: Place): number {
  const hook = join(env.HOME ?? folder, 'memory.cjs');
  writeFileSync(hook, HOOK);
  const { output, status } = spawnSync(program, ['--require', hook, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const kilobytes = (output[3] ?? '').trim().split('\n').map(Number);
  const most = Math.max(...kilobytes);
  if (!(most > 0))
    throw new Error(`${[program, ...args].join(' ')} ended with ${status}, and did not tell its memory.`);
  return most * 1024;
}
