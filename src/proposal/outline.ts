import { counted } from '../text/display.ts';
import type { Span } from '../text/span.ts';
import { spanIn, type Answer } from './answers.ts';
import { entriesIn } from './outline/entries.ts';
import type { Entry } from './outline/entry.ts';
import { linesIn } from './outline/lines.ts';
import { formatWords, minutesWords, type Minutes } from './outline/minutes.ts';
import { partsOf } from './outline/parts.ts';
import { entryInRow } from './outline/rows.ts';
import { agrees, sumOf } from './outline/sums.ts';
import { maySayTime } from './outline/words.ts';
import { parseProposal } from './parse.ts';
import type { Proposal } from './proposal.ts';

export { formatWords, minutesWords, type Minutes };

/** One part of a talk with its time. */
export interface OutlineItem {
  readonly text: string;
  /** The words of the item, with its time. */
  readonly span: Span;
  /** The words that give the time. */
  readonly timeSpan: Span;
  readonly minutes: Minutes;
}

/** The times that an outline gives, and their sum. */
export interface Outline {
  /** The items that were added up, in their order. */
  readonly items: readonly OutlineItem[];
  /** Places of the items that have no time, where others have one. */
  readonly untimed: readonly Span[];
  readonly minutes: Minutes;
  /** What the outline itself says is the whole ("Total: 30 minutes"): compared, never added. */
  readonly stated: { readonly minutes: Minutes; readonly span: Span } | null;
  /** How the sum was made, in sentences. */
  readonly how: readonly string[];
  /** What could be meant otherwise, and how it was taken. */
  readonly doubts: readonly string[];
}

/**
 * Reads the minutes of an outline, wherever they stand: in the answer called so or, where it has none, in the part of
 * the file that reads most like one. Null where nothing has a time.
 */
export function readOutline(proposal: Proposal, answer: Answer | undefined): Outline | null {
  return (answer === undefined ? null : outlineInAnswer(proposal, answer)) ?? outlineAnywhere(proposal);
}

/** The time that a line of an outline gives, by its place in the line; null where it gives none. */
export function timingOf(line: string): { minutes: Minutes; start: number; end: number } | null {
  const [entry] = entriesIn({ kind: 'item', depth: 0, start: 0, text: line });
  if (entry === undefined || entry.length === null) return null;
  return { minutes: entry.length, ...entry.timeSpan };
}

function outlineInAnswer(proposal: Proposal, answer: Answer): Outline | null {
  const first = answer.pieces[0];
  const last = answer.pieces.at(-1);
  const bodyStart = proposal.frontMatter.span?.end ?? 0;
  if (first === undefined || last === undefined || first.start < bodyStart) return outlineInKey(proposal, answer);
  const within = { start: first.start, end: last.start + last.length };
  if (!maySayTime(proposal.source.slice(within.start, within.end))) return null;
  const heading = answer.heading === null ? [] : headingEntries(proposal, answer.place);
  return outlineOf(entriesWithin(proposal, within), heading);
}

/** An answer in the front matter is Markdown of its own. */
function outlineInKey({ path }: Proposal, answer: Answer): Outline | null {
  const inner = parseProposal(path, answer.text);
  const found = outlineOf(entriesWithin(inner, { start: 0, end: answer.text.length }), []);
  if (found === null) return null;
  const placed = ({ start, end }: Span): Span => spanIn(answer, start, end);
  return {
    ...found,
    items: found.items.map((item) => ({ ...item, span: placed(item.span), timeSpan: placed(item.timeSpan) })),
    untimed: found.untimed.map(placed),
    stated: found.stated && { ...found.stated, span: placed(found.stated.span) },
  };
}

function headingEntries({ source }: Proposal, { start, end }: Span): Entry[] {
  const text = source.slice(start, end);
  return entriesIn({ kind: 'heading', depth: 0, start, text });
}

function entriesWithin(proposal: Proposal, within: Span): Entry[] {
  return linesIn(proposal, within).flatMap((line) =>
    line.kind === 'row' && 'cells' in line ? [entryInRow(line)] : entriesIn(line),
  );
}

/** What a heading over an outline says of it, and what the outline says. */
function outlineOf(entries: readonly Entry[], heading: readonly Entry[]): Outline | null {
  const placed = withTimesOfParents(entries);
  const stated = statedIn(placed, heading);
  const own = placed.filter(({ about }) => about === 'part');
  const { parts, how, doubts } = partsOf(
    [...own, ...heading.filter(({ saysMinutes }) => saysMinutes)],
    stated?.minutes ?? null,
  );
  const sum = sumOf(parts.slice(0, own.length), stated?.minutes ?? null);
  if (sum.added.length === 0) return null;
  const items = sum.added.map(({ entry: { text, span, timeSpan }, minutes }) => ({ text, span, timeSpan, minutes }));
  return {
    items,
    untimed: sum.untimed,
    minutes: sum.minutes,
    stated,
    how: [
      `Added ${counted(items.length, 'items')}.`,
      ...how,
      ...sum.how,
      ...totalWords(stated?.minutes ?? null, sum.minutes),
    ],
    doubts: [...doubts, ...sum.doubts],
  };
}

function totalWords(stated: Minutes | null, sum: Minutes): string[] {
  if (stated === null) return [];
  const verdict = agrees(sum, stated) ? 'agrees' : 'does not agree';
  return [`Left out what says the total (${minutesWords(stated)}), which ${verdict}.`];
}

/** Gives a time that stands alone on its line to the part above it; where there is none, it is that of the whole. */
function withTimesOfParents(entries: readonly Entry[]): Entry[] {
  const placed: Entry[] = [];
  // The last entry of each depth that is still open, by its place.
  const open: number[] = [];
  for (const entry of entries) {
    while (open.length > 0 && (placed[open.at(-1) ?? 0]?.depth ?? 0) > entry.depth) open.pop();
    if (entry.about !== 'parent') {
      while (open.length > 0 && placed[open.at(-1) ?? 0]?.depth === entry.depth) open.pop();
      open.push(placed.length);
      placed.push(entry);
      continue;
    }
    const above = open.findLast((at) => canTake(placed[at], entry));
    const parent = above === undefined ? undefined : placed[above];
    if (above === undefined || parent === undefined) placed.push({ ...entry, about: 'whole' });
    else placed[above] = { ...parent, length: entry.length, sureness: 'sure', timeSpan: entry.timeSpan };
  }
  return placed;
}

/** A part takes the time under it, unless it has one; a line takes that of the next line of its kind. */
function canTake(part: Entry | undefined, { kind, depth }: Entry): boolean {
  if (part?.length !== null || part.about !== 'part') return false;
  return part.depth < depth || (kind === 'paragraph' && part.kind === 'paragraph' && part.depth === depth);
}

/** The total that the outline tells; where it tells several, those of its parts are the lesser. */
function statedIn(entries: readonly Entry[], heading: readonly Entry[]): Outline['stated'] {
  let stated: Outline['stated'] = null;
  const wholes = entries.filter(({ about }) => about === 'whole');
  for (const { length, bare, timeSpan } of [...heading, ...wholes]) {
    const minutes = length ?? bare;
    if (minutes !== null && (stated === null || minutes[1] > stated.minutes[1])) stated = { minutes, span: timeSpan };
  }
  return stated;
}

/** The part of a file that reads most like an outline, though nothing calls it so: two times or more under one heading. */
function outlineAnywhere(proposal: Proposal): Outline | null {
  if (!maySayTime(proposal.source.slice(proposal.body.start, proposal.body.end))) return null;
  let best: Outline | null = null;
  for (const entries of regionsOf(proposal)) {
    const planned = entries.filter(isPlanned);
    if (planned.filter(saysTime).length < 2) continue;
    const found = outlineOf(planned, []);
    if (found !== null && found.items.length > Math.max(1, best?.items.length ?? 0)) best = found;
  }
  // What has no time may be anything here.
  return best === null ? null : { ...best, untimed: [] };
}

/** Prose outside an outline speaks of minutes for many reasons; only lists, headings and tables plan a talk there. */
const isPlanned = ({ kind, sureness, length, about, text }: Entry): boolean =>
  kind !== 'paragraph' || length === null || (sureness === 'sure' && (about !== 'parent' || text === ''));

const saysTime = ({ length, place, bare }: Entry): boolean => length !== null || place !== null || bare !== null;

/** What stands under each heading by itself, and all from the first heading with a time on, where two or more have one. */
function regionsOf(proposal: Proposal): Entry[][] {
  const entries = entriesWithin(proposal, proposal.body);
  const starts = entries.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []));
  const own = [-1, ...starts].map((start, index) => entries.slice(start + 1, starts[index]));
  const timed = starts.filter((index) => hasTime(entries[index]));
  return timed.length < 2 ? own : [entries.slice(timed[0]), ...own];
}

const hasTime = (entry: Entry | undefined): boolean =>
  entry !== undefined && (entry.length !== null || (entry.place !== null && entry.place.to !== null));
