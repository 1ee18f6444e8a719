import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { bin, desk } from '../support/pty.ts';

const STACK = /^\s+at .+:\d+:\d+|node:internal/m;
const DRAFT = 'draft talk.md --conference practice --format talk-25 --title Noon';

/** Runs a line of bash, in which `cfp` is the program as it is shipped. */
function bash(line: string, { cwd, input }: { cwd: string; input?: string }) {
  const script = `set -o pipefail; cfp() { ${JSON.stringify(process.execPath)} ${JSON.stringify(bin)} "$@"; }; ${line}`;
  const env = { PATH: process.env.PATH, HOME: cwd, TZ: 'UTC' };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, env, input, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('in a shell', () => {
  test('a pipe that is closed early is no error', () => {
    const { folder: cwd } = desk();
    expect(bash('cfp topics | head -1 | cut -f1', { cwd })).toEqual({
      code: 0,
      stdout: 'deep-dives-into-internals\n',
      stderr: '',
    });
    // Nobody reads at all, and there is more to say than a pipe holds.
    const unread = bash('cfp topics --json | sleep 0', { cwd });
    expect(unread.stderr).toBe('');
    expect(bash('cfp topics show security 2>&1 | head -0', { cwd }).stderr).toBe('');
  });

  test('a disk without room is told before the first question', () => {
    const { folder: cwd, list } = desk();
    const { code, stdout, stderr } = bash(`ulimit -f 0; cfp ${DRAFT} --abstract-file - 2>&1 | cat`, {
      cwd,
      input: 'Words.',
    });
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('talk.md cannot be written');
    expect(stdout + stderr).not.toMatch(STACK);
    expect(list()).toEqual([]);
  });

  test('a disk that has no room for the proposal prints it, so that nothing is lost', () => {
    const { folder: cwd, list, write } = desk();
    const words = 'Nobody notices a release at noon. '.repeat(200).trim();
    write('talk.md', '# Noon\n');
    // Room for a small file, and for no larger one.
    const { code, stdout } = bash(`ulimit -f 1; cfp ${DRAFT} --abstract-file - 2>&1 | cat`, { cwd, input: words });
    expect(code).toBe(2);
    expect(stdout).toContain('talk.md cannot be written');
    expect(stdout).toContain('Nothing is lost: here is the proposal.');
    expect(stdout).toContain(words);
    expect(stdout).not.toMatch(STACK);
    expect(list()).toEqual(['talk.md']);
    expect(bash('cat talk.md', { cwd }).stdout).toBe('# Noon\n');
  });

  const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', '/mnt']).status === 0;
  test.runIf(mounts)('a disk that is really full is called full', () => {
    const { folder: cwd } = desk();
    const full = 'mount -t tmpfs -o size=4k tmpfs /mnt && cd /mnt && head -c 4096 /dev/zero > rest';
    const { code, stdout, stderr } = bash(
      `export -f cfp; unshare -rm bash -c '${full}; cfp ${DRAFT} --abstract-file -; code=$?; ls /mnt >&2; exit $code'`,
      { cwd, input: 'Words.' },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('talk.md cannot be written: the disk is full.');
    expect(stderr.trimEnd()).toMatch(/\nrest$/);
  });

  test.runIf(existsSync('/dev/full'))('an output that takes nothing ends with 2, without a stack', () => {
    const { folder: cwd } = desk();
    for (const command of ['topics', '--version']) {
      const { code, stderr } = bash(`cfp ${command} > /dev/full`, { cwd });
      expect({ code, stderr }).toEqual({ code: 2, stderr: 'cfp: the output cannot be written (ENOSPC).\n' });
      expect(bash(`cfp ${command} > /dev/full 2>&1`, { cwd }).code).toBe(2);
    }
  });

  test('without a terminal nothing is asked', () => {
    const { folder: cwd, list } = desk();
    const { code, stdout, stderr } = bash('cfp draft < /dev/null', { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Add --conference, --format, --title and --abstract-file.');
    expect(list()).toEqual([]);
  });

  test('check reads what is piped in', () => {
    const { folder: cwd } = desk();
    const { code, stdout } = bash('printf "# Noon\\n\\nWords.\\n" | cfp check - --for practice --json', { cwd });
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path)).toEqual(['stdin.md']);
  });
});
