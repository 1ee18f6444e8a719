import { tooTangled } from '../errors.ts';
import { attribute, elementsIn, isElement, parsePage, type Element, type Node } from '../text/html.ts';
import type { Block, Item, PostLink, Words } from './post.ts';

/** Parses HTML. Throws a CfpError where it is nested too deep, or unfolds to too much; `path` is what messages call it. */
export function parseHtml(html: string, path: string): Element {
  const root = parsePage(html);
  if (root === null) throw tooTangled(path);
  return root;
}

/** All the text of an element, as it stands. */
export function rawText(element: Element): string {
  return element.childNodes
    .map((node) => (isElement(node) ? rawText(node) : 'value' in node ? node.value : ''))
    .join('');
}

const SKIPPED = new Set(
  'script style noscript template nav aside footer form button select svg math iframe video audio canvas figure dialog head title pre'.split(
    ' ',
  ),
);
const LISTS = new Set(['ul', 'ol', 'menu']);
// What stands in these is words; anything else holds blocks, or ends a paragraph.
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr br input'.split(
    ' ',
  ),
);

const isInline = (node: Node): boolean => {
  if (!isElement(node)) return true;
  return INLINE.has(node.tagName) && node.childNodes.every(isInline);
};

/** Whether a reader is not shown an element: menus, marks for links to headings, what is hidden. */
export function isSkipped(element: Element): boolean {
  return (
    SKIPPED.has(element.tagName) ||
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    /(?:^|\s)(?:headerlink|anchor|anchorjs-link|heading-anchor|header-anchor|footnote-backref|reversefootnote|toc|table-of-contents|sidebar|comments?|comment-list|respond|share|sharing|post-nav|breadcrumbs?|pagination|related-posts?|newsletter|cookie[\w-]*)(?:\s|$)/i.test(
      `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`,
    )
  );
}

/** The headings, paragraphs and lists of an element, in their order. */
export function blocksOf(element: Element): Block[] {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const endRun = (line: number | null): void => {
    for (const words of paragraphsOf(run)) blocks.push({ kind: 'paragraph', words, line });
    run = [];
  };
  const line = lineOf(element);
  for (const node of element.childNodes) {
    if (isInline(node)) {
      run.push(node);
      continue;
    }
    endRun(line);
    if (isElement(node) && !isSkipped(node)) for (const block of blockOf(node)) blocks.push(block);
  }
  endRun(line);
  return blocks;
}

function blockOf(element: Element): Block[] {
  const { tagName } = element;
  const line = lineOf(element);
  const heading = /^h([1-6])$/.exec(tagName);
  if (heading !== null) {
    const words = wordsOf(element.childNodes);
    return words.text === '' ? [] : [{ kind: 'heading', level: Number(heading[1]), words, line }];
  }
  if (tagName === 'hr') return [{ kind: 'rule' }];
  if (LISTS.has(tagName)) return listOf(itemsOf(element), line);
  if (tagName === 'dl') return listOf(definitionsOf(element), line);
  if (tagName === 'table') return listOf(rowsOf(element), line);
  return blocksOf(element);
}

const listOf = (items: readonly Item[], line: number | null): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items, line }];

function itemsOf(list: Element): Item[] {
  return list.childNodes.flatMap((node): Item[] => {
    if (!isElement(node) || isSkipped(node)) return [];
    // A list right inside a list belongs to the item before it; browsers draw it so.
    if (LISTS.has(node.tagName)) return itemsOf(node);
    return itemOf(blocksOf(node));
  });
}

/** An item of its blocks: a heading in it is bold words. */
function itemOf(blocks: readonly Block[]): Item[] {
  const words = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.words] : block.kind === 'heading' ? [bold(block.words)] : [],
  );
  const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
  const [first, ...more] = words;
  if (first === undefined) return [...items];
  return [{ words: withoutBox(first), more, items }];
}

const bold = (words: Words): Words => ({ ...words, lead: words.text });

/** The words of a bullet without the box to tick before them. */
function withoutBox(words: Words): Words {
  const rest = (text: string): string => text.replace(/^\s*\[[ xX]\]\s+/, '');
  return { ...words, text: rest(words.text), broken: rest(words.broken) };
}

function definitionsOf(list: Element): Item[] {
  const items: Item[] = [];
  for (const node of [...elementsIn(list)].filter(({ tagName }) => tagName === 'dt' || tagName === 'dd')) {
    const before = items.at(-1);
    if (node.tagName === 'dt') items.push(...itemOf(blocksOf(node).map(boldBlock)));
    else if (before !== undefined) {
      const [told] = itemOf(blocksOf(node));
      if (told === undefined) continue;
      items[items.length - 1] = {
        ...before,
        more: [...before.more, told.words, ...told.more],
        items: [...before.items, ...told.items],
      };
    }
  }
  return items;
}

const boldBlock = (block: Block): Block =>
  block.kind === 'paragraph' ? { ...block, words: bold(block.words) } : block;

/** The rows of a table whose first column is named for topics; another table holds none. */
function rowsOf(table: Element): Item[] {
  const rows = [...elementsIn(table)].filter(({ tagName }) => tagName === 'tr');
  const cells = (row: Element): Words[] =>
    row.childNodes.flatMap((node) => (isElement(node) && /^t[hd]$/.test(node.tagName) ? [joined(blocksOf(node))] : []));
  const [head, ...body] = rows.map(cells);
  if (head?.[0] === undefined || !/\b(?:topics?|ideas?|themes?|tracks?|titles?|subjects?|talks?)\b/i.test(head[0].text))
    return [];
  return body.flatMap(([first, ...more]) =>
    first === undefined || first.text === ''
      ? []
      : [{ words: bold(first), more: more.filter(({ text }) => text !== ''), items: [] }],
  );
}

/** Several paragraphs, and the bullets between them, as one. */
function joined(blocks: readonly Block[]): Words {
  const flat = (items: readonly Item[]): Words[] =>
    items.flatMap(({ words, more, items: below }) => [words, ...more, ...flat(below)]);
  const all = blocks.flatMap((block) =>
    block.kind === 'list' ? flat(block.items) : block.kind === 'rule' ? [] : [block.words],
  );
  return {
    text: all.map(({ text }) => text).join(' '),
    broken: all.map(({ broken }) => broken).join('\n'),
    links: all.flatMap(({ links }) => links),
    lead: all.length === 1 ? (all[0]?.lead ?? null) : null,
    struck: all.length > 0 && all.every(({ struck }) => struck),
  };
}

/** The line of the source, where the Markdown that this HTML was made of has told it. */
function lineOf(element: Element): number | null {
  const line = Number(attribute(element, 'data-line') ?? Number.NaN);
  return Number.isSafeInteger(line) && line > 0 ? line : null;
}

/** What a run of words and breaks makes: two breaks in a row end a paragraph, as old blogs write it. */
function paragraphsOf(nodes: readonly Node[]): Words[] {
  const runs: Node[][] = [[]];
  let breaks = 0;
  for (const node of nodes) {
    if (isElement(node) && node.tagName === 'br') {
      breaks++;
      if (breaks === 2) runs.push([]);
      else if (breaks < 2) runs.at(-1)?.push(node);
    } else {
      if (isElement(node) || !('value' in node) || node.value.trim() !== '') breaks = 0;
      runs.at(-1)?.push(node);
    }
  }
  return runs.map(wordsOf).filter(({ text }) => text !== '');
}

/** The words of some nodes, with their links. */
function wordsOf(nodes: readonly Node[]): Words {
  const links: PostLink[] = [];
  const broken = nodes.map((node) => spoken(node, links)).join('');
  return {
    text: oneLine(broken),
    broken: broken
      .replace(/[^\S\n\u2028]+/g, ' ')
      .replace(/ ?([\n\u2028]) ?/g, '$1')
      .trim(),
    links: [...links, ...bareLinks(broken, links)],
    lead: leadOf(nodes),
    struck: isStruck(nodes),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

// What steers a terminal, hides or turns round: none of it is a word, and a list is printed, searched and written.
const STEERING =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

function spoken(node: Node, links: PostLink[]): string {
  if (!isElement(node)) return 'value' in node ? node.value.replace(STEERING, '') : '';
  if (isSkipped(node)) return '';
  const { tagName } = node;
  if (tagName === 'br') return '\u2028';
  if (tagName === 'img' || tagName === 'input') return '';
  const words = node.childNodes.map((child) => spoken(child, links)).join('');
  if (tagName === 'code' || tagName === 'tt') return words.trim() === '' ? '' : `\`${words.trim()}\``;
  if (tagName !== 'a') return words;
  const url = attribute(node, 'href')?.trim();
  if (url === undefined || url === '') return words;
  // A link within the page whose words are no more than a number or a mark is a note's, or points at a heading.
  if (url.startsWith('#') && /^\W*\d*\W*$/.test(words)) return '';
  links.push({ title: oneLine(words).replaceAll('`', ''), url });
  return words;
}

/** Addresses that stand in the text as they are. */
function bareLinks(text: string, known: readonly PostLink[]): PostLink[] {
  const found = text.match(/https?:\/\/[^\s<>"'`\u2028]{3,500}/g) ?? [];
  return found
    .map((url) => url.replace(/[.,;:!?)\]]+$/, ''))
    .filter((url) => !known.some((link) => link.url.startsWith(url) || link.title.includes(url)))
    .map((url) => ({ title: url, url }));
}

const isBlank = (node: Node): boolean =>
  isElement(node)
    ? node.tagName === 'img' || node.tagName === 'input' || (node.tagName === 'a' && rawText(node).trim() === '')
    : !('value' in node) || MARKS.test(node.value);

// Emoji, and the numbers and arrows that bloggers write by hand: `2/`, `3)`, `→`.
const MARKS =
  /^\s*(?:\[[ xX]\]\s+)?(?:\(?#?\d{1,3}\s?[/.):]\s+)?[\s\p{Extended_Pictographic}\ufe0f\u200d\u20e3→•·*»]*$/u;

/** The bold words that nodes begin with. */
function leadOf(nodes: readonly Node[]): string | null {
  const first = nodes.find((node) => !isBlank(node));
  if (first === undefined || !isElement(first)) return null;
  if (first.tagName === 'strong' || first.tagName === 'b') return oneLine(spoken(first, []));
  // Bold inside of emphasis, a span or a link.
  const within = /^(?:em|i|u|span|font|a|mark)$/.test(first.tagName) ? leadOf(first.childNodes) : null;
  return within !== null && within === oneLine(spoken(first, [])) ? within : null;
}

/** Whether words are struck out, but for what stands in brackets after them: `~~Docker~~ (done in March)`. */
function isStruck(nodes: readonly Node[]): boolean {
  const written = nodes.filter((node) => !isBlank(node));
  const isMarked = (node: Node): boolean => isElement(node) && /^(?:s|del|strike)$/.test(node.tagName);
  const rest = written.slice(written.findLastIndex(isMarked) + 1);
  const before = written.slice(0, written.length - rest.length);
  const words = rest.map((node) => spoken(node, [])).join('');
  return before.length > 0 && before.every(isMarked) && (rest.length === 0 || /^\s*\([^)]*\)?\W*$/.test(words));
}
