import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

const env = { PATH: '/nowhere', TERM: 'xterm-256color', LANG: 'en_GB.UTF-8' };

test('tells what there is, and that all is well', async () => {
  const { cfp } = world({ env });
  const { code, stdout, stderr } = await cfp('doctor');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const words of [/^cfp +\d/m, /^Node +22\.0\.0$/m, /^system +linux 6\.1 x64$/m, /Unicode, TERM\s+xterm-256color/])
    expect(stdout).toMatch(words);
  expect(stdout).toMatch(/^editor +vi, not found \(neither \$VISUAL nor \$EDITOR is set\)$/m);
  expect(stdout).toMatch(/^configuration +~\/\.config\/cfp \(not there yet\)$/m);
  expect(stdout).toMatch(/^found +\d+ conferences, \d+ topic lists, \d+ topics, \d+ rules$/m);
  expect(stdout.trimEnd()).toMatch(/All is well\.$/);
});

test('says nothing of who the speaker is', async () => {
  const at = world({ env });
  at.write('.cfp.yaml', 'speaker: {name: Ada Lovelace, email: ada@example.org, handles: [countess]}\n');
  for (const args of [['doctor'], ['doctor', '--json']]) {
    const { code, stdout, stderr } = await at.cfp(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toMatch(/ada|lovelace|countess/i);
    expect(stdout).not.toContain(`${at.folder}/home`);
    expect(stdout).toMatch(/profile\W+(?:there|true)/);
  }
});

test('settings that cannot be read are told without what stands in them', async () => {
  const { cfp, write } = world({ env });
  write('.cfp.yaml', 'speaker: "Ada Lovelace"\n');
  const { code, stdout, stderr } = await cfp('doctor');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).not.toContain('Ada');
  expect(stdout).toContain('✖ The settings cannot be read.\n  `cfp init --show` says where and why.');
});

test.each([
  ['an editor that is not there', {}, { ...env, EDITOR: '/opt/none/code --wait' }, '$EDITOR names code, which is not'],
  ['a call that is not valid', { 'conferences/mine.yaml': 'id: mine\nnaem: x\n' }, env, '`name` is missing'],
  ['a call whose name is no id', { 'conferences/a b.yaml': '' }, env, 'named "a b.yaml", which is no id'],
  ['a topic list that is not valid', { 'topics/mine.yaml': 'id: [\n' }, env, 'mine.yaml'],
  ['a file where a folder should be', { 'home/.config': '' }, env, '~/.config/cfp (configuration) is no folder.'],
])('%s is told, with what to do, and ends with 1', async (_what, files, env, words) => {
  const { cfp, write } = world({ env });
  write('.cfp.yaml', '');
  for (const [path, text] of Object.entries(files)) write(path, text);
  const { code, stdout, stderr } = await cfp('doctor');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout.replace(/\s+/g, ' ')).toContain(words);
  expect(stdout.trimEnd()).toMatch(/1 thing to mend\.$/);
});

test('Node that is too old is told', async () => {
  const { cfp } = world({ env, system: () => ({ node: '20.9.0', release: '6.1', arch: 'x64' }) });
  expect((await cfp('doctor')).stdout).toContain('✖ Node is 20.9.0; cfp needs 20.19 or later.');
});

test('tells the same as JSON', async () => {
  const { code, stdout, stderr } = await world({ env }).cfp('doctor', '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    node: '22.0.0',
    terminal: { isTerminal: false, canAsk: false, term: 'xterm-256color', color: false, unicode: true },
    editor: { name: 'vi', found: false, by: null },
    browser: null,
    profile: false,
    problems: [],
  });
});
