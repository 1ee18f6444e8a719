import { counted, inline, listed } from '../text/display.ts';
import { CfpError } from './cfp-error.ts';

// Questions that nobody can be asked, and things that were not given.

export const missingAnswers = (flags: readonly string[]): CfpError =>
  new CfpError('There is no terminal to ask on, and some of what is required was not given.', `Add ${listed(flags)}.`);

export const needsAdopting = (path: string, proposals: number): CfpError =>
  new CfpError(
    `${inline(path)} was not written with cfp${proposals > 1 ? ` and holds ${proposals} proposals` : ''}, and there is no terminal to ask on.`,
    "Add `--adopt` to have it rewritten in cfp's form; no word is lost, and a copy is kept.",
  );

export const adoptionDeclined = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} stays as it is, and cfp can add no answers to it: their places would not be found again.`,
    'Check it as it is with `cfp check`, or go on with it in your editor.',
  );

export const alreadyAnswered = (path: string, what: string): CfpError =>
  new CfpError(
    `${inline(path)} has another ${inline(what)}, and there is no terminal to ask on.`,
    'Add `--force` to replace it, or write to another file.',
  );

export const nothingToInit = (): CfpError =>
  new CfpError(
    'There is no terminal to ask on, and nothing was given.',
    'Give `--name`, `--email`, `--handle`, `--employer` or `--project` for yourself, and `--conference` or `--proposals` for the folder.',
  );

export const importNeedsYes = (): CfpError =>
  new CfpError(
    'There is no terminal to ask on, and nothing was written.',
    'Add `--yes` to write the list, or `--dry-run` to see it only.',
  );

export const unsaidChoice = (count: number): CfpError =>
  new CfpError(
    `There is no terminal to ask on which of ${counted(count, 'calls')} to keep.`,
    'Add `--yes` for all of them, words to choose by, or `--dry-run` only to look.',
  );

export const copyNeedsTerminal = (answers: number): CfpError =>
  new CfpError(
    `There is no terminal on which to wait between ${counted(answers, 'answers')}.`,
    'Add `--field` to copy one of them.',
  );
