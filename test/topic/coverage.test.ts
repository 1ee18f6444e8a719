import { describe, expect, test } from 'vitest';
import { readTopicLists } from '../../src/library/data.ts';
import { coverageOf, type Choice } from '../../src/topic/coverage.ts';
import { currentTopics, topicsAt, topicsOf, type TopicList } from '../../src/topic/topic.ts';

const lists = readTopicLists(['data']);
const all = topicsOf(lists);
const choice = (topic: string | undefined, conference = 'djangocon-us-2024'): Choice => ({
  path: `${topic ?? 'none'}.md`,
  topic,
  conferences: [conference],
});

/** Where proposals are counted: the addresses of the topics that have any. */
function counted(choices: readonly Choice[], list = 'djangocon-us-2024'): Record<string, number> {
  const { topics } = coverageOf(choices, { lists, all, counted: all.filter((topic) => topic.list === list) });
  const some = topics.filter(({ paths }) => paths.length > 0);
  return Object.fromEntries(some.map(({ topic, paths }) => [`${topic.list}/${topic.id}`, paths.length]));
}

describe('a proposal is counted', () => {
  test.each<[topic: string, conference: string, list: string, counts: string[]]>([
    ['security', 'djangocon-us-2024', 'djangocon-us-2024', ['djangocon-us-2024/security']],
    ['djangocon-us-2024/security', 'djangocon-us-2024', 'djangocon-us-2024', ['djangocon-us-2024/security']],
    // An id alone means the list of the proposal's own conference.
    ['security', 'djangocon-us-2022', 'djangocon-us-2022', ['djangocon-us-2022/security']],
    ['djangocon-us-2023/security', 'djangocon-us-2022', 'djangocon-us-2023', ['djangocon-us-2023/security']],
    // Whoever began from last year's idea speaks about this year's all the same.
    ['djangocon-us-2022/security', 'djangocon-us-2024', 'djangocon-us-2024', ['djangocon-us-2024/security']],
    ['new-in-django-4-1', 'djangocon-us-2024', 'djangocon-us-2024', []],
    ['nothing-of-the-kind', 'djangocon-us-2024', 'djangocon-us-2024', []],
  ])('%s for %s, in %s: %j', (topic, conference, list, counts) => {
    expect(Object.keys(counted([choice(topic, conference)], list))).toEqual(counts);
  });

  test('once, and told where it is not', () => {
    const choices = [
      choice('security'),
      choice('security'),
      choice(undefined),
      choice('x'),
      choice('new-in-django-4-1'),
    ];
    const counts = all.filter(({ list }) => list === 'djangocon-us-2024');
    const { topics, without, elsewhere, unknown } = coverageOf(choices, { lists, all, counted: counts });
    expect(topics).toHaveLength(21);
    expect(topics.reduce((sum, { paths }) => sum + paths.length, 0)).toBe(2);
    expect([without, elsewhere, unknown].map((one) => one.length)).toEqual([1, 1, 1]);
  });
});

describe('a topic that returns', () => {
  test('stands in the latest edition, and knows the earlier ones', () => {
    const current = currentTopics(all);
    expect(current).toHaveLength(21);
    expect(new Set(current.map(({ list }) => list))).toEqual(new Set(['djangocon-us-2024']));
    expect(current.filter(({ also }) => also.length === 2)).toHaveLength(15);
    expect(current.find(({ id }) => id === 'security')?.also).toEqual([
      { list: 'djangocon-us-2023', year: '2023' },
      { list: 'djangocon-us-2022', year: '2022' },
    ]);
    expect(current.find(({ id }) => id === 'new-in-django-5-1')?.also).toEqual([]);
  });

  test('is meant by its id alone, and by its address in any year', () => {
    expect(topicsAt(all, 'security').map(({ list }) => list)).toEqual(['djangocon-us-2024']);
    expect(topicsAt(all, 'djangocon-us-2022/security').map(({ list }) => list)).toEqual(['djangocon-us-2022']);
    expect(topicsAt(all, 'new-libraries-and-frameworks').map(({ list }) => list)).toEqual(['djangocon-us-2023']);
  });

  test('is gone through once where lists follow each other in a circle', () => {
    const list = (id: string, follows: string): TopicList => ({
      id,
      name: id,
      follows,
      links: [],
      topics: [{ id: 'x', title: 'X', pitch: '', questions: [], bonus: [], tags: [], links: [] }],
    });
    const round = topicsOf([list('a', 'b'), list('b', 'a'), list('c', 'c')]);
    expect(round.map(({ also }) => also.map((one) => one.list))).toEqual([['b'], ['a'], []]);
  });
});
