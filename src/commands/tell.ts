import type { CfpError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from '../text/display.ts';
import { paintFor } from '../text/paint.ts';

/** Tells of a mistake on stderr: what is wrong, and below it what to do. */
export function tellError(terminal: Pick<Terminal, 'stderr' | 'color' | 'env'>, { message, help }: CfpError): void {
  const { stderr } = terminal;
  const paint = paintFor(stderr, terminal);
  const columns = Math.min(stderr.columns, 100);
  const lines = wrap(`cfp: ${message}`, columns).replace(/^cfp:/, paint.red('cfp:'));
  stderr.write(`${lines}\n${wrap(help, columns, '  ')}\n`);
}

/** Says something on stderr, wrapped to its width. */
export function tell({ stderr }: Pick<Terminal, 'stderr'>, text: string): void {
  stderr.write(`${wrap(text, Math.min(stderr.columns, 100))}\n`);
}
