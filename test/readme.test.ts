import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shellWords } from './support/words.ts';
import { world, type World } from './support/world.ts';

const readme = readFileSync('README.md', 'utf8');
const fixture = (name: string): string => readFileSync(`test/fixtures/readme/${name}`, 'utf8');

test('has a line that does the whole job without a question', async () => {
  const line = /^npx cfp (draft .*--abstract-file.*)$/m.exec(readme)?.[1] ?? '';
  const { cfp, read, write } = world();
  for (const name of ['abstract.txt', 'outline.txt']) write(`test/fixtures/readme/${name}`, fixture(name));
  expect(await cfp(...shellWords(line))).toMatchObject({ code: 0 });
  const written = read('proposals/ship-it-at-noon.md');
  expect(written).toContain(fixture('abstract.txt').trim());
  expect(written).toContain(fixture('outline.txt').trim());
});

test('names every command that there is', async () => {
  const { stdout } = await world().cfp('--help');
  const commands = Array.from(stdout.matchAll(/^ {2}([a-z]+) /gm), ([, name]) => name).filter(
    (name) => name !== 'help',
  );
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) expect(readme).toContain(`cfp ${command ?? ''}`);
});

/** The lines of README's shell blocks that run cfp, without what is said of them and without what takes their output. */
const commands = Array.from(readme.matchAll(/```sh\n([\s\S]*?)```/g), ([, block = '']) => block.split('\n'))
  .flat()
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => /^(?:cat \S+ \| )?cfp /.test(line));

/** A folder that has every file which README speaks of. */
function readersFolder(changes: Parameters<typeof world>[0]): World {
  const at = world(changes);
  at.write('talk.md', fixture('ship-it-at-noon.md'));
  at.write('proposals/ship-it-at-noon.md', fixture('ship-it-at-noon.md').replace('TODO: say why.', ''));
  at.write('submissions/ship-it-at-noon.md', fixture('ship-it-at-noon.md'));
  at.write('answers.yaml', 'title: Ship it at noon\n');
  at.write('conferences/my-meetup.yaml', 'id: my-meetup\nname: My meetup\nform: [{field: abstract}]\n');
  const post = readFileSync('test/fixtures/posts/headings-under-one.md');
  for (const name of ['post.md', 'topics-we-would-like.md', 'page.md']) at.write(name, post);
  at.write('conferences.yml', readFileSync('test/fixtures/lists/conferences.yml'));
  return at;
}

// What asks or waits for somebody says so, for nobody is there: the command is understood.
const NOBODY = /no terminal|nothing was given/;
// Tests have no network: what README reads from the web, they read from a file.
const FROM_FILES = [
  ['https://example.org/conferences.yml', 'conferences.yml'],
  ['https://example.org/blog/talk-ideas/', 'page.md'],
] as const;

test('shows commands', () => {
  expect(commands.length).toBeGreaterThan(30);
});

test.each([...new Set(commands)])('%s', async (line) => {
  const [, args = ''] =
    /cfp ([^|>]*)/.exec(FROM_FILES.reduce((text, [url, file]) => text.replace(url, file), line)) ?? [];
  const piped = line.startsWith('cat') ? fixture('ship-it-at-noon.md') : '';
  const { cfp } = readersFolder({ input: piped, onStop: () => AbortSignal.abort() });
  if (line === 'cfp conferences update') await cfp('conferences', 'add', 'conferences.yml', '--yes');
  const { code, stderr } = await cfp(...shellWords(args));
  if (NOBODY.test(stderr)) return;
  // Findings are an answer, and so is the end of a preview that somebody stops.
  expect([0, 1, line === 'cfp preview talk.md' ? 130 : 0], stderr).toContain(code);
});
