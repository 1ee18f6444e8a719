import { tally } from '../check/check.ts';
import { labelOf } from '../conference/conference.ts';
import type { CfpError } from '../errors.ts';
import type { Situation } from '../interview/situation.ts';
import { textIn } from '../interview/situation.ts';
import type { DraftFile } from '../library/drafts.ts';
import type { Workspace } from '../library/workspace.ts';
import { pretty } from '../reporters/pretty.ts';
import { textOf } from '../reporters/reporter.ts';
import type { Terminal } from '../terminal.ts';
import { inline, listed, shellWord } from '../text/display.ts';
import { paintFor } from '../text/paint.ts';
import type { DraftOptions } from './draft-given.ts';
import { exitCodeOf, STOPPED } from './exit-codes.ts';
import { judgeFor } from './judge.ts';
import { tell, tellError } from './tell.ts';

/** What is there already, for somebody who comes back to a draft. */
export function goingOn(situation: Situation): string {
  const { conference } = situation;
  // Before a call is chosen, whatever the file answers counts.
  const form = conference?.form ?? situation.answers.map(({ field }) => ({ field }));
  const there = form.filter(({ field }) => field !== 'title' && textIn(situation, field) !== '');
  const answered = there.length === 0 ? 'nothing yet' : listed(there.map((field) => labelOf(field).toLowerCase()));
  const call = conference === null ? '' : ` for ${inline(conference.name)}`;
  const title = textIn(situation, 'title');
  return `Going on with ${title === '' ? 'your draft' : `"${inline(title)}"`}${call}. Answered so far: ${answered}.`;
}

/** Checks what was written, and says what comes next. Returns the exit code. */
export function finish(terminal: Terminal, workspace: Workspace, draft: DraftFile, options: DraftOptions): number {
  const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
  const reports = judgeFor(terminal, workspace, asOf).one(draft.read());
  const { stdout } = terminal;
  const columns = Math.min(stdout.columns, 120);
  stdout.write(textOf(pretty, reports, { paint: paintFor(stdout, terminal), columns, advice: false, quiet: false }));
  const code = exitCodeOf(tally(reports));
  const form = reports[0]?.conference?.cfp;
  const paste = `Paste its answers into the form${form === undefined ? '' : `: ${inline(form)}`}`;
  const mend = `Mend what was found in your editor, or with \`cfp draft ${shellWord(draft.path)}\``;
  tell(
    terminal,
    `\nSaved in ${inline(draft.path)}.\n${code === 0 ? paste : mend}\nLook again: cfp check ${shellWord(draft.path)}`,
  );
  return code;
}

/** Says in one line where all is and how to go on. Returns the exit code. */
export function tellStopped(terminal: Terminal, draft: DraftFile, wasThere: boolean): number {
  const command = `cfp draft ${shellWord(draft.path)}`;
  if (draft.isSaved) {
    tell(terminal, `\nStopped. All that you wrote is in ${inline(draft.path)}. Go on with \`${command}\`.`);
  } else if (wasThere) {
    tell(terminal, `\nStopped. ${inline(draft.path)} is as it was. Go on with \`${command}\`.`);
  } else {
    tell(terminal, '\nStopped. Nothing was typed yet, so nothing was written.');
  }
  return STOPPED;
}

/**
 * A full disk, say. What could not be written is printed, so that nothing is lost; why stands below it, where it is not
 * scrolled away. Returns the exit code.
 */
export function tellUnwritten(terminal: Terminal, draft: DraftFile, error: CfpError): number {
  tell(terminal, '\nNothing is lost: here is the proposal.\n');
  terminal.stdout.write(draft.text());
  tell(terminal, '');
  tellError(terminal, error);
  return 2;
}
