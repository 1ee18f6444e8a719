import { describe, expect, inject, test } from 'vitest';
import { world } from '../support/world.ts';
import { READ, reading } from '../support/recorded.ts';
import { events, expectedOf, foundIn } from './expected.ts';
import { organise } from './servers.ts';
import {
  exportOf,
  placesOn,
  sentFor,
  sessionOn,
  signUp,
  storedIn,
  talks,
  type ExportedTalk,
  type Kept,
} from './pasting.ts';
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

  test('is added by its address, added twice with no change, and updated when its deadline is extended', async () => {
    const { cfp, read } = world({ now: new Date(READ.epochMilliseconds) });
    const file = 'home/.local/share/cfp/conferences/extended.yaml';
    const added = await cfp('conferences', 'add', `${server.address}/extended`, '--yes');
    expect(added.stderr).not.toContain('error');
    expect(added.code).toBe(0);
    const before = read(file);
    expect(before).toContain('max: 500');
    await cfp('conferences', 'add', `${server.address}/extended`, '--yes');
    expect((await cfp('conferences', 'update')).code).toBe(0);
    expect(read(file)).toBe(before);

    organise(server, 'extend', 'extended', '2041-05-06T12:00');
    const updated = await cfp('conferences', 'update', '--yes');
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

  test('takes what cfp drafted, checked and exported, and keeps every word of it', async () => {
    const exported = new Map<string, ExportedTalk>();
    for (const talk of talks) exported.set(talk.event, await exportOf(server.address, talk));
    for (const [event, { answers, format }] of exported) {
      const person = speaker();
      await person.open(`${server.address}/${event}/submit/`);
      const places = new Set<string>();
      for (let step = 1; !person.page().includes('/user/'); step++) {
        const here = placesOn(person.asked(), answers);
        // What is pasted from top to bottom finds its places from top to bottom.
        const asked = person.asked().map(({ label }) => label);
        expect(here.map(({ label }) => asked.indexOf(label))).toEqual(
          here.map(({ label }) => asked.indexOf(label)).toSorted((one, other) => one - other),
        );
        for (const { label } of here) places.add(label);
        const pasted = Object.fromEntries(here.map(({ name, value }) => [name, value]));
        expect((await person.send({ ...pasted, ...sessionOn(person.asked(), format) })).complaints).toEqual({});
        expect(step).toBeLessThan(3);
      }
      expect([...places]).toEqual(answers.map(({ label }) => label));
      await signUp(person, event);
    }
    const kept = JSON.parse(organise(server, 'proposals')) as Record<string, Kept[]>;
    for (const [event, { answers, format }] of exported) {
      expect(kept[event]).toHaveLength(1);
      const [proposal] = kept[event] ?? [];
      expect(proposal?.type).toBe(format?.name);
      for (const answer of answers)
        expect([answer.field, storedIn(proposal, answer)]).toEqual([answer.field, sentFor(answer)]);
    }
  });
});
