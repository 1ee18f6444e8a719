import { grouped, inline, listed } from '../text/display.ts';
import { CfpError } from './cfp-error.ts';

// Files and folders that cannot be read or written.

export const noFile = (path: string): CfpError =>
  new CfpError(
    `There is no file at ${inline(path)}.`,
    `Look at the path again${/\.(?:md|markdown)$/i.test(path) ? '; `cfp draft` writes a new proposal' : ''}.`,
  );

export const noCallFile = (path: string): CfpError =>
  new CfpError(`There is no file at ${inline(path)}.`, 'Look at the path again; `cfp conferences new` writes one.');

export const badDataName = (name: string): CfpError =>
  new CfpError(
    `A file of a call is named "${inline(name)}.yaml", which is no id.`,
    'Rename it: small letters, digits, dots and single hyphens.',
  );

export const isFolder = (path: string): CfpError => new CfpError(`${inline(path)} is a folder.`, 'Name a file in it.');

export const notRegular = (path: string): CfpError =>
  new CfpError(`${inline(path)} is a device, a pipe or a socket.`, 'Name a file; `-` reads what is piped in.');

export const tooLarge = (path: string, bytes: number, most: number): CfpError =>
  new CfpError(
    `${inline(path)} has ${grouped(bytes)} bytes; cfp reads ${grouped(most)} at most.`,
    'A proposal is a few thousand. Is this the right file?',
  );

export const notUtf8 = (path: string, line: number, byte: number): CfpError =>
  new CfpError(
    `${inline(path)}:${line}: byte ${byte} of the file is not UTF-8.`,
    'Save the file as UTF-8; editors call it "encoding".',
  );

export const utf16 = (path: string): CfpError =>
  new CfpError(`${inline(path)} is written in UTF-16.`, 'Save it as UTF-8; editors call it "encoding".');

export const notText = (path: string, line: number): CfpError =>
  new CfpError(`${inline(path)}:${line}: there is a NUL byte, so this is no text.`, 'Is this the right file?');

export const emptyFile = (path: string): CfpError =>
  new CfpError(`${inline(path)} is empty.`, 'Write into it with `cfp draft`, or with your editor.');

export const notReadable = (path: string, cause: unknown): CfpError =>
  new CfpError(
    `${inline(path)} cannot be read: ${reason(cause)}.`,
    'Open it with another program, or look at its permissions.',
    { cause },
  );

export const notWritable = (path: string, cause: unknown): CfpError =>
  new CfpError(`${inline(path)} cannot be written: ${reason(cause)}.`, 'Choose another folder, or make room there.', {
    cause,
  });

/** `other` is how to write it elsewhere. */
export const alreadyThere = (path: string, other = 'name another file'): CfpError =>
  new CfpError(
    `${inline(path)} is there already, and nothing was written.`,
    `Add \`--force\` to replace it, or ${other}.`,
  );

export const nothingToCheck = (paths: readonly string[]): CfpError =>
  new CfpError(
    `There is no proposal in ${listed(paths.map(inline))}.`,
    'Proposals are files that end in .md or .markdown. Write one with `cfp draft`.',
  );

export const invalidData = (place: string, message: string, help: string): CfpError =>
  new CfpError(`${inline(place)}: ${message}`, help);

export const wrongKind = (place: string, expected: string): CfpError =>
  new CfpError(`${inline(place)}: this is not ${expected}.`, 'Is this the right file?');

/** An errno error's reason in words. */
export function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk takes no writes',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your share of the disk is full',
    ENOENT: 'there is no such folder',
    ENOTDIR: 'a part of the path is no folder',
    EEXIST: 'a part of the path is a file',
    ELOOP: 'its links go round in a circle',
    ENAMETOOLONG: 'the name is too long',
    EISDIR: 'it is a folder',
    EFBIG: 'it would be larger than is allowed here',
    EIO: 'the disk does not answer',
  };
  return words[code] ?? (cause instanceof Error ? inline(cause.message) : 'for an unknown reason');
}
