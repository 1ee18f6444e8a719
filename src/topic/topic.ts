import * as v from 'valibot';
import { text, url } from '../text/schema.ts';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An id is made of small letters, digits and single hyphens.'),
);
const link = v.strictObject({ title: text, url });

/** How much a listener should know already. */
export const levels = ['beginner', 'intermediate', 'advanced'] as const;
export type Level = (typeof levels)[number];

const topicSchema = v.strictObject({
  id,
  title: text,
  pitch: text,
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
  source: v.optional(
    v.strictObject({ title: text, author: v.optional(text), url, published: v.pipe(v.string(), v.isoDate()) }),
  ),
  links: v.optional(v.array(link), []),
  topics: v.array(topicSchema),
});

export type TopicList = Readonly<v.InferOutput<typeof topicListSchema>>;

/** One idea for a talk, and the list it stands in. */
export type Topic = Readonly<v.InferOutput<typeof topicSchema>> & { readonly list: string };

/** The topics of several lists, each knowing its list, in the order of the lists. */
export function topicsOf(lists: readonly TopicList[]): Topic[] {
  return lists.flatMap((list) => list.topics.map((topic) => ({ ...topic, list: list.id })));
}

/** The topics that an address means: `<id>`, or `<list>/<id>` where more than one list has the id. */
export function topicsAt(topics: readonly Topic[], address: string): Topic[] {
  return topics.filter((topic) => topic.id === address || addressOf(topic) === address);
}

/** `<list>/<id>`, which names one topic whatever other lists there are. */
export function addressOf(topic: Topic): string {
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
