import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { screenOf, svgOf, wordsOn } from './support/picture.ts';
import { desk, type Session } from './support/pty.ts';
import { shellWords } from './support/words.ts';

/** A picture in README: what was typed in which folder, and what is to be seen before it is taken. */
interface Scene {
  readonly name: string;
  /** What somebody is told who does not see it: README says the same. */
  readonly about: string;
  readonly command: string;
  /** The files in the folder, each with the fixture that is copied there. */
  readonly files?: Readonly<Record<string, string>>;
  /** Types, and waits for what is to be seen; without it, the command's end is waited for. */
  readonly until?: (session: Session) => Promise<void>;
}

const COLUMNS = 88;
const fixture = (name: string): string => readFileSync(`test/fixtures/${name}`, 'utf8');
const firstWords = fixture('readme/abstract.txt').replaceAll('\n', ' ').split(', and a team')[0] ?? '';

const scenes: readonly Scene[] = [
  {
    name: 'check',
    about:
      'cfp check points at the words “TODO” and “(8 min)”, says what to do, and shows the lengths, the minutes and the deadline.',
    command: 'cfp check ship-it-at-noon.md --as-of 2024-04-20T12:00:00Z',
    files: { 'ship-it-at-noon.md': 'readme/ship-it-at-noon.md' },
  },
  {
    name: 'topics',
    about: 'cfp topics lists two ideas that have the word “testing”, each with its pitch, level and tags.',
    command: 'cfp topics testing',
  },
  {
    name: 'draft',
    about:
      'cfp draft asks for the abstract: the steps above it, the text that is being typed, a gauge at 229 of 600 characters, and the keys.',
    command: 'cfp draft --format talk-25 --topic deployment-at-any-size --title "Ship it at noon"',
    files: { '.cfp.yaml': 'pictures/cfp.yaml' },
    async until(session) {
      await session.until('? Abstract');
      await session.until('all is kept');
      session.type(firstWords);
      await session.until(`${firstWords.length} / 600 characters`);
      await session.until('all is kept');
    },
  },
  {
    name: 'status',
    about: 'cfp status shows three talks at their calls: two are ready, one has errors, and one was submitted.',
    command: 'cfp status --as-of 2026-02-13T12:00:00Z',
    files: {
      'proposals/ship-it-at-noon.md': 'pictures/ship-it-at-noon.md',
      'proposals/flaky-tests.md': 'pictures/flaky-tests.md',
      'proposals/forms.md': 'pictures/forms.md',
    },
  },
  {
    name: 'conferences',
    about:
      'cfp conferences lists five open calls by what closes first, with the time left, formats, review and limits.',
    command: 'cfp conferences --open --as-of 2026-02-13T12:00:00Z',
  },
];

/** All that the real program sends to a real terminal. */
async function played({ command, files = {}, until }: Scene): Promise<string> {
  const at = desk();
  for (const [path, name] of Object.entries(files)) at.write(path, fixture(name));
  const [, ...args] = shellWords(command);
  const session = at.start(args, { columns: COLUMNS, env: { TZ: 'Europe/Berlin' } });
  if (until === undefined) await session.ended();
  else {
    await until(session);
    await quiet(session);
  }
  return session.sent();
}

/** Waits until a screen has been drawn whole: words may be there before the cursor has gone to its place. */
async function quiet({ sent }: Session): Promise<void> {
  let before;
  do {
    before = sent().length;
    await setTimeout(300);
  } while (sent().length > before);
}

// `npm run pictures` takes them again, when what cfp says has changed. Look at them before they are committed.
test.each(scenes)('the picture of cfp $name shows what it really prints', async (scene) => {
  const sent = await played(scene);
  const screen = await screenOf(`\u001b[2m$\u001b[22m ${scene.command}\r\n${sent}`, { columns: COLUMNS });
  await expect(svgOf(screen, { title: scene.command, about: scene.about })).toMatchFileSnapshot(
    `../.github/pictures/${scene.name}.svg`,
  );
});

test('README shows every picture, and says what is to be seen', () => {
  const shown = Array.from(
    readFileSync('README.md', 'utf8').matchAll(/!\[([^\]]*)\]\(\.github\/pictures\/([\w-]+)\.svg\)/g),
    ([, about, name]) => ({ name, about }),
  );
  expect(shown).toEqual(scenes.map(({ name, about }) => ({ name, about })));
  expect(readdirSync('.github/pictures').sort()).toEqual(scenes.map(({ name }) => `${name}.svg`).sort());
});

test('a picture keeps colours, wide characters, signs and what stands behind words', async () => {
  const screen = await screenOf('\u001b[1;31mRed\u001b[0m 日本 \u001b[7mback\u001b[0m  ✖✖█ <end>', { columns: 40 });
  expect(screen.runs.map(({ column, columns, text, look, behind }) => [column, columns, text, look, behind])).toEqual([
    [0, 3, 'Red', ['ansi-1', 'bold'], null],
    [4, 2, '日', [], null],
    [6, 2, '本', [], null],
    [9, 4, 'back', ['paper'], 'ink'],
    [15, 2, '✖✖', [], null],
    [17, 1, '█', [], null],
    [19, 5, '<end>', [], null],
  ]);
  expect(wordsOn(screen)).toBe('Red 日本 back  ✖✖█ <end>');
  const svg = svgOf(screen, { title: 'a "title"', about: 'about' });
  expect(svg).toContain('<text class="ansi-1 bold" x="16" y="31" textLength="25.2"');
  expect(svg).toContain('&lt;end&gt;</text>');
  expect(svg).toContain('<title id="title">a &quot;title&quot;</title>');
});
