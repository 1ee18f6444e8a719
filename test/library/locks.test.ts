import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockOf, type Lock } from '../../src/library/locks.ts';

let home = '';
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'cfp-lock-'))));
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const running = new Set<number>();

/** The lock of a file, as one process sees it. */
function lock(own: number, file = '/talks/talk.md'): Lock {
  running.add(own);
  const processes = { own, isRunning: (pid: number) => running.has(pid) };
  return lockOf({ env: {}, home, platform: 'linux', processes, now: new Date('2026-11-22T12:00:00Z') }, file);
}

// Numbers that no process of this machine has, so that their start is not known.
const [A, B] = [99_999_991, 99_999_992];
const folder = (): string => join(home, '.local', 'state', 'cfp', 'locks');

describe('a lock', () => {
  test('tells another process who writes the file, and since when', () => {
    lock(A).take();
    expect(lock(B).holder()).toMatchObject({ pid: A, since: '2026-11-22T12:00:00.000Z' });
    expect(lock(B, '/talks/other.md').holder()).toBeNull();
    expect(lock(A).holder()).toBeNull();
  });

  test('is gone when it is released, by whoever took it alone', () => {
    lock(A).take();
    lock(B).release();
    expect(lock(B).holder()?.pid).toBe(A);
    lock(A).release();
    expect(lock(B).holder()).toBeNull();
    expect(readdirSync(folder())).toEqual([]);
  });

  test('counts for nothing once its process is gone', () => {
    lock(A).take();
    running.delete(A);
    expect(lock(B).holder()).toBeNull();
  });

  test.runIf(process.platform === 'linux')('counts for nothing where another process has got the number since', () => {
    lock(process.pid).take();
    expect(lock(B).holder()?.pid).toBe(process.pid);
    const [name = ''] = readdirSync(folder());
    writeFileSync(join(folder(), name), JSON.stringify({ pid: process.pid, start: '1', since: '', path: '' }));
    expect(lock(B).holder()).toBeNull();
  });

  test('counts for nothing where it was written halfway', () => {
    lock(A).take();
    const [name = ''] = readdirSync(folder());
    writeFileSync(join(folder(), name), '{"pid": 9');
    expect(lock(B).holder()).toBeNull();
  });

  test.skipIf(process.platform === 'win32')('is for the eyes of its owner', () => {
    lock(A).take();
    const [name = ''] = readdirSync(folder());
    expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
  });
});
