import { argumentsIn } from '../completion/line.ts';
import { wantedIn, type Choice, type Shape, type Wanted } from '../completion/wanted.ts';
import type { Terminal } from '../terminal.ts';
import { cut, inline } from '../text/display.ts';
import { placeKind, valuesOf } from './complete-values.ts';

export interface CompleteOptions {
  /** The part of the word at the cursor that the shell will replace; without it, all of the word. */
  readonly word?: string;
  readonly shape: () => Shape;
}

/**
 * `cfp complete <line>`: what may stand at the cursor. The first line says of what kind it is: `values` alone, or also
 * `files` or `folders`, and what stands in the word before those; then a line each, with a tab before what it is. Whatever
 * goes wrong, it prints nothing, for it speaks into a line that somebody is typing. Returns the exit code.
 */
export async function runComplete(terminal: Terminal, line: string, options: CompleteOptions): Promise<number> {
  try {
    terminal.stdout.write(await completed(terminal, line, options));
  } catch {
    // Told by the command itself, once it is run.
  }
  return 0;
}

async function completed(terminal: Terminal, line: string, { word, shape }: CompleteOptions): Promise<string> {
  const words = argumentsIn(line);
  const current = words.at(-1) ?? '';
  const wanted = wantedIn(words, shape());
  const place = placeKind(wanted.takes, current.slice(wanted.before.length));
  const drop = word !== undefined && current.endsWith(word) ? current.length - word.length : 0;
  const choices = (await choicesFor(terminal, wanted, current)).filter(({ value }) => value.startsWith(current));
  const kind = place === null ? 'values\t' : `${place.kind}\t${wanted.before}${place.before}`;
  return `${kind}\n${choices.map((one) => lineOf(one, drop)).join('')}`;
}

async function choicesFor(terminal: Terminal, wanted: Wanted, current: string): Promise<Choice[]> {
  const { commands, options, before } = wanted;
  const flags = options.flatMap(({ flags, about }) => {
    const shown = current.startsWith('--') || flags.length === 1 ? flags : flags.slice(-1);
    return shown.map((value) => ({ value, about }));
  });
  const values = await valuesOf(terminal, wanted, current.slice(before.length));
  const own = values.filter(({ value }) => isPlain(value));
  return [...commands, ...flags, ...own.map(({ value, about }) => ({ value: before + value, about }))];
}

/** What any shell takes as it is, and no command for an option. A stranger's file may be called anything. */
const isPlain = (value: string): boolean => /^(?!-)[\p{L}\p{N}\p{M}._@%+,:=/-]+$/u.test(value);

const LONGEST = 60;

const lineOf = ({ value, about }: Choice, drop: number): string =>
  `${value.slice(drop)}\t${cut(inline(about), LONGEST)}\n`;
