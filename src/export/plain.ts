import { isText, readable, wordsOf, type ElementNode, type Node } from './tree.ts';

const BLOCKS = new Set(
  'blockquote dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody thead tr ul'.split(' '),
);

/** A tree as plain text: lists kept, links written out, a blank line between blocks. */
export function textOf(nodes: readonly Node[]): string {
  return blocksOf(nodes).join('\n\n');
}

/** The blocks of some nodes, each of them some lines. */
function blocksOf(nodes: readonly Node[]): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const endRun = (): void => {
    const text = tidy(inlineOf(run));
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (isText(node) || !BLOCKS.has(node.tag)) run.push(node);
    else {
      endRun();
      const block = blockOf(node);
      if (block !== '') blocks.push(block);
    }
  }
  endRun();
  return blocks;
}

function blockOf(node: ElementNode): string {
  switch (node.tag) {
    case 'ul':
    case 'ol':
      return listOf(node);
    case 'pre':
      return wordsOf(node.children).replace(/\n$/, '');
    case 'blockquote':
      return indented(blocksOf(node.children).join('\n\n'), '> ', '> ').replace(/ +$/gm, '');
    case 'table':
      return rowsOf(node).map(rowOf).join('\n');
    case 'hr':
      return '---';
    default:
      return blocksOf(node.children).join('\n\n');
  }
}

function listOf({ tag, attributes, children }: ElementNode): string {
  let number = Number(attributes.start ?? 1);
  // Around the items there is nothing but white space, unless somebody wrote the HTML.
  const items = children.filter((child) => !isText(child) || child.text.trim() !== '');
  const isLoose = items.some(
    (item) => !isText(item) && item.children.some((child) => !isText(child) && child.tag === 'p'),
  );
  const lines = items.map((item) => {
    const marker = tag === 'ol' ? `${number++}. ` : '- ';
    const blocks = blocksOf(isText(item) ? [item] : item.children);
    const rest = ' '.repeat(tag === 'ol' ? marker.length : 2);
    return indented(blocks.join(isLoose ? '\n\n' : '\n'), marker, rest).trimEnd();
  });
  return lines.join(isLoose ? '\n\n' : '\n');
}

function rowsOf(node: ElementNode): ElementNode[] {
  return node.children.flatMap((child) => {
    if (isText(child)) return [];
    return child.tag === 'tr' ? [child] : rowsOf(child);
  });
}

const rowOf = ({ children }: ElementNode): string =>
  children
    .flatMap((cell) => (isText(cell) ? [] : [blocksOf(cell.children).join(' ').replaceAll('\n', ' ')]))
    .join(' | ');

function indented(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' && rest.trim() === '' ? '' : rest + line))
    .join('\n');
}

/** Stands for a line end that is meant, among those that only wrap the source. */
const BREAK = '\u0000';

function inlineOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return node.text;
      const words = inlineOf(node.children);
      switch (node.tag) {
        case 'br':
          return BREAK;
        case 'a':
          return linkOf(words, node.attributes);
        case 'img':
          return linkOf(node.attributes.alt ?? '', { href: node.attributes.src ?? '' });
        case 'abbr':
          return node.attributes.title === undefined ? words : `${words} (${node.attributes.title})`;
        default:
          return BLOCKS.has(node.tag) ? `${BREAK}${blockOf(node).replaceAll('\n', BREAK)}${BREAK}` : words;
      }
    })
    .join('');
}

function linkOf(words: string, { href = '', title }: Readonly<Record<string, string>>): string {
  const address = href.replace(/^mailto:/i, '');
  const isSame = [address, href].includes(words.trim()) || readable(href) === words.trim();
  const more = [...(isSame || address === '' ? [] : [address]), ...(title === undefined ? [] : [`"${title}"`])];
  if (words.trim() === '') return more.join(' ');
  return more.length === 0 ? words : `${words} (${more.join(' ')})`;
}

/** A run of text without the wrapping of its source: one space for what a browser shows as one, line ends where meant. */
function tidy(text: string): string {
  return text
    .replace(/[ \t\r\n]+/g, ' ')
    .split(BREAK)
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
