import { expect, test } from 'vitest';
import { AS_OF, atAbstract, desk, finish, FIRST, GIVEN, SECOND, skip } from '../support/pty.ts';

const OPTIONAL = ['Description', 'Outline', 'Audience', 'Takeaways', 'Notes'];

test('leads from "which call" to the verdict', async () => {
  const at = desk();
  const session = at.start(['draft', ...AS_OF]);
  await session.until('Which call for proposals is it for?');
  session.type('Practice');
  await session.until('❯ Practice call (never closes)');
  session.key('enter');
  await session.until('? Which format?');
  session.key('down');
  await session.until('❯ 45-minute talk');
  session.key('enter');
  await session.until('? Which idea do you start from?');
  session.type('deploy');
  await session.until('❯ Deployment at any size');
  session.key('enter');
  await session.until('? What is the title?');
  session.type('Ship it at noon');
  await session.until('15 / 100 characters');
  session.key('enter');
  await session.until('? Abstract');
  session.type(`${FIRST}\r\r${SECOND}`);
  await session.until(`${FIRST.length + SECOND.length + 2} / 600 characters`);
  session.key('ctrl-s');
  await skip(session, 'Description');
  await session.until('0 / 45 min, 45 min left');
  await session.until('all is kept');
  session.key('enter');
  await skip(session, 'Audience', 'Takeaways', 'Notes');
  expect(await finish(session)).toBe(0);
  await session.until('Ready to submit');
  await session.until('Saved in proposals/ship-it-at-noon.md.');
  expect(at.list('proposals')).toEqual(['ship-it-at-noon.md']);
  const file = at.read('proposals/ship-it-at-noon.md');
  expect(file).toContain(
    '---\ntitle: Ship it at noon\nconference: practice\ntopic: djangocon-us-2024/deployment-at-any-size\nformat: talk-45\n',
  );
  expect(file).toContain(`## Abstract\n\n${FIRST}\n\n${SECOND}\n\n## Description\n`);
});

test('has the questions of the idea at hand, one at a time', async () => {
  const session = await atAbstract(desk());
  expect(session.screen()).not.toContain('took the pain away?');
  session.key('ctrl-t');
  await session.until('→ What happens between your merge');
  session.key('ctrl-t');
  await session.until('took the pain away? (2 of');
});

test('is stopped by Ctrl-C and by Ctrl-D and gone on with, and loses no word', async () => {
  const at = desk();
  const stopped = await atAbstract(at);
  stopped.type(`${FIRST}\r\rNobody`);
  await stopped.until('51 / 600');
  stopped.key('ctrl-c');
  await stopped.until('Stopped. All that you wrote is in talk.md.');
  expect(await stopped.ended()).toBe(130);
  expect(at.read('talk.md')).toContain(`## Abstract\n\n${FIRST}\n\nNobody\n\n<!-- unfinished: go on here -->\n`);

  const resumed = at.start(['draft', 'talk.md', ...AS_OF]);
  await resumed.until('? Abstract');
  await resumed.until('51 / 600');
  resumed.type(SECOND.slice('Nobody'.length));
  await resumed.until('89 / 600');
  resumed.key('ctrl-s');
  await resumed.until('? Description');
  await resumed.until('all is kept');
  resumed.key('ctrl-d');
  await resumed.until('Stopped. All that you wrote is in talk.md.');
  expect(await resumed.ended()).toBe(130);
  expect(at.read('talk.md')).toContain(`## Abstract\n\n${FIRST}\n\n${SECOND}\n\n## Description\n`);
  expect(at.read('talk.md')).not.toContain('unfinished');

  const last = at.start(['draft', 'talk.md', ...AS_OF]);
  await last.until('? Description');
  expect(last.screen()).not.toContain('? Abstract');
  await last.until('all is kept');
  last.type('From cron to a button.');
  await last.until('22 / 1500');
  last.key('ctrl-s');
  await skip(last, 'Outline', 'Audience', 'Takeaways', 'Notes');
  expect(await finish(last)).toBe(0);
  await last.until('Ready to submit');
  const file = at.read('talk.md');
  expect(file).toContain(
    `## Abstract\n\n${FIRST}\n\n${SECOND}\n\n## Description\n\nFrom cron to a button.\n\n## Outline`,
  );
  expect(file).not.toContain('unfinished');
});

test('has every finished line on the disk when it is killed', async () => {
  const at = desk();
  const session = await atAbstract(at);
  session.type(`${FIRST}\r${SECOND}`);
  await session.until('88 / 600');
  session.signal('SIGKILL');
  expect(await session.ended()).toBe(137);
  expect(at.read('talk.md')).toContain(`## Abstract\n\n${FIRST}\n`);
  expect(at.list().filter((name) => name !== 'talk.md')).toEqual([]);
});

test('keeps a title that is half typed', async () => {
  const at = desk();
  const session = at.start(GIVEN);
  await session.until('? What is the title?');
  session.type('Ship it at n');
  await session.until('12 / 100 characters');
  session.key('ctrl-c');
  await session.until('Stopped. All that you wrote is in talk.md.');
  expect(await session.ended()).toBe(130);
  expect(at.read('talk.md')).toContain('title: Ship it at n\n');
});

test('writes nothing when stopped at the first question', async () => {
  const at = desk();
  const session = at.start(['draft', ...AS_OF]);
  await session.until('Which call for proposals is it for?');
  session.key('ctrl-c');
  await session.until('Nothing was typed yet, so nothing was written.');
  expect(await session.ended()).toBe(130);
  expect(at.list('proposals')).toEqual([]);
  expect(at.list().filter((name) => name !== 'proposals')).toEqual([]);
});

test('drafts for a closed call, to practise, and says in the verdict that it is closed', async () => {
  const at = desk();
  const session = at.start(['draft', 'talk.md', '--title', 'Ship it at noon', ...AS_OF]);
  await session.until('Which call for proposals is it for?');
  session.type('DjangoCon US 2024');
  await session.until('❯ DjangoCon US 2024 (closed on Mon 29 April 2024)');
  session.key('enter');
  await session.until('? Which format?');
  session.key('enter');
  await session.until('? Which idea');
  session.key('enter');
  await session.until('? Abstract');
  session.type(FIRST);
  await session.until('43 characters, limit not published');
  session.key('ctrl-s');
  await skip(session, 'Description', 'Outline', 'Notes');
  await session.until('? In person or online?');
  session.key('down');
  await session.until('❯ Online');
  session.key('enter');
  expect(await finish(session)).toBe(1);
  await session.until('DjangoCon US 2024: closed');
  await session.until('Not ready to submit');
  expect(at.read('talk.md')).toMatch(/## In person or online\?\n\nOnline\n/);
});

test('finishes what is left of a draft that another tool wrote', async () => {
  const at = desk();
  at.write('talk.md', `# Ship it at noon\n\n${FIRST} ${SECOND}\n`);
  const session = at.start([
    'draft',
    'talk.md',
    '--conference',
    'practice',
    '--format',
    'talk-25',
    '--topic',
    'security',
  ]);
  expect(await session.ended()).toBe(0);
  expect(at.read('talk.md')).toContain(`# Ship it at noon\n\n${FIRST} ${SECOND}\n`);
  const resumed = at.start(['draft', 'talk.md', ...AS_OF]);
  await skip(resumed, ...OPTIONAL);
  expect(await finish(resumed)).toBe(0);
  expect(at.read('talk.md')).toContain(`# Ship it at noon\n\n${FIRST} ${SECOND}\n`);
});

test('shows how it read a file of labels, and rewrites it only when the speaker agrees', async () => {
  const at = desk();
  const labels = 'Title: Ship it at noon\n\nAbstract: Friday at five is when nobody dares to deploy.\n';
  at.write('talk.md', labels);
  const declined = at.start(['draft', 'talk.md', ...AS_OF]);
  await declined.until('abstract  line 3');
  await declined.until("Rewrite it in cfp's form?");
  declined.key('enter');
  expect(await declined.ended()).toBe(2);
  expect(at.read('talk.md')).toBe(labels);

  const agreed = at.start(['draft', 'talk.md', ...AS_OF]);
  await agreed.until("Rewrite it in cfp's form?");
  agreed.type('y');
  agreed.key('enter');
  await agreed.until('The file as it was is in talk.md.orig.');
  await agreed.until('Answered so far: abstract.');
  agreed.key('ctrl-c');
  expect(await agreed.ended()).toBe(130);
  expect(at.read('talk.md.orig')).toBe(labels);
  expect(at.read('talk.md')).toContain('## Abstract\n\nFriday at five is when nobody dares to deploy.\n');
});
