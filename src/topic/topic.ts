import * as v from 'valibot';
import { text, url } from '../text/schema.ts';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An id is made of small letters, digits and single hyphens.'),
);
const link = v.strictObject({ title: text, url });

/** How much a listener should know already. */
export const levels = ['beginner', 'intermediate', 'advanced'] as const;

const topicSchema = v.strictObject({
  id,
  title: text,
  /** What the talk could be about; '' where whoever wished for it said no more than the title. */
  pitch: v.optional(v.string(), ''),
  questions: v.optional(v.array(text), []),
  bonus: v.optional(v.array(text), []),
  tags: v.optional(v.array(text), []),
  level: v.optional(v.picklist(levels)),
  links: v.optional(v.array(link), []),
  /** The id of the topic in the same list that this one belongs to. */
  part_of: v.optional(id),
});

/** What a topic list file holds. */
export const topicListSchema = v.strictObject({
  id,
  name: text,
  conference: v.optional(id),
  /** The list of the edition before, whose topics return here under the same ids. */
  follows: v.optional(id),
  source: v.optional(
    v.strictObject({
      title: text,
      author: v.optional(text),
      url: v.optional(url),
      published: v.optional(v.pipe(v.string(), v.isoDate())),
    }),
  ),
  links: v.optional(v.array(link), []),
  topics: v.array(topicSchema),
});

export type TopicList = Readonly<v.InferOutput<typeof topicListSchema>>;

/** One idea for a talk, and the list it stands in. */
export type Topic = Readonly<v.InferOutput<typeof topicSchema>> & {
  readonly list: string;
  /** The lists of earlier editions that had it under the same id, the latest first. */
  readonly also: readonly Earlier[];
  /** Whether a later edition has a list of its own. */
  readonly isPast: boolean;
};

/** An earlier edition: its list, and the year it was published in, or its list again where that is not known. */
export interface Earlier {
  readonly list: string;
  readonly year: string;
}

/** The topics of several lists, each knowing its list, in the order of the lists. */
export function topicsOf(lists: readonly TopicList[]): Topic[] {
  const followed = new Set(lists.map(({ follows }) => follows));
  return lists.flatMap((list) => {
    const before = editionsBefore(list, lists);
    return list.topics.map((topic) => {
      const had = before.filter(({ topics }) => topics.some(({ id }) => id === topic.id));
      const also = had.map(({ id, source }) => ({ list: id, year: source?.published?.slice(0, 4) ?? id }));
      return { ...topic, list: list.id, also, isPast: followed.has(list.id) };
    });
  });
}

/** The lists of the editions before, the latest first; lists that follow each other in a circle are gone through once. */
function editionsBefore(list: TopicList, lists: readonly TopicList[]): TopicList[] {
  const before: TopicList[] = [];
  for (let at = list; ;) {
    const earlier = lists.find(({ id }) => id === at.follows);
    if (earlier === undefined || earlier === list || before.includes(earlier)) return before;
    before.push(earlier);
    at = earlier;
  }
}

/** Without the topics of editions that a later one has followed: what returned stands in that, and what did not is past. */
export function currentTopics(topics: readonly Topic[]): Topic[] {
  return topics.filter(({ isPast }) => !isPast);
}

/**
 * The topics that an address means: `<id>`, or `<list>/<id>` where more than one list has the id. An id alone means a
 * topic that returns each year as the latest edition has it.
 */
export function topicsAt(topics: readonly Topic[], address: string): Topic[] {
  const found = topics.filter((topic) => topic.id === address || addressOf(topic) === address);
  const earlier = new Set(found.flatMap(({ also }) => also.map(({ list }) => list)));
  return found.filter((topic) => addressOf(topic) === address || !earlier.has(topic.list));
}

/** `<list>/<id>`, which names one topic whatever other lists there are. */
export function addressOf(topic: Pick<Topic, 'list' | 'id'>): string {
  return `${topic.list}/${topic.id}`;
}

/** Topics that hold every word, as a part of any word, in title, pitch, questions, bonus or tags; accents and case folded. */
export function searchTopics(topics: readonly Topic[], words: readonly string[]): Topic[] {
  const wanted = words.flatMap((word) => folded(word).split(/\s+/)).filter((word) => word !== '');
  return topics.filter((topic) => {
    const text = folded(
      [topic.title, topic.pitch, topic.id, ...topic.questions, ...topic.bonus, ...topic.tags].join('\n'),
    );
    return wanted.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
