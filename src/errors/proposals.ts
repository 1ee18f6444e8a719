import { counted, inline, listed } from '../text/display.ts';
import { didYouMean } from '../text/suggest.ts';
import { CfpError } from './cfp-error.ts';

// Proposals, and what is made of them.

export const notAProposal = (path: string): CfpError =>
  new CfpError(`The name of ${inline(path)} does not end in .md.`, 'Name a file that does: proposals are Markdown.');

export const severalCalls = (path: string, calls: readonly string[]): CfpError =>
  new CfpError(
    `${inline(path)} is for ${counted(calls.length, 'calls')}.`,
    `Say which with \`--for\`: ${listed(calls.map(inline), 'or')}.`,
  );

export const severalTalks = (path: string, talks: number): CfpError =>
  new CfpError(
    `${inline(path)} holds ${counted(talks, 'proposals')}.`,
    'Put each into a file of its own; `cfp status` tells of all of them.',
  );

export const noAnswer = (path: string, field: string, fields: readonly string[]): CfpError =>
  new CfpError(
    `Nothing in ${inline(path)} answers "${inline(field)}".`,
    [didYouMean(field, fields), fields.length === 0 ? '' : `It answers ${listed(fields.map(inline))}.`]
      .filter(Boolean)
      .join(' ') || 'Write it with `cfp draft`.',
  );

export const nothingToExport = (path: string): CfpError =>
  new CfpError(`Nothing in ${inline(path)} answers the form.`, 'Write it with `cfp draft`.');

export const noCallNamed = (path: string): CfpError =>
  new CfpError(`${inline(path)} names no call for proposals.`, 'Say which with `--for`.');

export const cannotLog = (path: string): CfpError =>
  new CfpError(
    `The front matter of ${inline(path)} is written so that cfp can add nothing to it without changing more.`,
    'Let `submissions:` be a list; `cfp check` shows what else is wrong there.',
  );

export const noPort = (port: number): CfpError =>
  new CfpError(
    `Port ${port} is taken, or not yours to use.`,
    'Leave `--port` out for one that is free, or name another.',
  );

export const notAPath = (): CfpError =>
  new CfpError(
    'A preview follows a file, and what is piped in is none.',
    'Name the file, or add `--static out.html` for what is piped in.',
  );

export const noClipboard = (): CfpError =>
  new CfpError(
    'There is no way to the clipboard here.',
    'Install wl-copy or xclip, or leave `--copy` out and take the text from the screen.',
  );
