import type { Paint } from '../text/paint.ts';
import type { Key } from './buffer.ts';
import type { Reply, Way } from './prompter.ts';

/** The room that there is to draw in. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What stands on the screen, and where the cursor is in it; both from 0. */
export interface Drawn {
  readonly lines: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number };
}

/** What a key leads to: another state, or the end. */
export type Outcome<State, Value = string> =
  { readonly is: 'going'; readonly state: State } | { readonly is: 'over'; readonly reply: Reply<Value> };

/** A prompt of our own as a pure machine: keys in, lines out. `prompts.ts` runs it at a terminal. */
export interface Widget<State, Value = string> {
  readonly start: State;
  readonly press: (state: State, key: Key, size: Size) => Outcome<State, Value>;
  /** What is pasted comes in one piece, its line ends as LF, without control characters. */
  readonly paste: (state: State, text: string) => State;
  /** The answer as it would be saved now. */
  readonly typed: (state: State) => string;
  readonly draw: (state: State, size: Size, paint: Paint) => Drawn;
}

export const going = <State, Value = string>(state: State): Outcome<State, Value> => ({ is: 'going', state });

/** The way that a key leads out of a question, of those that it has. */
export function wayOf(key: Key, ways: readonly Way[] = []): Way | null {
  const named: Readonly<Record<string, Way>> = key.ctrl === true ? { r: 'review', e: 'editor' } : { escape: 'back' };
  const way = named[key.name ?? ''];
  return way !== undefined && ways.includes(way) ? way : null;
}

const WAYS: Readonly<Record<Way, string>> = {
  back: 'Esc: back',
  editor: 'Ctrl-E: editor',
  review: 'Ctrl-R: all answers',
};

/** The keys of a question, a group a line where there is room: what it is written with, and the ways out of it. */
export function keyHints(own: readonly (readonly string[])[], ways: readonly Way[] = []): string[][] {
  const leaving = (['back', 'editor', 'review'] as const).filter((way) => ways.includes(way)).map((way) => WAYS[way]);
  return [...own.map((group) => [...group]), [...leaving, 'Ctrl-C: stop, all is kept']];
}
