import { stripVTControlCharacters } from 'node:util';
import { cut, inline, width } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import { cursorRow, inserted, pressed, rowsOf, type Buffer, type Key } from './buffer.ts';
import { adviceLines, faultLines, ideaLines, measureLine, pageOf, type BodyRow } from './page.ts';
import type { Fault, WordsQuestion } from './prompter.ts';
import { going, keyHints, wayOf, type Outcome, type Size, type Widget } from './widget.ts';

/** Words being written. */
export interface WordsState {
  readonly buffer: Buffer;
  readonly fault: Fault | null;
  /** The index of the idea that is shown; -1 for none. */
  readonly idea: number;
  /** Whether the last key was a carriage return: the line feed of the same line end may follow. */
  readonly returned: boolean;
}

/** A text of several lines: Enter is a new line, Ctrl-S ends it. */
export const textWidget = (question: WordsQuestion): Widget<WordsState> => wordsWidget(question, MANY);

/** A text of one line: Enter ends it; what is pasted into it becomes one line. */
export const lineWidget = (question: WordsQuestion): Widget<WordsState> => wordsWidget(question, ONE);

interface Kind {
  readonly keys: readonly string[];
  readonly gutter: string;
  readonly ends: (key: Key) => boolean;
  readonly pasted: (text: string) => string;
}

const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter';
const isDone = (key: Key): boolean => (key.ctrl === true && key.name === 's') || (key.meta === true && isEnter(key));

const MANY: Kind = {
  keys: ['Enter: new line', 'Ctrl-S: done'],
  gutter: '│',
  ends: isDone,
  pasted: (text) => text,
};

const ONE: Kind = {
  keys: ['Enter: done'],
  gutter: '›',
  // Whoever has learnt Ctrl-S in the long questions may use it here, too.
  ends: (key) => isDone(key) || isEnter(key),
  pasted: (text) => text.trim().replace(/\s*\n+\s*/g, ' '),
};

function wordsWidget(question: WordsQuestion, kind: Kind): Widget<WordsState> {
  const { initial = '', ideas = [], ways } = question;
  return {
    start: { buffer: { text: initial, at: initial.length }, fault: null, idea: -1, returned: false },
    press(state, key, { columns }) {
      if (kind.ends(key)) return ended(question, state);
      const way = wayOf(key, ways);
      if (way !== null) return { is: 'over', reply: { is: way, typed: state.buffer.text.trim() } };
      if (isIdeaKey(key)) return going({ ...state, idea: ideas.length === 0 ? -1 : (state.idea + 1) % ideas.length });
      if (state.returned && key.name === 'enter') return going({ ...state, returned: false });
      const typed = { ...key, sequence: key.sequence === '\r' ? '\n' : key.sequence };
      const buffer = pressed(state.buffer, typed, columns - 2);
      return going({ ...state, buffer, fault: null, returned: key.name === 'return' });
    },
    paste: (state, text) => ({ ...state, fault: null, buffer: inserted(state.buffer, kind.pasted(text)) }),
    typed: ({ buffer }) => buffer.text,
    draw: (state, size, paint) => {
      const { text } = state.buffer;
      const measure = question.measure?.(text);
      const below = [
        ...(measure === undefined ? [] : [measureLine(measure, size, paint)]),
        ...adviceLines(question.advice?.(text.trim()) ?? [], size, paint),
        ...ideaLines(ideas, state.idea, size, paint),
        ...faultLines(state.fault, size, paint),
      ];
      const own = [...kind.keys, ...(ideas.length === 0 ? [] : [IDEA_KEY])];
      const body = bodyOf(state.buffer, { gutter: kind.gutter, over: measure?.over ?? null }, size, paint);
      const { map, message, hints = [] } = question;
      return pageOf({ map, message, hints, body, below, keys: keyHints([own], ways) }, size, paint);
    },
  };
}

const IDEA_KEY = 'Ctrl-T: something to think about';
const isIdeaKey = ({ ctrl, name }: Key): boolean => ctrl === true && name === 't';

/** The end of the question, unless there is a fault that is not insisted on. */
function ended(question: WordsQuestion, state: WordsState): Outcome<WordsState> {
  const text = state.buffer.text.trim();
  const fault = question.fault?.(text) ?? null;
  const stands = fault === null || (fault.soft && fault.message === state.fault?.message);
  return stands ? { is: 'over', reply: { is: 'answer', value: text } } : going({ ...state, fault, returned: false });
}

/** The rows of the text. From where the form would cut it, the gutter says so, besides the colour. */
function bodyOf(
  { text, at }: Buffer,
  { gutter, over }: { gutter: string; over: number | null },
  { columns }: Size,
  paint: Paint,
): BodyRow[] {
  const rows = rowsOf(text, columns - 2);
  const current = cursorRow(rows, at);
  return rows.map(({ start, end }, index) => {
    const cutAt = over === null ? end : Math.max(start, Math.min(over, end));
    const isOver = over !== null && end > over;
    // What is written out, since it could steer the terminal, takes more room than was thought.
    const fitting = cut(visible(text.slice(start, cutAt)), columns - 2);
    const rest = cutAt < end ? cut(visible(text.slice(cutAt, end)), columns - 2 - width(fitting)) : '';
    const words = fitting + (rest === '' ? '' : paint.red(rest));
    const sign = isOver ? paint.red('×') : index === 0 || gutter === '│' ? paint.dim(gutter) : ' ';
    const cursor = index === current ? Math.min(columns, 2 + width(visible(text.slice(start, at)))) : undefined;
    return { text: `${sign} ${words}`, cursor };
  });
}

/** Text as it is safe to draw: a file from a stranger may hold anything. */
export const visible = (text: string): string => inline(stripVTControlCharacters(text));
