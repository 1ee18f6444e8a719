import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** A page as deep as this was made to keep its reader busy. */
const DEEPEST = 500;

/** The elements of a page, in their order; null where they go deeper than any page that people read. Runs nothing. */
export function parsePage(html: string): Element[] | null {
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > DEEPEST) throw new TooDeep();
    },
    onItemPop() {
      depth--;
    },
  };
  try {
    return elementsIn(parse(html, { treeAdapter }));
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}

class TooDeep extends Error {}

/** All elements below one, in their order. */
export function elementsIn(parent: Parent): Element[] {
  const found: Element[] = [];
  walk(parent, (node) => {
    if ('tagName' in node) found.push(node);
    return true;
  });
  return found;
}

function walk(parent: Parent, visit: (node: Node) => boolean): void {
  const left = [...parent.childNodes].reverse();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (!visit(node) || !('childNodes' in node)) continue;
    for (let index = node.childNodes.length - 1; index >= 0; index--) {
      const child = node.childNodes[index];
      if (child !== undefined) left.push(child);
    }
  }
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
}

const UNSEEN = new Set(['script', 'style', 'template', 'noscript']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var'.split(' '),
);

/** What a reader sees of an element, on one line; without the elements that `leave` picks. */
export function seenText(element: Element, leave: (element: Element) => boolean = () => false): string {
  let text = '';
  walk(element, (node) => {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if (!('tagName' in node)) return true;
    if (UNSEEN.has(node.tagName) || leave(node)) return false;
    // What stands in blocks of its own stands apart.
    if (!INLINE.has(node.tagName)) text += ' ';
    return true;
  });
  return text.replace(/\s+/g, ' ').trim();
}
