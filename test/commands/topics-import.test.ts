import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { chooseTopics } from '../../src/commands/topics-choice.ts';
import type { FoundTopic } from '../../src/topic/import.ts';
import { script } from '../support/script.ts';
import { deadAddress, serve } from '../support/server.ts';
import { world, type Outcome } from '../support/world.ts';

const POST = `---
title: Talks we hope for
author: Kim
date: 2026-01-05
---

See [last year](https://example.org/2025/).

## Caching

When is stale good enough? Bonus points for a live demo. See [the paper](https://example.org/paper).

### Caching at the edge

Where is it?

## How to submit

Here.

## Queues

- What happens when one is full?
`;
const STACK = /^\s+at .+:\d+:\d+|node:internal/m;
/** What a terminal would obey. */
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

interface Imported {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly written: boolean;
  readonly source?: Record<string, string>;
  readonly topics: readonly { readonly id: string; readonly title: string; readonly part_of?: string }[];
  readonly leftOut: readonly { readonly what: string; readonly why: string; readonly line: number | null }[];
}

const json = ({ stdout }: Outcome): Imported => JSON.parse(stdout) as Imported;
const here = 'home/.local/share/cfp/topics';

function refused({ code, stdout, stderr }: Outcome, words: string): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.replace(/\s+/g, ' ')).toContain(words);
  expect(stderr).not.toMatch(STACK);
  expect(stderr).not.toMatch(RAW);
}

describe('an import', () => {
  test('with --yes writes a list into the data of the user, which cfp topics then shows', async () => {
    const { cfp, write, read } = world();
    write('post.md', POST);
    const { code, stderr } = await cfp('topics', 'import', 'post.md', '--yes', '--id', 'mine');
    expect(code).toBe(0);
    expect(stderr).toContain(`3 topics are written to ${here}/mine.yaml.`);
    expect(stderr).toContain('“How to submit” (line 17): it tells how to submit.');
    expect(read(`${here}/mine.yaml`)).toBe(`id: mine
name: Talks we hope for
source:
  title: Talks we hope for
  author: Kim
  published: "2026-01-05"
links:
  - title: last year
    url: https://example.org/2025/
topics:
  - id: caching
    title: Caching
    pitch: When is stale good enough? See the paper.
    bonus:
      - Bonus points for a live demo.
    links:
      - title: the paper
        url: https://example.org/paper

  - id: caching-at-the-edge
    title: Caching at the edge
    pitch: Where is it?
    part_of: caching

  - id: queues
    title: Queues
    questions:
      - What happens when one is full?
`);
    const shown = await cfp('topics', 'show', 'queues');
    expect(shown.stdout).toContain('Questions to start from\n  • What happens when one is full?');
    expect(shown.stdout).toContain('From\n  • Talks we hope for by Kim, 2026-01-05');
    expect((await cfp('topics', '--list', 'mine')).stdout.split('\n')).toHaveLength(4);
    expect((await cfp('topics', 'lists')).stdout).toContain(
      'mine\t3 topics\tTalks we hope for, by Kim, 2026-01-05\t\n',
    );
  });

  test('in a workspace writes into that', async () => {
    const { cfp, write, read } = world();
    write('.cfp.yaml', 'proposals: talks\n');
    write('post.md', POST);
    await cfp('topics', 'import', 'post.md', '--yes');
    expect(read('topics/talks-we-hope-for.yaml')).toContain('id: talks-we-hope-for\n');
  });

  test('takes the names and the place that are given', async () => {
    const { cfp, write, read } = world();
    write('post.md', POST);
    await cfp(
      'topics',
      'import',
      'post.md',
      '--yes',
      '-o',
      'lists/pyconf.yaml',
      '--name',
      'Mine: all',
      '--url',
      'https://example.org/post/',
    );
    const written = read('lists/pyconf.yaml');
    expect(written).toContain('id: pyconf\nname: "Mine: all"\n');
    expect(written).toContain('  url: https://example.org/post/\n');
  });

  test('reads what is piped in', async () => {
    const { cfp } = world({ input: POST });
    expect(json(await cfp('topics', 'import', '-', '--json')).topics.map(({ title }) => title)).toEqual([
      'Caching',
      'Caching at the edge',
      'Queues',
    ]);
  });

  test('with --dry-run shows what it would write, and writes nothing', async () => {
    const { cfp, write, folder } = world();
    write('post.md', POST);
    const { code, stdout, stderr } = await cfp('topics', 'import', 'post.md', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^id: talks-we-hope-for\n/);
    expect(stderr).toContain('Nothing is written.');
    expect(existsSync(join(folder, 'home'))).toBe(false);
  });

  test('with --json gives the list, what was left out and the place; it writes only with --yes', async () => {
    const { cfp, write, folder } = world();
    write('post.md', POST);
    const only = json(await cfp('topics', 'import', 'post.md', '--json'));
    expect(only).toMatchObject({
      id: 'talks-we-hope-for',
      written: false,
      source: { title: 'Talks we hope for', author: 'Kim', published: '2026-01-05' },
      topics: [{ id: 'caching' }, { id: 'caching-at-the-edge', part_of: 'caching' }, { id: 'queues' }],
      leftOut: [
        { what: 'See last year.', why: 'it introduces the post', line: 7 },
        { what: 'How to submit', why: 'it tells how to submit', line: 17 },
      ],
    });
    expect(existsSync(join(folder, only.path))).toBe(false);
    const written = json(await cfp('topics', 'import', 'post.md', '--json', '--yes'));
    expect(written.written).toBe(true);
    expect(existsSync(join(folder, written.path))).toBe(true);
  });

  test('without a terminal says what to add, and writes nothing', async () => {
    const { cfp, write, folder } = world();
    write('post.md', POST);
    const { code, stderr } = await cfp('topics', 'import', 'post.md');
    expect(code).toBe(2);
    expect(stderr).toContain('Add `--yes` to write the list, or `--dry-run` to see it only.');
    expect(existsSync(join(folder, 'home'))).toBe(false);
  });

  test('never replaces a list, nor hides one, without being told to', async () => {
    const { cfp, write, read } = world();
    write('post.md', POST);
    await cfp('topics', 'import', 'post.md', '--yes', '--id', 'mine');
    const before = read(`${here}/mine.yaml`);
    write('post.md', POST.replace('Queues', 'Brokers'));
    const again = await cfp('topics', 'import', 'post.md', '--yes', '--id', 'mine');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(`${here}/mine.yaml is there already`);
    expect(read(`${here}/mine.yaml`)).toBe(before);
    expect((await cfp('topics', 'import', 'post.md', '--yes', '--id', 'mine', '--force')).code).toBe(0);
    expect(read(`${here}/mine.yaml`)).toContain('title: Brokers');

    refused(await cfp('topics', 'import', 'post.md', '--yes', '--id', 'djangocon-us-2024'), 'this one would hide it');
    // A name that nobody asked for gives way by itself.
    await cfp('topics', 'import', 'post.md', '--yes');
    expect(json(await cfp('topics', 'import', 'post.md', '--json')).id).toBe('talks-we-hope-for-2');
  });
});

describe('a page', () => {
  const page = `<html><head><title>Wishes</title></head><body><nav>Menu</nav><article><h1>Wishes</h1>
    <h2>Caching</h2><p>When? See <a href="/paper">the paper</a>. ${'Words. '.repeat(40)}</p>
    <h2>Queues</h2><p>How full?</p></article></body></html>`;

  test('is fetched, and its links are whole', async () => {
    const address = await serve((_request, response) => response.setHeader('content-type', 'text/html').end(page));
    const { source, topics } = json(await world().cfp('topics', 'import', `${address}/2026/01/05/wishes/`, '--json'));
    expect(source).toEqual({ title: 'Wishes', url: `${address}/2026/01/05/wishes/`, published: '2026-01-05' });
    expect(topics).toMatchObject([{ title: 'Caching', links: [{ url: `${address}/paper` }] }, { title: 'Queues' }]);
  });

  test('may be Markdown as it lies in a repository', async () => {
    const address = await serve((_request, response) => response.setHeader('content-type', 'text/plain').end(POST));
    expect(json(await world().cfp('topics', 'import', `${address}/post.md`, '--json')).topics).toHaveLength(3);
  });

  test('that is not there, or nowhere, is told with its address', async () => {
    const address = await serve((_request, response) => response.writeHead(404).end('gone'));
    refused(await world().cfp('topics', 'import', `${address}/x`), `${address}/x answers with 404, not found.`);
    const dead = await deadAddress();
    refused(await world().cfp('topics', 'import', dead), dead);
  });
});

describe('a post that is none', () => {
  test.each<[what: string, bytes: Buffer | string, words: string]>([
    ['empty', '', 'post.md is empty.'],
    ['blank', '\n \n', 'post.md is empty.'],
    ['binary', 'a\0b', 'post.md:1: there is a NUL byte'],
    ['no UTF-8', Buffer.from('é', 'latin1'), 'is not UTF-8.'],
    ['of 10 MB', 'x'.repeat(10_485_760), 'post.md has 10,485,760 bytes'],
    ['of 600 kB', '# x\n'.repeat(150_000), 'post.md has 600,000 characters; cfp reads posts of 200,000 at most.'],
    ['without a topic', '# About us\n\nWe are a conference.\n', 'No topic was found in post.md.'],
    ['of prose alone', 'Once upon a time there was a conference.\n', 'No topic was found in post.md.'],
    [
      'of nothing but asides',
      '# T\n\n## How to submit\n\nHere.\n\n## Questions?\n\nAsk.\n',
      'No topic was found in post.md.',
    ],
    [
      'of too many topics',
      `## Topics\n\n${'- One\n'.repeat(501)}`,
      'post.md has 501 topics; a list takes 500 at most.',
    ],
    ['deep in HTML', '<div>'.repeat(30_000), 'The HTML of post.md is nested deeper than cfp reads.'],
    ['wide in HTML', `${'<i a=1><i b=1><i c=1>'.repeat(60)}${'<p>x'.repeat(9000)}`, 'No topic was found in post.md.'],
  ])('%s says so', async (_what, bytes, words) => {
    const { cfp, write } = world();
    write('post.md', bytes);
    refused(await cfp('topics', 'import', 'post.md', '--yes'), words);
  });

  test('that is not there says so, as does a folder', async () => {
    const { cfp, write } = world();
    write('posts/x.md', POST);
    refused(await cfp('topics', 'import', 'nowhere.md'), 'There is no file at nowhere.md.');
    refused(await cfp('topics', 'import', 'posts'), 'posts is a folder.');
  });

  test.each(['Not An Id', '../x', '', 'a--b', 'ä'])('the id %j is refused', async (id) => {
    const { cfp, write } = world();
    write('post.md', POST);
    refused(await cfp('topics', 'import', 'post.md', '--yes', '--id', id), 'cannot be the id of a topic list.');
  });

  test('an address that is none is refused', async () => {
    const { cfp, write } = world();
    write('post.md', POST);
    expect((await cfp('topics', 'import', 'post.md', '--yes', '--url', 'javascript:alert(1)')).code).toBe(2);
  });
});

describe('a hostile post', () => {
  const SOON = 20_000;
  const posts: Readonly<Record<string, string>> = {
    'with escapes in its headings': `# T\n\n## \u001b[31mRed\u001b[0m \u202eback\u0007\n\nWords\u009b.\n\n## Next\n\n\u001b]8;;x\u001b\\\n`,
    'with a bomb of aliases': `---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: &e [*d, *d]\nf: &f [*e, *e]\ntitle: *f\n---\n${POST.slice(POST.indexOf('\n\nSee'))}`,
    'with code in its front matter': `---js\n{ title: process.exit(7) }\n---\n## Topics\n\n- One\n`,
    'of deep bullets': `## Topics\n\n${Array.from({ length: 500 }, (_, level) => `${' '.repeat(2 * level)}- item ${level}`).join('\n')}\n`,
    'of deep quotes': `## Topics\n\n- One\n\n${'> '.repeat(5000)}x\n`,
    'of many headings': Array.from({ length: 20_000 }, (_, i) => `## h${i}\n`).join('\n'),
    'of many bullets': `## Topics\n\n${Array.from({ length: 20_000 }, (_, i) => `- b${i}`).join('\n')}\n`,
    'of brackets': `## Topics\n\n- One\n\n${'['.repeat(200_000)}\n`,
    'of links in links': `## Topics\n\n- ${'[a'.repeat(50_000)}${'](b)'.repeat(50_000)}\n`,
    'of stars': `## Topics\n\n- One ${'*a **b '.repeat(40_000)}\n`,
    'of backticks': `## Topics\n\n- One ${Array.from({ length: 600 }, (_, i) => '`'.repeat(i)).join(' ')}\n`,
    'of one long heading': `## ${'what should we talk about '.repeat(15_000)}\n\nWords.\n`,
    'of headings made for patterns': Array.from(
      { length: 2000 },
      () => `## how do i you we the process ${'we talks proposals '.repeat(6)}x\n\nWords.\n`,
    ).join('\n'),
    'of spaces': `## Topics\n\n- One${' '.repeat(200_000)}two\n`,
    'of dots': `## Topics\n\n- One${'. '.repeat(100_000)}two\n`,
    'of tags': `## Topics\n\n- One\n\n${'<b>'.repeat(150)}${'x <i>y</i> '.repeat(20_000)}\n`,
    'of tables': `| Topic | b |\n| - | - |\n${'| x | y |\n'.repeat(20_000)}`,
    'of liquid': `## Topics\n\n- One ${'{% '.repeat(60_000)}\n`,
  };

  test.each(Object.entries(posts))('%s is read or refused in words, and soon', async (_what, text) => {
    const { cfp, write } = world();
    write('post.md', text);
    const began = process.cpuUsage();
    const { code, stdout, stderr } = await cfp('topics', 'import', 'post.md', '--yes', '--id', 'hostile');
    const { user, system } = process.cpuUsage(began);
    expect([0, 2]).toContain(code);
    expect((user + system) / 1000).toBeLessThan(SOON);
    for (const written of [stdout, stderr]) {
      expect(RAW.exec(written)?.[0]).toBeUndefined();
      expect(written).not.toMatch(STACK);
    }
    if (code === 0) {
      const shown = await cfp('topics', '--list', 'hostile');
      expect(shown.code).toBe(0);
      expect(RAW.exec(shown.stdout.replaceAll('\t', ''))?.[0]).toBeUndefined();
    }
  });
});

describe('on a terminal', () => {
  const topic = (title: string): FoundTopic => ({
    title,
    pitch: '',
    questions: [],
    bonus: [],
    group: null,
    links: [],
    parts: [],
  });
  const topics = ['One', 'Two', 'Three', 'Four'].map(topic);
  const choose = async (...answers: string[]): Promise<string[]> => {
    const asked = answers.map((answer, index) => [index === 0 ? 'Which of them' : `${index}/4`, answer] as const);
    const { prompter, done } = script(...asked);
    const kept = await chooseTopics(prompter, topics);
    done();
    return kept.map(({ title }) => title);
  };

  test.each([
    [['All 4 topics'], ['One', 'Two', 'Three', 'Four']],
    [['None; write nothing'], []],
    [
      ['Decide on each', 'Keep', 'Leave out', 'Keep', 'Leave out'],
      ['One', 'Three'],
    ],
    [
      ['Decide on each', 'Leave out', 'Keep it and all that follow'],
      ['Two', 'Three', 'Four'],
    ],
    [['Decide on each', 'Keep', 'Leave out all that follow'], ['One']],
  ])('the answers %j keep %j', async (answers, kept) => {
    expect(await choose(...answers)).toEqual(kept);
  });

  test('what was found is shown within the width', async () => {
    for (const columns of [40, 80, 120]) {
      let text = '';
      const stdout = { write: (more: string) => (text += more), isTTY: true, columns, rows: 24 };
      const { cfp, write } = world({ stdout });
      write('post.md', readFileSync('test/fixtures/posts/headings-with-prose.md', 'utf8'));
      expect((await cfp('--no-color', 'topics', 'import', 'post.md', '--dry-run')).code).toBe(0);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
      expect(text.replace(/\s+/g, ' ')).toContain('8 topics in “Talks I hope for at ExampleCon 2025”');
      expect(text).toContain('Left out:');
    }
  });
});
