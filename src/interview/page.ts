import { cut, inline, wrap, wrapItem } from '../text/display.ts';
import { gauge } from '../text/gauge.ts';
import type { Paint } from '../text/paint.ts';
import { mapLines } from './map.ts';
import type { Fault, MapStep, Measure } from './prompter.ts';
import type { Drawn, Size } from './widget.ts';

/** A row of what is being written, as it is drawn, with the column of the cursor where that stands in it. */
export interface BodyRow {
  readonly text: string;
  readonly cursor?: number | undefined;
}

/** What a question consists of on the screen, from the top to the bottom. */
export interface Page {
  readonly map?: readonly MapStep[] | undefined;
  readonly message: string;
  readonly hints: readonly string[];
  readonly body: readonly BodyRow[];
  /** Counts, advice and faults. */
  readonly below: readonly string[];
  readonly keys: string;
}

const LEAST_BODY = 3;

/**
 * The page drawn into the room there is. Where that is too small, the hints go first, then the map, then what of the
 * text is far from the cursor, then the keys.
 */
export function pageOf({ map = [], message, hints, body, below, keys }: Page, size: Size, paint: Paint): Drawn {
  const { columns } = size;
  const question = wrap(`? ${inline(message)}`, columns).split('\n');
  const parts = {
    map: [...mapLines(map, columns, paint), ''],
    question: question.map((line, index) =>
      index === 0 ? paint.green('?') + paint.bold(line.slice(1)) : paint.bold(line),
    ),
    hints: hints.flatMap((hint) => wrapItem(inline(hint), columns, '  ').split('\n')).map((line) => paint.dim(line)),
    below: below.map((line) => cut(line, columns)),
    keys: wrap(keys, columns, '  ')
      .split('\n')
      .map((line) => paint.dim(line)),
  };
  const room = Math.max(4, size.rows - 1) - Math.min(LEAST_BODY, body.length) - parts.question.length;
  const left = room - parts.below.length;
  const shownKeys = parts.keys.slice(Math.max(0, parts.keys.length - Math.max(1, left)));
  const shownMap = map.length > 0 && parts.map.length <= left - shownKeys.length ? parts.map : [];
  const shownHints = parts.hints.slice(0, Math.max(0, left - shownKeys.length - shownMap.length));
  const others = shownKeys.length + shownMap.length + shownHints.length + parts.below.length + parts.question.length;
  const rows = Math.max(1, size.rows - 1 - others);

  const current = Math.max(
    0,
    body.findIndex(({ cursor }) => cursor !== undefined),
  );
  const from = Math.max(0, Math.min(current - Math.floor(rows / 2), body.length - rows));
  const above = [...shownMap, ...parts.question, ...shownHints];
  return {
    lines: [...above, ...body.slice(from, from + rows).map(({ text }) => text), ...parts.below, ...shownKeys],
    cursor: { row: above.length + current - from, column: body[current]?.cursor ?? 0 },
  };
}

/** The form's count with its gauge, where there is a limit. */
export function measureLine({ words, state, gauge: full }: Measure, { columns }: Size, paint: Paint): string {
  const colour = { fine: paint.dim, near: paint.yellow, over: paint.red }[state];
  const bar = full === null || columns < words.length + 22 ? '' : `${gauge(full.count, full.max, paint)} `;
  return `  ${bar}${colour(words)}`;
}

/** A fault on as many lines as it takes. */
export const faultLines = (fault: Fault | null, { columns }: Size, paint: Paint): string[] =>
  fault === null
    ? []
    : wrap(`✖ ${fault.message}`, columns, '  ')
        .split('\n')
        .map((line) => paint.red(line));

/** Advice, marked as such by more than its colour. */
export const adviceLines = (advice: readonly string[], { columns }: Size, paint: Paint): string[] =>
  advice.flatMap((words) =>
    wrap(`! ${inline(words)}`, columns, '  ')
      .split('\n')
      .map((line) => paint.yellow(line)),
  );

/** The idea under way, with its number. */
export const ideaLines = (ideas: readonly string[], at: number, { columns }: Size, paint: Paint): string[] => {
  const idea = ideas[at];
  if (idea === undefined) return [];
  return wrap(`→ ${inline(idea)} (${at + 1} of ${ideas.length})`, columns, '  ')
    .split('\n')
    .map((line) => paint.cyan(line));
};
