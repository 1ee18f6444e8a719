import { leaving, together, unique, type Found, type FoundTopic } from './found.ts';
import { CROSSED, type HeadingReader, type Lead } from './headings.ts';
import type { Block, Item, Words } from './post.ts';
import { wordsOfItems, type Section } from './sections.ts';
import { isBonus, isColonList, isFiller, isQuestion, toldBy, withoutBonus } from './wording.ts';

export type List = Extract<Block, { kind: 'list' }>;

/** The lists right under a heading whose bullets may be topics, as far as the words before each tell. */
export function topicLists(section: Section, reader: HeadingReader): List[] {
  const all = section.blocks.filter((block) => block.kind === 'list').filter((list) => !isContents(list));
  return all.filter((list) => {
    const lead = leadBefore(section, list, reader);
    return lead !== 'aside' && (lead !== 'past' || all.length === 1);
  });
}

/** What the words right before a list say. */
export function leadBefore(section: Section, list: List | undefined, reader: HeadingReader): Lead {
  const before = section.blocks[section.blocks.findIndex((block) => block === list) - 1];
  return before?.kind === 'paragraph' ? reader.leadOf(before.words.text) : null;
}

/** A list of links into the page is its contents. */
function isContents({ items }: List): boolean {
  const words = wordsOfItems(items);
  return words.every(({ text, links }) => text === '' || links[0]?.url.startsWith('#') === true);
}

/** What of the blocks under a heading are lists of something else, told as left out. */
export function otherLists(section: Section, lists: readonly List[], reader: HeadingReader): Found {
  const others = section.blocks.flatMap((block) =>
    block.kind === 'list' && !lists.includes(block) && !isContents(block) ? [block] : [],
  );
  return together(
    others.map((list) => {
      const isPast = leadBefore(section, list, reader) === 'past';
      const why = isPast ? 'it is about earlier editions' : 'the words before it say that it lists something else';
      return leaving(list.items[0]?.words.text ?? '', why, list.line);
    }),
  );
}

/** The bullets of lists as topics; the paragraphs after the first of them are told as left out. */
export function fromLists(section: Section, lists: readonly List[], group: string | null): Found {
  const from = section.blocks.findIndex((block) => block === lists[0]);
  return together(
    section.blocks.map((block, index): Found => {
      if (block.kind === 'list') return lists.includes(block) ? fromItems(block, group) : NOTHING;
      const next = section.blocks[index + 1];
      if (block.kind !== 'paragraph' || from === -1 || index < from || next?.kind === 'list') return NOTHING;
      return leaving(block.words.text, 'it stands after the topics', block.line);
    }),
  );
}

const NOTHING: Found = { topics: [], leftOut: [] };

function fromItems(list: List, group: string | null): Found {
  const colons = isColonList(list.items);
  return together(
    list.items.map((item): Found => {
      const { text, struck } = item.words;
      if (struck) return leaving(text, 'it is struck out', list.line);
      if (CROSSED.test(text)) return leaving(text, 'it says what is not wanted', list.line);
      if (isFiller(text)) return leaving(text, 'it names no topic', list.line);
      return { topics: [topicOf(item, { colons, group })], leftOut: [] };
    }),
  );
}

interface Place {
  readonly colons: boolean;
  readonly group: string | null;
}

function topicOf(item: Item, { colons, group }: Place): FoundTopic {
  const { title, pitch } = toldBy(item.words, colons);
  const told = withoutBonus([pitch, ...item.more.map(({ text }) => text)].filter((text) => text !== '').join(' '));
  const hasParts = isListOfParts(item.items);
  const { questions, bonus } = asked(hasParts ? [] : item.items);
  const words = [item.words, ...item.more, ...(hasParts ? [] : wordsOfItems(item.items))];
  const partColons = isColonList(item.items);
  const parts = hasParts ? item.items.filter(({ words: part }) => !isFiller(part.text) && !part.struck) : [];
  return {
    title,
    pitch: told.text,
    questions,
    bonus: [...told.bonus, ...bonus],
    group,
    links: unique(words.flatMap(({ links }) => links)),
    parts: parts.map((part) => topicOf(part, { colons: partColons, group })),
  };
}

/** Whether the bullets below a bullet are topics of their own: most say what they are. */
function isListOfParts(items: readonly Item[]): boolean {
  const colons = isColonList(items);
  const own = items.filter(({ words, more }) => {
    if (isQuestion(words.text) || isBonus(words.text) || isPointer(words)) return false;
    return more.length > 0 || toldBy(words, colons).pitch !== '';
  });
  return items.length > 0 && own.length >= items.length / 2;
}

/** The bullets below a topic as its questions and its bonus, those below them too; what only points somewhere is a link. */
export function asked(items: readonly Item[]): { readonly questions: string[]; readonly bonus: string[] } {
  const [questions, bonus]: [string[], string[]] = [[], []];
  for (const { words, more, items: below } of items) {
    const told = withoutBonus([words, ...more].map(({ text }) => text).join(' '));
    const further = asked(below);
    if (!isFiller(told.text) && !isPointer(words) && !words.struck) questions.push(told.text);
    questions.push(...further.questions);
    bonus.push(...told.bonus, ...further.bonus);
  }
  return { questions, bonus };
}

/** Whether words do no more than point somewhere: a link, and who or where it is from. */
function isPointer({ text, links }: Words): boolean {
  const [first] = links;
  if (first === undefined || first.title === '' || isQuestion(text)) return false;
  const bare = text.replaceAll('`', '');
  const at = bare.indexOf(first.title);
  const rest = bare.slice(at + first.title.length);
  return at !== -1 && at <= 12 && (/^\W*$/.test(rest) || /^\W{0,4}(?:by|via|from|at|in|on)\s/i.test(rest));
}

/** `for beginners`, `Example: …`: the end of a sentence that the heading begins. */
const isFragment = (text: string): boolean =>
  /^(?:(?:for|with|in|on|from|to|by|and|or|e\.g\.)\s|examples?\b|["“”])/.test(text);

/** From how many bullets on a list outweighs the words before it. */
const MANY_BULLETS = 6;
const SOME_BULLETS = 3;

/** Whether a section is rather its bullets than its words. */
export function isBulleted(section: Section, reader: HeadingReader, least = SOME_BULLETS): boolean {
  const items = topicLists(section, reader).flatMap((list) => list.items);
  const hasWords = section.blocks.some(({ kind }) => kind === 'paragraph');
  if (items.length < (hasWords ? MANY_BULLETS : least)) return false;
  const asking = ({ words }: Item): boolean => !isTitled(words) && (isQuestion(words.text) || isFragment(words.text));
  return items.filter(asking).length < items.length / 2;
}

/** Whether a bullet begins with a title in bold, and goes on. */
const isTitled = ({ text, lead }: Words): boolean => lead !== null && lead !== '' && lead.length < text.length;

/** What stands under a heading as bullets, paragraphs too. */
export function itemsUnder({ blocks }: Section): Item[] {
  return blocks.flatMap((block): readonly Item[] => {
    if (block.kind === 'rule') return [];
    return block.kind === 'list' ? block.items : [{ words: block.words, more: [], items: [] }];
  });
}
