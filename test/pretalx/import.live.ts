import { describe, expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { world } from '../support/world.ts';
import { READ, reading } from '../support/recorded.ts';
import { events, expectedOf, foundIn } from './expected.ts';
import { organise } from './servers.ts';
import { speaker } from './speaker.ts';

const OPEN = ['chars', 'words', 'types', 'german', 'count-chars', 'count-words'];
const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name);

describe.skipIf(inject('servers').length === 0).each(inject('servers'))('pretalx $version', (server) => {
  test.each(events.filter(({ slug }) => OPEN.includes(slug)))('is read as $name was set up', async (told) => {
    const { conference, shut } = await reading(`${server.address}/${told.slug}/cfp`);
    const [found, expected] = [foundIn(conference, told), expectedOf(told)];
    expect(shut).toBeNull();
    expect({ ...found, formats: found.formats.toSorted(byName) }).toEqual({
      ...expected,
      formats: expected.formats.toSorted(byName),
    });
  });

  test('is read twice with no difference, and tells when a deadline was extended', async () => {
    const address = `${server.address}/words/cfp`;
    const before = await reading(address);
    expect(await reading(address)).toEqual(before);
    organise(server, 'extend', 'words', '2041-06-01T18:30');
    const after = await reading(address);
    expect(after.conference).toEqual({ ...before.conference, deadline: '2041-06-01T18:30' });
    organise(server, 'extend', 'words', '2041-05-04T23:59');
  });

  test('is added by its address, added twice with no change, and updated when its deadline is extended', async () => {
    const { cfp, read } = world({ now: new Date(READ.epochMilliseconds) });
    const file = 'home/.local/share/cfp/conferences/chars.yaml';
    const added = await cfp('conferences', 'add', `${server.address}/chars`, '--yes');
    expect(added.stderr).not.toContain('error');
    expect(added.code).toBe(0);
    const before = read(file);
    expect(before).toContain('max: 500');
    await cfp('conferences', 'add', `${server.address}/chars`, '--yes');
    expect((await cfp('conferences', 'update')).code).toBe(0);
    expect(read(file)).toBe(before);

    organise(server, 'extend', 'chars', '2041-05-06T12:00');
    const updated = await cfp('conferences', 'update', '--yes');
    organise(server, 'extend', 'chars', '2041-04-29T12:00');
    expect(updated.stdout).toContain('extended!');
    expect(updated.stdout).toContain('Mon 29 April 2041 12:00 → Mon 6 May 2041 12:00');
    expect(read(file)).toContain('extended_from: [2041-04-29T12:00]');
  });

  test('writes nothing over a good file once the call is closed', async () => {
    const { cfp, write, read } = world({ now: new Date(READ.epochMilliseconds) });
    const file = 'home/.local/share/cfp/conferences/closed.yaml';
    const { code, stderr } = await cfp('conferences', 'add', `${server.address}/closed`, '--yes');
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'ClosedCon 2024 takes no proposals any more: it closed at 2024-04-29 12:00 (Asia/Tokyo).',
    );
    write(file, `id: closed\nname: Kept\nform: [{field: title, max: 40}]\n`);
    await cfp('conferences', 'add', `${server.address}/closed`, '--yes');
    expect(read(file)).toContain('name: Kept');
  });

  test('hides the deadline of a call behind that of a type, which is then not known', async () => {
    const { conference, unread } = await reading(`${server.address}/later/`);
    expect(conference.deadline).toBeUndefined();
    expect(unread).toContain('the deadline of Talk (its page tells only the latest of all, 2041-06-10T23:59)');
  });

  test('takes a proposal that cfp drafted and found nothing against', async () => {
    const { conference } = await reading(`${server.address}/types/`);
    const { cfp, write } = world();
    write('.cfp.yaml', 'conference: types\n');
    write('conferences/types.yaml', stringify(conference));
    const abstract = 'Why we deploy at noon, when everybody is awake.\n\n- It is **calm**\n- It is short 🎉';
    const answers = {
      description: 'What changed when we stopped shipping at night.',
      'what-will-people-take-home': 'A list of checks, and the courage to ship by day.',
      'in-one-line': 'Ship while people are awake.',
    };
    const given = Object.entries({ ...answers, track: 'Community', 'who-is-it-for': 'Everybody' });
    const drafted = await cfp(
      ...['draft', 'talk.md', '--title', 'Ship it at noon', '--format', 'talk', '--abstract', abstract],
      ...given.flatMap(([field, text]) => ['--answer', `${field}=${text}`]),
    );
    expect(drafted.stderr).not.toContain('Error');
    const checked = await cfp('check', 'talk.md', '--json');
    const { files } = JSON.parse(checked.stdout) as {
      files: { fields: { field: string }[]; diagnostics: { rule: string; severity: string }[] }[];
    };
    expect(files[0]?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    // The file has the questions in the order in which the form asks them.
    const order = conference.form.map(({ field }) => field).filter((field) => field in answers || field === 'abstract');
    expect(files[0]?.fields.map(({ field }) => field).filter((field) => order.includes(field))).toEqual(order);

    const person = speaker();
    await person.open(`${server.address}/types/submit/`);
    const first = await person.send({
      title: 'Ship it at noon',
      abstract,
      description: answers.description,
      submission_type: person.offered('submission_type')['Talk (30 minutes)'] ?? '',
      track: person.offered('track').Community ?? '',
    });
    expect(first.complaints).toEqual({});
    const asked = [...new Set(person.asked().filter((name) => name.startsWith('question_')))];
    const [home = '', audience = '', , line = ''] = asked;
    const second = await person.send({
      [home]: answers['what-will-people-take-home'],
      [audience]: person.offered(audience).Everybody ?? '2',
      [line]: answers['in-one-line'],
    });
    expect(second.complaints).toEqual({});
    const third = await person.send({
      register_name: 'Ada',
      register_email: 'ada@example.org',
      register_password: 'correct horse battery staple',
      register_password_repeat: 'correct horse battery staple',
    });
    expect(third.complaints).toEqual({});
    const fourth = await person.send({ name: 'Ada', biography: 'She writes programs.' });
    expect(fourth.complaints).toEqual({});
    const [kept] = JSON.parse(organise(server, 'proposals', 'types')) as {
      title: string;
      abstract: string;
      type: string;
      answers: Record<string, string>;
    }[];
    expect(kept).toMatchObject({ title: 'Ship it at noon', type: 'Talk' });
    expect(kept?.abstract.replaceAll('\r\n', '\n')).toBe(abstract);
    expect(kept?.answers).toMatchObject({ 'What will people take home?': answers['what-will-people-take-home'] });
  });
});
