import { expect, test } from 'vitest';
import { atAbstract, desk, finish, FIRST, SECOND, skip } from '../support/pty.ts';

const OPTIONAL = ['Description', 'Outline', 'Audience', 'Takeaways', 'Notes'];

test('sends no colours when they are not wanted', async () => {
  const colour = /\u001b\[(?:[0-9]+;)*(?:3[0-8]|9[0-7]|1|2)(?:;[0-9]+)*m/;
  for (const [args, env] of [
    [['--no-color'], {}],
    [[], { NO_COLOR: '1' }],
  ] as const) {
    const session = await atAbstract(desk(), { env }, ...args);
    session.type(`${FIRST} ${SECOND}`);
    await session.until('88 / 600');
    session.key('ctrl-s');
    await skip(session, ...OPTIONAL);
    expect(await finish(session)).toBe(0);
    expect(session.sent()).not.toMatch(colour);
  }
  const coloured = await atAbstract(desk());
  expect(coloured.sent()).toMatch(colour);
});
