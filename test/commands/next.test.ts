import { describe, expect, test } from 'vitest';
import { workspace } from '../support/workspace.ts';
import { world } from '../support/world.ts';

const CALL = `id: noonconf
name: NoonConf
url: https://example.org
timezone: UTC
deadline: 2024-04-21T12:00
formats: [{id: talk, name: Talk, minutes: 25}]
form:
  - {field: title, required: true, max: 40, unit: characters}
  - {field: abstract, required: true}
  - {field: takeaways, label: What will they take home?, required: true}
sources: [{url: https://example.org, read: 2024-01-01, for: [deadline, form]}]
`;

const talk = (rest: string): string =>
  `---\ntitle: Ship it at noon\nconference: noonconf\nformat: talk\n---\n\n${rest}`;
const DONE = talk('## Abstract\n\nWe deploy at noon.\n\n## What will they take home?\n\n- A checklist.\n');

test('the first time, three commands are told', async () => {
  const { code, stdout, stderr } = await world().cfp();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.match(/^ {2}cfp .*$/gm)).toEqual(['  cfp topics', '  cfp draft', '  cfp init']);
  expect(stdout.trimEnd()).toMatch(/cfp --help$/);
});

test.each([
  [
    'a talk half done',
    { 'proposals/talk.md': talk('## Abstract\n\nWe deploy at noon.\n') },
    [
      'Ship it at noon',
      'NoonConf, closes in 1 day',
      'Next question: What will they take home?',
      'cfp draft proposals/talk.md',
    ],
  ],
  [
    'a talk with a title too long',
    { 'proposals/talk.md': DONE.replace('at noon\n', 'at noon, and never before that hour\n') },
    ['the form takes 40.', 'cfp check proposals/talk.md'],
  ],
  [
    'a talk that is ready',
    { 'proposals/talk.md': DONE },
    ['Ready to send', 'cfp export proposals/talk.md --for noonconf'],
  ],
  [
    'a talk that was sent',
    { 'proposals/talk.md': DONE.replace('format: talk', 'format: talk\nstatus: submitted') },
    ['Nothing waits for you', 'cfp status'],
  ],
  [
    'a workspace without a talk',
    {},
    ['There is no proposal in proposals yet', 'NoonConf closes in 1 day', 'cfp conferences show noonconf'],
  ],
  ['a file that is empty', { 'proposals/talk.md': '' }, ['talk.md']],
])('%s is followed by what to do', async (_what, files, words) => {
  const { cfp, write } = world();
  write('.cfp.yaml', '');
  write('conferences/noonconf.yaml', CALL);
  for (const [path, text] of Object.entries(files)) write(path, text);
  const { code, stdout, stderr } = await cfp();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const one of words) expect(stdout.replace(/\s+/g, ' ')).toContain(one);
  expect(stdout.trimEnd()).toMatch(/cfp --help$/);
});

describe('in a folder of twelve talks', () => {
  test('five things are told, what closes first coming first, and how to see the others', async () => {
    const { code, stdout, stderr } = await workspace().cfp('next');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/^ {2}cfp (?:draft|check|export) .*$/gm)).toHaveLength(5);
    expect(stdout).toMatch(/\n\d+ more:\n {2}cfp status\n/);
  });

  test('a narrow terminal breaks words, and no command', async () => {
    const at = workspace({ columns: 30 });
    const { stdout } = await at.cfp();
    const wide = await workspace().cfp();
    const commands = (text: string): string[] => text.match(/^ {2}cfp .*$/gm) ?? [];
    expect(commands(stdout)).toEqual(commands(wide.stdout));
    for (const line of stdout.split('\n').filter((one) => !one.startsWith('  cfp ')))
      expect(line.length).toBeLessThanOrEqual(30);
  });

  test('as JSON, each thing has its command', async () => {
    const { code, stdout } = await workspace().cfp('next', '--json');
    expect(code).toBe(0);
    const { version, steps } = JSON.parse(stdout) as { version: number; steps: { what: string; command: string }[] };
    expect(version).toBe(1);
    expect(steps.length).toBeGreaterThan(5);
    for (const { what, command } of steps)
      expect(command).toMatch({ answer: /^cfp draft /, mend: /^cfp check /, send: /^cfp export / }[what] ?? /^$/);
  });
});

test('a title from a stranger steers no terminal', async () => {
  const { cfp, write } = world();
  write('.cfp.yaml', '');
  write('proposals/a $(b).md', '# \u001b]0;pwned\u0007\n\n## Abstract\n\nx\n');
  const { stdout } = await cfp();
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain("'proposals/a $(b).md'");
});

test('settings that cannot be read are a mistake that is told', async () => {
  const { cfp, write } = world();
  write('.cfp.yaml', 'rules: [');
  expect(await cfp()).toMatchObject({ code: 2, stdout: '' });
});

test('colour alone is no command', async () => {
  const { cfp } = world();
  expect(await cfp('--no-color')).toEqual(await cfp());
});
