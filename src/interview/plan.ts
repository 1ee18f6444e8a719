import { answerIn } from '../proposal/answers.ts';
import { readOutline, timingOf, type Minutes } from '../proposal/outline.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Shape } from '../proposal/coaching.ts';

/** One line of an outline that is being built. */
export interface Part {
  readonly text: string;
  /** 1 for a part of the one above it. */
  readonly depth: 0 | 1;
  /** The question of a shape that this part is to answer; it is never written. */
  readonly ask?: string | undefined;
  /** Its share of the slot, as the shape has it. */
  readonly share?: number | undefined;
}

/** The parts of an outline, or null where it is more than a list with one more list inside. */
export function planFrom(text: string): Part[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const parts: Part[] = [];
  for (const line of lines) {
    const match = /^( *)[-*+•] +(\S.*)$/.exec(line.replaceAll('\t', '    ').trimEnd());
    const [, indent = '', words = ''] = match ?? [];
    const depth = indent.length >= 2 ? 1 : 0;
    if (match === null || indent.length > 5 || (depth === 1 && parts.length === 0)) return null;
    parts.push({ text: words, depth });
  }
  return parts;
}

/** The parts that pasted lines are: any list marker is dropped, what is indented belongs to the part above. */
export function partsIn(text: string): Part[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indents = lines.map((line) => line.replaceAll('\t', '    ').search(/\S/));
  const least = Math.min(...indents);
  return lines.map((line, index) => ({
    text: withoutMarker(line),
    depth: (indents[index] ?? 0) - least >= 2 && index > 0 ? 1 : 0,
  }));
}

/** A line without the marker of a list. */
export const withoutMarker = (line: string): string => line.trim().replace(/^(?:[-*+•]|\d{1,3}[.)])\s+/, '');

/** The parts as a Markdown list; those that have no words yet are left out. */
export function planText(parts: readonly Part[], indent: number): string {
  let hasParent = false;
  return parts
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, depth }) => {
      const nested = depth === 1 && hasParent;
      if (!nested) hasParent = true;
      return `${nested ? ' '.repeat(indent) : ''}- ${text.trim()}`;
    })
    .join('\n');
}

/** The minutes of an outline, added as `cfp check` adds them; null where nothing has a time. */
export function minutesOf(outline: string): Minutes | null {
  const source = `## Outline\n\n${outline}\n`;
  const proposal = parseProposal('', source);
  const [heading] = proposal.headings;
  if (heading === undefined) return null;
  const contents = [{ start: heading.span.end, end: source.length }];
  const answer = answerIn(proposal, { field: 'outline', heading, place: heading.textSpan, contents });
  return readOutline(proposal, answer)?.minutes ?? null;
}

/**
 * Minutes for each part that has none, in whole ones, that fill the slot with those that are there: by the shares of
 * their shape, else alike. Null for a part that has its own, holds parts or has none to get.
 */
export function suggestedMinutes(parts: readonly Part[], slot: Minutes | null, indent = 2): (number | null)[] {
  const open = parts.map((part, index) => isOpen(parts, part, index));
  const count = open.filter(Boolean).length;
  const left = slot === null ? 0 : Math.floor(slot[1] - (minutesOf(planText(parts, indent))?.[1] ?? 0));
  if (count === 0 || left < count) return parts.map(() => null);
  const alike = 1 / count;
  const shares = parts.map(({ share }, index) => (open[index] === true ? (share ?? alike) : 0));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (share / all) * left);
  const minutes = exact.map((one, index) => (open[index] === true ? Math.max(1, Math.floor(one)) : 0));
  // What the rounding left over goes to those that it took most from.
  const order = exact.map((one, index) => ({ index, lost: one - Math.floor(one) })).sort((a, b) => b.lost - a.lost);
  const given = (): number => minutes.reduce((sum, one) => sum + one, 0);
  for (let turn = 0; given() < left; turn++) {
    const at = order.filter(({ index }) => open[index] === true)[turn % count]?.index ?? 0;
    minutes[at] = (minutes[at] ?? 0) + 1;
  }
  while (given() > left) {
    const largest = minutes.indexOf(Math.max(...minutes));
    minutes[largest] = (minutes[largest] ?? 0) - 1;
  }
  return minutes.map((one, index) => (open[index] === true ? one : null));
}

/** Whether a part waits for minutes: it has none, and no parts that have them. */
function isOpen(parts: readonly Part[], { text, ask, depth }: Part, index: number): boolean {
  if (text.trim() === '' && ask === undefined) return false;
  if (timingOf(text) !== null) return false;
  if (depth === 1) return parentIsUntimed(parts, index);
  return parts[index + 1]?.depth !== 1;
}

/** Parts of a part that has its minutes need none of their own. */
function parentIsUntimed(parts: readonly Part[], index: number): boolean {
  const parent = parts.slice(0, index).findLast(({ depth }) => depth === 0);
  return parent === undefined || timingOf(parent.text) === null;
}

/** The parts with the suggested minutes written to those that have words. */
export function filled(parts: readonly Part[], slot: Minutes | null, indent: number): Part[] {
  const minutes = suggestedMinutes(parts, slot, indent);
  return parts.map((part, index) => {
    const own = minutes[index] ?? null;
    return own === null || part.text.trim() === '' ? part : { ...part, text: `${part.text.trim()} (${own} min)` };
  });
}

/** The parts laid out in a shape: those that have words stay, above the questions of the shape. */
export function shaped(parts: readonly Part[], shape: Shape | undefined): Part[] {
  const own = parts.filter(({ text }) => text.trim() !== '').map(({ text, depth }): Part => ({ text, depth }));
  return [...own, ...(shape?.parts ?? []).map(({ ask, share }): Part => ({ text: '', depth: 0, ask, share }))];
}

/** The parts with one of them, and all that belongs to it, moved up or down past its neighbour. */
export function shifted(parts: readonly Part[], index: number, by: 1 | -1): { parts: readonly Part[]; index: number } {
  const part = parts[index];
  if (part === undefined) return { parts, index };
  const end = blockEnd(parts, index);
  const block = parts.slice(index, end);
  if (by === 1) {
    const next = parts[end];
    if (next === undefined || next.depth < part.depth) return { parts, index };
    const nextEnd = blockEnd(parts, end);
    const moved = parts.slice(end, nextEnd);
    return {
      parts: [...parts.slice(0, index), ...moved, ...block, ...parts.slice(nextEnd)],
      index: index + moved.length,
    };
  }
  const start = parts.slice(0, index).findLastIndex(({ depth }) => depth <= part.depth);
  const before = parts[start];
  if (before === undefined || before.depth < part.depth) return { parts, index };
  return {
    parts: [...parts.slice(0, start), ...block, ...parts.slice(start, index), ...parts.slice(end)],
    index: start,
  };
}

/** The index after a part and all that belongs to it. */
function blockEnd(parts: readonly Part[], index: number): number {
  if (parts[index]?.depth === 1) return index + 1;
  const next = parts.findIndex(({ depth }, at) => at > index && depth === 0);
  return next === -1 ? parts.length : next;
}
