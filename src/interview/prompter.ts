/** One answer to choose. */
export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
  /** Told while the choice is under the cursor. */
  readonly description?: string | undefined;
}

/** What every question has. */
export interface Question {
  readonly message: string;
  /** Said beside the question: what helps to answer it. */
  readonly hints?: readonly string[];
}

/** A question that is answered in words. */
export interface WordsQuestion extends Question {
  readonly initial?: string;
  /** The line under what is typed: the form's own count against its limit. */
  readonly measure?: (text: string) => Measure;
  /** What is wrong with an answer, or null. A `soft` fault can be insisted on. */
  readonly fault?: (text: string) => Fault | null;
  /** Told after every key, so that nothing typed can be lost. */
  readonly onText?: (text: string) => void;
  /** Whether several pasted lines are several answers, joined by `PASTED_LINE_END`; else they become one line. */
  readonly manyLines?: boolean;
  /** Told when a line is ended: the moment to save. */
  readonly onLine?: (text: string) => void;
}

/** Stands for a line end in what is pasted into a question of one line. */
export const PASTED_LINE_END = '⏎';

export interface Measure {
  readonly words: string;
  readonly state: 'fine' | 'near' | 'over';
}

export interface Fault {
  readonly message: string;
  readonly soft: boolean;
}

/** Words as they were written, or the wish to go on in an editor with the words so far. */
export interface Written {
  readonly text: string;
  readonly inEditor: boolean;
}

/** Whoever asks the questions. `prompts.ts` asks a person; a test answers by script. Each throws `Stopped` when stopped. */
export interface Prompter {
  choose<Value>(question: Question & { readonly choices: readonly Choice<Value>[] }): Promise<Value>;
  search<Value>(question: Question & { readonly find: (words: string) => readonly Choice<Value>[] }): Promise<Value>;
  line(question: WordsQuestion): Promise<string>;
  text(question: WordsQuestion): Promise<Written>;
  confirm(question: Question): Promise<boolean>;
  /** Says something between two questions. */
  say(words: string): void;
}

/** The speaker pressed Ctrl-C or Ctrl-D, or the terminal was closed. What was typed is kept by whoever asked. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
