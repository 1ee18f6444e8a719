import { addressOf, topicsAt, type Topic, type TopicList } from './topic.ts';

/** What coverage needs of a proposal: where it is, and what its front matter names. */
export interface Choice {
  readonly path: string;
  /** The value of `topic:`; undefined where it has none. */
  readonly topic: string | undefined;
  readonly conferences: readonly string[];
}

/** How many proposals are about which topics. */
export interface Coverage {
  /** Each topic of the lists that were asked for, in their order, with the proposals about it. */
  readonly topics: readonly { readonly topic: Topic; readonly paths: readonly string[] }[];
  /** Proposals that name no topic. */
  readonly without: readonly string[];
  /** Proposals about topics of other lists. */
  readonly elsewhere: readonly { readonly path: string; readonly topic: string }[];
  /** Proposals that name a topic which no list has. */
  readonly unknown: readonly { readonly path: string; readonly topic: string }[];
}

/** The topics of all the lists, and those of them that are counted. */
export interface Lists {
  readonly lists: readonly TopicList[];
  readonly all: readonly Topic[];
  readonly counted: readonly Topic[];
}

/** Counts the proposals per topic. An id that several lists have means that of the proposal's own conference. */
export function coverageOf(choices: readonly Choice[], { lists, all, counted }: Lists): Coverage {
  const byTopic = new Map(counted.map((topic) => [addressOf(topic), [] as string[]]));
  const without: string[] = [];
  const elsewhere: { path: string; topic: string }[] = [];
  const unknown: { path: string; topic: string }[] = [];
  for (const { path, topic, conferences } of choices) {
    if (topic === undefined) {
      without.push(path);
      continue;
    }
    const own = lists.filter(({ conference }) => conference !== undefined && conferences.includes(conference));
    const found = addressesOf(topic, all, own);
    const first = found.find((address) => byTopic.has(address));
    if (first !== undefined) byTopic.get(first)?.push(path);
    else if (found.length > 0) elsewhere.push({ path, topic });
    else unknown.push({ path, topic });
  }
  const topics = counted.map((topic) => ({ topic, paths: byTopic.get(addressOf(topic)) ?? [] }));
  return { topics, without, elsewhere, unknown };
}

/** What a key may mean, the likeliest first: a returning topic is one, in whichever year's list it is named. */
function addressesOf(topic: string, all: readonly Topic[], own: readonly TopicList[]): string[] {
  const found = all.filter((one) => one.id === topic || addressOf(one) === topic);
  const latest = topicsAt(all, topic);
  const returned = found.flatMap((one) =>
    all.filter((later) => later.also.some(({ list }) => list === one.list) && later.id === one.id),
  );
  const isOwn = (one: Topic): boolean => own.some(({ id }) => id === one.list);
  const exact = found.filter((one) => addressOf(one) === topic);
  return [...exact, ...found.filter(isOwn), ...latest, ...found, ...returned].map(addressOf);
}
