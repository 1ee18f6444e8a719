import { cut, inline, width, wrap, wrapItem } from '../text/display.ts';
import { gauge } from '../text/gauge.ts';
import type { Paint } from '../text/paint.ts';
import { mapLines } from './map.ts';
import type { Fault, MapStep, Measure } from './prompter.ts';
import type { Drawn, Size } from './widget.ts';

/** A row of what is being written, as it is drawn, with the column of the cursor where that stands in it. */
export interface BodyRow {
  readonly text: string;
  readonly cursor?: number | undefined;
  /** Whether it is the one under way, and has to be in view. */
  readonly current?: boolean;
}

/** What a question consists of on the screen, from the top to the bottom. */
export interface Page {
  readonly map?: readonly MapStep[] | undefined;
  readonly message: string;
  readonly hints: readonly string[];
  /** A line to type into above the body. */
  readonly field?: BodyRow | undefined;
  readonly body: readonly BodyRow[];
  /** Counts, advice and faults. */
  readonly below: readonly string[];
  /** Groups of keys, each `Key: what it does`. */
  readonly keys: readonly (readonly string[])[];
}

const LEAST_BODY = 3;
/** The rows of a text that are worth more than hints, and the rows of a window that has them to give. */
const GOOD_BODY = 8;
const ROOMY = 20;

/**
 * The page drawn into the room there is. Where that is too small, the hints go first, then the map, then what of the
 * text is far from the cursor, then the keys.
 */
export function pageOf({ map = [], message, hints, field, body, below, keys }: Page, size: Size, paint: Paint): Drawn {
  const { columns } = size;
  const question = wrap(`? ${inline(message)}`, columns).split('\n');
  const parts = {
    map: [...mapLines(map, columns, paint), ''],
    question: question.map((line, index) =>
      index === 0 ? paint.green('?') + paint.bold(line.slice(1)) : paint.bold(line),
    ),
    hints: hints.map((hint) => wrapItem(inline(hint), columns, '  ').split('\n')),
    field: field === undefined ? [] : [field.text],
    below: below.map((line) => cut(line, columns)),
    keys: keys.flatMap((group) => keyLines(group, columns, paint)),
  };
  const fixed = parts.question.length + parts.below.length + parts.field.length;
  const left = Math.max(4, size.rows - 1) - fixed - Math.min(body.length, size.rows < ROOMY ? LEAST_BODY : GOOD_BODY);
  const shownKeys = parts.keys.slice(Math.max(0, parts.keys.length - Math.max(1, left)));
  const shownMap = map.length > 0 && parts.map.length <= left - shownKeys.length ? parts.map : [];
  const shownHints = whole(parts.hints, left - shownKeys.length - shownMap.length).map((line) => paint.dim(line));
  const above = [...shownMap, ...parts.question, ...shownHints, ...parts.field];
  const others = above.length + parts.below.length + shownKeys.length;
  const most = Math.max(1, size.rows - 1 - others);
  // Air above the keys, unless the text needs its room.
  const gap = body.length < most || most > 2 * LEAST_BODY ? [''] : [];
  const rows = most - gap.length;

  const current = Math.max(
    0,
    body.findIndex((row) => row.cursor !== undefined || row.current === true),
  );
  // Where not all of it fits, a row of it tells how much more there is.
  const isCut = body.length > rows && rows > LEAST_BODY;
  const seen = isCut ? rows - 1 : rows;
  const from = Math.max(0, Math.min(current - Math.floor(seen / 2), body.length - seen));
  const shown = body.slice(from, from + seen).map(({ text }) => text);
  const more = isCut ? [paint.dim(`  … ${moreWords(from, body.length - from - seen)}`)] : [];
  const cursor =
    field === undefined
      ? { row: above.length + current - from, column: body[current]?.cursor ?? 0 }
      : { row: above.length - 1, column: field.cursor ?? 0 };
  return {
    lines: [...above, ...shown, ...more, ...parts.below, ...gap, ...shownKeys],
    cursor,
  };
}

/** As many of the first hints as there is room for; half a sentence helps nobody. */
function whole(hints: readonly (readonly string[])[], room: number): string[] {
  const shown: string[] = [];
  for (const lines of hints) {
    if (shown.length + lines.length > room) break;
    shown.push(...lines);
  }
  return shown;
}

const moreWords = (above: number, below: number): string =>
  [...(above > 0 ? [`${above} above`] : []), ...(below > 0 ? [`${below} below`] : [])].join(', ');

/** Keys in as many lines as they take, none of them broken where it fits a line; what each does is dim. */
function keyLines(keys: readonly string[], columns: number, paint: Paint): string[] {
  const lines: string[][] = [];
  let used = Infinity;
  for (const key of keys) {
    const room = used + width(SEPARATOR) + width(key);
    if (room > columns) lines.push([]);
    used = room > columns ? 2 + width(key) : room;
    lines.at(-1)?.push(key);
  }
  return lines
    .flatMap((line) => wrap(line.join(SEPARATOR), columns, '  ').split('\n'))
    .map((line) => line.replace(/(:[^·]*)( ·|$)/g, (_all, does: string, dot: string) => paint.dim(does + dot)));
}

const SEPARATOR = ' · ';

/** The form's count with its gauge, where there is a limit. */
export function measureLine({ words, state, gauge: full }: Measure, { columns }: Size, paint: Paint): string {
  const colour = { fine: paint.dim, near: paint.yellow, over: paint.red }[state];
  const bar = full === null || columns < words.length + 22 ? '' : `${gauge(full.count, full.max, paint)} `;
  return `  ${bar}${colour(words)}`;
}

/** A fault on as many lines as it takes, and how to insist where that can be. */
export const faultLines = (fault: Fault | null, { columns }: Size, paint: Paint): string[] =>
  fault === null
    ? []
    : wrap(`✖ ${fault.message}${fault.soft ? ' The same key again keeps it as it is.' : ''}`, columns, '  ')
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
