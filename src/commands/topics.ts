import { ambiguousTopic, noTag, noTopic, noTopicFound, noTopicList } from '../errors.ts';
import { dataFolders, readTopicLists } from '../library/data.ts';
import { findWorkspace } from '../library/workspace.ts';
import type { Terminal } from '../terminal.ts';
import {
  addressOf,
  currentTopics,
  searchTopics,
  topicsAt,
  topicsOf,
  type Topic,
  type TopicList,
} from '../topic/topic.ts';
import { counted, inline, listed, safe, wrap, wrapItem } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { link } from '../text/link.ts';
import { paintFor } from '../text/paint.ts';
import { tell, tellError } from './tell.ts';

export interface TopicsOptions {
  readonly tag?: readonly string[];
  readonly list?: string;
  readonly all?: boolean;
  readonly random?: boolean;
  readonly json?: boolean;
}

/** `cfp topics [words…]`: finds ideas and lists them. Returns the exit code: 1 where no topic has all the words. */
export function runTopics(terminal: Terminal, words: readonly string[], options: TopicsOptions): number {
  const lists = listsFor(terminal);
  const topics = topicsOf(lists);
  const search = (among: readonly Topic[]): Topic[] => withTags(searchTopics(among, words), options.tag ?? [], topics);
  const current = search(asListed(topics, lists, options));
  // Who looks for Django 4.1 means the year in which it was new.
  const isSearch = words.length > 0 && options.list === undefined;
  const found = current.length === 0 && isSearch ? search(topics) : current;
  if (found.length > 0 && current.length === 0) tell(terminal, 'Only lists of earlier years have it:');
  const chosen = options.random === true ? pick(found, terminal.random()) : found;
  const { stdout } = terminal;
  if (options.json === true) stdout.write(jsonText(chosen.map((topic) => withSource(topic, lists))));
  else if (chosen.length === 0) tellError(terminal, noTopicFound([...words, ...(options.tag ?? [])]));
  else if (stdout.isTTY) stdout.write(cards(chosen, terminal));
  else stdout.write(chosen.map(row).join(''));
  return chosen.length === 0 ? 1 : 0;
}

/** The topics of one list, of all of them, or of the latest edition of each. */
function asListed(topics: readonly Topic[], lists: readonly TopicList[], { list, all }: TopicsOptions): Topic[] {
  if (list === undefined) return all === true ? [...topics] : currentTopics(topics);
  const known = lists.map(({ id }) => id);
  if (!known.includes(list)) throw noTopicList(list, known);
  return topics.filter((topic) => topic.list === list);
}

/** `cfp topics show <id>`: one topic whole, with its questions, bonus points and links. */
export function runTopicsShow(terminal: Terminal, id: string, options: TopicsOptions): number {
  const lists = listsFor(terminal);
  const topics = topicsOf(lists);
  const topic = topicNamed(options.list === undefined ? topics : asListed(topics, lists, options), id);
  const { stdout } = terminal;
  stdout.write(options.json === true ? jsonText(withSource(topic, lists)) : page(topic, lists, terminal));
  return 0;
}

/** `cfp topics lists`: the lists that there are, who wrote them, and how many topics each has. */
export function runTopicsLists(terminal: Terminal, options: TopicsOptions): number {
  const lists = listsFor(terminal);
  const { stdout } = terminal;
  const paint = paintFor(stdout, terminal);
  if (options.json === true) {
    stdout.write(jsonText(lists.map(({ topics, ...list }) => ({ ...list, topics: topics.length }))));
  } else {
    for (const list of lists) {
      const { id, name, source, topics } = list;
      const credit = `${inline(name)}${inline(creditOf(list))}`;
      const line = [id, counted(topics.length, 'topics'), credit, inline(source?.url ?? '')];
      stdout.write(stdout.isTTY ? `${paint.bold(id)}  ${line.slice(1).join('  ')}\n` : `${line.join('\t')}\n`);
    }
  }
  return 0;
}

/** The one topic that an id means. Throws a CfpError where there is none, or more than one. */
export function topicNamed(topics: readonly Topic[], id: string): Topic {
  const [topic, ...others] = topicsAt(topics, id);
  if (topic === undefined)
    throw noTopic(
      id,
      topics.flatMap((one) => [one.id, addressOf(one)]),
    );
  if (others.length > 0) throw ambiguousTopic(id, [topic, ...others].map(addressOf));
  return topic;
}

function listsFor(terminal: Terminal): TopicList[] {
  return readTopicLists(dataFolders(terminal, findWorkspace(terminal)));
}

/** Where a list is from, in words: `, by Drew Winstel, 2024-03-01`. */
function creditOf({ source }: TopicList): string {
  if (source === undefined) return '';
  return [`, by ${source.author ?? source.title}`, ...(source.published === undefined ? [] : [source.published])].join(
    ', ',
  );
}

/** `also in 2022 and 2023`, or nothing. */
const alsoIn = ({ also }: Topic): string =>
  also.length === 0 ? '' : `also in ${listed(also.map(({ year }) => year).toReversed())}`;

function withTags(topics: readonly Topic[], tags: readonly string[], all: readonly Topic[]): Topic[] {
  const known = [...new Set(all.flatMap((topic) => topic.tags))].sort();
  const unknown = tags.find((tag) => !known.includes(tag));
  if (unknown !== undefined) throw noTag(unknown, known);
  return topics.filter((topic) => tags.every((tag) => topic.tags.includes(tag)));
}

function pick(topics: readonly Topic[], random: number): Topic[] {
  return topics.slice(Math.floor(random * topics.length)).slice(0, 1);
}

/** A topic with the source of its list, for JSON. */
function withSource(topic: Topic, lists: readonly TopicList[]): object {
  const list = lists.find(({ id }) => id === topic.list);
  const { isPast: _, ...told } = topic;
  return { ...told, source: list?.source && { ...list.source, links: list.links } };
}

/** The name that `cfp topics show` knows it by: a topic of an earlier edition needs its list before it. */
const named = (topic: Topic): string => (topic.isPast ? addressOf(topic) : topic.id);

const row = (topic: Topic): string =>
  `${[named(topic), topic.title, topic.level ?? '', topic.tags.join(','), topic.pitch].map(inline).join('\t')}\n`;

function cards(topics: readonly Topic[], terminal: Terminal): string {
  const { stdout } = terminal;
  const paint = paintFor(stdout, terminal);
  const columns = Math.min(stdout.columns, 88);
  const card = (topic: Topic): string => {
    const title = wrap(inline(topic.title), columns)
      .split('\n')
      .map((line) => paint.bold(line));
    const facts = [named(topic), topic.level ?? 'any level', topic.tags.join(', '), alsoIn(topic)]
      .filter(Boolean)
      .map(inline)
      .join(' · ');
    return [
      ...title,
      ...(topic.pitch === '' ? [] : [wrap(inline(topic.pitch), columns, '  ')]),
      ...wrap(facts, columns, '  ')
        .split('\n')
        .map((line) => paint.dim(line)),
    ].join('\n');
  };
  const [first] = topics;
  const name = first === undefined ? '' : named(first);
  const next = `${counted(topics.length, 'topics')}. See one whole: cfp topics show ${name} · Start from it: cfp draft --topic ${name}`;
  return `${[...topics.map(card), wrap(next, columns)].join('\n\n')}\n`;
}

function page(topic: Topic, lists: readonly TopicList[], terminal: Terminal): string {
  const { stdout, env } = terminal;
  const paint = paintFor(stdout, terminal);
  const columns = stdout.isTTY ? Math.min(stdout.columns, 88) : Infinity;
  const text = (words: string): string => wrap(safe(words), columns);
  const bullet = (words: string): string => wrapItem(`• ${safe(words)}`, columns, '  ');
  const links = (items: TopicList['links']): string[] =>
    items.map(({ title, url }) => `${bullet(title)}\n    ${link(safe(url), { isTTY: stdout.isTTY, env })}`);
  const part = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.bold(heading), ...lines];

  const list = lists.find(({ id }) => id === topic.list);
  const facts = [addressOf(topic), topic.level ?? 'any level', topic.tags.join(', ')].filter(Boolean).join(' · ');
  const partOf = topic.part_of === undefined ? [] : [paint.dim(text(`Part of ${topic.part_of}`))];
  const { title: from = '', url } = list?.source ?? {};
  const credit = `${from}${list?.source?.author === undefined ? '' : ` by ${list.source.author}`}${list?.source?.published === undefined ? '' : `, ${list.source.published}`}`;
  const lines = [
    ...text(topic.title)
      .split('\n')
      .map((line) => paint.bold(line)),
    paint.dim(text(facts)),
    ...partOf,
    ...(topic.pitch === '' ? [] : ['', text(topic.pitch)]),
    ...part('Questions to start from', topic.questions.map(bullet)),
    ...part('Bonus points', topic.bonus.map(bullet)),
    ...part('Links', links(topic.links)),
    ...part('From', url === undefined ? (credit === '' ? [] : [bullet(credit)]) : links([{ title: credit, url }])),
    ...part(
      'Returning',
      topic.also.length === 0
        ? []
        : [bullet(`It was wished for before: ${listed(topic.also.map((one) => addressOf({ ...one, id: topic.id })))}`)],
    ),
    '',
    text(`Start from it: cfp draft --topic ${named(topic)}`),
  ];
  return `${lines.join('\n')}\n`;
}
