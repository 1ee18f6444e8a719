import { describe, expect, test } from 'vitest';
import { AS_OF, atAbstract, desk, finish, FIRST, GIVEN, SECOND, skip, type Desk } from '../support/pty.ts';

const OPTIONAL = ['Description', 'Outline', 'Audience', 'Takeaways', 'Notes'];

describe('an editor', () => {
  const script = (at: Desk, lines: string) => at.write('editor.sh', `#!/bin/sh\n${lines}\n`, 0o755);

  test('opens the proposal itself, and what it saves is the answer', async () => {
    const at = desk();
    const editor = script(at, `sed -i 's/when everybody is awake/by day/' "$1"`);
    const session = await atAbstract(at, { env: { EDITOR: editor } });
    session.type(`${FIRST}\r${SECOND}`);
    await session.until('88 / 600');
    session.key('ctrl-e');
    await session.until('│ We deploy at noon, by day.');
    await session.until('all is kept');
    session.key('ctrl-s');
    await skip(session, ...OPTIONAL);
    expect(await finish(session)).toBe(0);
    expect(at.read('talk.md')).toContain(`## Abstract\n\nWe deploy at noon, by day.\n${SECOND}\n\n## Description`);
    expect(at.read('talk.md')).not.toContain('unfinished');
  });

  test('that fails gives the words back', async () => {
    const at = desk();
    const session = await atAbstract(at, { env: { VISUAL: script(at, 'exit 3') } });
    session.type(FIRST);
    await session.until('43 / 600');
    session.key('ctrl-e');
    await session.until('ended with code 3; nothing is lost.');
    await session.until(`│ ${FIRST}`);
    session.type(` ${SECOND}`);
    await session.until('88 / 600');
    session.key('ctrl-s');
    await session.until('? Description');
    expect(at.read('talk.md')).toContain(`## Abstract\n\n${FIRST} ${SECOND}\n\n## Description`);
  });

  test('that is not there is named, and nothing is lost', async () => {
    const at = desk();
    const session = await atAbstract(at, { env: { EDITOR: 'no-such-editor --wait' } });
    session.type(FIRST);
    await session.until('43 / 600');
    session.key('ctrl-e');
    await session.until('`no-such-editor --wait` could not be started');
    await session.until(`│ ${FIRST}`);
    session.key('ctrl-c');
    expect(await session.ended()).toBe(130);
    expect(at.read('talk.md')).toContain(FIRST);
  });
});

describe('a paste of 3,000 characters', () => {
  const paragraph = 'Some words about a release that nobody notices, told by those who made it. '.repeat(10).trim();
  const text = [paragraph, paragraph, paragraph, paragraph].join('\n\n').slice(0, 3000);

  test.each([
    ['in brackets', true],
    ['as if it were typed', false],
  ])(
    'is taken whole, %s',
    async (_name, brackets) => {
      const at = desk();
      const session = await atAbstract(at);
      const sent = text.replaceAll('\n', '\r');
      if (brackets) session.paste(sent);
      else session.type(sent);
      await session.until('3000 / 600 characters, 2400 over');
      session.key('ctrl-s');
      await session.until('The form takes 600: cut 2400 characters.');
      session.key('ctrl-s');
      await session.until('? Description');
      expect(at.read('talk.md')).toContain(`## Abstract\n\n${text}\n\n## Description`);
    },
    90_000,
  );

  test('ends no answer and opens no editor, whatever it holds', async () => {
    const at = desk();
    const session = await atAbstract(at, { env: { EDITOR: 'no-such-editor' } });
    session.paste('a\u0013b\u0005c\u001b[31md\te');
    session.type('!');
    await session.until('!');
    session.key('ctrl-c');
    expect(await session.ended()).toBe(130);
    expect(at.read('talk.md')).toMatch(/## Abstract\n\nabc.*d\te!\n/);
    expect(session.screen()).not.toContain('could not be started');
  });
});

describe.each([40, 20])('a terminal of %i columns', (columns) => {
  test('is enough for the whole interview', async () => {
    const at = desk();
    const session = await atAbstract(at, { columns });
    session.type(`${FIRST} ${SECOND}`);
    await session.until('88 / 600');
    session.key('ctrl-s');
    await skip(session, ...OPTIONAL);
    expect(await finish(session)).toBe(0);
    await session.until('Ready to submit');
    expect(at.read('talk.md')).toContain(`## Abstract\n\n${FIRST} ${SECOND}\n\n## Description`);
  });
});

test('sends no colours where they are not wanted', async () => {
  const colour = /\u001b\[(?:[0-9]+;)*(?:3[0-8]|9[0-7]|1|2)(?:;[0-9]+)*m/;
  expect((await atAbstract(desk(), {}, '--no-color')).sent()).not.toMatch(colour);
  expect((await atAbstract(desk(), { env: { NO_COLOR: '1' } })).sent()).not.toMatch(colour);
  expect((await atAbstract(desk())).sent()).toMatch(colour);
});

/** An interview that has come to the first part of the outline. */
async function atOutline(at: ReturnType<typeof desk>) {
  const session = await atAbstract(at);
  session.type(`${FIRST} ${SECOND}`);
  await session.until('88 / 600');
  session.key('ctrl-s');
  await skip(session, 'Description');
  await session.until('0 / 25 min, 25 min left');
  await session.until('all is kept');
  return session;
}

test('builds the outline part by part, against the slot', async () => {
  const at = desk();
  const session = await atOutline(at);
  session.type('Why noon (10 min)');
  await session.until('10 / 25 min, 15 min left');
  session.key('enter');
  session.type('How we got there');
  await session.until('How we got there ~15 min?');
  session.type(' (20 min)');
  await session.until('30 / 25 min, 5 min over');
  session.key('enter');
  session.key('enter');
  await skip(session, 'Audience', 'Takeaways', 'Notes');
  expect(await finish(session)).toBe(1);
  await session.until('The outline makes 30 min; the slot has 25 min.');
  expect(at.read('talk.md')).toContain('## Outline\n\n- Why noon (10 min)\n- How we got there (20 min)\n\n## Audience');
});

test('takes an outline that is pasted whole', async () => {
  const at = desk();
  const session = await atOutline(at);
  session.paste('- Why noon (10 min)\r- How we got there (12 min)\r- Questions (3 min)\r');
  await session.until('25 / 25 min, 0 min left');
  session.key('enter');
  await skip(session, 'Audience', 'Takeaways', 'Notes');
  expect(await finish(session)).toBe(0);
  expect(at.read('talk.md')).toContain(
    '## Outline\n\n- Why noon (10 min)\n- How we got there (12 min)\n- Questions (3 min)\n\n## Audience',
  );
});

test('keeps every word of a title that is pasted in two lines', async () => {
  const at = desk();
  const session = at.start(GIVEN);
  await session.until('? What is the title?');
  session.paste('Ship it\rat noon');
  await session.until('15 / 100');
  session.key('enter');
  await session.until('? Abstract');
  session.key('ctrl-c');
  expect(await session.ended()).toBe(130);
  expect(at.read('talk.md')).toContain('title: Ship it at noon\n');
});

test('finds an idea by any of its words, and says so where there is none', async () => {
  const at = desk();
  const session = at.start(['draft', 'talk.md', '--conference', 'practice', '--format', 'talk-25', ...AS_OF]);
  await session.until('❯ My own idea');
  session.type('websockets zebra');
  await session.until('❯ My own idea');
  for (let left = 16; left > 0; left--) session.key('backspace');
  session.type('703');
  await session.until('❯ No GIL, No Problem?');
  session.key('enter');
  await session.until('? What is the title?');
  session.type('Threads at last');
  await session.until('15 / 100');
  session.key('enter');
  await session.until('? Abstract');
  session.key('ctrl-c');
  expect(await session.ended()).toBe(130);
  expect(at.read('talk.md')).toContain('topic: djangocon-us-2024/no-gil-no-problem\n');
});

test('asks before it replaces an answer that the file has', async () => {
  const at = desk();
  at.write('talk.md', `# Ship it at noon\n\n${FIRST} ${SECOND}\n`);
  const before = at.read('talk.md');
  const session = at.start([...GIVEN, '--title', 'Ship it at midnight']);
  await session.until('talk.md has another title. Replace it?');
  session.type('n\r');
  await session.ended();
  expect(at.read('talk.md')).toContain(before);
  expect(at.read('talk.md')).not.toContain('midnight');
});
