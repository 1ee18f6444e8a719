import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { world } from '../support/world.ts';

const WORDS = 'Our team used to deploy at midnight. Then we moved every release to noon, and the bad nights went away.';

describe('answers from a file', () => {
  const answers = `title: Noon\nconference: practice\nformat: talk-25\nabstract: |\n  ${WORDS}\nnotes: Given twice.\n`;

  test('are those that flags would give', async () => {
    const { cfp, write, read } = world();
    write('answers.yaml', answers);
    expect((await cfp('draft', 'talk.md', '--answers', 'answers.yaml')).code).toBe(0);
    expect(read('talk.md')).toContain('title: Noon\nconference: practice\nformat: talk-25\n');
    expect(read('talk.md')).toContain(`## Abstract\n\n${WORDS}\n`);
    expect(read('talk.md')).toContain('## Notes\n\nGiven twice.\n');
  });

  test('give way to flags', async () => {
    const { cfp, write, read } = world();
    write('answers.yaml', answers);
    await cfp('draft', 'talk.md', '--answers', 'answers.yaml', '--title', 'Midnight', '--answer', 'notes=Never given.');
    expect(read('talk.md')).toContain('title: Midnight\n');
    expect(read('talk.md')).toContain('Never given.');
    expect(read('talk.md')).not.toContain('Given twice.');
  });

  test.each([
    ['a field that the form has not', 'conference: practice\ncats: two\n', 'has no field "cats"'],
    ['what is no text', 'conference: practice\nabstract: [a]\n', '`abstract` is Array, and should be string.'],
    ['bad YAML', 'abstract: "open\n', 'answers.yaml:'],
  ])('are refused with %s', async (_what, text, words) => {
    const { cfp, write, folder } = world();
    write('answers.yaml', text);
    const { code, stderr } = await cfp('draft', 'talk.md', '--answers', 'answers.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(existsSync(join(folder, 'talk.md'))).toBe(false);
  });
});

test('a dry run prints the file, and writes none', async () => {
  const { cfp, folder } = world();
  const { code, stdout, stderr } = await cfp('draft', '--conference', 'practice', '--title', 'Noon', '--dry-run');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^---\ntitle: Noon\nconference: practice\nstatus: draft\n---\n\n## Abstract\n\n<!-- /);
  expect(existsSync(join(folder, 'proposals'))).toBe(false);
});

describe('in the editor', () => {
  test('the file has the questions as comments, and is named for the title that it gets', async () => {
    let opened = '';
    const { cfp, folder, read, write } = world({
      edit(path, line) {
        opened = `${path.slice(folder.length + 1)}:${line}`;
        const source = read('proposals/untitled.md');
        write(
          'proposals/untitled.md',
          source.replace('---\n', '---\ntitle: Noon\n').replace(/<!-- What[^]*?-->/, WORDS),
        );
        return { ok: true };
      },
    });
    const { code, stdout } = await cfp('draft', '--conference', 'practice', '--format', 'talk-25', '--editor');
    expect(opened).toBe('proposals/untitled.md:9');
    expect(stdout).toContain('proposals/noon.md · Practice call');
    expect(code).toBe(0);
    expect(read('proposals/noon.md')).toContain(WORDS);
  });

  test('that fails, the file is there to be filled in', async () => {
    const { cfp, read } = world();
    const { code, stderr } = await cfp('draft', 'talk.md', '--conference', 'practice', '--editor');
    expect(code).toBe(2);
    expect(stderr).toContain('The proposal to fill in is talk.md.');
    expect(read('talk.md')).toContain('## Abstract\n\n<!-- ');
  });

  test('without a call, it is asked for one', async () => {
    expect((await world().cfp('draft', 'talk.md', '--editor')).stderr).toContain('Add --conference.');
  });
});

describe('a talk for another call', () => {
  const own = `id: own\nname: Own Conf\nplatform: pretalx\nformats:\n  - {id: short, name: Short talk, minutes: 20}\n  - {id: long, name: Long talk, minutes: 40}\nform:\n  - {field: title, required: true, max: 100}\n  - {field: abstract, required: true, max: 60}\n  - {field: outline}\n  - {field: experience, required: true}\n`;
  const talk = `---\ntitle: Noon\nconference: practice\ntopic: djangocon-us-2024/security\nformat: talk-25\nlevel: beginner\n---\n\n## Abstract\n\n${WORDS}\n\n## Outline\n\n- Why (10 min)\n- How (15 min)\n\n## Audience\n\nThose who deploy.\n`;

  function desk() {
    const place = world();
    place.write('.cfp.yaml', 'proposals: proposals\n');
    place.write('conferences/own.yaml', own);
    place.write('noon.md', talk);
    return place;
  }

  test('carries over what the form asks for, and tells what does not fit', async () => {
    const { cfp, read } = desk();
    const { code, stderr } = await cfp('draft', '--from', 'noon.md', '--for', 'own', '--answer', 'experience=None.');
    expect(code).toBe(1);
    const told = stderr.replace(/\s+/g, ' ');
    expect(told).toContain('Carried over: abstract and outline.');
    expect(told).toContain(`Abstract does not fit: ${WORDS.length} / 60 characters, ${WORDS.length - 60} over.`);
    expect(told).toContain('The format is Short talk, for what was 25 min.');
    expect(told).toContain('The outline makes 25 min; shrink it by 5 min.');
    expect(told).toContain('New questions: experience.');
    expect(told).toContain('The form does not ask for Audience; what answers it stays in the file that it came from.');
    const source = read('proposals/noon.md');
    expect(source).toContain(
      'title: Noon\nconference: own\ntopic: djangocon-us-2024/security\nformat: short\nlevel: beginner\n',
    );
    expect(source).toContain(`## Abstract\n\n${WORDS}\n`);
    expect(source).toContain('## Experience\n\nNone.\n');
    expect(read('noon.md')).toBe(talk);
  });

  test('takes the format that a flag names', async () => {
    const { cfp } = desk();
    const { stdout, stderr } = await cfp('draft', '--from', 'noon.md', '--for', 'own', '--format', 'long', '--dry-run');
    expect(stdout).toContain('format: long\n');
    expect(stderr).toContain('The outline makes 25 min; 15 min are left to fill.');
  });

  test.each([
    [['--from', 'noon.md'], 'Add --for.'],
    [['--from', 'nowhere.md', '--for', 'own'], 'There is no file at nowhere.md.'],
    [['--from', 'noon.md', '--for', 'nobody'], 'There is no conference "nobody".'],
    [['--from', 'noon.md', '--for', 'own'], 'Add --answer experience=…'],
  ])('%j is refused with the way out', async (args, words) => {
    const { code, stderr } = await desk().cfp('draft', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
