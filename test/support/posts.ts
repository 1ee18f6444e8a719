import type { FoundTopic, Reading } from '../../src/topic/import.ts';

/** A reading as the files beside the posts write it down: what says nothing is left out. */
export function told({ title, author, published, topics, leftOut, links }: Reading): object {
  return filled({
    title,
    author,
    published,
    topics: topics.map(toldTopic),
    left_out: Object.fromEntries(leftOut.map(({ what, why }) => [what, why])),
    links: links.map(({ url }) => url),
  });
}

function toldTopic({ title, pitch, questions, bonus, group, links, parts }: FoundTopic): unknown {
  const more = filled({
    pitch,
    questions,
    bonus,
    group,
    links: links.map(({ url }) => url),
    parts: parts.map(toldTopic),
  });
  return Object.keys(more).length === 0 ? title : { title, ...more };
}

const filled = (record: object): object =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
