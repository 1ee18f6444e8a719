import { resolve } from 'node:path';
import { CfpError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { STOPPED } from './exit-codes.ts';
import { tell, tellError } from './tell.ts';

/** Does something now and again after every change below the paths, on a cleared screen, until it is stopped. */
export async function watching(
  terminal: Terminal,
  paths: readonly string[],
  once: () => Promise<number>,
): Promise<number> {
  const { watchFiles } = await import('../library/watch.ts');
  const again = async (): Promise<void> => {
    if (terminal.stdout.isTTY) terminal.stdout.write('\u001b[2J\u001b[3J\u001b[H');
    try {
      await once();
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      tellError(terminal, error);
    }
    tell(terminal, '\nWatching for changes; Ctrl-C ends it.');
  };
  await again();
  const files = paths.map((path) => resolve(terminal.cwd, path));
  await watchFiles(files, terminal.onStop(), () => void again());
  return STOPPED;
}
