import { statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { world } from '../support/world.ts';

const OWN = 'home/.config/cfp/cfp.yaml';

describe('cfp init', () => {
  test('keeps who the speaker is in the settings of the user, for nobody else to read', async () => {
    const { cfp, read, folder } = world();
    const { code, stderr } = await cfp('init', '--name', 'Ada Lovelace', '--handle', 'ada', '--handle', 'countess');
    expect(code).toBe(0);
    expect(stderr).toContain('for your eyes only.');
    expect(read(OWN)).toBe('speaker:\n  name: Ada Lovelace\n  handles:\n    - ada\n    - countess\n');
    if (process.platform !== 'win32') expect(statSync(join(folder, OWN)).mode & 0o777).toBe(0o600);
  });

  test('adds to what is known, and leaves comments and all else', async () => {
    const { cfp, read, write } = world();
    write(OWN, '# mine\nspeaker:\n  name: Ada\nallow: [noon] # a word\n');
    await cfp('init', '--employer', 'Analytical Engines');
    expect(read(OWN)).toBe('# mine\nspeaker:\n  name: Ada\n  employer: Analytical Engines\nallow: [ noon ] # a word\n');
  });

  test('makes the folder a workspace, in which the speaker is known all the same', async () => {
    const { cfp, read } = world();
    await cfp('init', '--name', 'Ada');
    expect((await cfp('init', '--conference', 'practice', '--proposals', 'talks')).code).toBe(0);
    expect(read('.cfp.yaml')).toBe('conference: practice\nproposals: talks\n');
    const { stdout } = await cfp('init', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ speaker: { name: 'Ada' }, conference: 'practice', proposals: 'talks' });
  });

  test('shows what is known, and where it stands', async () => {
    const { cfp } = world();
    expect((await cfp('init', '--show')).stdout).toContain('cfp knows nothing of you.');
    await cfp('init', '--name', 'Ada\u001b[31m', '--project', 'Engine', '--project', 'Notes');
    const { stdout } = await cfp('init', '--show');
    expect(stdout).toContain('name        Ada\\u001b[31m\nprojects    Engine, Notes\n');
    expect(stdout).toContain('.config/cfp/cfp.yaml');
  });

  test.each([
    [['init'], 'There is no terminal to ask on, and nothing was given.'],
    [['init', '--conference', 'practise'], 'Did you mean'],
  ])('%j is told what is missing', async (args, words) => {
    const { code, stdout, stderr } = await world().cfp(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  test('writes nothing over settings that have a mistake', async () => {
    const { cfp, read, write } = world();
    write(OWN, 'speaker: Ada\n');
    expect((await cfp('init', '--name', 'Ada')).code).toBe(2);
    expect(read(OWN)).toBe('speaker: Ada\n');
  });
});
