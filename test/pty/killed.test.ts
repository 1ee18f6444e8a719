import { expect, test } from 'vitest';
import { AS_OF, desk } from '../support/pty.ts';
import { begin, tellAll, TELLINGS } from '../support/telling.ts';

/** Numbers from 0 up to 1 that look like chance, and are the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const next = chance(20240420);
// Two moments of each step.
const MOMENTS = Array.from({ length: 20 }, (_, index) => ({ step: index % TELLINGS.length, share: next() }));

test.each(MOMENTS)(
  'killed in step $step after $share of its answer, an interview has lost at most that',
  async ({ step, share }) => {
    const at = desk();
    const session = at.start(['draft', ...AS_OF]);
    for (const telling of TELLINGS.slice(0, step)) await tellAll(session, telling);
    const under = TELLINGS[step];
    if (under === undefined) throw new Error(`There is no step ${step}`);
    await begin(session, under, share);
    session.signal('SIGKILL');
    expect(await session.ended()).toBe(137);

    const files = at.list('proposals');
    expect(files.filter((name) => name.startsWith('.'))).toEqual([]);
    if (step === 0) {
      expect(files).toEqual([]);
      return;
    }
    const path = `proposals/${files[0] ?? ''}`;
    expect(files).toHaveLength(1);
    const source = at.read(path);
    for (const { kept } of TELLINGS.slice(0, step)) expect(source).toContain(kept);

    // Whoever comes back is not kept out by the lock of the dead, and is asked for what is missing.
    const resumed = at.start(['draft', path, ...AS_OF]);
    const isAsked = step === 2 ? TELLINGS[3] : under;
    await resumed.until(`? ${isAsked?.label ?? ''}`);
  },
  60_000,
);
