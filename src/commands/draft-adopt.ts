import { resolve } from 'node:path';
import { adoptionDeclined, needsAdopting } from '../errors.ts';
import type { Prompter } from '../interview/prompter.ts';
import { keepOriginal, pathBeside } from '../library/drafts.ts';
import { writeText } from '../library/files.ts';
import type { Workspace } from '../library/workspace.ts';
import { adoptedParts, canBeExtended } from '../proposal/adopt.ts';
import type { Headings } from '../proposal/headings.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { readAnswers } from '../proposal/reading.ts';
import { explanation } from '../reporters/explain.ts';
import type { Terminal } from '../terminal.ts';
import { inline, listed } from '../text/display.ts';
import { paintFor } from '../text/paint.ts';
import type { DraftOptions, Given } from './draft-given.ts';
import { judgeFor } from './judge.ts';
import { tell } from './tell.ts';

interface Circumstances {
  readonly workspace: Workspace;
  readonly headings: Headings;
  readonly prompter: Prompter | null;
  /** Whether an interview follows; else the flags give all that there is to know. */
  readonly isAsking: boolean;
  readonly options: DraftOptions;
}

/**
 * The proposal that an interview goes on with: a file that was not written with cfp is shown as it was read and, if the
 * speaker agrees, rewritten in cfp's form. Throws a CfpError where it can neither be rewritten nor go on as it is.
 */
export async function adopting(
  terminal: Terminal,
  before: Proposal,
  { conference, answers }: Given,
  { workspace, headings, prompter, isAsking, options }: Circumstances,
): Promise<Proposal> {
  const form = conference?.form ?? [];
  const texts = adoptedParts(before, form, headings);
  if (texts === null || (await isKept())) return before;
  const [first = '', ...others] = texts;
  if (options.dryRun !== true) keep(others);
  return parseProposal(before.path, first);

  /** Whether it stays in the form that it has. */
  async function isKept(): Promise<boolean> {
    if (options.adopt === true) return false;
    const canGoOn = texts?.length === 1 && canBeExtended(readAnswers(before, form, headings));
    // Keys can be added to any file; it is sections that would not be found again.
    if (!isAsking && (canGoOn || answers.size === 0)) return true;
    if (prompter === null) throw needsAdopting(before.path, texts?.length ?? 1);
    // Set for the width already.
    terminal.stderr.write(`${howItWasRead(terminal, workspace, before)}\n`);
    if (await prompter.confirm({ message: questionOf(before.path, texts?.length ?? 1) })) return false;
    if (!canGoOn) throw adoptionDeclined(before.path);
    return true;
  }

  /** Keeps the original, and gives each further proposal of the file one of its own. */
  function keep(texts: readonly string[]): void {
    const { cwd } = terminal;
    const hasCopy = sameText(terminal.committed(resolve(cwd, before.path)), before.source);
    const copy = hasCopy ? null : keepOriginal(before, cwd);
    const paths = texts.map((text) => {
      const path = pathBeside(before.path, cwd);
      writeText(resolve(cwd, path), text, path);
      return inline(path);
    });
    tell(terminal, copy === null ? 'Git has the file as it was.' : `The file as it was is in ${inline(copy)}.`);
    if (paths.length > 0) tell(terminal, `What else it held is in ${listed(paths)}; go on with it there.`);
  }
}

/** Git may keep the line ends in another way than the disk. */
const sameText = (one: string | null, other: string): boolean =>
  one !== null && one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');

function questionOf(path: string, count: number): string {
  const what = count === 1 ? '' : `, each of its ${count} proposals as a file of its own`;
  return `${inline(path)} was not written with cfp. Rewrite it in cfp's form${what}? No word is lost.`;
}

/** Each proposal of a file, field by field, and its minutes. */
function howItWasRead(terminal: Terminal, workspace: Workspace, before: Proposal): string {
  const style = { paint: paintFor(terminal.stderr, terminal), columns: Math.min(terminal.stderr.columns, 100) };
  return judgeFor(terminal, workspace, {})
    .one(before)
    .map((report) => explanation(report, style).join('\n'))
    .join('\n\n');
}
