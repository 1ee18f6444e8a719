import { badChoice } from '../errors.ts';
import { completionShells, readCompletion } from '../library/data.ts';
import type { Terminal } from '../terminal.ts';

/** `cfp completion <shell>`: prints the script that lets a shell complete what is typed. Returns the exit code. */
export function runCompletion({ stdout }: Terminal, shell: string): number {
  const known = completionShells.find((one) => one === shell);
  if (known === undefined) throw badChoice('cfp completion', shell, completionShells);
  stdout.write(readCompletion(known));
  return 0;
}
