import { cut, inline, width, wrap } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import { inserted, pressed, type Buffer, type Key } from './buffer.ts';
import { pageOf, type BodyRow } from './page.ts';
import type { Choice, ChoiceQuestion, PickQuestion, Question, SearchQuestion } from './prompter.ts';
import { going, keyHints, wayOf, type Outcome, type Widget } from './widget.ts';
import { visible } from './words-widget.ts';

/** A list of choices, and where the cursor stands in it. */
export interface ChoiceState<Value> {
  readonly choices: readonly Choice<Value>[];
  /** The choice under the cursor. */
  readonly at: number;
  /** What the list is searched for; null where it is shown whole. */
  readonly words: Buffer | null;
  /** The letters that were typed since the last move: the beginning of a name. */
  readonly letters: string;
  /** The places of those that are chosen; null where there is only one to choose. */
  readonly picked: ReadonlySet<number> | null;
}

type ChoiceWidget<Value, Answer> = Widget<ChoiceState<Value>, Answer>;

/** One of some choices: the arrows or a first letter go there, Enter chooses. */
export function choiceWidget<Value>(question: ChoiceQuestion<Value>): ChoiceWidget<Value, Value> {
  const { choices, selected } = question;
  return listWidget(question, {
    start: { choices, at: placeOf(choices, selected), words: null, letters: '', picked: null },
    keys: ['Up, Down: move', 'Enter: choose'],
    other: byLetter,
    answer: chosen,
  });
}

/** One of what a search finds: letters are searched for, the arrows move, Enter chooses. */
export function searchWidget<Value>(question: SearchQuestion<Value>): ChoiceWidget<Value, Value> {
  const { find, selected } = question;
  const all = find('');
  const searched = (state: ChoiceState<Value>, words: Buffer): ChoiceState<Value> =>
    words.text === state.words?.text ? { ...state, words } : { ...state, words, at: 0, choices: find(words.text) };
  return listWidget(question, {
    start: { choices: all, at: placeOf(all, selected), words: { text: '', at: 0 }, letters: '', picked: null },
    keys: ['Type to search', 'Up, Down: move', 'Enter: choose'],
    other: (state, key) => searched(state, pressed(state.words ?? { text: '', at: 0 }, key, Infinity)),
    paste: (state, text) =>
      searched(state, inserted(state.words ?? { text: '', at: 0 }, text.trim().replace(/\s+/g, ' '))),
    answer: chosen,
  });
}

/** Several choices, or none: Space takes one or leaves it, Enter ends. */
export function pickWidget<Value>(question: PickQuestion<Value>): ChoiceWidget<Value, Value[]> {
  const { choices } = question;
  const picked = new Set(choices.flatMap(({ chosen: isChosen }, index) => (isChosen === true ? [index] : [])));
  return listWidget(question, {
    start: { choices, at: 0, words: null, letters: '', picked },
    keys: ['Up, Down: move', 'Space: take or leave', 'a: all, or none', 'Enter: done'],
    other: picking,
    answer: (state) => state.choices.flatMap(({ value }, index) => (state.picked?.has(index) === true ? [value] : [])),
  });
}

/** Where a value stands among choices; the first place where it is none of them. */
const placeOf = <Value>(choices: readonly Choice<Value>[], selected: Value | undefined): number =>
  Math.max(
    0,
    choices.findIndex(({ value }) => value === selected),
  );

interface Kind<Value, Answer> {
  readonly start: ChoiceState<Value>;
  readonly keys: readonly string[];
  /** What a key does that neither moves nor ends. */
  readonly other: (state: ChoiceState<Value>, key: Key) => ChoiceState<Value>;
  readonly paste?: (state: ChoiceState<Value>, text: string) => ChoiceState<Value>;
  /** What Enter answers; undefined where it cannot be chosen. */
  readonly answer: (state: ChoiceState<Value>) => Answer | undefined;
}

const PAGE = 10;
const MOVES: Readonly<Record<string, number>> = {
  up: -1,
  down: 1,
  pageup: -PAGE,
  pagedown: PAGE,
  home: -Infinity,
  end: Infinity,
};

function listWidget<Value, Answer>(question: Question, kind: Kind<Value, Answer>): ChoiceWidget<Value, Answer> {
  const { map, message, hints = [], ways } = question;
  return {
    start: kind.start,
    press(state, key): Outcome<ChoiceState<Value>, Answer> {
      const way = wayOf(key, ways);
      if (way !== null) return { is: 'over', reply: { is: way, typed: null } };
      if (key.name === 'return' || key.name === 'enter') {
        const answer = kind.answer(state);
        return answer === undefined ? going(state) : { is: 'over', reply: { is: 'answer', value: answer } };
      }
      const by = MOVES[key.name ?? ''];
      return going(by === undefined ? kind.other(state, key) : movedBy(state, by));
    },
    paste: kind.paste ?? ((state) => state),
    typed: () => '',
    draw: (state, size, paint) => {
      const { columns } = size;
      const keys = keyHints([kind.keys], ways);
      const told = describing(state, columns);
      const below = told.length === 0 ? [] : ['', ...told];
      const body = state.choices.flatMap(({ isApart = false }, index) => [
        ...(isApart ? [{ text: '' }] : []),
        rowOf(state, index, columns, paint),
      ]);
      return pageOf({ map, message, hints, field: fieldOf(state, columns, paint), body, below, keys }, size, paint);
    },
  };
}

const movedBy = <Value>(state: ChoiceState<Value>, by: number): ChoiceState<Value> => ({
  ...state,
  letters: '',
  at: Math.max(0, Math.min(state.choices.length - 1, state.at + by)),
});

/** The value under the cursor, unless it cannot be chosen. */
function chosen<Value>({ choices, at }: ChoiceState<Value>): Value | undefined {
  const choice = choices[at];
  return choice?.disabled === undefined ? choice?.value : undefined;
}

/**
 * The choice whose name begins with the letters that were typed, whatever signs stand before it. A letter that leads no
 * further begins anew, at the next one.
 */
function byLetter<Value>(state: ChoiceState<Value>, { sequence = '', ctrl, meta }: Key): ChoiceState<Value> {
  if (ctrl === true || meta === true || !/^[\p{L}\p{N}\p{P} ]$/u.test(sequence)) return state;
  const { choices, at } = state;
  const names = choices.map(({ name }) => name.replace(/^[^\p{L}\p{N}]+/u, '').toLowerCase());
  const letters = (state.letters + sequence).toLowerCase();
  const more = state.letters === '' ? -1 : names.findIndex((name, index) => index >= at && name.startsWith(letters));
  if (more !== -1) return { ...state, at: more, letters };
  const begins = (name: string): boolean => name.startsWith(sequence.toLowerCase());
  const after = names.findIndex((name, index) => index > at && begins(name));
  const to = after === -1 ? names.findIndex(begins) : after;
  return to === -1 ? state : { ...state, at: to, letters: sequence.toLowerCase() };
}

function picking<Value>(state: ChoiceState<Value>, { sequence, name, ctrl, meta }: Key): ChoiceState<Value> {
  if (ctrl === true || meta === true) return state;
  const { choices, at, picked } = state;
  if (sequence === ' ' || name === 'space') {
    const next = new Set(picked);
    if (!next.delete(at)) next.add(at);
    return { ...state, picked: next };
  }
  if (sequence !== 'a') return byLetter(state, { sequence, name });
  return { ...state, picked: new Set(picked?.size === choices.length ? [] : choices.keys()) };
}

/** The line that is searched for, with the cursor in it. */
function fieldOf<Value>({ words }: ChoiceState<Value>, columns: number, paint: Paint): BodyRow | undefined {
  if (words === null) return undefined;
  const before = cut(visible(words.text.slice(0, words.at)), columns - 3);
  return { text: `${paint.dim('›')} ${cut(visible(words.text), columns - 2)}`, cursor: 2 + width(before) };
}

function rowOf<Value>(
  { choices, at, picked }: ChoiceState<Value>,
  index: number,
  columns: number,
  paint: Paint,
): BodyRow {
  const { name = '', disabled } = choices[index] ?? {};
  const isHere = index === at;
  const box = picked === null ? '' : picked.has(index) ? '◉ ' : '◯ ';
  const why = disabled === undefined ? '' : ` (${inline(disabled)})`;
  const words = cut(`${box}${inline(name)}${why}`, columns - 2);
  const shown = disabled === undefined ? (isHere ? paint.cyan(words) : words) : paint.dim(words);
  return { text: `${isHere ? paint.cyan('❯') : ' '} ${shown}`, ...(isHere ? { current: true } : {}) };
}

/** What is told of the choice under the cursor: its whole name where that was cut, and why it cannot be chosen. */
function describing<Value>({ choices, at, picked }: ChoiceState<Value>, columns: number): string[] {
  const { name = '', description = '', disabled } = choices[at] ?? {};
  const isCut = width(inline(name)) > columns - (picked === null ? 2 : 4);
  const words = [
    ...(isCut ? [name.replace(/\s{2,}/g, ' ')] : []),
    ...(disabled === undefined ? [] : [`Not yet: ${disabled}.`]),
    ...(description === '' ? [] : [description]),
  ];
  return words.flatMap((one) => wrap(cut(inline(one), 400), columns, '  ').split('\n'));
}
