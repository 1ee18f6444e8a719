import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPost, readPostWords } from '../../src/library/posts.ts';
import { readTopicLists } from '../../src/library/data.ts';
import { readYaml } from '../../src/library/yaml.ts';
import { readerOf } from '../../src/topic/headings.ts';
import { readTopics, type FoundTopic, type Reading } from '../../src/topic/import.ts';
import { idOf, listOf, renderList } from '../../src/topic/list.ts';
import { topicListSchema } from '../../src/topic/topic.ts';
import { told } from '../support/posts.ts';
import { fc } from '../support/property.ts';

const words = readPostWords();
const read = (text: string, path = 'post.md', url: string | null = null): Reading =>
  readTopics(readPost({ text, path, url }), words);
const all = (topics: readonly FoundTopic[]): FoundTopic[] => topics.flatMap((topic) => [topic, ...all(topic.parts)]);
const titles = (text: string): string[] => all(read(text).topics).map(({ title }) => title);

const folder = 'test/fixtures/posts';
const posts = readdirSync(folder).filter((name) => /\.(?:md|rst|html)$/.test(name));

describe('a post', () => {
  // Each stands for a way in which chairs and attendees write them; what it holds stands beside it.
  test.each(posts)('%s is read as expected, and what is left out is told', (name) => {
    const expected: unknown = parse(readFileSync(`${folder}/${name.replace(/\.\w+$/, '.yaml')}`, 'utf8'));
    expect(told(read(readFileSync(`${folder}/${name}`, 'utf8'), name))).toEqual(expected);
  });

  test.each(posts)('%s becomes a list that cfp reads back as it was', (name) => {
    const reading = read(readFileSync(`${folder}/${name}`, 'utf8'), name);
    const list = listOf(reading, reading.topics, { id: 'mine', name: 'Mine' });
    expect(readYaml(renderList(list), 'mine.yaml', topicListSchema)).toEqual(list);
  });

  test('in the very structure of the one behind our list gives the same topics, parts and links', () => {
    const [ours] = readTopicLists(['data'], 'djangocon-us-2024');
    const reading = read(likeOurs(ours?.topics ?? [], ours?.links ?? []));
    const list = listOf(reading, reading.topics, { id: 'mine', name: 'Mine' });
    const shape = (topics: NonNullable<typeof ours>['topics']) =>
      topics.map(({ title, links, part_of: partOf, bonus }) => ({
        title,
        urls: links.map(({ url }) => url),
        partOf: topics.find(({ id }) => id === partOf)?.title,
        bonus: bonus.length,
      }));
    expect(list.topics).toHaveLength(21);
    expect(shape(list.topics)).toEqual(shape(ours?.topics ?? []));
    expect(list.links.map(({ url }) => url)).toEqual(ours?.links.map(({ url }) => url));
  });
});

/** A post with the headings, links and levels of the one that the list was made of, in the words of the list. */
function likeOurs(
  topics: readonly {
    title: string;
    pitch: string;
    bonus: readonly string[];
    part_of?: string | undefined;
    links: readonly { title: string; url: string }[];
  }[],
  links: readonly { title: string; url: string }[],
): string {
  const linked = (all: typeof links): string => all.map(({ title, url }) => `[${title}](${url})`).join(' and ');
  const section = ({ title, pitch, bonus, part_of: partOf, links: own }: (typeof topics)[number]): string =>
    [
      `${partOf === undefined ? '##' : '###'} ${title}`,
      `${pitch} ${bonus.map((one) => `Bonus points: ${one}`).join(' ')}`,
      own.length === 0 ? '' : `See ${linked(own)}.`,
    ].join('\n\n');
  return `---\ntitle: Talks\npublished: true\n---\n\nBefore, there was ${linked(links)}.\n\n${topics.map(section).join('\n\n')}\n`;
}

describe('headings', () => {
  const { roleOf } = readerOf(words);
  const cases = words.aside.flatMap(({ why, tests, but }) => [
    ...tests.map((heading) => [heading, why] as const),
    ...but.map((heading) => [heading, 'open'] as const),
  ]);
  test.each(cases)('“%s”: %s', (heading, expected) => {
    const role = roleOf(heading);
    expect(role.kind === 'aside' ? role.why : role.kind).toBe(expected);
  });

  test.each([
    'What might I talk about?',
    'Help, I don’t know what I should talk about at DjangoCon US!',
    'Topics',
    'Talk ideas',
    'Suggested topics',
    'Topics we’d love to see',
    'Some ideas to get you started',
    'What we’re looking for',
    'Topics of interest',
    'Wish list',
    '2016 Ideas',
    'Talk Categories',
    'Which topics will be covered',
    'De qué temas puedo hablar',
    'Themen und Ideen',
  ])('“%s” says that topics follow', (heading) => {
    expect(roleOf(heading, 'Suggestions for DjangoCon US')).toEqual({ kind: 'list' });
  });

  // The headings of the lists that we ship are topics, each of them.
  test.each(readTopicLists(['data']).flatMap(({ topics }) => topics.map(({ title }) => title)))(
    '“%s” is a topic',
    (title) => {
      expect(roleOf(title, 'Talks').kind).toBe('open');
    },
  );

  test.each([
    'Ideas that failed in production',
    'Talk to your users',
    'Tracks: a music player in Django',
    'Wanted: a better admin',
    'Subject lines and e-mail deliverability',
    'Introduction to GIS',
    'Getting started with Celery',
    'Deadlines and burnout',
    'About time zones',
    'How do you test e-mail?',
    'Submitting patches to CPython',
    'Not invented here',
    'Why we left microservices',
    'What I learned by saying no',
    'Sponsoring open source',
    'The last mile',
    'Ready for IPv6?',
    'Comments in code',
    'Mentoring at scale',
    'Schedule jobs with cron',
    'Welcome pages that convert',
    'Resources for the climate',
    'Questions of scale',
    'Never trust the client',
    'Stop writing classes',
  ])('“%s” may be a topic', (heading) => {
    expect(roleOf(heading, 'Talks').kind).toBe('open');
  });
});

describe('a bullet', () => {
  test.each([
    ['- Security', 'Security', ''],
    ['- **Caching**: when is stale good enough?', 'Caching', 'when is stale good enough?'],
    ['- **Caching.** When is stale good enough?', 'Caching', 'When is stale good enough?'],
    ['- 🚀 **Caching** – when?', 'Caching', 'when?'],
    ['- Caching - when is stale good enough?', 'Caching', 'when is stale good enough?'],
    ['- Caching — when is stale good enough?', 'Caching', 'when is stale good enough?'],
    ['- Ethics: all code has consequences', 'Ethics: all code has consequences', ''],
    ['- Ethics: All code has consequences.', 'Ethics', 'All code has consequences.'],
    ['- Caches (write-through - or not)', 'Caches (write-through - or not)', ''],
    ['- How do you cache? We never got it right.', 'How do you cache?', 'We never got it right.'],
    ['- Libraries, e.g. Django. Tell us which.', 'Libraries, e.g. Django', 'Tell us which.'],
    ['- [ ] Caching', 'Caching', ''],
    ['- `asyncio` in anger', 'asyncio in anger', ''],
    ['- Caching\\\n  When is stale good enough?', 'Caching', 'When is stale good enough?'],
    ['1. Caching, which\n   everybody needs', 'Caching, which everybody needs', ''],
    ['- 3D printing', '3D printing', ''],
    ['- 12 Factor Apps', '12 Factor Apps', ''],
    ['- .NET and Python', '.NET and Python', ''],
    ['- C#', 'C#', ''],
  ])('%j is titled %j', (bullet, title, pitch) => {
    expect(read(`## Topics\n\n${bullet}\n`).topics).toMatchObject([{ title, pitch }]);
  });
});

describe('a heading', () => {
  test.each([
    ['## 1. Caching', 'Caching'],
    ['## 1) Caching', 'Caching'],
    ['## #1: Caching', 'Caching'],
    ['## Topic 1: Caching', 'Caching'],
    ['## Idea #1 - Caching', 'Caching'],
    ['## (1) Caching', 'Caching'],
    ['## 1\\. Caching', 'Caching'],
    ['## 🧊 Caching 🧊', 'Caching'],
    ['## *Caching*', 'Caching'],
    ['## Caching ##', 'Caching'],
    ['## Caching {#caching}', 'Caching'],
    ['## Caching {: .no_toc}', 'Caching'],
    ['##Caching', 'Caching'],
    ['Caching\n-------', 'Caching'],
    ['## [Caching](https://example.org/)', 'Caching'],
    ['## Caching &amp; more', 'Caching & more'],
    ['## Django 5.1', 'Django 5.1'],
    ['## 2.0 and beyond', '2.0 and beyond'],
    ['## 5 ways to cache', '5 ways to cache'],
    ['## Ten years, etc.', 'Ten years, etc.'],
  ])('%j is titled %j', (heading, title) => {
    const both = `# Wishes\n\n${heading}\n\nWords.\n\n## Queues\n\nWords.\n`;
    expect(titles(both)).toEqual([title, 'Queues']);
  });
});

describe('a bonus', () => {
  test.each([
    'Bonus points if it is new.',
    'Extra credit for a demo!',
    'Bonus: show it live.',
    'Brownie points for cake.',
    'Double bonus points for both.',
    'And bonus points for telling why.',
  ])('is found in “%s”, and stands nowhere else', (sentence) => {
    const [topic] = read(
      `# T\n\n## Caching\n\nWhen is it stale? ${sentence} We mean it.\n\n## Queues\n\nWords.\n`,
    ).topics;
    expect(topic).toMatchObject({ pitch: 'When is it stale? We mean it.', bonus: [sentence] });
  });

  test('is none where only the word stands', () => {
    const [topic] = read('# T\n\n## Pay\n\nIs a bonus fair? Salaries are.\n\n## Queues\n\nWords.\n').topics;
    expect(topic?.bonus).toEqual([]);
  });
});

describe('when and by whom', () => {
  test.each([
    ['---\ndate: 2024-03-01\n---\n', '2024-03-01'],
    ['---\ndate: 2024-03-01 23:59:59 -0600\n---\n', '2024-03-01'],
    ['---\npublished: true\ndate: "March 1, 2024"\n---\n', '2024-03-01'],
    ['---\npubDate: 1 Mar 2024\n---\n', '2024-03-01'],
    ['+++\ndate = 2024-03-01T08:00:00Z\n+++\n', '2024-03-01'],
    ['---\ndate: 2024-02-30\n---\n', null],
    ['---\ndate: 03/04/2024\n---\n', null],
    ['Published on the 1st of March 2024\n\n', '2024-03-01'],
    ['', null],
  ])('%j', (head, published) => {
    expect(read(`${head}## Topics\n\n- One\n- Two\n`).published).toBe(published);
  });

  test('is taken from the name of the file, and from the address', () => {
    expect(read('## Topics\n\n- One\n', 'drafts/2024-03-01-talks.md').published).toBe('2024-03-01');
    expect(read('## Topics\n\n- One\n', 'talks.md', 'https://example.org/2024/03/01/talks/').published).toBe(
      '2024-03-01',
    );
  });

  test.each([
    ['author: Kim', 'Kim'],
    ['author: [Kim, Lee]', 'Kim, Lee'],
    ['authors:\n  - name: Kim\n  - name: Lee', 'Kim, Lee'],
  ])('%j', (key, author) => {
    expect(read(`---\n${key}\n---\n## Topics\n\n- One\n`).author).toBe(author);
  });
});

describe('links', () => {
  test('within the site become whole where it is known, and are told where it is not', () => {
    const post =
      '## Topics\n\n- [One](/talks/one/)\n- [Two](two.html)\n- [Mail](mailto:a@example.org)\n- [Here](#top) we are\n';
    const known = read(post, 'post.md', 'https://example.org/blog/');
    expect(all(known.topics).flatMap(({ links }) => links.map(({ url }) => url))).toEqual([
      'https://example.org/talks/one/',
      'https://example.org/blog/two.html',
    ]);
    expect(known.leftOut).toEqual([]);
    const unknown = read(post);
    expect(all(unknown.topics).flatMap(({ links }) => links)).toEqual([]);
    expect(unknown.leftOut.map(({ what }) => what)).toEqual(['/talks/one/', 'two.html']);
  });

  test('are found as they are written: inline, by name, as HTML, in angles and bare', () => {
    const post = `## Topics

- [Inline](https://a.example.org/ "title"), [by name][b], <https://c.example.org/>, https://d.example.org/x?y=1, and
  <a href="https://e.example.org/">HTML</a>.

[b]: https://b.example.org/
`;
    expect(
      read(post)
        .topics[0]?.links.map(({ url }) => url)
        .toSorted(),
    ).toEqual([
      'https://a.example.org/',
      'https://b.example.org/',
      'https://c.example.org/',
      'https://d.example.org/x?y=1',
      'https://e.example.org/',
    ]);
  });

  test('that would run something are none', () => {
    const post = '## Topics\n\n- <a href="javascript:alert(1)">One</a> [two](data:text/html,x) [three](javascript:x)\n';
    expect(read(post).topics[0]?.links).toEqual([]);
  });
});

describe('a list', () => {
  test('has ids that are valid and each its own, whatever the titles are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 }),
        (names) => {
          const topics = names.map((title) => ({
            title,
            pitch: title,
            questions: [title],
            bonus: [],
            group: title,
            links: [],
            parts: [],
          }));
          const reading = read('## Topics\n\n- One\n');
          const list = listOf(reading, topics, { id: 'mine', name: 'Mine' });
          expect(new Set(list.topics.map(({ id }) => id)).size).toBe(names.length);
          expect(readYaml(renderList(list), 'mine.yaml', topicListSchema)).toEqual(list);
        },
      ),
    );
  });

  test.each([
    ['Django 5.1: what’s new?', 'django-5-1-whats-new'],
    ['日本語', 'topic'],
    ['🎉', 'topic'],
    ['x'.repeat(200), 'x'.repeat(50)],
  ])('%s gets the id %s', (title, id) => {
    expect(idOf(title, 'topic')).toBe(id);
  });
});
