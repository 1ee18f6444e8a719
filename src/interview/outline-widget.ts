import { minutesWords, timingOf, type Minutes } from '../proposal/outline.ts';
import { cut, width, wrap } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import { cursorRow, pressed, rowsOf, type Key } from './buffer.ts';
import { faultLines, ideaLines, measureLine, pageOf, type BodyRow } from './page.ts';
import {
  filled,
  minutesOf,
  partsIn,
  planFrom,
  planText,
  shaped,
  shifted,
  suggestedMinutes,
  type Part,
} from './plan.ts';
import type { Fault, Measure, OutlineQuestion } from './prompter.ts';
import { going, keyHints, wayOf, type Outcome, type Size, type Widget } from './widget.ts';
import { visible } from './words-widget.ts';

/** An outline being built, and where the cursor stands in it. */
export interface OutlineState {
  readonly parts: readonly Part[];
  /** The part under the cursor. */
  readonly row: number;
  /** Where in its words, as a UTF-16 offset. */
  readonly at: number;
  /** The index of the shape that is laid out; -1 for none. */
  readonly shape: number;
  readonly idea: number;
  readonly fault: Fault | null;
}

const EMPTY: Part = { text: '', depth: 0 };

/** Builds an outline part by part, against the slot. An outline that is no plain list is none of its business. */
export function outlineWidget(question: OutlineQuestion): Widget<OutlineState> {
  const { initial = '', indent, slot, ways, ideas = [], shapes } = question;
  const there = planFrom(initial) ?? [];
  const parts = question.isUnfinished && there.length > 0 ? there : [...there, EMPTY];
  const row = parts.length - 1;
  return {
    start: { parts, row, at: parts[row]?.text.length ?? 0, shape: -1, idea: -1, fault: null },
    press(state, key, { columns }) {
      const text = planText(state.parts, indent);
      const done = key.ctrl === true && key.name === 's';
      // Enter on a part that is empty says that there are no more.
      if (done || (isEnter(key) && isEmptyPart(state))) return ended(question, state, text);
      const way = wayOf(key, ways);
      if (way !== null) return { is: 'over', reply: { is: way, typed: text } };
      return going({ ...changed(state, key, { columns, question }), fault: null });
    },
    paste(state, text) {
      const pasted = partsIn(text);
      const [only] = pasted;
      if (only === undefined) return state;
      const { row, at } = state;
      const current = state.parts[row] ?? EMPTY;
      if (pasted.length === 1) {
        const words = current.text.slice(0, at) + only.text + current.text.slice(at);
        return { ...state, parts: state.parts.with(row, { ...current, text: words }), at: at + only.text.length };
      }
      const before = current.text.trim() === '' ? [] : [current];
      const all = [...state.parts.slice(0, row), ...before, ...pasted, ...state.parts.slice(row + 1)];
      const last = row + before.length + pasted.length - 1;
      const isEnd = last === all.length - 1;
      return { ...state, parts: isEnd ? [...all, EMPTY] : all, row: isEnd ? last + 1 : last, at: 0 };
    },
    typed: (state) => planText(state.parts, indent),
    draw(state, size, paint) {
      const { map, message, hints = [], measure } = question;
      const text = planText(state.parts, indent);
      const counts = measure?.(text);
      const below = [
        measureLine(slotMeasure(minutesOf(text), slot), size, paint),
        ...(counts !== undefined && counts.gauge !== null ? [measureLine(counts, size, paint)] : []),
        ...ideaLines(ideas, state.idea, size, paint),
        ...faultLines(state.fault, size, paint),
      ];
      const shape = shapes[state.shape];
      const own = [
        ['Enter: next part', 'Ctrl-S: done', 'Tab, Shift-Tab: in, out', 'Ctrl-P, Ctrl-N: move', 'Ctrl-X: remove'],
        [
          ...(shapes.length === 0 ? [] : [`Ctrl-O: ${shape === undefined ? 'a shape' : 'another shape'}`]),
          ...(slot === null ? [] : ['Ctrl-F: take the minutes']),
          ...(question.questions === 'none' ? [] : ['Ctrl-Q: time for questions']),
          ...(ideas.length === 0 ? [] : ['Ctrl-T: something to think about']),
        ],
      ];
      const told = [...(shape === undefined ? hints : [`Shape: ${shape.name}`]), questionsHint(question)];
      const page = { map, message, hints: told, body: bodyOf(state, question, size, paint), below };
      return pageOf({ ...page, keys: keyHints(own, ways) }, size, paint);
    },
  };
}

/** What is known of the time for questions. */
export function questionsHint({ questions }: Pick<OutlineQuestion, 'questions'>): string {
  switch (questions) {
    case 'included':
      return 'The slot includes the time for questions: keep about 5 minutes for them.';
    case 'after':
      return 'Questions come after the slot: fill it with the talk.';
    case 'none':
      return 'There is no time for questions here: fill the slot with the talk.';
    case undefined:
      return 'Whether the slot includes questions was not published; 5 minutes for them are a safe guess.';
  }
}

const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter';

const isEmptyPart = ({ parts, row }: OutlineState): boolean =>
  (parts[row]?.text.trim() ?? '') === '' && parts[row]?.ask === undefined;

function ended(question: OutlineQuestion, state: OutlineState, text: string): Outcome<OutlineState> {
  const fault = question.fault?.(text) ?? null;
  const stands = fault === null || (fault.soft && fault.message === state.fault?.message);
  return stands ? { is: 'over', reply: { is: 'answer', value: text } } : going({ ...state, fault });
}

function changed(
  state: OutlineState,
  key: Key,
  { columns, question }: { columns: number; question: OutlineQuestion },
): OutlineState {
  const { parts, row, at } = state;
  const part = parts[row] ?? EMPTY;
  const { slot, indent, shapes, ideas = [] } = question;
  const control = key.ctrl === true ? key.name : undefined;
  if (isEnter(key)) return split(state, part);
  if (key.name === 'tab') return nested(state, part, key.shift === true);
  if (control === 'x') return removed(state);
  if (control === 'p' || (key.meta === true && key.name === 'up')) return movedPart(state, -1);
  if (control === 'n' || (key.meta === true && key.name === 'down')) return movedPart(state, 1);
  if (control === 'f') return { ...state, parts: filled(parts, slot, indent), at: Infinity };
  if (control === 'q' && question.questions !== 'none') return withQuestions(state);
  if (control === 't') return { ...state, idea: ideas.length === 0 ? -1 : (state.idea + 1) % ideas.length };
  if (control === 'o' && shapes.length > 0) {
    const shape = state.shape + 1 === shapes.length ? -1 : state.shape + 1;
    const laid = shaped(parts, shapes[shape]);
    const first = laid.findIndex(({ text }) => text === '');
    const all = first === -1 ? [...laid, EMPTY] : laid;
    return { ...state, shape, parts: all, row: first === -1 ? all.length - 1 : first, at: 0 };
  }
  if (key.name === 'up' || key.name === 'down') {
    const to = Math.max(0, Math.min(parts.length - 1, row + (key.name === 'up' ? -1 : 1)));
    return { ...state, row: to, at: Math.min(at, parts[to]?.text.length ?? 0) };
  }
  const start = Math.min(at, part.text.length);
  if (key.name === 'backspace' && start === 0) return joined(state, part);
  const next = pressed({ text: part.text, at: start }, key, columns);
  return { ...state, parts: parts.with(row, { ...part, text: next.text }), at: next.at };
}

/** A new part below, with the words that stand behind the cursor. A question of the shape that comes next is gone to. */
function split({ parts, row, at, ...state }: OutlineState, part: Part): OutlineState {
  const next = parts[row + 1];
  if (at >= part.text.length && next?.text === '') return { ...state, parts, row: row + 1, at: 0 };
  const [head, tail] = [part.text.slice(0, at), part.text.slice(at)];
  const added: Part = { text: tail.trimStart(), depth: part.depth };
  return { ...state, parts: parts.toSpliced(row, 1, { ...part, text: head }, added), row: row + 1, at: 0 };
}

function nested({ parts, row, ...state }: OutlineState, part: Part, isOut: boolean): OutlineState {
  if (row === 0) return { parts, row, ...state };
  return { ...state, row, parts: parts.with(row, { ...part, depth: isOut ? 0 : 1 }) };
}

function removed({ parts, row, ...state }: OutlineState): OutlineState {
  const left = parts.toSpliced(row, 1);
  const all = left.length === 0 ? [EMPTY] : left;
  return { ...state, parts: firstIsOut(all), row: Math.min(row, all.length - 1), at: Infinity };
}

function movedPart(state: OutlineState, by: 1 | -1): OutlineState {
  const { parts, index } = shifted(state.parts, state.row, by);
  return { ...state, parts: firstIsOut(parts), row: index };
}

/** Nothing stands above the first part that it could belong to. */
const firstIsOut = (parts: readonly Part[]): readonly Part[] =>
  parts[0]?.depth === 1 ? parts.with(0, { ...parts[0], depth: 0 }) : parts;

/** Backspace before the first letter: first out, then into the part above. */
function joined(state: OutlineState, part: Part): OutlineState {
  const { parts, row } = state;
  if (part.depth === 1) return nested(state, part, true);
  const above = parts[row - 1];
  if (above === undefined) return state;
  const text = above.text + part.text;
  return { ...state, parts: parts.toSpliced(row - 1, 2, { ...above, text }), row: row - 1, at: above.text.length };
}

const QUESTIONS = 5;

function withQuestions(state: OutlineState): OutlineState {
  const there = state.parts.findIndex(({ text }) => /^(?:questions|q\s?&\s?a)\b/i.test(text.trim()));
  if (there !== -1) return { ...state, row: there, at: Infinity };
  const { parts, row } = state;
  const added: Part = { text: `Questions (${QUESTIONS} min)`, depth: 0 };
  // An empty part stays where it is, for whatever comes before the questions.
  return { ...state, parts: [...parts, added], row };
}

/** The slot, and how much of it is filled. */
export function slotMeasure(minutes: Minutes | null, slot: Minutes | null): Measure {
  const used = minutes?.[1] ?? 0;
  const all = { gauge: null, over: null } as const;
  if (slot === null) return { words: `${minutesWords([used, used])}, slot not published`, state: 'fine', ...all };
  const left = Math.round((slot[1] - used) * 10) / 10;
  const rest = left >= 0 ? `${left} min left` : `${-left} min over`;
  const state = left < 0 ? 'over' : left === 0 ? 'near' : 'fine';
  return {
    words: `${Math.round(used * 10) / 10} / ${slot[1]} min, ${rest}`,
    state,
    gauge: { count: used, max: slot[1] },
    over: null,
  };
}

/** A row or more for each part; what a shape asks stands where the answer is to come, and so do suggested minutes. */
function bodyOf(
  { parts, row, at }: OutlineState,
  { slot, indent }: OutlineQuestion,
  { columns }: Size,
  paint: Paint,
): BodyRow[] {
  const minutes = suggestedMinutes(parts, slot, indent);
  return parts.flatMap((part, index): BodyRow[] => {
    const head = `${paint.dim('│')} ${part.depth === 1 ? '    ' : ''}• `;
    const inset = part.depth === 1 ? 8 : 4;
    const own = minutes[index] ?? null;
    const suggested = own === null || timingOf(part.text) !== null ? '' : paint.dim(` ~${own} min?`);
    const isCurrent = index === row;
    if (part.text === '') {
      // The question under way is shown whole; of the others their beginning tells enough.
      const room = columns - inset - 11;
      const [first = '', ...rest] = (isCurrent ? wrap : cut)(visible(part.ask ?? ''), room).split('\n');
      const more = rest.map((line) => ({ text: `${paint.dim('│')}${' '.repeat(inset - 1)}${paint.dim(line)}` }));
      return [{ text: `${head}${paint.dim(first)}${suggested}`, cursor: isCurrent ? inset : undefined }, ...more];
    }
    const rows = rowsOf(part.text, Math.max(4, columns - inset - 11));
    const place = Math.min(at, part.text.length);
    const current = isCurrent ? cursorRow(rows, place) : -1;
    return rows.map(({ start, end }, line) => ({
      text: `${line === 0 ? head : `${paint.dim('│')}${' '.repeat(inset - 1)}`}${cut(visible(part.text.slice(start, end)), columns - inset - 9)}${line === rows.length - 1 ? suggested : ''}`,
      cursor: line === current ? Math.min(columns, inset + width(visible(part.text.slice(start, place)))) : undefined,
    }));
  });
}
