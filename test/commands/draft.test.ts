import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { world } from '../support/world.ts';

const WORDS =
  'Our team used to deploy at midnight. Then we moved every release to noon, and the bad nights went from two a month to none.';
const CALL = ['--conference', 'practice', '--format', 'talk-25'];
const ALL = [...CALL, '--title', 'Ship it at noon', '--abstract', WORDS];

const proposals = (folder: string): string[] =>
  existsSync(join(folder, 'proposals')) ? readdirSync(join(folder, 'proposals')).sort() : [];

/** The sections of a proposal, by heading, without their comments. */
function sections(source: string): Record<string, string> {
  const parts = source.split(/^## (.+)\n/m).slice(1);
  const pairs: [string, string][] = [];
  for (let at = 0; at < parts.length; at += 2) {
    pairs.push([parts[at] ?? '', (parts[at + 1] ?? '').replace(/<!--[\s\S]*?-->/g, '').trim()]);
  }
  return Object.fromEntries(pairs);
}

describe('with all that is required given', () => {
  test('writes the proposal, checks it, and asks nothing', async () => {
    const { cfp, read } = world();
    const { code, stdout, stderr } = await cfp('draft', ...ALL, '--topic', 'security', '--level', 'beginner');
    expect(code).toBe(0);
    expect(stdout).toContain('proposals/ship-it-at-noon.md · Practice call');
    expect(stdout).toContain('✔ ');
    expect(stderr).toContain('Saved in proposals/ship-it-at-noon.md.');
    const source = read('proposals/ship-it-at-noon.md');
    expect(source).toMatch(
      /^---\ntitle: Ship it at noon\nconference: practice\ntopic: djangocon-us-2024\/security\nformat: talk-25\nlevel: beginner\nstatus: draft\n---\n\n## Abstract\n/,
    );
    expect(sections(source)).toEqual({
      Abstract: WORDS,
      Description: '',
      Outline: '',
      Audience: '',
      Takeaways: '',
      Notes: '',
    });
  });

  test('ends with 1 where the check finds errors', async () => {
    const { code, stdout } = await world().cfp('draft', ...CALL, '--title', 'T', '--abstract', 'Too short.');
    expect(code).toBe(1);
    expect(stdout).toContain('Abstract is 10 characters; the form wants at least 50.');
  });

  test('judges by --as-of', async () => {
    const draft = ['draft', 'talk.md', ...ALL, '--conference', 'djangocon-us-2024', '--as-of'];
    expect((await world().cfp(...draft, '2024-04-29T16:00:00Z')).code).toBe(0);
    const late = await world().cfp(...draft, '2024-04-29T16:01:00Z');
    expect(late.code).toBe(1);
    expect(late.stdout).toContain('DjangoCon US 2024: closed 1 minute ago');
  });

  test('changes nothing the second time', async () => {
    const { cfp, read, folder } = world();
    const draft = ['draft', 'talk.md', ...ALL, '--topic', 'security', '--answer', 'notes=For you.'];
    const first = await cfp(...draft);
    const written = read('talk.md');
    expect(await cfp(...draft)).toEqual(first);
    expect(read('talk.md')).toBe(written);
    expect(readdirSync(folder).filter((name) => name.includes('talk'))).toEqual(['talk.md']);
  });

  test('adds the ending to a name that has none', async () => {
    const { cfp, read } = world();
    expect((await cfp('draft', 'talks/noon', ...ALL)).code).toBe(0);
    expect(read('talks/noon.md')).toContain(WORDS);
  });

  test('takes answers from files, from flags and from what is piped in', async () => {
    const { cfp, write, read } = world({ input: `\n${WORDS}\n\n` });
    write('outline.md', '- Why noon (10 min)\n- How (15 min)\n');
    write('notes.md', 'Given twice before.\n');
    const files = ['--abstract-file', '-', '--outline-file', 'outline.md', '--answer-file', 'notes=notes.md'];
    const { code } = await cfp('draft', 'talk.md', ...CALL, '--title', 'T', ...files, '--answer', 'audience= A = B ');
    expect(code).toBe(0);
    expect(sections(read('talk.md'))).toMatchObject({
      Abstract: WORDS,
      Outline: '- Why noon (10 min)\n- How (15 min)',
      Audience: 'A = B',
      Notes: 'Given twice before.',
    });
  });

  test('keeps an answer within its section, whatever headings, fences and comments it has', async () => {
    const { cfp } = world();
    const hostile = `${WORDS}\n\n# Summary\n\nOurs.\n\n<!-- open\n\n\`\`\`\nopen too`;
    await cfp('draft', 'talk.md', ...CALL, '--title', 'T', '--abstract', hostile, '--answer', 'notes=The true ones.');
    const { stdout } = await cfp('check', 'talk.md', '--json');
    const [file] = (JSON.parse(stdout) as { files: { fields: { field: string; count: number }[] }[] }).files;
    expect(file?.fields.find(({ field }) => field === 'notes')?.count).toBe('The true ones.'.length);
  });
});

describe('with answers missing, and nobody to ask', () => {
  test.each([
    [[], 'Add --conference, --format, --title and --abstract-file.'],
    [CALL, 'Add --title and --abstract-file.'],
    [['--conference', 'practice', '--title', 'T'], 'Add --format and --abstract-file.'],
    [['--conference', 'pycon-lithuania-2027', '--title', 'T'], 'Add --abstract-file.'],
    [[...CALL, '--title', ' \n ', '--abstract', WORDS], 'Add --title.'],
  ])('%s names the flags, writes nothing and ends with 2', async (args, words) => {
    const { cfp, folder } = world();
    const { code, stdout, stderr } = await cfp('draft', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(proposals(folder)).toEqual([]);
  });

  test.each([
    [['--answer', 'notes'], '"notes" is no answer.'],
    [['--answer', '=text'], '"=text" is no answer.'],
    [['--answer', 'cats=two'], 'The form of Practice call has no field "cats".'],
    [['--answer-file', 'notes=nowhere.md'], 'There is no file at nowhere.md.'],
    [['--abstract-file', 'nowhere.md'], 'There is no file at nowhere.md.'],
    [['--abstract-file', '.'], '. is a folder.'],
  ])('%s is refused before anything is written', async (args, words) => {
    const { cfp, folder } = world();
    const { code, stderr } = await cfp('draft', ...CALL, '--title', 'T', '--abstract', WORDS, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(proposals(folder)).toEqual([]);
  });
});

describe('on a file that is there', () => {
  const theirs = [
    '---',
    '# made by hand',
    'title: Ship it at noon   # for now',
    "mood: 'good'",
    '---',
    '',
    '<!-- ask Ada -->',
    '',
    '## Abstract',
    '',
    '<!-- mine: shorten -->',
    '',
    '## Cats',
    '',
    'Mimi,\tand  *Tom*.  ',
    '',
    '',
    'No newline at the end',
  ].join('\r\n');

  test('goes on, and leaves every other byte as it was', async () => {
    const { cfp, write, read } = world();
    write('talk.md', `\ufeff${theirs}`);
    expect((await cfp('draft', 'talk.md', ...ALL)).code).toBe(0);
    expect(read('talk.md')).toBe(
      `\ufeff${theirs}`
        .replace("mood: 'good'\r\n", "mood: 'good'\r\nconference: practice\r\nformat: talk-25\r\n")
        .replace('<!-- mine: shorten -->\r\n', `<!-- mine: shorten -->\r\n\r\n${WORDS}\r\n`),
    );
  });

  test.each([
    ['title', ['--title', 'Ship it at midnight']],
    ['abstract', ['--abstract', `${WORDS} And more.`]],
    ['format', ['--format', 'talk-45']],
    ['conference', ['--conference', 'djangocon-us-2023']],
    ['topic', ['--topic', 'performance-and-scaling']],
  ])('refuses another %s, unless it is forced', async (what, args) => {
    const { cfp, read } = world();
    await cfp('draft', 'talk.md', ...ALL, '--topic', 'security');
    const before = read('talk.md');
    const named = what === 'format' || what === 'conference' ? ['--title', 'Ship it at noon'] : CALL;
    const refusal = await cfp('draft', 'talk.md', ...named, ...args);
    expect({ code: refusal.code, stdout: refusal.stdout }).toEqual({ code: 2, stdout: '' });
    expect(refusal.stderr).toMatch(new RegExp(`talk\\.md has another .*\\b${what}\\b[^]*--force`));
    expect(read('talk.md')).toBe(before);

    await cfp('draft', 'talk.md', ...named, ...args, '--force');
    expect(read('talk.md')).not.toBe(before);
    expect(read('talk.md')).toContain(args[1]);
  });

  test('goes on with a proposal that no front matter stands in', async () => {
    const { cfp, write, read } = world();
    const bare = `# Ship it at noon\n\n${WORDS}\n\n## Outline\n\n1. Why\n2. How\n`;
    write('talk.md', bare);
    expect((await cfp('draft', 'talk.md', ...CALL)).code).toBe(0);
    expect(read('talk.md')).toBe(`---\nconference: practice\nformat: talk-25\n---\n\n${bare}`);
  });

  test('with nothing in it writes a whole one', async () => {
    const { cfp, write, read } = world();
    write('talk.md', ' \n');
    expect((await cfp('draft', 'talk.md', ...ALL)).code).toBe(0);
    expect(sections(read('talk.md')).Abstract).toBe(WORDS);
  });

  test.each(['main.c', 'Makefile', 'data.json', 'image.png'])('never overwrites %s', async (path) => {
    const { cfp, write, read } = world();
    write(path, 'all: what stands here is nobody else’s\n');
    const { code, stdout, stderr } = await cfp('draft', path, ...ALL, '--force');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('does not end in .md.');
    expect(read(path)).toBe('all: what stands here is nobody else’s\n');
  });
});

describe('without a file named', () => {
  test('takes a name that no other proposal has', async () => {
    const { cfp, folder, read } = world();
    await cfp('draft', ...ALL);
    const first = read('proposals/ship-it-at-noon.md');
    await cfp('draft', ...ALL, '--answer', 'notes=The second.');
    await cfp('draft', ...ALL, '--answer', 'notes=The third.');
    expect(proposals(folder)).toEqual(['ship-it-at-noon-2.md', 'ship-it-at-noon-3.md', 'ship-it-at-noon.md']);
    expect(read('proposals/ship-it-at-noon.md')).toBe(first);
  });

  test('writes where the workspace says', async () => {
    const { cfp, write, read } = world();
    write('.cfp.yaml', 'conference: practice\nproposals: talks\n');
    expect((await cfp('draft', '--format', 'talk-25', '--title', 'Noon', '--abstract', WORDS)).code).toBe(0);
    expect(read('talks/noon.md')).toContain('conference: practice\n');
  });

  test.each([
    ['🎉🎊', 'proposal.md'],
    ['日本語のタイトル', 'proposal.md'],
    ['Über Äpfel', 'ueber-aepfel.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['CON', 'proposal-con.md'],
    ['-rf *', 'rf.md'],
    ['\u001b]0;owned\u0007\u001b[31mred', '0-owned-31mred.md'],
    ['x'.repeat(5000), `${'x'.repeat(60)}.md`],
    ['"a": b # c\n---\nd', 'a-b-c-d.md'],
  ])('names the file for the title %j, and keeps the title', async (title, name) => {
    const { cfp, folder, read } = world();
    const { stderr } = await cfp('draft', ...CALL, '--title', title, '--abstract', WORDS);
    expect(proposals(folder)).toEqual([name]);
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    const { stdout } = await cfp('check', `proposals/${name}`, '--json');
    const [file] = (JSON.parse(stdout) as { files: { title: string }[] }).files;
    expect(file?.title).toBe(title.replace(/\s+/g, ' '));
    expect(read(`proposals/${name}`)).toMatch(/^---\ntitle: .+\nconference: practice\n/);
  });
});
