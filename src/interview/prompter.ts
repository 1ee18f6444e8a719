import type { Minutes } from '../proposal/outline.ts';
import type { Shape } from '../proposal/coaching.ts';
import type { Standing } from './flow.ts';

/** One answer to choose. */
export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
  /** Told while the choice is under the cursor. */
  readonly description?: string | undefined;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined;
  /** Whether it stands apart from the one above it: something else begins. */
  readonly isApart?: boolean;
}

/** A step as the map shows it. */
export interface MapStep {
  readonly label: string;
  readonly standing: Standing;
  readonly current: boolean;
}

/** How a question can be left without an answer. */
export type Way = 'back' | 'review' | 'editor';

/** What every question has. */
export interface Question {
  readonly message: string;
  /** Said beside the question: what helps to answer it. */
  readonly hints?: readonly string[];
  /** Where in the interview the question stands. */
  readonly map?: readonly MapStep[];
  readonly ways?: readonly Way[];
}

/** A question that is answered by choosing. */
export interface ChoiceQuestion<Value> extends Question {
  readonly choices: readonly Choice<Value>[];
  /** The answer under the cursor at first. */
  readonly selected?: Value | undefined;
}

/** A question that is answered by choosing from what a search finds. */
export interface SearchQuestion<Value> extends Question {
  /** What is found for words; all there is for none. */
  readonly find: (words: string) => readonly Choice<Value>[];
  /** The answer under the cursor at first. */
  readonly selected?: Value | undefined;
}

/** A question that is answered by choosing several. */
export interface PickQuestion<Value> extends Question {
  readonly choices: readonly (Choice<Value> & { readonly chosen?: boolean })[];
}

/** A question that is answered in words. */
export interface WordsQuestion extends Question {
  readonly initial?: string;
  /** The line under what is typed: the form's own count against its limit. */
  readonly measure?: (text: string) => Measure;
  /** What is wrong with an answer, or null. A `soft` fault can be insisted on. */
  readonly fault?: (text: string) => Fault | null;
  /** Said at once of what is typed; it stops nothing. */
  readonly advice?: (text: string) => readonly string[];
  /** Questions and wishes that come one at a time when they are asked for. */
  readonly ideas?: readonly string[];
  /** Told after every key, so that nothing typed can be lost. */
  readonly onText?: (text: string) => void;
  /** Told when a line is ended: the moment to save. */
  readonly onLine?: (text: string) => void;
}

/** A question that is answered by the parts of a talk. */
export interface OutlineQuestion extends WordsQuestion {
  readonly slot: Minutes | null;
  /** Whether its last part was interrupted, and is gone on with. */
  readonly isUnfinished: boolean;
  /** Spaces before a part that belongs to the one above it. */
  readonly indent: number;
  /** Whether time for questions is a part of the slot; undefined where that was not published. */
  readonly questions: 'included' | 'after' | 'none' | undefined;
  readonly shapes: readonly Shape[];
}

/** The form's own count of an answer. */
export interface Measure {
  readonly words: string;
  readonly state: 'fine' | 'near' | 'over';
  /** How full it is; null where no limit was published. */
  readonly gauge: { readonly count: number; readonly max: number } | null;
  /** Where in the text the form would cut it, as a UTF-16 offset; null where it fits. */
  readonly over: number | null;
}

export interface Fault {
  readonly message: string;
  readonly soft: boolean;
}

/** How a question was answered or left, with what was typed till then. */
export type Reply<Value> =
  { readonly is: 'answer'; readonly value: Value } | { readonly is: Way; readonly typed: string | null };

/** The answer to a question that has no way out but to stop: it was given no `ways`. */
export async function answered<Value>(asked: Promise<Reply<Value>>): Promise<Value> {
  const reply = await asked;
  if (reply.is === 'answer') return reply.value;
  throw new Error(`A question without ways was left by "${reply.is}".`);
}

/** Whoever asks the questions. `prompts.ts` asks a person; a test answers by script. Each throws `Stopped` when stopped. */
export interface Prompter {
  choose<Value>(question: ChoiceQuestion<Value>): Promise<Reply<Value>>;
  /** Several of them, or none; those that are `chosen` are so before one begins. */
  pick<Value>(question: PickQuestion<Value>): Promise<Reply<Value[]>>;
  search<Value>(question: SearchQuestion<Value>): Promise<Reply<Value>>;
  /** One line. */
  line(question: WordsQuestion): Promise<Reply<string>>;
  /** As many lines as one likes. */
  text(question: WordsQuestion): Promise<Reply<string>>;
  /** The parts of a talk with their minutes, as a Markdown list. */
  outline(question: OutlineQuestion): Promise<Reply<string>>;
  confirm(question: Question): Promise<boolean>;
  /** Says something between two questions. */
  say(words: string): void;
}

/** The speaker pressed Ctrl-C or Ctrl-D, or the terminal was closed. What was typed is kept by whoever asked. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
