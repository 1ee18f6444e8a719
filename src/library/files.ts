import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import {
  isFolder,
  noFile,
  notReadable,
  notRegular,
  notText,
  notUtf8,
  notWritable,
  tooLarge,
  utf16,
} from '../errors.ts';

/** A proposal is a few thousand bytes; what is larger is the wrong file, or an attack. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** The text of a file. `path` is what messages call it. Throws a CfpError for whatever is no readable UTF-8 text. */
export function readText(file: string, path = file): string {
  let bytes: Buffer;
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw isFolder(path);
    if (!stat.isFile()) throw notRegular(path);
    if (stat.size > MOST_BYTES) throw tooLarge(path, stat.size, MOST_BYTES);
    bytes = readFileSync(file);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR' ? noFile(path) : notReadable(path, error);
  }
  return decode(bytes, path);
}

/** The text of bytes that came from somewhere. Throws a CfpError that names the byte and the line at fault. */
export function decode(bytes: Buffer, path: string): string {
  if (bytes.length > MOST_BYTES) throw tooLarge(path, bytes.length, MOST_BYTES);
  if (['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex'))) throw utf16(path);
  const nul = bytes.indexOf(0);
  if (nul !== -1) throw notText(path, lineOf(bytes, nul));
  if (!isUtf8(bytes)) {
    const byte = firstBadByte(bytes);
    throw notUtf8(path, lineOf(bytes, byte), byte + 1);
  }
  return bytes.toString('utf8');
}

const lineOf = (bytes: Buffer, byte: number): number =>
  bytes.subarray(0, byte).filter((one) => one === 0x0a).length + 1;

/** Decoding puts U+FFFD for what is wrong; the first one that the bytes do not spell out themselves is the place. */
function firstBadByte(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let byte = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf('\ufffd', from);
    if (at === -1) return byte;
    byte += Buffer.byteLength(text.slice(from, at));
    if (bytes.subarray(byte, byte + 3).toString('hex') !== 'efbfbd') return byte;
    byte += 3;
    from = at + 1;
  }
}

/** Writes a file whole or not at all; links are followed, the mode is kept. Throws a CfpError where it cannot. */
export function writeText(file: string, text: string, path = file): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeAtomically(existsSync(file) ? realpathSync(file) : file, text);
  } catch (error) {
    throw isErrno(error) ? notWritable(path, error) : error;
  }
}

/** Writes a file whole or not at all, for its owner's eyes only. Throws a CfpError where it cannot. */
export function writePrivately(file: string, text: string, path = file): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeAtomically(existsSync(file) ? realpathSync(file) : file, text, 0o600);
  } catch (error) {
    throw isErrno(error) ? notWritable(path, error) : error;
  }
}

// The package write-file-atomic writes once and does not look how much was written: on a disk that has room for a part
// of the text, it puts that part in the place of the good file. writeFileSync goes on until all is written, or throws.
function writeAtomically(file: string, text: string, wanted?: number): void {
  const mode = wanted ?? (existsSync(file) ? statSync(file).mode : undefined);
  const temporary = join(dirname(file), `.cfp-${randomUUID()}`);
  try {
    const handle = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(handle, text);
      // `open` takes the process's mask from the mode.
      if (mode !== undefined) fchmodSync(handle, mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    throw error;
  }
}

/** Gives a file another name. Throws a CfpError where it cannot. */
export function moveFile(from: string, to: string, path = to): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  } catch (error) {
    throw isErrno(error) ? notWritable(path, error) : error;
  }
}

/** Fails where a file could not be written later: better before the first question than after the last. */
export function ensureWritable(file: string, path = file): void {
  const probe = join(dirname(file), `.cfp-${randomUUID()}`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(probe, 'cfp', { flag: 'wx' });
  } catch (error) {
    throw isErrno(error) ? notWritable(path, error) : error;
  } finally {
    if (existsSync(probe)) rmSync(probe, { force: true });
  }
}

export const fileExists = (file: string): boolean => existsSync(file);

export const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && !('help' in error);
