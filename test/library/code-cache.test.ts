import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { codeCacheIn, noCodeCache, type Owner } from '../../src/library/code-cache.ts';

const base = mkdtempSync(join(tmpdir(), 'cfp-code-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const uid = process.getuid?.() ?? 0;
const owner: Owner = { pid: 7, getuid: () => uid };
const TEXT = '(function double(number) { return number * 2; })';

let file = '';
let count = 0;
beforeEach(() => {
  file = join(base, String(count++), 'code', 'check');
});

/** Runs the text in a run of its own. Returns what it gave, and whether V8 took what was kept for it; null where nothing was. */
function run({ id = 'double', text = TEXT, build = 'one', who = owner } = {}) {
  const cache = codeCacheIn(file, build, who);
  const script = cache.compile(id, text, '/dist/double.cjs');
  const result = (script.runInThisContext() as (number: number) => number)(21);
  cache.keep();
  return { result, taken: script.cachedDataRejected === undefined ? null : !script.cachedDataRejected };
}

test('what V8 made in one run is taken in the next', () => {
  expect(run()).toEqual({ result: 42, taken: null });
  expect(run()).toEqual({ result: 42, taken: true });
});

test('what another run needs beside it is kept, too', () => {
  run();
  expect(run({ id: 'triple', text: '(function triple(number) { return number * 3; })' }).result).toBe(63);
  expect(run().taken).toBe(true);
  expect(run({ id: 'triple', text: '(function triple(number) { return number * 3; })' })).toEqual({
    result: 63,
    taken: true,
  });
});

test('where nothing was new, nothing is written', () => {
  run();
  const before = readFileSync(file);
  run({ who: { ...owner, pid: 8 } });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(join(file, '..'))).toEqual(['check']);
});

test('another build does not take it, though its text be as long', () => {
  run();
  expect(run({ build: 'two', text: TEXT.replace('2', '4') })).toEqual({ result: 84, taken: null });
});

test('what V8 does not take is made again, and kept', () => {
  run();
  expect(run({ text: TEXT.replace('2', '222') })).toEqual({ result: 21 * 222, taken: false });
  expect(run({ text: TEXT.replace('2', '222') }).taken).toBe(true);
});

test('it is its owner’s alone to read and to write', () => {
  run();
  expect(readFileSync(file).length % 8).toBe(0);
  chmodSync(file, 0o602);
  expect(run().taken).toBe(null);
  // It was written anew.
  expect(run().taken).toBe(true);
});

test.runIf(process.getuid)('what is another one’s is not run', () => {
  run();
  expect(run({ who: { ...owner, getuid: () => uid + 1 } }).taken).toBe(null);
});

describe('a file that is broken is as good as none', () => {
  test.each<[string, (bytes: Buffer) => Buffer | string]>([
    ['empty', () => ''],
    ['without a line', () => 'code'],
    ['no JSON', () => '{"build":\n'],
    ['other JSON', () => '[]\n'],
    ['null', () => 'null\n'],
    ['cut off', (bytes) => bytes.subarray(0, -8)],
    ['longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(8)])],
  ])('%s', (_what, broken) => {
    run();
    writeFileSync(file, broken(readFileSync(file)));
    expect(run()).toEqual({ result: 42, taken: null });
    expect(run().taken).toBe(true);
  });
});

test('where nothing can be kept, it runs all the same, and leaves nothing behind', () => {
  mkdirSync(join(file, 'a folder of that name'), { recursive: true });
  expect(run()).toEqual({ result: 42, taken: null });
  expect(run()).toEqual({ result: 42, taken: null });
  expect(readdirSync(join(file, '..'))).toEqual(['check']);
});

test('without a cache, it runs all the same', () => {
  const script = noCodeCache.compile('double', TEXT, '/dist/double.cjs');
  expect((script.runInThisContext() as (number: number) => number)(21)).toBe(42);
  expect(script.cachedDataRejected).toBeUndefined();
});
