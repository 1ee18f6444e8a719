import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AS_OF, atAbstract, desk, finish, FIRST, GIVEN, SECOND, skip } from '../support/pty.ts';

const OPTIONAL = ['Description', 'Outline', 'Audience', 'Takeaways', 'Notes'];

test('goes back with Esc, changes an answer, and comes on again', async () => {
  const at = desk();
  const session = await atAbstract(at);
  session.type(`${FIRST} ${SECOND}`);
  await session.until('88 / 600');
  session.key('ctrl-s');
  await session.until('? Description');
  await session.until('all is kept');
  session.type('Half a desc');
  await session.until('11 / 1500');
  session.key('escape');
  await session.until('? Abstract');
  await session.until('88 / 600');
  session.type(' And more.');
  await session.until('98 / 600');
  session.key('ctrl-s');
  // What was half typed is there again.
  await session.until('? Description');
  await session.until('11 / 1500');
  session.type('ription');
  await session.until('18 / 1500');
  session.key('ctrl-r');
  await session.until('? These are all your answers.');
  await session.until('◐ Description');
  await session.until('all is kept');
  session.key('escape');
  await session.until('? Notes');
  session.key('ctrl-c');
  expect(await session.ended()).toBe(130);
  expect(at.read('talk.md')).toContain(
    `## Abstract\n\n${FIRST} ${SECOND} And more.\n\n## Description\n\nHalf a description\n`,
  );
});

test('takes a paste of thirty lines with the line ends of Windows', async () => {
  const at = desk();
  const lines = Array.from({ length: 30 }, (_, index) => `Line ${index + 1} of it.`);
  for (const brackets of [true, false]) {
    const session = await atAbstract(desk());
    if (brackets) session.paste(lines.join('\r\n'));
    else session.type(lines.join('\r\n'));
    await session.until(`${lines.join('\n').length} / 600`);
    session.key('ctrl-c');
    expect(await session.ended()).toBe(130);
  }
  const session = await atAbstract(at);
  session.paste(lines.join('\r\n'));
  await session.until('/ 600');
  session.key('ctrl-c');
  await session.ended();
  expect(at.read('talk.md')).toContain(`## Abstract\n\n${lines.join('\n')}\n\n<!-- unfinished`);
}, 60_000);

test('draws itself anew when the window gets another size', async () => {
  const at = desk();
  const session = await atAbstract(at);
  session.type(`${FIRST} ${SECOND}`);
  await session.until('88 / 600');
  session.resize(40);
  await session.until('✔✔✔✔❯····· 5 of 10');
  await session.until('88 / 600');
  session.type('!');
  await session.until('89 / 600');
  session.resize(120);
  await session.until('· Takeaways  · Notes');
  await session.until('89 / 600');
  session.key('ctrl-s');
  await skip(session, ...OPTIONAL);
  expect(await finish(session)).toBe(0);
  expect(at.read('talk.md')).toContain(`${FIRST} ${SECOND}!\n`);
});

test('takes what an editor writes with the line ends of Windows', async () => {
  const at = desk();
  const editor = at.write('editor.sh', `#!/bin/sh\nsed -i 's/awake\\./awake.\\nMore./; s/$/\\r/' "$1"\n`, 0o755);
  const session = await atAbstract(at, { env: { EDITOR: editor } });
  session.type(FIRST);
  await session.until('43 / 600');
  session.key('ctrl-e');
  await session.until('49 / 600');
  session.type(` ${SECOND}`);
  await session.until('94 / 600');
  session.key('ctrl-s');
  await session.until('? Description');
  session.key('ctrl-c');
  await session.ended();
  const source = at.read('talk.md');
  expect(source).toContain(`## Abstract\r\n\r\n${FIRST}\r\nMore. ${SECOND}\r\n\r\n## Description\r\n`);
  expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

describe('two interviews on one file', () => {
  test('are noticed, and one stops', async () => {
    const at = desk();
    const first = await atAbstract(at);
    const second = at.start(['draft', 'talk.md', ...AS_OF]);
    await second.until('Another interview is writing talk.md');
    await second.until('all is kept');
    second.key('enter');
    await second.until('talk.md is as it was.');
    expect(await second.ended()).toBe(130);
    first.type(`${FIRST} ${SECOND}`);
    await first.until('88 / 600');
    first.key('ctrl-s');
    await first.until('? Description');
  });

  test('go on together where that is wanted, and neither loses an answer', async () => {
    const at = desk();
    const first = await atAbstract(at);
    first.type(`${FIRST} ${SECOND}`);
    await first.until('88 / 600');
    const second = at.start(['draft', 'talk.md', ...AS_OF]);
    await second.until('Another interview is writing talk.md');
    await second.until('all is kept');
    second.key('down');
    await second.until('❯ Go on here as well');
    second.key('enter');
    await second.until('? Abstract');
    await second.until('all is kept');
    second.type('The words of the second.');
    await second.until('24 / 600');
    second.key('ctrl-c');
    expect(await second.ended()).toBe(130);
    first.key('ctrl-s');
    await first.until('was changed by another program while you wrote.');
    await first.until('all is kept');
    first.key('enter');
    await first.until('? Description');
    expect(at.read('talk.md')).toContain(`## Abstract\n\nThe words of the second.\n\n${FIRST} ${SECOND}\n\n`);
  });
});

test('a file that is changed underneath keeps the change in every other answer', async () => {
  const at = desk();
  const session = await atAbstract(at);
  session.type(FIRST);
  await session.until('43 / 600');
  at.write('talk.md', at.read('talk.md').replace('## Audience\n', '## Audience\n\nFrom outside.\n'));
  session.type(` ${SECOND}`);
  await session.until('88 / 600');
  session.key('ctrl-s');
  await skip(session, 'Description', 'Outline', 'Takeaways', 'Notes');
  expect(await finish(session)).toBe(0);
  expect(at.read('talk.md')).toContain('## Audience\n\nFrom outside.\n');
  expect(at.read('talk.md')).toContain(`${FIRST} ${SECOND}\n`);
});

test('says at once what a title does not take', async () => {
  const session = desk().start(GIVEN);
  await session.until('? What is the title?');
  await session.until('all is kept');
  session.type('Ship **it**.');
  await session.until('! The title has markup, which is shown as it is typed.');
  await session.until('! The title ends in a full stop.');
});

test('marks a proposal as ready', async () => {
  const at = desk();
  const session = await atAbstract(at);
  session.type(`${FIRST} ${SECOND}`);
  await session.until('88 / 600');
  session.key('ctrl-r');
  await session.until('❯ → Save as a draft');
  await session.until('all is kept');
  session.key('down');
  await session.until('❯ → Mark as ready');
  session.key('enter');
  expect(await session.ended()).toBe(0);
  expect(at.read('talk.md')).toContain('status: ready\n');
});

describe('the first run', () => {
  test('asks once who the speaker is, and tells nobody', async () => {
    const at = desk({ firstRun: true });
    const session = at.start([...GIVEN, '--title', 'Ship it at noon']);
    await session.until('may cfp know who you are?');
    await session.until('all is kept');
    session.key('enter');
    for (const [question, words] of [
      ['What is your name', 'Ada Lovelace'],
      ['Which e-mail address', 'ada@example.org'],
      ['Which handles', 'ada, countess'],
      ['Whom do you work for?', ''],
      ['Which projects', 'Engine'],
    ] as const) {
      await session.until(`? ${question}`);
      await session.until('all is kept');
      session.type(words);
      if (words !== '') await session.until(words);
      session.key('enter');
    }
    await session.until('? Abstract');
    session.key('ctrl-c');
    await session.ended();
    expect(statSync(at.settings).mode & 0o777).toBe(0o600);
    expect(at.readSettings()).toBe(
      'speaker:\n  name: Ada Lovelace\n  email: ada@example.org\n  handles:\n    - ada\n    - countess\n  projects:\n    - Engine\n',
    );
    expect(at.read('talk.md')).not.toContain('Ada');
    const again = at.start(['draft', 'talk.md', ...AS_OF]);
    await again.until('? Abstract');
    expect(again.screen()).not.toContain('who you are');
  });

  test('takes a no for an answer, and remembers it', async () => {
    const at = desk({ firstRun: true });
    const session = at.start([...GIVEN, '--title', 'Ship it at noon']);
    await session.until('may cfp know who you are?');
    await session.until('all is kept');
    session.key('down');
    await session.until('❯ No, and do not ask again');
    session.key('enter');
    await session.until('? Abstract');
    expect(at.readSettings()).toBe('speaker: {}\n');
  });
});

test('keeps what a speaker said of themselves when it is stopped half way', async () => {
  const at = desk({ firstRun: true });
  const session = at.start(GIVEN);
  await session.until('may cfp know who you are?');
  await session.until('all is kept');
  session.key('enter');
  await session.until('? What is your name');
  await session.until('all is kept');
  session.type('Zoë');
  await session.until('Zoë');
  session.key('enter');
  await session.until('? Which e-mail');
  await session.until('all is kept');
  session.type('zoe@exa');
  await session.until('zoe@exa');
  session.key('ctrl-c');
  await session.until('`cfp init` asks for the rest.');
  expect(await session.ended()).toBe(130);
  expect(at.readSettings()).toContain('name: Zoë\n  email: zoe@exa\n');
});

describe.each([
  ['--plain', ['--plain'], {}],
  ['a dumb terminal', [], { TERM: 'dumb' }],
])('line by line, with %s', (_name, flags, env: Record<string, string>) => {
  test('asks the whole way, and draws nothing', async () => {
    const at = desk();
    const session = at.start(['draft', ...flags, ...AS_OF], { env });
    await session.until('Step 1 of 4. Which call for proposals is it for?');
    await session.until('Practice call (never closes)');
    await session.until(':');
    const number = /(\d+)\. Practice call/.exec(session.screen())?.[1] ?? '';
    session.type(`${number}\n`);
    await session.until('Step 2 of 10. Which format?');
    session.type('1\n');
    await session.until('Step 3 of 10. Which idea');
    session.type('deploy\n');
    await session.until('1. Deployment at any size');
    session.type('1\n');
    await session.until('Step 4 of 10. What is the title?');
    session.type('Ship it at noon.\n');
    await session.until('The title ends in a full stop.');
    await session.until('Step 5 of 10. Abstract');
    session.type('/ideas\n');
    await session.until('What happens between your merge');
    session.type(`${FIRST}\n\n/back\n`);
    await session.until('Step 4 of 10. What is the title?');
    session.type('Ship it at noon\n');
    await session.until('Step 5 of 10. Abstract');
    await session.until(FIRST);
    await session.until('What you write comes below it');
    session.type(`\n${SECOND}\n.\n`);
    await session.until('89 / 600 characters');
    await session.until('Step 6 of 10. Description');
    session.type('.\n');
    await session.until('Outline (optional: leave it empty to skip it), part 1, 25 min left');
    session.type('All of it (25 min)\n');
    await session.until('part 2, 0 min left');
    session.type('\n');
    await session.until('Step 8 of 10. Audience');
    session.type('/review\n');
    await session.until('These are all your answers.');
    await session.until('5. Abstract: 89 / 600 characters\n6. Description: left out\n');
    await session.until('11. Save as a draft, and check it');
    await session.until('Its number (Enter alone: 11)');
    session.type('\n');
    expect(await session.ended()).toBe(0);
    expect(at.read('proposals/ship-it-at-noon.md')).toContain(`${FIRST}\n\n${SECOND}\n`);
    // No cursor is moved and no line is erased.
    expect(session.sent()).not.toMatch(/\u001b\[\d*[A-HJKST]/);
  });

  test('keeps what an answer said, goes on below it, and says how to insist on a length', async () => {
    const at = desk();
    at.write('talk.md', `---\ntitle: Noon\nconference: practice\nformat: talk-25\n---\n\n## Abstract\n\n${FIRST}\n`);
    const session = at.start(['draft', 'talk.md', ...flags, ...AS_OF], { env });
    await session.until('Step 6 of 10. Description');
    session.type('/back\n');
    await session.until(`It says now: ${FIRST}`);
    await session.until('a line with only a dot ends it');
    session.type('And more.\n.\n');
    await session.until('Step 6 of 10. Description');
    expect(at.read('talk.md')).toContain(`${FIRST}\nAnd more.\n`);
    session.type('/back\n/empty\nShort.\n.\n');
    await session.until('The form wants 44 characters more. Go on writing, or keep it as it is with another dot.');
    session.type('.\n');
    await session.until('Step 6 of 10. Description');
    expect(at.read('talk.md')).toContain('## Abstract\n\nShort.\n');
  });

  test('keeps all lines when it is stopped', async () => {
    const at = desk();
    const session = at.start([...GIVEN, '--title', 'Noon', ...flags], { env });
    await session.until('Abstract');
    await session.until('only a dot ends it');
    session.type(`${FIRST}\n`);
    // Until it is read, a line belongs to the terminal, which forgets it at Ctrl-C.
    await expect.poll(() => at.read('talk.md'), { timeout: 20_000 }).toContain(FIRST);
    session.key('ctrl-c');
    expect(await session.ended()).toBe(130);
    expect(at.read('talk.md')).toContain(`## Abstract\n\n${FIRST}\n\n<!-- unfinished`);
  });
});
