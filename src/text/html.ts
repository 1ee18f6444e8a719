import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What is nested deeper, or has more elements, is no page that a person reads, and was made to keep its reader busy. */
const DEEPEST = 200;
const MOST_ELEMENTS = 200_000;

/** The root of a page; null where it goes deeper, or unfolds to more, than any page that people read. Runs nothing. */
export function parsePage(html: string): Element | null {
  let [depth, pushed] = [0, 0];
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush() {
      depth++;
      pushed++;
      if (depth > DEEPEST || pushed > MOST_ELEMENTS) throw new TooTangled();
    },
    onItemPop() {
      depth--;
    },
  };
  try {
    return parse(html, { treeAdapter }).childNodes.find(isElement) ?? EMPTY;
  } catch (error) {
    if (error instanceof TooTangled) return null;
    throw error;
  }
}

/** The elements of a page, in their order, its root first; null as for `parsePage`. */
export function pageElements(html: string): Element[] | null {
  const root = parsePage(html);
  return root === null ? null : [root, ...elementsIn(root)];
}

class TooTangled extends Error {}

const EMPTY: Element = defaultTreeAdapter.createElement('html', 'http://www.w3.org/1999/xhtml' as never, []);

export const isElement = (node: Node): node is Element => 'tagName' in node;

/** All elements below one, in their order. */
export function elementsIn(parent: Parent): Element[] {
  const found: Element[] = [];
  walk(parent, (node) => {
    if (isElement(node)) found.push(node);
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
    if (!isElement(node)) return true;
    if (UNSEEN.has(node.tagName) || leave(node)) return false;
    // What stands in blocks of its own stands apart.
    if (!INLINE.has(node.tagName)) text += ' ';
    return true;
  });
  return text.replace(/\s+/g, ' ').trim();
}
