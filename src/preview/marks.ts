import { isText, wordsOf, type Node } from '../export/tree.ts';

/** Words to be marked in a text: the `nth` place (from 0) at which they stand. */
export interface Mark {
  readonly id: string;
  readonly words: string;
  readonly nth: number;
  readonly kind: string;
}

/** White space and Markdown's own signs: what the source has and its rendering may not. */
const SIGNS = /[\s*_`~[\]()#>\\]/;

/** A text without white space and signs, and where each of its characters stood. */
function squeezed(text: string): { text: string; at: number[] } {
  let kept = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (SIGNS.test(character)) continue;
    kept += character;
    at.push(index);
  }
  return { text: kept, at };
}

/** How often words stand in a text before an offset: which of their places is meant. */
export function placesBefore(text: string, words: string, offset: number): number {
  const wanted = squeezed(words).text;
  if (wanted === '') return 0;
  return squeezed(text.slice(0, offset)).text.split(wanted).length - 1;
}

/** Enough to find a place by; what is longer is marked by how it begins. */
const LONGEST = 300;

/** The tree with its marks, and the ids of those whose words were found. */
export function withMarks(nodes: readonly Node[], marks: readonly Mark[]): { nodes: Node[]; found: Set<string> } {
  const found = new Set<string>();
  let marked = [...nodes];
  const all = squeezed(wordsOf(nodes));
  for (const mark of marks) {
    const wanted = squeezed(mark.words.slice(0, LONGEST)).text;
    const range = rangeOf(all, wanted, mark.nth);
    if (range !== null) {
      marked = marking(marked, range, mark);
      found.add(mark.id);
      continue;
    }
    const linked = markingLink(marked, mark);
    if (linked === null) continue;
    marked = linked;
    found.add(mark.id);
  }
  return { nodes: marked, found };
}

function rangeOf(all: ReturnType<typeof squeezed>, wanted: string, nth: number): { start: number; end: number } | null {
  if (wanted === '') return null;
  let at = -1;
  for (let place = 0; place <= nth; place++) {
    const next = all.text.indexOf(wanted, at + 1);
    if (next === -1) break;
    at = next;
  }
  const start = all.at[at];
  const end = all.at[at + wanted.length - 1];
  return at === -1 || start === undefined || end === undefined ? null : { start, end: end + 1 };
}

/** Wraps the texts in a range; the first of them has the id, the others say whose they are. */
function marking(nodes: readonly Node[], { start, end }: { start: number; end: number }, { id, kind }: Mark): Node[] {
  let at = 0;
  let isFirst = true;
  const walk = (node: Node): Node[] => {
    if (!isText(node)) {
      if (node.tag === 'br') at++;
      return [{ ...node, children: node.children.flatMap(walk) }];
    }
    const from = Math.max(0, start - at);
    const to = Math.min(node.text.length, end - at);
    at += node.text.length;
    if (from >= to || node.text.slice(from, to).trim() === '') return [node];
    const attributes: Record<string, string> = isFirst ? { id, class: kind } : { 'data-of': id, class: kind };
    isFirst = false;
    const pieces: Node[] = [
      { text: node.text.slice(0, from) },
      { tag: 'mark', attributes, children: [{ text: node.text.slice(from, to) }] },
      { text: node.text.slice(to) },
    ];
    return pieces.filter((piece) => !isText(piece) || piece.text !== '');
  };
  return nodes.flatMap(walk);
}

/** The link whose address has the words; null where none has. */
function markingLink(nodes: readonly Node[], { id, kind, words }: Mark): Node[] | null {
  let isDone = false;
  const walk = (node: Node): Node => {
    if (isText(node) || isDone) return node;
    if (node.tag === 'a' && words.length > 3 && (node.attributes.href ?? '').includes(words)) {
      isDone = true;
      return { ...node, children: [{ tag: 'mark', attributes: { id, class: kind }, children: node.children }] };
    }
    return { ...node, children: node.children.map(walk) };
  };
  const walked = nodes.map(walk);
  return walked.some((node, index) => node !== nodes[index] && hasMark(node, id)) ? walked : null;
}

const hasMark = (node: Node, id: string): boolean =>
  !isText(node) && (node.attributes.id === id || node.children.some((child) => hasMark(child, id)));
