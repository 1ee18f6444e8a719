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
export type Outcome<State> =
  { readonly is: 'going'; readonly state: State } | { readonly is: 'over'; readonly reply: Reply<string> };

/** A prompt of our own as a pure machine: keys in, lines out. `prompts.ts` runs it at a terminal. */
export interface Widget<State> {
  readonly start: State;
  readonly press: (state: State, key: Key, size: Size) => Outcome<State>;
  /** What is pasted comes in one piece, its line ends as LF, without control characters. */
  readonly paste: (state: State, text: string) => State;
  /** The answer as it would be saved now. */
  readonly typed: (state: State) => string;
  readonly draw: (state: State, size: Size, paint: Paint) => Drawn;
}

export const going = <State>(state: State): Outcome<State> => ({ is: 'going', state });

/** The way that a key leads out of a question, of those that it has. */
export function wayOf(key: Key, ways: readonly Way[] = []): Way | null {
  const named: Readonly<Record<string, Way>> = key.ctrl === true ? { r: 'review', e: 'editor' } : { escape: 'back' };
  const way = named[key.name ?? ''];
  return way !== undefined && ways.includes(way) ? way : null;
}

const WAYS: Readonly<Record<Way, string>> = {
  back: 'Esc: back',
  editor: 'Ctrl-E: in your editor',
  review: 'Ctrl-R: all answers',
};

/** The keys of a question, for the line below it. */
export function keyHints(own: readonly string[], ways: readonly Way[] = []): string {
  const leaving = (['back', 'editor', 'review'] as const).filter((way) => ways.includes(way)).map((way) => WAYS[way]);
  return [...own, ...leaving, 'Ctrl-C: stop, all is kept'].join(' · ');
}
