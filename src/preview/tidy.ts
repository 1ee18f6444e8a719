import { isText, wordsOf, type ElementNode, type Node } from '../export/tree.ts';

const HEADING = /^h[1-6]$/;

/**
 * A tree as it can stand under a heading of the page, whatever its writer did: headings step down one by one, items stand
 * in lists, a link has words, and nothing that is empty pretends to be a heading. No word is lost.
 */
export function tidied(nodes: readonly Node[]): Node[] {
  const open: number[] = [];
  const levelOf = (level: number): number => {
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return Math.min(6, 2 + open.length);
  };
  const walk = (node: Node, parent: string): Node[] => {
    if (isText(node)) return [node];
    const { tag } = node;
    if (HEADING.test(tag)) {
      if (wordsOf(node.children).trim() === '') return [];
      // Taken first: what is inside comes after it.
      const level = levelOf(Number(tag.slice(1)));
      return [{ ...node, tag: `h${level}`, children: inside(node) }];
    }
    // A picture would be fetched from somewhere.
    if (tag === 'img') return pictureWords(node);
    if (tag === 'a' && wordsOf(node.children).trim() === '') {
      return [{ ...node, children: [{ text: node.attributes.href ?? '' }] }];
    }
    if (tag === 'ul' || tag === 'ol') return [{ ...node, children: items(node) }];
    if (tag === 'li' && parent !== 'ul' && parent !== 'ol') return [{ ...node, tag: 'div', children: inside(node) }];
    if (tag === 'dl' || tag === 'dt' || tag === 'dd' || tag === 'details' || tag === 'summary') {
      return [{ ...node, tag: 'div', attributes: {}, children: inside(node) }];
    }
    if (tag === 'th' && wordsOf(node.children).trim() === '') return [{ ...node, tag: 'td', children: inside(node) }];
    return [{ ...node, children: inside(node) }];
  };
  const inside = ({ tag, children }: ElementNode): Node[] => children.flatMap((child) => walk(child, tag));
  const items = (list: ElementNode): Node[] =>
    inside(list).flatMap((child): Node[] => {
      if (!isText(child)) return child.tag === 'li' ? [child] : [{ tag: 'li', attributes: {}, children: [child] }];
      return child.text.trim() === '' ? [] : [{ tag: 'li', attributes: {}, children: [child] }];
    });
  return nodes.flatMap((node) => walk(node, ''));
}

function pictureWords({ attributes: { src, alt = '' } }: ElementNode): Node[] {
  if (src === undefined) return alt === '' ? [] : [{ text: alt }];
  return [{ tag: 'a', attributes: { href: src }, children: [{ text: `[picture${alt === '' ? '' : `: ${alt}`}]` }] }];
}
