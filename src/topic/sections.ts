import { startOf, type LeftOut } from './found.ts';
import type { HeadingReader, Role } from './headings.ts';
import { plain, type Block, type Item, type Post, type PostLink, type Words } from './post.ts';
import { ownLine } from './wording.ts';

/** A heading, what stands right under it, and the sections below it. */
export interface Section {
  /** Null for what stands before the first heading. */
  readonly heading: Words | null;
  readonly level: number;
  readonly line: number | null;
  readonly role: Role;
  readonly blocks: readonly Exclude<Block, { kind: 'heading' }>[];
  readonly sections: readonly Section[];
}

/** A post as sections, and its title where it has one. */
export interface Outline {
  readonly title: string | null;
  readonly root: Section;
  /** The links that lead nowhere, since nobody said where the post was published. */
  readonly lost: readonly LeftOut[];
}

/** Bold lines are headings of their own, below all others. */
const BOLD_LEVEL = 7;
const LONGEST_BOLD = 120;
/** From how many bold beginnings on they are headings, and not stress. */
const LEAST_BOLD = 2;
const LEAST_RUN_IN = 3;

/** The sections of a post. */
export function outlineOf(post: Post, reader: HeadingReader): Outline {
  const lost = new Set<string>();
  const whole = post.blocks.map((block) => mapWords(block, (words) => withAddresses(words, post.url, lost)));
  const blocks = withBoldHeadings(withFootnotes(whole));
  const lifted = liftedTitle(blocks, post.title);
  const title = post.title ?? lifted.title;
  const years = [
    post.published ?? '',
    title ?? '',
    ...lifted.blocks.flatMap((block) => (block.kind === 'heading' ? [block.words.text] : [])),
  ];
  const latest = Math.max(0, ...years.map(yearIn));
  const root = treeOf(lifted.blocks, (text): Role => {
    const role = reader.roleOf(text, title ?? '');
    // "2015 ideas" in a post of 2016, or beside "2016 ideas".
    const isPast = role.kind === 'list' && yearIn(text) > 0 && yearIn(text) < latest;
    return isPast ? { kind: 'aside', why: 'it is about earlier editions' } : role;
  });
  const why = 'it is no address without that of the post, which --url names';
  return { title, root, lost: Array.from(lost, (what) => ({ what: startOf(what), why, line: null })) };
}

const yearIn = (text: string): number => Number(/\b20\d\d\b/.exec(text)?.[0] ?? 0);

/** The words with their links as whole addresses; those into the page stay as they are. */
function withAddresses(words: Words, base: string | null, lost: Set<string>): Words {
  const links = words.links.flatMap((link): PostLink[] => {
    if (link.url.startsWith('#')) return [link];
    const url = addressOf(link.url, base);
    if (url === null && !/^[a-z][a-z0-9+.-]*:/i.test(link.url)) lost.add(link.url);
    return url === null ? [] : [{ title: link.title || url, url }];
  });
  return { ...words, links };
}

/** A link's address as a whole one, or null where it has none that a browser would open. */
function addressOf(url: string, base: string | null): string | null {
  try {
    const whole = base === null ? new URL(url) : new URL(url, base);
    if (!/^https?:$/.test(whole.protocol)) return null;
    // As its author wrote it, where that is an address: URL would escape and complete it.
    return /^https?:\/\/\S+$/.test(url) ? url : whole.href;
  } catch {
    return null;
  }
}

/** The first heading where it is the title of the whole: alone on its level and above all others, or the title again. */
function liftedTitle(
  blocks: readonly Block[],
  known: string | null,
): { title: string | null; blocks: readonly Block[] } {
  const headings = blocks.flatMap((block, index) => (block.kind === 'heading' ? [{ ...block, index }] : []));
  const [first, ...others] = headings;
  if (first === undefined) return { title: null, blocks };
  const text = plain(first.words.text);
  const before = blocks.slice(0, first.index).filter(({ kind }) => kind !== 'rule');
  const isTop = others.every(({ level }) => level > first.level);
  const isSame = known !== null && same(known, text);
  const isAlone = isTop && first.level === 1 && (others.length > 0 || known === null) && before.length <= 1;
  // Some begin with a smaller heading, over nothing but headings that are smaller still.
  const isOver = others.length > 1 || (others.length === 0 && blocks.some(({ kind }) => kind === 'list'));
  const isFirst = isTop && known === null && isOver && before.length === 0;
  if (!isSame && !isAlone && !isFirst) return { title: null, blocks };
  const below = blocks.toSpliced(first.index, 1);
  return (SITE.test(text) ? lifted(below) : null) ?? { title: text, blocks: below };
}

/** The name of the part of a site that a post stands in, where its title might be. */
const SITE = /^(?:the )?(?:blog|news|posts?|articles?|journal|updates?|announcements?)$/i;

/** The title under a title that is a site's, if there is one. */
function lifted(blocks: readonly Block[]): ReturnType<typeof liftedTitle> | null {
  const found = liftedTitle(blocks, null);
  return found.title === null ? null : found;
}

const same = (a: string, b: string): boolean => letters(a) === letters(b);
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function treeOf(blocks: readonly Block[], roleOf: (text: string) => Role): Section {
  interface Growing extends Section {
    readonly blocks: Exclude<Block, { kind: 'heading' }>[];
    readonly sections: Growing[];
  }
  const root: Growing = { heading: null, level: 0, line: null, role: { kind: 'open' }, blocks: [], sections: [] };
  const open: Growing[] = [root];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      open.at(-1)?.blocks.push(block);
      continue;
    }
    while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
    const { words, level, line } = block;
    const section: Growing = { heading: words, level, line, role: roleOf(words.text), blocks: [], sections: [] };
    open.at(-1)?.sections.push(section);
    open.push(section);
  }
  return root;
}

/** Paragraphs that are headings to their author: bold lines, and bold beginnings where there are several. */
function withBoldHeadings(blocks: readonly Block[]): Block[] {
  const wholes = blocks.filter((block) => isBoldLine(block)).length;
  const runIns = blocks.filter((block) => runInOf(block) !== null).length;
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'paragraph') return [block];
    if (isBoldLine(block) && wholes + runIns >= LEAST_BOLD)
      return [{ kind: 'heading', level: BOLD_LEVEL, words: block.words, line: block.line }];
    const runIn = runInOf(block);
    if (runIn === null || (runIns < LEAST_RUN_IN && !runIn.ownLine) || wholes + runIns < LEAST_BOLD) return [block];
    const heading: Block = { kind: 'heading', level: BOLD_LEVEL, words: runIn.heading, line: block.line };
    return [heading, { kind: 'paragraph', words: runIn.rest, line: block.line }];
  });
}

function isBoldLine(block: Block): boolean {
  if (block.kind !== 'paragraph') return false;
  const { text, lead } = block.words;
  const rest = lead === null ? text : text.replace(lead, '');
  return (
    lead !== null &&
    lead.length <= LONGEST_BOLD &&
    !lead.endsWith('.') &&
    /^[^\p{L}\p{N}]*(?:\d{1,3}[.)])?[^\p{L}\p{N}]*$/u.test(rest)
  );
}

/** The bold beginning of a paragraph and the rest, where the beginning ends like a heading or has a line of its own. */
function runInOf(block: Block): { heading: Words; rest: Words; ownLine: boolean } | null {
  if (block.kind !== 'paragraph' || isBoldLine(block)) return null;
  const { text, lead, broken, links } = block.words;
  if (lead === null || lead === '' || lead.length > LONGEST_BOLD) return null;
  const at = text.indexOf(lead);
  // What numbers or decorates it may stand before.
  if (at > 8 || /[\p{L}]/u.test(text.slice(0, at))) return null;
  const after = text.slice(at + lead.length);
  const line = ownLine(broken)?.[0] ?? broken.split(/[\n\u2028]/)[0] ?? '';
  const isOwnLine = letters(line) === letters(lead);
  if (!isOwnLine && !/[:.?!–—-]$/.test(lead) && !/^\s*[:.–—-]/.test(after)) return null;
  const rest = after.replace(/^[\s:.–—-]+/, '');
  const ofHeading = links.filter(({ title }) => title !== '' && lead.includes(title));
  return {
    heading: {
      text: (text.slice(0, at) + lead).replace(/[:.–—-]+$/, '').trim(),
      broken: lead,
      links: ofHeading,
      lead,
      struck: false,
    },
    rest: {
      text: rest,
      broken: rest,
      links: links.filter((link) => !ofHeading.includes(link)),
      lead: null,
      struck: false,
    },
    ownLine: isOwnLine,
  };
}

const NOTE = /^\[\^?([\w-]{1,30})\]:?\s+/;

/** The blocks without their notes at the foot; the links of a note stand where the note is referred to. */
function withFootnotes(blocks: readonly Block[]): Block[] {
  const notes = new Map<string, readonly PostLink[]>();
  const isNote = (block: Block): boolean => {
    const mark = block.kind === 'paragraph' ? NOTE.exec(block.words.text)?.[1] : undefined;
    return mark !== undefined && referred(mark, block);
  };
  const texts = blocks.flatMap((block) => wordsIn(block).map((words) => ({ block, text: words.text })));
  const referred = (mark: string, note: Block): boolean =>
    texts.some(({ block, text }) => block !== note && (text.includes(`[${mark}]`) || text.includes(`[^${mark}]`)));
  const rest = blocks.filter((block) => {
    if (!isNote(block) || block.kind !== 'paragraph') return true;
    notes.set(NOTE.exec(block.words.text)?.[1] ?? '', block.words.links);
    return false;
  });
  if (notes.size === 0) return [...blocks];
  const marks = new RegExp(`\\s?\\[\\^?(${[...notes.keys()].join('|')})\\]`, 'g');
  const noted = (words: Words): Words => {
    const found = Array.from(words.text.matchAll(marks), ([, mark]) => notes.get(mark ?? '') ?? []).flat();
    const clean = (text: string): string => text.replace(marks, '');
    return { ...words, text: clean(words.text), broken: clean(words.broken), links: [...words.links, ...found] };
  };
  return rest.map((block) => mapWords(block, noted));
}

function wordsIn(block: Block): Words[] {
  if (block.kind === 'rule') return [];
  return block.kind === 'list' ? wordsOfItems(block.items) : [block.words];
}

/** All the words of some items and the items below them. */
export function wordsOfItems(items: readonly Item[]): Words[] {
  return items.flatMap(({ words, more, items: below }) => [words, ...more, ...wordsOfItems(below)]);
}

function mapWords(block: Block, change: (words: Words) => Words): Block {
  const item = ({ words, more, items }: Item): Item => ({
    words: change(words),
    more: more.map(change),
    items: items.map(item),
  });
  if (block.kind === 'rule') return block;
  return block.kind === 'list' ? { ...block, items: block.items.map(item) } : { ...block, words: change(block.words) };
}
