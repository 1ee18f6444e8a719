import type { Entry } from './entry.ts';
import { either, times as multiplied, type Minutes } from './minutes.ts';
import { isWord, phraseOf } from './places.ts';
import type { Cell, Row } from './tables.ts';
import type { Clock, Time } from './times.ts';
import { besideTotal, lengthLabels, minuteWords, runningWords, totalWords, units } from './words.ts';

/** What a column of a table holds, as its head says; null where the cells are to tell. */
interface Column {
  readonly holds: 'time' | 'so far' | 'slot' | null;
  /** What a number without a unit in it counts, in minutes. */
  readonly unit: number | null;
}

interface Read {
  readonly cell: Cell;
  readonly column: Column;
  readonly time: Time | null;
}

const columnsOf = new WeakMap<readonly Cell[], readonly Column[]>();

/** What a row of a table says: a part with its time, or the total. */
export function entryInRow(row: Row): Entry {
  const columns = columnsOf.get(row.head) ?? row.head.map(columnOf);
  columnsOf.set(row.head, columns);
  const cells = row.cells.map((cell, index): Read => {
    const column = columns[index] ?? { holds: null, unit: null };
    return { cell, column, time: timeIn(cell, column) };
  });
  const timed = cells.filter(({ time, column }) => time !== null && column.holds !== 'so far');
  const lengths = timed.flatMap(({ time, column }) => lengthOf(time, column));
  const slots = timed
    .filter(({ column }) => column.holds === 'slot')
    .flatMap(({ time, column }) => lengthOf(time, column));
  const clocks = timed.flatMap(({ time }) => clocksOf(time));
  const [from, to] = clocks;
  const name = cells.find(({ cell, time }) => time === null && /\p{L}/u.test(cell.text))?.cell ?? {
    text: '',
    start: row.start,
  };
  const shown = timed.find(
    ({ time }) => time?.kind === 'length' || lengths.length === 0 || time?.kind === 'bare',
  )?.cell;
  const [first] = lengths;
  const text = name.text.replace(/[*_`]/g, '').trim();
  return {
    kind: 'row',
    depth: row.depth,
    text,
    span: spanOf({ text: row.text, start: row.start }),
    timeSpan: spanOf(shown ?? { text: row.text, start: row.start }),
    length: slots.length > 1 ? slots.reduce(either) : (first ?? null),
    sureness: 'sure',
    second: null,
    place: from === undefined ? null : { from, to: to ?? null, isLast: false },
    bare: null,
    isConditional: false,
    version: null,
    about: isTotal(text) ? 'whole' : 'part',
    saysMinutes: false,
  };
}

function columnOf({ text, start }: Cell): Column {
  const { tokens, times } = phraseOf({ kind: 'paragraph', depth: 0, start, text });
  const says = (words: ReadonlySet<string>): boolean => tokens.some((token) => isWord(token, words));
  const unit = tokens
    .map((token) => (token.kind === 'word' ? units.get(token.text) : undefined))
    .find((one) => one !== undefined);
  if (times.some(({ kind }) => kind === 'length')) return { holds: 'slot', unit: 1 };
  if (says(runningWords)) return { holds: 'so far', unit: null };
  if (says(minuteWords) || says(lengthLabels) || unit !== undefined) return { holds: 'time', unit: unit ?? 1 };
  return { holds: null, unit: null };
}

/** The time that a cell holds and nothing else. */
function timeIn({ text, start }: Cell, { unit }: Column): Time | null {
  if (text.length > LONGEST_CELL) return null;
  const { tokens, times } = phraseOf({ kind: 'paragraph', depth: 0, start, text });
  const [time] = times;
  if (time === undefined || times.length > 1 || (time.kind === 'bare' && unit === null)) return null;
  const isAlone = tokens.every(({ kind }, at) => (time.first <= at && at < time.next) || kind !== 'word');
  return isAlone ? time : null;
}

const LONGEST_CELL = 60;

function lengthOf(time: Time | null, { unit }: Column): Minutes[] {
  if (time?.kind === 'length') return [time.minutes];
  return time?.kind === 'bare' ? [multiplied(unit ?? 1, time.minutes)] : [];
}

function clocksOf(time: Time | null): Clock[] {
  if (time?.kind === 'span') return [time.from, time.to];
  return time?.kind === 'clock' ? [time.at] : [];
}

function spanOf({ text, start }: Cell): { start: number; end: number } {
  const from = text.length - text.trimStart().length;
  return { start: start + from, end: start + Math.max(from, text.trimEnd().length) };
}

const isTotal = (name: string): boolean => {
  const words = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  return (
    words.some((word) => totalWords.has(word)) && words.every((word) => totalWords.has(word) || besideTotal.has(word))
  );
};
