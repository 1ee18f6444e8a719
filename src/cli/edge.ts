import { Option, InvalidArgumentError, type Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** What a command is defined with: the world, once its flags are known, and whom to tell its exit code. */
export interface Edge {
  readonly world: () => Terminal;
  readonly done: (code: number) => void;
  /** Completes a command of the table by its own definition; once is enough, and again does no harm. */
  readonly complete: (command: Command) => void;
}

/** A module that defines one command: its arguments, its options, its examples, and the commands below it. */
export interface Definition {
  readonly define: (command: Command, edge: Edge) => void;
}

/** Examples, as they stand below the help of a command. */
export const examples = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;

/** For an option that may be given again: all its values, in order. */
export const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** The moment that a command judges by. */
export const asOf = (): Option =>
  new Option('--as-of <instant>', 'judge as if it were this moment, as in 2024-04-29T15:59:00Z');

/** The number of an option. Throws commander's error for anything but a whole number. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(value);
}
