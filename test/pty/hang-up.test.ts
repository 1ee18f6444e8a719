import { expect, test } from 'vitest';
import { atAbstract, desk, FIRST } from '../support/pty.ts';

test('keeps what was being written when it is told to hang up', async () => {
  const at = desk();
  const session = await atAbstract(at);
  session.type(`${FIRST}\rNobody not`);
  await session.until('54 / 600');
  session.signal('SIGHUP');
  expect(await session.ended()).toBe(130);
  expect(at.read('talk.md')).toContain(`${FIRST}\nNobody not\n\n<!-- unfinished: go on here -->`);
});

test('keeps what was being written when the window is closed', async () => {
  const at = desk();
  const session = await atAbstract(at);
  session.type(`${FIRST}\rNobody not`);
  await session.until('54 / 600');
  session.hangUp();
  await expect.poll(() => at.read('talk.md'), { timeout: 20_000 }).toContain(`${FIRST}\nNobody not\n`);
});
