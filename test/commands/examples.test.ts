import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyCommand } from '../support/commands.ts';
import { world } from '../support/world.ts';

const commands = (await everyCommand()).filter((command) => command.length > 0);
const shown = await Promise.all(
  [[], ...commands].map(async (command) => {
    const { stdout } = await world({ columns: 100 }).cfp(...command, '--help');
    return { command, examples: stdout.split('\nExamples:\n')[1]?.match(/(?<=^ {2}\$ ).+$/gm) ?? [] };
  }),
);

/** An example that nobody can answer or reach here, and the words with which it says so. */
const ASKS: Readonly<Record<string, RegExp>> = {
  'cfp draft': /without a terminal|--title|--conference/i,
  'cfp draft --topic deployment-at-any-size --conference practice': /--title/,
  'cfp draft --from proposals/ship-it-at-noon.md --for djangocon-us-2024': /./,
  'cfp init': /--name/,
  'cfp conferences new': /--name/,
  'cfp topics import topics-we-would-like.md': /--yes/,
  'cfp conferences update': /There is no call of yours/,
  'cfp conferences update pycon --yes': /There is no call of yours/,
  'cfp export talk.md --copy': /./,
};

/** Needs the web, which no test asks; the address is named. */
const isOfTheWeb = (line: string): boolean => line.includes('https://example.org');
/** Waits for a browser until it is stopped. */
const waits = (line: string): boolean => line.startsWith('cfp preview') && !line.includes('--static');

const fixture = readFileSync('test/fixtures/readme/ship-it-at-noon.md', 'utf8');

/** The words of a shell line in which double quotes quote; what is behind a > or a | is not cfp's. */
function wordsOf(line: string): string[] {
  const own = line.replace(/^cat \S+ \| /, '').replace(/ (?:>|\|) .*$/, '');
  return Array.from(own.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word).slice(1);
}

test.each(commands)('cfp %s %s has examples', (...command) => {
  const own = shown.find((one) => one.command.join(' ') === command.filter(Boolean).join(' '));
  expect(own?.examples.length ?? 0).toBeGreaterThan(0);
});

describe('every example of the help', () => {
  const lines = [...new Set(shown.flatMap(({ examples }) => examples))];

  test.each(lines.filter((line) => !isOfTheWeb(line) && !waits(line)))('%s', async (line) => {
    const at = world({ input: fixture });
    at.write('.cfp.yaml', '');
    for (const path of ['talk.md', 'proposals/ship-it-at-noon.md', 'submissions/one.md'])
      if (!line.startsWith(`cfp draft ${path}`)) at.write(path, fixture);
    at.write('abstract.txt', 'We deploy at noon, when everybody is awake.\n');
    for (const post of ['topics-we-would-like.md', 'post.md'])
      at.write(post, '# Ideas\n\n## Testing\n\nTell us how.\n');
    at.write('conferences.yml', readFileSync('test/fixtures/lists/conferences.yml'));
    const call = readFileSync('data/conferences/practice.yaml', 'utf8').replace(/^# yaml-language-server.*\n/, '');
    for (const [path, id] of [
      ['conferences/my-meetup-2027.yaml', 'my-meetup-2027'],
      ['call.yaml', 'call'],
    ] as const)
      at.write(path, call.replace(/^id: .*$/m, `id: ${id}`));
    const { code, stdout, stderr } = await at.cfp(...wordsOf(line));
    const asks = ASKS[line];
    expect(stderr).not.toMatch(/unknown (?:option|command|argument)|too many arguments|missing required/);
    expect(stderr).not.toMatch(/^\s+at .+:\d+:\d+/m);
    if (asks !== undefined) expect(`${code} ${stderr}`).toMatch(asks);
    else
      expect({ code, stderr, stdout: stdout.slice(0, 300) }).toMatchObject({
        code: expect.toBeOneOf([0, 1]) as number,
      });
  });
});
