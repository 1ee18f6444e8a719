import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { exampleCall, EXAMPLE_NOW } from '../../src/check/example-call.ts';
import { rules } from '../../src/check/rules/index.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { at } from '../support/call.ts';
import { knowledge } from '../support/examples.ts';
import { world, type Outcome, type World } from '../support/world.ts';

const GOOD = `---
title: Ship it at noon
conference: practice
format: talk-25
---

## Abstract

Our team used to deploy at midnight, and nobody liked it. Then we moved every release to noon, with everybody awake.
`;
const HEAD = '---\ntitle: Ship it at noon\nconference: practice\nformat: talk-25\n---\n\n## Abstract\n\n';

/** What a terminal would obey: all controls but the line end, and what turns a line round. */
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const STACK = /^\s+at .*:\d+:\d+\)?$/m;
const SOON = 20_000;
/** How deep a title's brackets go. */
const DEEP = 5000;

/** Holds for whatever is run: it ends soon, with words, and the good file beside it is checked all the same. */
async function survives(made: World, path: string, ...args: string[]): Promise<Outcome> {
  made.write('good.md', GOOD);
  const began = process.cpuUsage();
  const outcome = await made.cfp('check', path, 'good.md', ...args);
  // The time that the processor worked: what else the machine does is not counted.
  const { user, system } = process.cpuUsage(began);
  const { code, stdout, stderr } = outcome;
  expect([0, 1, 2]).toContain(code);
  expect(stdout).toContain('good.md');
  expect(RAW.exec(stdout)?.[0]).toBeUndefined();
  expect(RAW.exec(stderr)?.[0]).toBeUndefined();
  expect(STACK.exec(stdout + stderr)?.[0]).toBeUndefined();
  expect((user + system) / 1000).toBeLessThan(SOON);
  return outcome;
}

const deep = (count: number): string =>
  Array.from({ length: count }, (_, level) => `${' '.repeat(2 * level)}- item`).join('\n');

/** Random bytes, the same in each run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let index = 0, state = 42; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

describe('a text', () => {
  const texts: Readonly<Record<string, string>> = {
    'of 10,000 nested quotes': HEAD + '> '.repeat(10_000) + 'x',
    'of 10,000 nested quotes, a line each': HEAD + Array.from({ length: 1400 }, (_, i) => '>'.repeat(i)).join('\n'),
    'of 10,000 opening brackets': HEAD + '['.repeat(10_000),
    'of 10,000 nested brackets': `${HEAD}${'['.repeat(10_000)}x${']'.repeat(10_000)}`,
    'of 10,000 nested links': `${HEAD}${'[a'.repeat(10_000)}${'](b)'.repeat(10_000)}`,
    'of 1,000,000 characters in one line': HEAD + 'x'.repeat(1_000_000),
    'of 1,000,000 spaces in one line': `${HEAD}x${' '.repeat(1_000_000)}x`,
    'of 1,000,000 combining marks in one line': `${HEAD}a${'\u0301'.repeat(600_000)}`,
    'of 1,000,000 line ends': `${HEAD}x${'\n'.repeat(1_000_000)}x`,
    'of 1,000,000 lone carriage returns': `${HEAD}x${'\r'.repeat(1_000_000)}x`,
    'of 100,000 headings': HEAD + '# heading\n'.repeat(100_000),
    'of 100,000 headings that are all different':
      HEAD + Array.from({ length: 100_000 }, (_, i) => `## h${i}\n`).join(''),
    'of 100,000 abstracts': HEAD + '## Abstract\n\nx\n'.repeat(100_000),
    'of 100,000 list items nested in one line': HEAD + '- '.repeat(100_000) + 'x',
    'of list items nested as deep as the size lets them': HEAD + deep(1350),
    'of 100,000 timed items in an outline': `${HEAD}words\n\n## Outline\n\n${'- part (5 min)\n'.repeat(100_000)}`,
    'of 50,000 links': HEAD + '[x](www.example.com) '.repeat(50_000),
    'of 50,000 images': HEAD + '![x](http://localhost/x) '.repeat(50_000),
    'of 200,000 backticks': HEAD + '`'.repeat(200_000),
    'of 200,000 backticks in runs that grow': HEAD + Array.from({ length: 630 }, (_, i) => '`'.repeat(i)).join(' '),
    'of 100,000 placeholders': HEAD + 'TODO {{ x }} ??? '.repeat(60_000),
    'of 100,000 comments that switch off rules': HEAD + '<!-- cfp-disable no-placeholder: x -->\n'.repeat(45_000),
    'of 100,000 comments that are not closed': HEAD + '<!-- '.repeat(100_000),
    'of 100,000 tags': HEAD + '<a b="'.repeat(100_000),
    'of 100,000 table cells': `${HEAD}|${'a|'.repeat(50_000)}\n|${'-|'.repeat(50_000)}\n|${'a|'.repeat(50_000)}`,
    'of 100,000 table rows': `${HEAD}|a|b|\n|-|-|\n${'|a|b|\n'.repeat(100_000)}`,
    'of 300,000 stars': HEAD + '**a '.repeat(75_000),
    'of 60,000 zero-width spaces': HEAD + 'a\u200b'.repeat(60_000),
    'of 60,000 words doubled': HEAD + 'the the '.repeat(60_000),
    'with a title of 2 MB': `---\ntitle: ${'x'.repeat(2_000_000)}\nconference: practice\n---\n\nWords.\n`,
    'with a heading of 2 MB for a title': `# ${'x '.repeat(1_000_000)}`,
    'with a title of 60 kB': `---\ntitle: ${'漢 '.repeat(20_000)}\nconference: practice\n---\n\nWords.\n`,
    'with 1,000,000 blank lines for front matter': `---${'\n'.repeat(1_000_000)}---\n\nWords.\n`,
    'with 1,000,000 blank lines and a title in the front matter': `---\ntitle: x\n${'\n'.repeat(1_000_000)}---\n\nWords.\n`,
    'with 60,000 characters of white space in the front matter': `---\ntitle: x\n${' \n'.repeat(30_000)}---\n\nWords.\n`,
    'with 10,000 keys in the front matter': `---\n${Array.from({ length: 6000 }, (_, i) => `k${i}: v\n`).join('')}---\n\nWords.\n`,
    'with 20,000 brackets in the front matter': `---\ntitle: ${'['.repeat(20_000)}\n---\n\nWords.\n`,
    'with 20,000 closed brackets in the front matter': `---\ntags: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n---\n\nWords.\n`,
    'with 20,000 braces in the front matter': `---\ntitle: ${'{a: '.repeat(15_000)}\n---\n\nWords.\n`,
    'with many braces for a title': `---\ntitle: ${'{'.repeat(DEEP)}\nconference: practice\n---\n\nWords.\n`,
    'with many braces and commas for a title': `---\ntitle: ${'{,'.repeat(DEEP)}\nconference: practice\n---\n\nWords.\n`,
    'with many question marks for a title': `---\ntitle: ${'? '.repeat(DEEP)}\nconference: practice\n---\n\nWords.\n`,
    'with many dashes before a text': `---\n${'- '.repeat(DEEP)}x\n---\n\nWords.\n`,
    'with many dashes and tabs before a text': `---\n${'-\t'.repeat(DEEP)}x\n---\n\nWords.\n`,
    'with many blank lines that end in CRLF for front matter': `---\r\ntitle: x\r\n${'\r\n'.repeat(DEEP)}---\r\n\r\nWords.\r\n`,
    'with many braces and lines that end in CRLF': `---\r\ntitle: ${'{'.repeat(DEEP)}\r\n\r\nx\r\n---\r\n\r\nWords.\r\n`,
    'with many braces, a line each': `---\ntitle:\n${'  {\n'.repeat(DEEP)}conference: practice\n---\n\nWords.\n`,
    'with 300 levels of indent in the front matter': `---\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}k:\n`).join('')}---\n\nWords.\n`,
    'with 20,000 dashes in the front matter': `---\ntags:\n  ${'- '.repeat(20_000)}x\n---\n\nWords.\n`,
    'with an alias bomb': `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map(
        (name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'.charAt(i)}`).join(',')}]\n`,
      )
      .join('')}title: *i\nconference: *i\n---\n\nWords.\n`,
    'with an alias of itself': '---\ntitle: &t [*t]\nconference: practice\n---\n\nWords.\n',
    'with 20,000 anchors': `---\n${Array.from({ length: 4000 }, (_, i) => `k${i}: &a${i} x\n`).join('')}---\n\nWords.\n`,
    'with an unclosed quote in the front matter': `---\ntitle: "${'x\n'.repeat(30_000)}---\n\nWords.\n`,
    'with 100 conferences': `---\ntitle: x\nconference: [${Array.from({ length: 100 }, (_, i) => `c${i}`).join(', ')}]\n---\n\nWords.\n`,
    'of escapes in each place where a text can stand': `---\ntitle: "a\\e[31mb \\u202e \\u009b2J"\nconference: "\\e[2J"\nstatus: "\\e]0;x\\a"\n"\\e[1m": x\n---\n\n## Abstr\u001b[31mact\n\n\u001b[2J TODO \u202e [x](www.\u009b.com) <\u001b[x>\n\n<!-- cfp-disable \u001b[31mno-rule -->\n`,
  };

  test.each(Object.keys(texts))('%s ends soon, and the others are checked', { timeout: 60_000 }, async (name) => {
    const made = world();
    made.write('hostile.md', texts[name] ?? '');
    for (const reporter of ['pretty', 'json']) {
      const { stdout, stderr } = await survives(made, 'hostile.md', '--format', reporter, '--advice');
      expect(stdout + stderr).toContain('hostile.md');
    }
  });

  // Those that have something to mend, or are the slowest to judge once a round.
  const mendable = Object.keys(texts).filter((name) =>
    /zero-width|list items|comments|abstracts|title|escapes/.test(name),
  );

  test.each(mendable)('%s is mended soon, or left', { timeout: 60_000 }, async (name) => {
    const made = world();
    made.write('hostile.md', texts[name] ?? '');
    await survives(made, 'hostile.md', '--fix');
  });

  test('of lone surrogates is checked, each rule', () => {
    const source = `# \ud83d title \ude00\n\n\ud83d TODO \ude00\ud83d\n\n## Outline\n\n- \ud83d (5 min)\n- [\ude00](www.\ud83d)\n`;
    const proposal = parseProposal('talk.md', source);
    const { diagnostics } = check(
      {
        proposal,
        conference: exampleCall,
        wanted: { name: 'example', known: ['example'] },
        ...knowledge,
        profile: { name: '\ud83d', handles: ['\ude00'], sites: [], projects: [] },
        allow: [],
        topics: () => [],
        now: at(EXAMPLE_NOW),
        zone: 'UTC',
      },
      rules,
    );
    expect(diagnostics.map(({ rule }) => rule)).toContain('no-placeholder');
  });
});

describe('a file', () => {
  const bytes: Readonly<Record<string, readonly [content: Buffer, words: string]>> = {
    'of 2 MB of random bytes': [noise(2_000_000), 'hostile.md'],
    'of more than 2 MB': [Buffer.alloc(2_100_000, 'x'), 'hostile.md has 2,100,000 bytes; cfp reads 2,097,152 at most.'],
    'with a NUL byte': [Buffer.from(`${GOOD}\n\n\0`), 'hostile.md:12: there is a NUL byte, so this is no text.'],
    'of nothing but NUL bytes': [Buffer.alloc(100_000), 'hostile.md:1: there is a NUL byte'],
    'in UTF-16, little end first': [Buffer.from(`\ufeff${GOOD}`, 'utf16le'), 'hostile.md is written in UTF-16.'],
    'in UTF-16, big end first': [Buffer.from(`\ufeff${GOOD}`, 'utf16le').swap16(), 'hostile.md is written in UTF-16.'],
    'in UTF-16 without a mark': [Buffer.from(GOOD, 'utf16le'), 'hostile.md:1: there is a NUL byte'],
    'in Latin-1': [Buffer.from('# Caf\u00e9\n', 'latin1'), 'hostile.md:1: byte 6 of the file is not UTF-8.'],
    'with a surrogate in UTF-8': [
      Buffer.from([0x23, 0x20, 0xed, 0xa0, 0x80, 0x0a]),
      'hostile.md:1: byte 3 of the file',
    ],
    'that is cut inside of a character': [Buffer.from('# é').subarray(0, 3), 'hostile.md:1: byte 3 of the file'],
    'with nothing in it': [Buffer.from(''), 'hostile.md is empty.'],
    'with blank lines in it': [Buffer.from('\n'.repeat(1_000_000)), 'hostile.md is empty.'],
    'with a byte order mark in it': [Buffer.from('\ufeff'), 'hostile.md is empty.'],
  };

  test.each(Object.keys(bytes))('%s is refused in a line', async (name) => {
    const made = world();
    const [content, words] = bytes[name] ?? [Buffer.from(''), ''];
    made.write('hostile.md', content);
    const { code, stderr } = await survives(made, 'hostile.md');
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(3);
    expect((await made.cfp('check', 'hostile.md', 'good.md', '--fix')).code).toBe(2);
  });

  test('that is a FIFO, a device, or a folder is not waited for', async () => {
    const made = world();
    execFileSync('mkfifo', [join(made.folder, 'fifo.md')]);
    symlinkSync('/dev/zero', join(made.folder, 'zero.md'));
    symlinkSync('/dev/stdin', join(made.folder, 'stdin.md'));
    for (const path of ['fifo.md', 'zero.md', '/dev/zero', '/dev/null']) {
      const { code, stderr } = await survives(made, path);
      expect(code).toBe(2);
      expect(stderr).toContain(`${path} is a device, a pipe or a socket.`);
    }
    // A whole folder with them in it is no other case.
    const { code, stdout } = await survives(made, '.');
    expect(code).toBe(2);
    expect(stdout).toContain('good.md');
  });

  test('that is a socket is refused', async () => {
    const made = world();
    const server = createServer();
    onTestFinished(() => {
      server.close();
    });
    await new Promise<void>((listening) => server.listen(join(made.folder, 'socket.md'), listening));
    const { code, stderr } = await survives(made, 'socket.md');
    expect(code).toBe(2);
    expect(stderr).toContain('socket.md is a device, a pipe or a socket.');
  });

  test('that links to itself is refused', async () => {
    const made = world();
    symlinkSync('loop.md', join(made.folder, 'loop.md'));
    symlinkSync('b.md', join(made.folder, 'a.md'));
    symlinkSync('a.md', join(made.folder, 'b.md'));
    for (const path of ['loop.md', 'a.md']) {
      const { code, stderr } = await survives(made, path);
      expect(code).toBe(2);
      expect(stderr).toContain(`${path} cannot be read: its links go round in a circle.`);
    }
  });

  test('that links to nothing is refused', async () => {
    const made = world();
    symlinkSync('gone.md', join(made.folder, 'link.md'));
    const { code, stderr } = await survives(made, 'link.md');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no file at link.md.');
  });

  test.skipIf(process.platform !== 'linux')('that the system does not let one read is refused', async () => {
    const made = world();
    symlinkSync('/proc/self/mem', join(made.folder, 'secret.md'));
    const { code, stderr } = await survives(made, 'secret.md');
    expect(code).toBe(2);
    expect(stderr).toContain('secret.md');
  });

  test('of /proc, whose size is not what it says, is read or refused', async () => {
    const made = world();
    symlinkSync('/proc/self/environ', join(made.folder, 'environ.md'));
    const { code } = await survives(made, 'environ.md');
    expect(code).toBe(2);
  });

  test('with escapes and line ends in its name is named in one line', async () => {
    const made = world();
    const name = `evil \u001b[31m\n::error::red\u009b2J\u202e.md`;
    made.write(name, GOOD.replace('Our team', 'TODO: our team'));
    for (const reporter of ['pretty', 'compact', 'json', 'github', 'sarif', 'junit']) {
      const { stdout } = await survives(made, name, '--format', reporter);
      expect(stdout).not.toMatch(/^::error::red/m);
    }
    const { stderr } = await survives(made, `no${name}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(3);
  });

  test('with a name of 5,000 characters is not there', async () => {
    const { code, stderr } = await survives(world(), `${'x'.repeat(5000)}.md`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^cfp: /);
  });
});

describe('a folder', () => {
  test('that links to itself is walked once', async () => {
    const made = world();
    made.write('sub/talk.md', GOOD);
    symlinkSync('..', join(made.folder, 'sub/up'));
    symlinkSync('sub', join(made.folder, 'again'));
    const { code, stdout } = await survives(made, '.', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 2 } });
  });

  test('that ends in .md is a folder', async () => {
    const made = world();
    made.write('talks.md/talk.md', GOOD);
    const { code, stdout } = await survives(made, '.', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 2 } });
  });

  test('that is 200 folders deep is walked', async () => {
    const made = world();
    const path = Array.from({ length: 200 }, (_, level) => `d${level}`).join('/');
    mkdirSync(join(made.folder, path), { recursive: true });
    made.write(`${path}/talk.md`, GOOD);
    expect((await survives(made, '.')).code).toBe(0);
  });

  test('of 10,000 proposals is checked in one run', { timeout: 60_000 }, async () => {
    const made = world();
    for (let number = 0; number < 10_000; number++) {
      const where = `f${number % 100}/talk-${number}.md`;
      made.write(where, GOOD.replace('noon', `noon ${number}`).replace('midnight', `midnight ${number}`));
    }
    const { stdout } = await survives(made, '.', '--json', '--rule', 'duplicate-proposal=off');
    expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 10_001, errors: 0 } });
  });

  test('of 2,000 proposals that are all the same is checked soon', { timeout: 60_000 }, async () => {
    const made = world();
    for (let number = 0; number < 2000; number++) made.write(`f/talk-${number}.md`, GOOD);
    const { stdout } = await survives(made, '.', '--json');
    const { summary } = JSON.parse(stdout) as { summary: { warnings: number } };
    expect(summary.warnings).toBeGreaterThanOrEqual(2000);
  });
});

describe('what is piped in', () => {
  test.each([
    ['random bytes', noise(100_000), 'stdin.md'],
    ['too much', Buffer.alloc(3_000_000, 'x'), 'stdin.md has 3,000,000 bytes; cfp reads 2,097,152 at most.'],
    ['UTF-16', Buffer.from('\ufeff# x', 'utf16le'), 'stdin.md is written in UTF-16.'],
    ['nothing', Buffer.from(''), 'stdin.md is empty.'],
  ])('%s is refused in a line', async (_what, input, words) => {
    const { code, stdout, stderr } = await world({ input }).cfp('check', '-');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(STACK);
  });
});
