import { parseFragment, type DefaultTreeAdapterTypes as Html } from 'parse5';

/** A piece of a page that is safe to show: text, or an element of the tags that are let through. */
export type Node = TextNode | ElementNode;

export interface TextNode {
  readonly text: string;
}

export interface ElementNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** What is let through. */
export interface Allowed {
  readonly tags: ReadonlySet<string>;
}

export const isText = (node: Node): node is TextNode => 'text' in node;

interface Growing {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (TextNode | Growing)[];
}

/** Deeper elements give their text to the one above: nobody writes them, and walkers of trees must not fall. */
const DEEPEST = 60;

/**
 * Untrusted HTML as a browser would read it, with only the tags that are allowed. Text is never lost, that of scripts
 * and styles included: it is shown as words, and does nothing.
 */
export function treeOf(html: string, { tags }: Allowed): Node[] {
  const top: (TextNode | Growing)[] = [];
  const waiting: { node: Html.ChildNode; into: Growing['children']; depth: number }[] = [];
  const push = (nodes: readonly Html.ChildNode[], into: Growing['children'], depth: number): void => {
    for (const node of nodes.toReversed()) waiting.push({ node, into, depth });
  };
  push(parseFragment(html).childNodes, top, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, into, depth } = next;
    if (node.nodeName === '#text') into.push({ text: (node as Html.TextNode).value });
    if (!('tagName' in node)) continue;
    const children = 'content' in node ? node.content.childNodes : node.childNodes;
    const { tagName: tag } = node;
    const isAllowed = tags.has(tag) && node.namespaceURI.endsWith('xhtml') && depth < DEEPEST;
    if (!isAllowed) {
      if (tag === 'img') into.push(...pictureWords(node));
      push(children, into, depth);
      continue;
    }
    const element: Growing = { tag, attributes: attributesOf(node), children: [] };
    if (tag === 'a' && element.attributes.href === undefined) {
      // Nowhere to go from here: where it led stays as words.
      const address = attributeOf(node, 'href')?.trim() ?? '';
      if (address !== '') waiting.push({ node: textNode(` (${readable(address)})`), into, depth });
      push(children, into, depth);
      continue;
    }
    into.push(element);
    push(children, element.children, depth + 1);
  }
  return top;
}

/** An address as people read it, where it can be decoded. */
export function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

const textNode = (value: string): Html.TextNode => ({ nodeName: '#text', parentNode: null, value });

/** An address that a reader may follow, or undefined: no scripts, no data, no files, nothing relative to this page. */
export function safeAddress(address: string | undefined): string | undefined {
  const written = (address ?? '').replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g, '');
  return /^(?:https?:\/\/[^/]|mailto:[^@]+@)/i.test(written) ? written : undefined;
}

/** A picture where none is shown: its words, with the address that they lead to. */
function pictureWords(node: Html.Element): (TextNode | Growing)[] {
  const named = attributeOf(node, 'alt') || attributeOf(node, 'title') || '';
  const href = safeAddress(attributeOf(node, 'src'));
  if (href === undefined) return named === '' ? [] : [{ text: named }];
  return [{ tag: 'a', attributes: { href }, children: [{ text: named === '' ? href : named }] }];
}

function attributesOf(node: Html.Element): Record<string, string> {
  const kept: Record<string, string> = {};
  const keep = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') kept[name] = value;
  };
  switch (node.tagName) {
    case 'a':
      keep('href', safeAddress(attributeOf(node, 'href')));
      keep('title', attributeOf(node, 'title'));
      break;
    case 'img':
      keep('src', safeAddress(attributeOf(node, 'src')));
      keep('alt', attributeOf(node, 'alt'));
      keep('title', attributeOf(node, 'title'));
      break;
    case 'ol':
      keep('start', /^\d{1,9}$/.exec(attributeOf(node, 'start') ?? '')?.[0]);
      break;
    case 'code':
      keep('class', /^language-[\w+#.-]{1,30}$/.exec(attributeOf(node, 'class') ?? '')?.[0]);
      break;
    case 'abbr':
      keep('title', attributeOf(node, 'title'));
  }
  return kept;
}

const attributeOf = (node: Html.Element, name: string): string | undefined =>
  node.attrs.find((attribute) => attribute.name === name)?.value;

/** All words of a tree, as they stand. */
export function wordsOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (isText(node) ? node.text : node.tag === 'br' ? '\n' : wordsOf(node.children))).join('');
}

/** The addresses that a tree leads to. */
export function addressesIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (isText(node)) return [];
    const { href, src } = node.attributes;
    return [...(href === undefined ? [] : [href]), ...(src === undefined ? [] : [src]), ...addressesIn(node.children)];
  });
}
