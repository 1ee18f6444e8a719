import { packageVersion } from './library/folders.ts';
import type { Terminal } from './terminal.ts';

export { terminalOf } from './terminal.ts';

/** Runs `cfp` with the arguments of a terminal. Returns the exit code; throws only for a defect of cfp's own. */
export async function run(terminal: Terminal): Promise<number> {
  const [first, ...others] = terminal.args;
  if ((first === '--version' || first === '-V') && others.length === 0) {
    // Other programs ask for it each time that they start: nothing is loaded for it.
    terminal.stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  const { runProgram } = await import('./cli/program.ts');
  return runProgram(terminal);
}
