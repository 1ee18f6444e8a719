import { describe, expect, test } from 'vitest';
import { readTopicLists } from '../../src/library/data.ts';
import { addressOf, searchTopics, topicsAt, topicsOf, type Topic } from '../../src/topic/topic.ts';
import { fc } from '../support/property.ts';

const lists = readTopicLists(['data'], 'djangocon-us-2024');
const topics = topicsOf(lists);
const found = (...words: string[]): string[] => searchTopics(topics, words).map(({ id }) => id);

describe('the ideas of the post', () => {
  test('are all there, in its order', () => {
    expect(topics).toHaveLength(21);
    expect(topics[0]?.id).toBe('deep-dives-into-internals');
    expect(topics.filter(({ part_of }) => part_of !== undefined).map(({ id, part_of }) => [id, part_of])).toEqual([
      ['channels-with-htmx', 'htmx-and-new-frontend'],
      ['gpts-llms-and-ais', 'ethics-in-programming'],
    ]);
  });

  test('say whose they are', () => {
    expect(lists[0]?.source).toMatchObject({ author: 'Drew Winstel', published: '2024-03-01' });
  });

  test.each([
    'https://2023.djangocon.us/news/topic-suggestions-for-cfp/',
    'https://2022.djangocon.us/news/topic-suggestions-for-cfp/',
    'https://2024.djangocon.us/speaking/',
    'https://peps.python.org/pep-0703/',
    'https://docs.djangoproject.com/en/dev/releases/5.1/',
    'https://2019.djangocon.us/talks/using-django-as-a-micro-framework-on-the/',
    'https://2023.djangocon.us/talks/empathetic-testing-developing-with-compassion-and-humility/',
    'https://2017.djangocon.us/talks/live-long-and-refactor/',
    'https://hachyderm.io/@norootcause/112012241401711355',
    'https://www.theverge.com/2024/2/21/24079371/google-ai-gemini-generative-inaccurate-historical',
    'https://www.bing.com/images/create/a-chef-standing-on-the-edge-of-a-volcano-cooking-a/',
  ])('link to %s', (url) => {
    const urls = lists
      .flatMap((list) => [...list.links, ...list.topics.flatMap(({ links }) => links)])
      .map((one) => one.url);
    expect(urls.filter((one) => one.startsWith(url))).toHaveLength(1);
  });

  test.each([
    ['internals REST Framework', 'deep-dives-into-internals'],
    ['GIL', 'no-gil-no-problem'],
    ['new features Django 5.1', 'new-in-django-5-1'],
    ['single-page apps norm', 'django-in-a-spa-world'],
    ['unexpected use cases world better', 'unexpected-use-cases'],
    ['clever hacks single-file', 'clever-hacks'],
    ['HTMX Alpine Tailwind', 'htmx-and-new-frontend'],
    ['channels HTMX', 'channels-with-htmx'],
    ['development testing techniques', 'development-and-testing'],
    ['philosophical debates architecture', 'architecture-debates'],
    ['security', 'security'],
    ['database tips tricks', 'database-tips-and-tricks'],
    ['Python web dev communities', 'django-and-python-communities'],
    ['Django machine learning projects', 'django-in-machine-learning'],
    ['performance scaling', 'performance-and-scaling'],
    ['deployment any size', 'deployment-at-any-size'],
    ['career development', 'career-development'],
    ['ethics programming misuse', 'ethics-in-programming'],
    ['GPTs LLMs AIs', 'gpts-llms-and-ais'],
    ['personal growth pay forward', 'personal-growth'],
    ['something else entirely', 'something-else'],
  ])('are found by the words of their headings: %s', (words, id) => {
    expect(found(...words.split(' '))).toContain(id);
  });
});

describe('a search', () => {
  test.each([
    [['gil'], ['no-gil-no-problem']],
    [['CHANNELS', 'htmx'], ['channels-with-htmx']],
    [['channels htmx'], ['channels-with-htmx']],
    [['  channels   htmx '], ['channels-with-htmx']],
    [['websocket'], ['channels-with-htmx']],
    [['cloud computing', 'climate'], ['gpts-llms-and-ais']],
    [['nowhere near'], []],
  ])('for %j', (words, ids) => {
    expect(found(...words)).toEqual(ids);
  });

  test('for nothing finds all', () => {
    expect(found()).toHaveLength(topics.length);
    expect(found('', ' ')).toHaveLength(topics.length);
  });

  test('folds accents and case, in the ideas and in the words', () => {
    const topic = { ...topics[0], title: 'Où est le Café?' } as Topic;
    for (const word of ['cafe', 'CAFÉ', 'cafe\u0301', 'ou']) expect(searchTopics([topic], [word])).toEqual([topic]);
  });

  test('with more words never finds more', () => {
    const word = fc.constantFrom('django', 'htmx', 'a', 'the', 'test', 'zzz', '5.1', '?');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3 }), word, (words, more) => {
        const all = found(...words);
        expect(found(...words, more).filter((id) => !all.includes(id))).toEqual([]);
      }),
    );
  });
});

describe('an address', () => {
  const twin = { ...topics[0], list: 'mine' } as Topic;
  const both = [...topics, twin];

  test('is an id where one list has it', () => {
    expect(topicsAt(topics, 'security').map(addressOf)).toEqual(['djangocon-us-2024/security']);
  });

  test('is an id with its list where two have it', () => {
    expect(topicsAt(both, twin.id)).toHaveLength(2);
    expect(topicsAt(both, addressOf(twin))).toEqual([twin]);
  });

  test('names one idea each', () => {
    for (const topic of both) expect(topicsAt(both, addressOf(topic))).toEqual([topic]);
  });

  test.each(['', '/', 'security/', 'djangocon-us-2024/', 'Security', 'djangocon-us-2024'])('is not %j', (address) => {
    expect(topicsAt(topics, address)).toEqual([]);
  });
});
