import { isByline } from './byline.ts';
import { withoutEnding } from './ending.ts';
import { headingOf, leaving, together, unique, type Found, type FoundTopic, type LeftOut } from './found.ts';
import { readerOf, type HeadingReader, type PostWords } from './headings.ts';
import { asked, fromLists, isBulleted, itemsUnder, leadBefore, otherLists, topicLists } from './lists.ts';
import type { Post, PostLink } from './post.ts';
import { outlineOf, wordsOfItems, type Section } from './sections.ts';
import { isBonus, titleOf, withoutBonus } from './wording.ts';

export type { FoundTopic, LeftOut } from './found.ts';

/** What a post holds. */
export interface Reading {
  readonly title: string | null;
  readonly author: string | null;
  /** The day, as `2024-03-01`. */
  readonly published: string | null;
  readonly url: string | null;
  /** In the order of the post; empty where it has none. */
  readonly topics: readonly FoundTopic[];
  readonly leftOut: readonly LeftOut[];
  /** What its introduction links to. */
  readonly links: readonly PostLink[];
}

/** The topics of a post, and what was left out of it and why. */
export function readTopics(post: Post, words: PostWords): Reading {
  const reader = readerOf(words);
  const { title, root: whole, lost } = outlineOf(post, reader);
  const { section: root, leftOut: ending } = withoutEnding(whole);
  const { topics, leftOut } = fromRoot(root, reader);
  const { author, published, url } = post;
  const intro = root.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.words.links : []));
  return {
    title,
    author,
    published,
    url,
    topics,
    leftOut: [...leftOut, ...ending, ...lost],
    links: unique(intro),
  };
}

/** How the sections of one post are read. */
interface Mode {
  readonly reader: HeadingReader;
  /** Whether the post says where its topics stand, so that what stands elsewhere is none. */
  readonly isExplicit: boolean;
  /** The sections whose bullets, or whose sections, are topics, and whose heading is not. */
  readonly groups: ReadonlySet<Section>;
}

/** From how many topics on a list that the post leads to is its list of topics. */
const LEAST_LISTED = 3;

function fromRoot(root: Section, reader: HeadingReader): Found {
  const sections = unwrapped(root.sections);
  const lists = topicLists(root, reader);
  const open = countOpen(sections);
  const inRoot = lists.reduce((sum, { items }) => sum + items.length, 0);
  const leads = leadBefore(root, lists[0], reader) === 'topics';
  // Without a word that leads to it, a list has to outweigh the headings.
  const isLed = inRoot >= LEAST_LISTED && inRoot >= (leads ? open : 2 * open + 1);
  const isRootList = inRoot > 0 && yieldOfLists(sections, reader) === 0 && (open === 0 || isLed);
  const isExplicit = isRootList || isListed(sections, reader);
  const mode: Mode = { reader, isExplicit, groups: groupsAmong(sections, reader) };
  const beginning = isRootList
    ? together([introOf(root), otherLists(root, lists, reader), fromLists(root, lists, null)])
    : introOf(root);
  return together([beginning, ...sections.map((section) => fromSection(section, mode))]);
}

const LONGEST_DATELINE = 40;

function introOf({ blocks }: Section): Found {
  const list = blocks.findIndex(({ kind }) => kind === 'list');
  const before = list === -1 ? blocks : blocks.slice(0, list);
  const paragraphs = before.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
  // Before the first words may stand who wrote them, and when.
  const first =
    paragraphs.find(({ words: { text } }) => text.length > LONGEST_DATELINE && !isByline(text)) ?? paragraphs[0];
  return first === undefined ? together([]) : leaving(first.words.text, 'it introduces the post', first.line);
}

/** The sections below a heading that stands over all others. */
function unwrapped(sections: readonly Section[]): readonly Section[] {
  const [only, ...others] = sections;
  if (only === undefined || others.length > 0 || only.sections.length < 2 || only.role.kind !== 'open') return sections;
  return only.blocks.some(({ kind }) => kind === 'list') ? sections : only.sections;
}

/** The sections that say that topics stand under them, none of which stands in another one. */
function listSections(section: Section): Section[] {
  return section.role.kind === 'list' ? [section] : section.sections.flatMap(listSections);
}

const countOpen = (sections: readonly Section[]): number => sections.filter(({ role }) => role.kind === 'open').length;

const yieldOfLists = (sections: readonly Section[], reader: HeadingReader): number =>
  sections.flatMap(listSections).reduce((sum, section) => sum + yieldOf(section, reader), 0);

/** Whether sections that say that topics follow have most of them, so that what stands beside them has none. */
function isListed(sections: readonly Section[], reader: HeadingReader): boolean {
  const listed = yieldOfLists(sections, reader);
  return listed >= LEAST_LISTED && listed >= countOpen(sections);
}

/** How many topics a section that lists them has. */
function yieldOf(section: Section, reader: HeadingReader): number {
  const bullets = topicLists(section, reader).reduce((sum, { items }) => sum + items.length, 0);
  return section.sections.reduce((sum, one) => {
    if (one.role.kind === 'list') return sum + yieldOf(one, reader);
    return one.role.kind === 'aside' ? sum : sum + 1;
  }, bullets);
}

function fromSection(section: Section, mode: Mode): Found {
  const { role, sections, line } = section;
  if (role.kind === 'list') return fromList(section, mode);
  if (role.kind === 'aside')
    return together([
      leaving(headingOf(section), role.why, line),
      ...sections.map((one) => fromAside(one, section, mode)),
    ]);
  if (mode.groups.has(section) || (role.kind === 'group' && yieldOf(section, mode.reader) > 0))
    return fromGroup(section, mode);
  const hasList = sections.flatMap(listSections).length > 0;
  if (!mode.isExplicit && !hasList) return fromTopic(section, mode);
  const isBare = hasList && section.blocks.length === 0;
  const self = isBare ? [] : [leaving(headingOf(section), 'it stands beside the topics, not among them', line)];
  return together([...self, ...sections.map((one) => fromSection(one, { ...mode, isExplicit: true }))]);
}

/** What stands under a heading that is no topic is none either, unless it says that topics follow. */
function fromAside(section: Section, above: Section, mode: Mode): Found {
  const { kind } = section.role;
  if (kind === 'list' || kind === 'aside') return fromSection(section, mode);
  return together([
    leaving(headingOf(section), `it stands under “${headingOf(above)}”`, section.line),
    ...section.sections.map((one) => fromAside(one, above, mode)),
  ]);
}

/** A heading that says that topics follow: its bullets, and the headings below it. */
function fromList(section: Section, { reader }: Mode): Found {
  const lists = topicLists(section, reader);
  const isExplicit = lists.length === 0 && isListed(section.sections, reader);
  const inside: Mode = { reader, isExplicit, groups: groupsAmong(section.sections, reader) };
  const found = together([
    otherLists(section, lists, reader),
    fromLists(section, lists, null),
    ...section.sections.map((one) => fromSection(one, inside)),
  ]);
  if (found.topics.length > 0) return found;
  return together([leaving(headingOf(section), 'no topic stands under it', section.line), found]);
}

const KIND = /\b(?:panel|tutorial|workshop|poster|lightning|keynote|beginner|intermediate|advanced)/i;

/** A heading over several topics, which they keep as a tag. */
function fromGroup(section: Section, { reader }: Mode): Found {
  const heading = headingOf(section);
  // "Always nice to have talks" says nothing of what they are about; "Panel ideas" says what kind they are of.
  const group = section.role.kind === 'group' && !KIND.test(heading) ? null : titleOf(heading);
  const lists = topicLists(section, reader);
  const inside: Mode = { reader, isExplicit: false, groups: bareGroups(section.sections) };
  const found = together([
    leaving(heading, 'it heads a group of topics', section.line),
    otherLists(section, lists, reader),
    fromLists(section, lists, group),
    ...section.sections.map((one) => fromSection(one, inside)),
  ]);
  return { ...found, topics: found.topics.map((topic) => ({ ...topic, group: topic.group ?? group })) };
}

/** Of sections beside each other, those that head groups: they have no words of their own, or most are made that way. */
function groupsAmong(sections: readonly Section[], reader: HeadingReader): ReadonlySet<Section> {
  const open = sections.filter(({ role }) => role.kind === 'open');
  const above = open.filter(({ sections: below }) => countOpen(below) >= 2);
  const isEach = open.length > 1 && open.every((section) => isBulleted(section, reader, 2));
  const bulleted = isEach ? open : open.filter((section) => isBulleted(section, reader));
  return new Set([
    ...bareGroups(sections),
    ...(open.length > 1 && above.length >= open.length * 0.6 ? above : []),
    ...(bulleted.length >= open.length * 0.5 ? bulleted : []),
  ]);
}

/** Sections that are nothing but the headings below them: one has several, and then those beside it may have one. */
function bareGroups(sections: readonly Section[]): ReadonlySet<Section> {
  const bare = sections.filter(
    ({ role, blocks, sections: below }) =>
      role.kind === 'open' && countOpen(below) > 0 && blocks.every(({ kind }) => kind === 'rule'),
  );
  return new Set(bare.some(({ sections: below }) => countOpen(below) > 1) ? bare : []);
}

/** Headings inside of a topic that tell more of it, and are no part of it. */
const INNER =
  /^(?:(?:some |possible |example |suggested |key |potential |starter |sample |more )*(?:questions?|angles?|examples?|ideas?|topics?|talks?|titles?|directions|things to consider|starting points|prompts|sub-?topics)(?: to .{0,60})?|links?|see also|further reading|resources?|references?|reading|inspiration)$/i;

const isBonusHeading = (section: Section): boolean => isBonus(`${headingOf(section)}:`);
const isInnerWords = (text: string): boolean => INNER.test(titleOf(text));
const isInner = (section: Section): boolean => isBonusHeading(section) || isInnerWords(headingOf(section));

/** A heading that is a topic, with the headings below it as its parts. */
function fromTopic(section: Section, mode: Mode): Found {
  const { reader } = mode;
  const lists = topicLists(section, reader);
  const inner = section.sections.filter(isInner);
  const others = section.blocks.filter((block) => block.kind === 'list' && !lists.includes(block));
  const prose = section.blocks.flatMap((block, index) => {
    const leadsAway = others.some((list) => list === section.blocks[index + 1]);
    const isLead =
      section.blocks[index + 1]?.kind === 'list' && block.kind === 'paragraph' && isInnerWords(block.words.text);
    return block.kind === 'paragraph' && !leadsAway && !isLead ? [block.words.text] : [];
  });
  const told = withoutBonus(prose.join(' '));
  const inside = inner.filter((one) => !isBonusHeading(one)).flatMap(itemsUnder);
  const { questions, bonus } = asked([...lists.flatMap(({ items }) => items), ...inside]);
  const extra = asked(inner.filter(isBonusHeading).flatMap(itemsUnder));
  const words = [section, ...inner].flatMap((one) => [
    ...(one.heading === null ? [] : [one.heading]),
    ...wordsOfItems(itemsUnder(one)),
  ]);
  const below = section.sections
    .filter((one) => !isInner(one))
    .map((one) =>
      one.role.kind === 'open' || one.role.kind === 'group' ? fromTopic(one, mode) : fromSection(one, mode),
    );
  const { topics: parts, leftOut } = together(below);
  const topic: FoundTopic = {
    title: titleOf(headingOf(section)),
    pitch: told.text,
    questions,
    bonus: [...told.bonus, ...bonus, ...extra.questions, ...extra.bonus],
    group: null,
    links: unique(words.flatMap(({ links }) => links)),
    parts,
  };
  return together([{ topics: [topic], leftOut: [] }, otherLists(section, lists, reader), { topics: [], leftOut }]);
}
