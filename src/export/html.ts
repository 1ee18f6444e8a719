import { isText, type Node } from './tree.ts';

const VOID = new Set(['br', 'hr', 'img']);

/** A tree as HTML. Every text and every attribute is escaped; the tags are those that the tree was made with. */
export function htmlOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return escaped(node.text);
      const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
      const away = node.tag === 'a' ? ' rel="noopener noreferrer nofollow"' : '';
      const open = `<${node.tag}${attributes.join('')}${away}>`;
      return VOID.has(node.tag) ? open : `${open}${htmlOf(node.children)}</${node.tag}>`;
    })
    .join('');
}

/** Text as it can stand between tags, and between the quotes of an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
