import { resolve } from 'node:path';
import { missingAnswers } from '../errors.ts';
import type { DraftFile } from '../library/drafts.ts';
import { parseProposal } from '../proposal/parse.ts';
import { keyText } from '../proposal/proposal.ts';
import type { Terminal } from '../terminal.ts';
import { inline } from '../text/display.ts';
import type { Carried } from './draft-from.ts';
import { tell } from './tell.ts';

/** Prints the file that would be written. Returns the exit code. */
export function dryRun(terminal: Terminal, source: string, carried: Carried | null): number {
  for (const words of carried?.told ?? []) tell(terminal, words);
  terminal.stdout.write(source);
  return 0;
}

/** Writes the proposal with the prompts as comments, and opens the editor on it. Gives whether that went well. */
export async function writeInEditor(terminal: Terminal, draft: DraftFile, source: string): Promise<boolean> {
  if (keyText(parseProposal('', source), 'conference') === undefined) throw missingAnswers(['--conference']);
  draft.save(source);
  const result = terminal.edit(resolve(terminal.cwd, draft.path), firstPrompt(source));
  if (!result.ok) {
    const { command, why } = result;
    tell(terminal, `The editor \`${inline(command)}\` ${why}. The proposal to fill in is ${inline(draft.path)}.`);
    return false;
  }
  const title = keyText(draft.read(), 'title');
  if (title !== undefined) await draft.titled(title);
  return true;
}

/** The line below the first heading, from 1: where there is something to write. */
function firstPrompt(source: string): number {
  const index = source.split('\n').findIndex((line) => line.startsWith('## '));
  return index === -1 ? 1 : index + 3;
}
