import slugify from '@sindresorhus/slugify';
import { stringify } from 'yaml';
import type { FoundTopic, Reading } from './import.ts';
import type { TopicList } from './topic.ts';

/** What a list is called, and what it may not leave out. */
export interface ListNames {
  readonly id: string;
  readonly name: string;
}

const LONGEST_ID = 50;
const LONGEST_TITLE = 300;

/** A text as an id: small letters, digits and single hyphens; `fallback` where nothing is left, as of Japanese or emoji. */
export function idOf(text: string, fallback: string): string {
  const slug = slugify(text.slice(0, 500).replace(/['’]/g, ''), { decamelize: false });
  const end = slug.lastIndexOf('-', LONGEST_ID);
  const short = slug.length <= LONGEST_ID ? slug : slug.slice(0, end > LONGEST_ID / 2 ? end : LONGEST_ID);
  return (
    short
      .replace(/[^a-z0-9-]/g, '')
      .replace(/-{2,}/g, '-')
      .replace(/^-|-$/g, '') || fallback
  );
}

/** The list that was read out of a post, ids given. */
export function listOf(reading: Reading, topics: readonly FoundTopic[], { id, name }: ListNames): TopicList {
  const { title, author, url, published, links } = reading;
  const inTopics = new Set(allOf(topics).flatMap((topic) => topic.links.map((link) => link.url)));
  const source = {
    title: title ?? name,
    ...(author === null ? {} : { author }),
    ...(url === null ? {} : { url }),
    ...(published === null ? {} : { published }),
  };
  return {
    id,
    name,
    ...(title === null && author === null && url === null && published === null ? {} : { source }),
    links: links.filter((link) => !inTopics.has(link.url)),
    topics: withIds(topics),
  };
}

const allOf = (topics: readonly FoundTopic[]): FoundTopic[] =>
  topics.flatMap((topic) => [topic, ...allOf(topic.parts)]);

/** The topics and their parts in one row, each with an id of its own. */
function withIds(topics: readonly FoundTopic[]): TopicList['topics'] {
  const taken = new Map<string, number>();
  const free = (title: string): string => {
    const id = idOf(title, 'topic');
    for (;;) {
      const number = (taken.get(id) ?? 0) + 1;
      taken.set(id, number);
      const one = number === 1 ? id : `${id}-${number}`;
      if (number === 1 || !taken.has(one)) {
        taken.set(one, Math.max(1, taken.get(one) ?? 0));
        return one;
      }
    }
  };
  const row = (topic: FoundTopic, partOf: string | null): TopicList['topics'] => {
    const id = free(topic.title);
    const { pitch, questions, bonus, links, group } = topic;
    const own = {
      id,
      title: topic.title.slice(0, LONGEST_TITLE),
      pitch,
      questions: [...questions],
      bonus: [...bonus],
      tags: group === null ? [] : [idOf(group, 'group')],
      links: [...links],
      ...(partOf === null ? {} : { part_of: partOf }),
    };
    return [own, ...topic.parts.flatMap((part) => row(part, id))];
  };
  return topics.flatMap((topic) => row(topic, null));
}

/** The list as the YAML file that cfp reads it from. */
export function renderList(list: TopicList): string {
  const filled = (record: object): object =>
    Object.fromEntries(
      Object.entries(record).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
    );
  const data = { ...filled(list), topics: list.topics.map(filled) };
  const yaml = stringify(data, { compat: 'yaml-1.1', lineWidth: 110, aliasDuplicateObjects: false });
  return yaml.replaceAll('\n  - id: ', '\n\n  - id: ').replace('topics:\n\n', 'topics:\n');
}
