import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { world, type Outcome } from '../support/world.ts';

const STACK = /^\s+at .+:\d+:\d+|node:internal/m;
const WORDS = 'At noon we deploy, with everybody awake, and nobody has noticed it for a year.';
const ALL = ['--conference', 'practice', '--format', 'talk-25', '--abstract', WORDS];

/** Told on stderr, with exit code 2, and without a stack. */
function refused({ code, stdout, stderr }: Outcome, ...words: string[]): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  for (const one of words) expect(stderr.replace(/\s+/g, ' ')).toContain(one);
  expect(stderr).not.toMatch(STACK);
}

describe('check of a file that cannot be read', () => {
  test.each<[what: string, bytes: Buffer | string, words: string]>([
    ['that is empty', '', 'talk.md is empty.'],
    ['of blank lines', '\n\n \n', 'talk.md is empty.'],
    ['that is no text', 'one\ntwo\0three\n', 'talk.md:2: there is a NUL byte'],
    ['with invalid UTF-8', Buffer.from('é\nb\xff', 'latin1'), 'talk.md:1: byte 1 of the file is not UTF-8.'],
    ['with invalid UTF-8 below', Buffer.concat([Buffer.from('é\nb'), Buffer.from([0xff])]), 'talk.md:2: byte 5'],
    ['cut in a character', Buffer.from('# T\n\n漢字').subarray(0, -1), 'talk.md:3: byte 9 of the file'],
    ['in UTF-16', Buffer.from('\ufeff# Talk', 'utf16le'), 'talk.md is written in UTF-16.'],
    ['in UTF-16, big end first', Buffer.from('\ufeff# Talk', 'utf16le').swap16(), 'talk.md is written in UTF-16.'],
    ['of 10 MB', 'x'.repeat(10_485_760), 'talk.md has 10,485,760 bytes; cfp reads 2,097,152 at most.'],
  ])('%s says so', async (_what, bytes, words) => {
    const { cfp, write } = world();
    write('talk.md', bytes);
    refused(await cfp('check', 'talk.md'), words);
    refused(await world({ input: bytes }).cfp('check', '-', '--stdin-filename', 'talk.md'), words);
  });

  test('that is not there says so', async () => {
    refused(await world().cfp('check', 'nowhere/talk.md'), 'There is no file at nowhere/talk.md.');
  });

  test.each([
    [['check', 'nowhere.md'], 'Look at the path again; `cfp draft` writes a new proposal.'],
    [['conferences', 'add', 'nowhere.yml'], 'Look at the path again.'],
  ])('that is not there, and what to do: %j', async (args, help) => {
    const { code, stderr } = await world().cfp(...args);
    expect(code).toBe(2);
    expect(stderr.split('\n').slice(0, 2)).toEqual([`cfp: There is no file at ${args.at(-1)}.`, `  ${help}`]);
  });

  test.skipIf(process.platform === 'win32')('that never ends is not waited for', async () => {
    const { cfp, folder } = world();
    expect(spawnSync('mkfifo', [join(folder, 'pipe.md')]).status).toBe(0);
    symlinkSync('/dev/zero', join(folder, 'zero.md'));
    for (const path of ['pipe.md', 'zero.md', '/dev/zero']) {
      refused(await cfp('check', path), `${path} is a device, a pipe or a socket.`);
      refused(
        await cfp('draft', 'new.md', ...ALL, '--title', 'x', '--answer-file', `notes=${path}`),
        'is a device, a pipe or a socket.',
      );
    }
    refused(await cfp('draft', 'pipe.md', ...ALL, '--title', 'x'), 'pipe.md is a device, a pipe or a socket.');
  });
});

describe('check of odd text', () => {
  const talk = `---\ntitle: Ship it\nconference: practice\nformat: talk-25\n---\n\n## Abstract\n\n${WORDS}\n`;

  test('with CRLF and a byte order mark finds what it finds without', async () => {
    const { cfp, write } = world();
    const withFault = talk.replace('Ship it', 'x'.repeat(101));
    write('plain/talk.md', withFault);
    write('windows/talk.md', `\ufeff${withFault.replaceAll('\n', '\r\n')}`);
    const [plain, windows] = [await cfp('check', '--json', 'plain'), await cfp('check', '--json', 'windows')];
    expect(plain.code).toBe(1);
    expect(windows.stdout.replaceAll('windows/', 'plain/')).toBe(plain.stdout);
  });

  test('with a front matter that is never closed points at its fence', async () => {
    const { cfp, write } = world();
    write('talk.md', '---\ntitle: Ship it\n\n## Abstract\n\nText.\n');
    const { code, stdout } = await cfp('check', 'talk.md');
    expect(code).toBe(1);
    expect(stdout).toContain('talk.md:1:1 error front-matter-valid');
    expect(stdout).toMatch(/never closed/);
  });

  test.each(['js', 'javascript', 'json', 'coffee'])('with front matter in %s runs none of it', async (language) => {
    const { cfp, write, folder } = world();
    const proof = join(folder, 'proof');
    write(
      'talk.md',
      `---${language}\n{ "title": require('fs').writeFileSync(${JSON.stringify(proof)}, 'ran') }\n---\n# T\n`,
    );
    const { code, stdout } = await cfp('check', 'talk.md');
    expect(code).toBe(1);
    expect(stdout).toContain('talk.md:1:1 error front-matter-valid');
    await cfp('draft', 'talk.md', ...ALL, '--title', 'T');
    expect(existsSync(proof)).toBe(false);
  });

  test('with a bomb of aliases unfolds none of it', async () => {
    const { cfp, write } = world();
    const levels = Array.from('bcdefghij').map((name, index) => {
      const before = `*${'abcdefghi'.charAt(index)}`;
      return `${name}: &${name} [${Array(10).fill(before).join(', ')}]`;
    });
    write('talk.md', `---\na: &a [lol, lol]\n${levels.join('\n')}\ntitle: *j\n---\n`);
    const { code, stdout } = await cfp('check', 'talk.md');
    expect(code).toBe(1);
    expect(stdout).toContain('The aliases of this value unfold to more than cfp reads.');
    expect(stdout.length).toBeLessThan(20_000);
  });
});

describe('draft where it cannot write', () => {
  test('refuses a folder', async () => {
    const { cfp, folder } = world();
    mkdirSync(join(folder, 'talks'));
    refused(await cfp('draft', 'talks', ...ALL, '--title', 'x'), 'talks is a folder.');
    expect(readdirSync(join(folder, 'talks'))).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('refuses a folder without permission', async () => {
    const { cfp, folder } = world();
    mkdirSync(join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o555);
    refused(await cfp('draft', 'locked/talk.md', ...ALL, '--title', 'x'), 'cannot be written: permission denied');
    chmodSync(join(folder, 'locked'), 0o755);
  });

  test('refuses a path below a file', async () => {
    const { cfp, write } = world();
    write('notes.txt', 'Notes.');
    refused(await cfp('draft', 'notes.txt/talk.md', ...ALL, '--title', 'x'), 'notes.txt/talk.md cannot be written');
  });

  test.runIf(existsSync('/proc/self'))('refuses a folder that takes no files, whoever asks', async () => {
    refused(await world().cfp('draft', '/proc/talk.md', ...ALL, '--title', 'x'), '/proc/talk.md cannot be written');
  });
});

describe('a name that nobody knows', () => {
  test.each([
    [['check', 'talk.md', '--for', 'practise'], 'Did you mean "practice"?'],
    [['check', 'talk.md', '--for', '../../../etc/passwd'], 'There is no conference "../../../etc/passwd".'],
    [['draft', '--conference', 'djangocon-us-2O24'], 'Did you mean "djangocon-us-2024"?'],
    [['draft', '--conference', '../x'], 'There is no conference "../x".'],
    [['draft', '--conference', 'practice', '--format', 'talk25'], 'Did you mean "talk-25"?'],
    [['draft', '--topic', 'securty'], 'Did you mean "security"?'],
    [['draft', '--level', 'beginer'], 'Did you mean "beginner"?'],
    [['draft', '--conference', 'practice', '--answer', 'abstrct=x'], 'Did you mean "abstract"?'],
  ])('%s gets an answer', async (args, words) => {
    const { cfp, write } = world();
    write('talk.md', `# T\n\n${WORDS}\n`);
    refused(await cfp(...args), words);
  });

  test('in the front matter is an error at its place, and leads to no file outside the data', async () => {
    const { cfp, write } = world();
    write('x.yaml', 'id: x\nname: Secret\nform: [{field: title}]\n');
    write('work/.cfp.yaml', '{}');
    write('work/conferences/.keep', '');
    write('work/talk.md', `---\ntitle: T\nconference: ../../x\n---\n\n${WORDS}\n`);
    const { code, stdout } = await cfp('check', 'work/talk.md');
    expect(code).toBe(1);
    expect(stdout).toContain('work/talk.md:3:13 error conference-known\n  There is no conference "../../x".');
    expect(stdout).not.toContain('Secret');
  });
});

describe('a conference file of the workspace', () => {
  const call = 'id: mine\nname: Mine\ntimezone: UTC\ndeadline: 2024-06-01T12:00\nform:\n  - {field: title}\n';
  const checked = async (yaml: string, name = 'mine'): Promise<Outcome> => {
    const { cfp, write, folder } = world();
    write('.cfp.yaml', '{}');
    write(`conferences/${name}.yaml`, yaml);
    write('talk.md', '# T\n\nWords.\n');
    const outcome = await cfp('check', 'talk.md', '--for', name);
    return { ...outcome, stderr: outcome.stderr.replaceAll(/\s+/g, ' ').replaceAll(`${resolve(folder)}/`, '') };
  };

  test('is read', async () => {
    expect((await checked(call)).stdout).toContain('closes in 42 days');
  });

  test.each([
    ['2024-06-01T12:00', 'next Tuesday', 'conferences/mine.yaml:4:11: `deadline`'],
    ['2024-06-01T12:00', '2024-02-30', 'conferences/mine.yaml:4:11: `deadline`: The calendar has no such day.'],
    ['2024-06-01T12:00', '2024-06-01T12:00:00Z', 'conferences/mine.yaml:4:11: `deadline`'],
    ['timezone: UTC', 'timezone: EST', 'conferences/mine.yaml:3:11: `timezone`: "EST" may mean America/New_York'],
    ['deadline:', 'deadlin:', 'There is no key `deadlin` here. Did you mean "deadline"?'],
    ['{field: title}', '{field: title, max: many}', 'conferences/mine.yaml:6:25: `form.0.max`'],
    ['name: Mine', 'name: "Mine', 'conferences/mine.yaml:'],
    ['id: mine', 'id: other', 'The file is named "mine", and its id is "other".'],
  ])('with a mistake, "%s" → "%s", is told with its place', async (right, wrong, words) => {
    refused(await checked(call.replace(right, wrong)), words);
  });
});

describe('escape sequences', () => {
  const hostile = 'Evil \u001b]0;owned\u0007\u001b[31mred\u009b2J \u202egnihton';

  test('of a title are shown and never sent', async () => {
    const { cfp, write } = world();
    write('talk.md', `# ${hostile}\n\n${WORDS} TODO ${hostile}\n`);
    for (const reporter of ['pretty', 'json']) {
      const { stdout, stderr } = await cfp('check', 'talk.md', '--for', 'practice', '--format', reporter);
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(stdout).toContain('\\u001b');
    }
  });

  test('of a file name, a conference and a flag are shown and never sent', async () => {
    const { cfp, write } = world();
    write(`\u001b[31m.md`, '---\nconference: "\\e[31mx"\n---\n# T\n');
    for (const args of [
      ['check', '\u001b[31m.md'],
      ['check', `${hostile}.md`],
      ['check', '--for', hostile],
      ['check', '--format', hostile],
      ['check', '--as-of', hostile],
      ['topics', hostile],
      ['topics', 'show', hostile],
      ['draft', '--answer', hostile],
      ['draft', `new${hostile}.md`, ...ALL, '--title', hostile],
      [hostile],
      ['check', `--${hostile}`],
    ]) {
      const { stdout, stderr } = await cfp(...args);
      expect(stdout + stderr).toMatch(/\\u001b/);
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });
});
