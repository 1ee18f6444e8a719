import type { Span } from '../../text/span.ts';
import type { Entry } from './entry.ts';
import { add, either, isNear, isSame, none, type Minutes } from './minutes.ts';
import type { Part } from './parts.ts';

/** A part that was added up. */
export interface Added {
  readonly entry: Entry;
  readonly minutes: Minutes;
}

/** What the parts make together. */
export interface Sum {
  readonly minutes: Minutes;
  readonly added: readonly Added[];
  /** Parts that have no time, where others have one. */
  readonly untimed: readonly Span[];
  readonly how: readonly string[];
  readonly doubts: readonly string[];
}

interface Node extends Part {
  readonly children: readonly Node[];
}

/** Whether a parent's time includes its children's. */
type Inclusion = 'by size' | 'never' | 'children only';

/** Adds up the parts. Where parents and children have times, the total that the outline tells decides between the sums. */
export function sumOf(parts: readonly Part[], whole: Minutes | null): Sum {
  const nodes = nest(underParents(parts));
  const sum = sumNodes(nodes, 'by size');
  if (whole === null || agrees(sum.minutes, whole)) return sum;
  const beside = sumNodes(nodes, 'never');
  if (isSame(beside.minutes, whole)) {
    return {
      ...beside,
      how: [...beside.how, 'Added parents and children, since only so they make the total that is told.'],
    };
  }
  const leaves = sumNodes(nodes, 'children only');
  if (isSame(leaves.minutes, whole)) {
    return {
      ...leaves,
      how: [...leaves.how, 'Took the children instead of their parents, since they make the total that is told.'],
    };
  }
  return sum;
}

/**
 * The parts with those put under another that it is the sum of, though all stand beside it: "Part one (6 min)", then
 * "(2 min) Why" and "(4 min) How". Only where every part is one or the other by the place of its time.
 */
function underParents(parts: readonly Part[]): readonly Part[] {
  const timed = parts.filter(({ minutes }) => minutes !== null);
  const depths = new Set(timed.map(({ entry }) => entry.depth));
  const isChild = ({ entry }: Part): boolean => entry.timeSpan.start - entry.span.start < 2;
  if (depths.size !== 1) return parts;
  let groups = 0;
  let rest = 0;
  let inGroup = 0;
  let most = 0;
  for (const part of timed) {
    const minutes = part.minutes?.[1] ?? 0;
    if (isChild(part)) {
      rest -= minutes;
      inGroup++;
      most = Math.max(most, inGroup);
      continue;
    }
    if (!isNear(rest, 0)) return parts;
    groups++;
    rest = minutes;
    inGroup = 0;
  }
  if (!isNear(rest, 0) || groups < 2 || most < 2) return parts;
  const children = new Set(timed.filter(isChild));
  return parts.map((part) =>
    children.has(part) ? { ...part, entry: { ...part.entry, depth: part.entry.depth + 1 } } : part,
  );
}

/** Whether a total that is told lies in what was added up. */
export const agrees = ([least, most]: Minutes, whole: Minutes): boolean =>
  (isNear(whole[0], least) || whole[0] > least) && (isNear(whole[1], most) || whole[1] < most);

/** Hangs each part under the last one that is less deep. */
function nest(parts: readonly Part[]): Node[] {
  const roots: Node[] = [];
  const open: { node: Node; children: Node[] }[] = [];
  for (const part of parts) {
    while ((open.at(-1)?.node.entry.depth ?? -1) >= part.entry.depth) open.pop();
    const children: Node[] = [];
    const node = { ...part, children };
    (open.at(-1)?.children ?? roots).push(node);
    open.push({ node, children });
  }
  return roots;
}

const nothing: Sum = { minutes: none, added: [], untimed: [], how: [], doubts: [] };

function sumNodes(nodes: readonly Node[], inclusion: Inclusion): Sum {
  const sums = nodes.map((node) => ({ node, sum: sumNode(node, inclusion) }));
  const isVersion = ({ node, sum }: (typeof sums)[number]): boolean =>
    node.entry.version !== null && sum.added.length > 0;
  const base = together(sums.filter((one) => !isVersion(one)).map(({ sum }) => sum));
  const versions = sums.filter(isVersion);
  const more = versions.filter(({ node }) => node.entry.version?.adds === true).map(({ sum }) => optional(sum));
  const others = versions.filter(({ node }) => node.entry.version?.adds !== true);
  const [one] = others;
  if (one === undefined) return together([base, ...more]);
  if (others.length === 1) return together([besideOneVersion(base, one.sum, one.node), ...more]);
  const minutes = others.map(({ sum }) => sum.minutes).reduce(either);
  const all = together(others.map(({ sum }) => sum));
  const how = [...all.how, `Took one of ${others.length} versions, never all of them.`];
  return together([base, { ...all, minutes, how }, ...more]);
}

/** One version beside what has no such name: instead of it, on top of it, or alone. */
function besideOneVersion(base: Sum, sum: Sum, { entry }: Node): Sum {
  if (base.added.length === 0) return together([base, sum]);
  const slot = entry.version?.minutes ?? null;
  const isOnTop = slot !== null && isNear(base.minutes[1] + sum.minutes[1], slot);
  const isInstead = !isOnTop && ((slot !== null && isNear(sum.minutes[1], slot)) || sum.minutes[1] >= base.minutes[1]);
  if (!isInstead) return together([base, optional(sum)]);
  const both = together([base, sum]);
  const how = [...both.how, `Took the version "${short(entry.text)}" or what stands beside it, never both.`];
  return { ...both, minutes: either(base.minutes, sum.minutes), how };
}

function sumNode({ entry, minutes, children }: Node, inclusion: Inclusion): Sum {
  const below = sumNodes(children, inclusion);
  const sum = minutes === null ? withoutTime(entry, below) : withTime({ entry, minutes }, below, inclusion);
  return entry.isConditional && sum.added.length > 0 ? optional(sum) : sum;
}

function withoutTime({ kind, span, version, place }: Entry, below: Sum): Sum {
  const isPart = kind !== 'paragraph' && version === null && place === null;
  return below.added.length === 0 ? { ...below, untimed: isPart ? [span] : [] } : below;
}

/** Children that make more than this share of their parent's time more are beside it; less more is a slip. */
const SLIP = 0.6;

function withTime(own: Added, below: Sum, inclusion: Inclusion): Sum {
  const alone: Sum = { ...nothing, minutes: own.minutes, added: [own] };
  const inner = below.minutes[1];
  if (inner === 0) return alone;
  const all = together([alone, below]);
  if (inclusion === 'never') return all;
  if (inclusion === 'children only') return below;
  const [, most] = own.minutes;
  if (isNear(inner, most))
    return { ...alone, how: ["Took the parents' minutes, since the children make the same sum."] };
  if (inner < most) return { ...alone, how: ["Took the parents' minutes, which the children fill in part."] };
  const name = short(own.entry.text);
  if (most >= inner * SLIP) {
    const doubt = `What stands under "${name}" makes ${round(inner)} min, and it says ${round(most)}; took its own.`;
    return { ...alone, doubts: [doubt] };
  }
  return {
    ...all,
    doubts: [...all.doubts, `Added "${name}" to what stands under it, which makes more than its own time.`],
  };
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10;

/** The beginning of a part's name, to tell it by. */
const short = (text: string): string =>
  text.length > 40 ? `${text.slice(0, 39).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** What may fall out. */
function optional(sum: Sum): Sum {
  const added = sum.added.map(({ entry, minutes }) => ({ entry, minutes: [0, minutes[1]] as const }));
  return {
    ...sum,
    minutes: [0, sum.minutes[1]],
    added,
    how: [...sum.how, 'Counted what may fall out from nothing to all of it.'],
  };
}

function together(sums: readonly Sum[]): Sum {
  return {
    minutes: sums.map(({ minutes }) => minutes).reduce(add, none),
    added: sums.flatMap(({ added }) => added),
    untimed: sums.flatMap(({ untimed }) => untimed),
    how: unique(sums.flatMap(({ how }) => how)),
    doubts: unique(sums.flatMap(({ doubts }) => doubts)),
  };
}

const unique = (sentences: readonly string[]): string[] => [...new Set(sentences)];
