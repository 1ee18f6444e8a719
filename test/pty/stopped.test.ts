import { expect, test } from 'vitest';
import { AS_OF, desk, finish, type Session } from '../support/pty.ts';
import { begin, tellAll, TELLINGS } from '../support/telling.ts';

const WAYS: readonly (readonly [name: string, stop: (session: Session) => void])[] = [
  [
    'Ctrl-C',
    (session) => {
      session.key('ctrl-c');
    },
  ],
  [
    'Ctrl-D',
    (session) => {
      session.key('ctrl-d');
    },
  ],
  [
    'SIGTERM',
    (session) => {
      session.signal('SIGTERM');
    },
  ],
  [
    'SIGHUP',
    (session) => {
      session.signal('SIGHUP');
    },
  ],
];

test.each(WAYS)(
  'stopped by %s in every single step, an interview loses no word',
  async (_name, stop) => {
    const at = desk();
    const start = (...more: string[]): Session => at.start(['draft', 'talk.md', ...more, ...AS_OF]);
    const steps = TELLINGS.filter(({ label }) => !label.startsWith('Which idea'));
    let session = start('--topic', 'deployment-at-any-size');
    for (const telling of steps) {
      const half = Math.ceil(telling.words.length / 2);
      const isChoice = telling.label.startsWith('Which');
      await begin(session, telling, isChoice ? 0 : 0.5);
      await session.until(isChoice ? '' : drawnOf(telling.words.slice(0, half)));
      stop(session);
      expect(await session.ended()).toBe(130);
      session = start();
      if (telling.label === 'What is the title?') {
        // A title that is half typed is one; it is finished from the review.
        continue;
      }
      await begin(session, { ...telling, words: telling.words.slice(isChoice ? 0 : half) });
      await session.until(telling.typed);
      session.key(telling.ends);
    }
    expect(await finish(session)).toBe(0);
    const source = at.read('talk.md');
    for (const { kept, label } of steps) if (!label.startsWith('What')) expect(source).toContain(kept);
    expect(source).toContain('title: Ship it\n');
    expect(source).not.toContain('unfinished');
  },
  240_000,
);

/** The last words of what is typed, as they are drawn. */
const drawnOf = (words: string): string => words.split('\r').at(-1)?.split(' ').at(-1) ?? '';

test('an answer that was given is given once: the whole way, without a stop', async () => {
  const at = desk();
  const session = at.start(['draft', ...AS_OF]);
  for (const telling of TELLINGS) await tellAll(session, telling);
  expect(await finish(session)).toBe(0);
  const source = at.read('proposals/ship-it-at-noon.md');
  for (const { kept } of TELLINGS) expect(source.split(kept)).toHaveLength(2);
}, 60_000);
