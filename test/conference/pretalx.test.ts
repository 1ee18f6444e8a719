import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { conferenceSchema } from '../../src/conference/conference.ts';
import { events, expectedOf, foundIn } from '../pretalx/expected.ts';
import { reading, recording, replay, versions } from '../support/recorded.ts';

const told = (slug: string) => {
  const event = events.find((one) => one.slug === slug);
  if (event === undefined) throw new Error(slug);
  return event;
};

describe.each(versions)('the answers of pretalx %s', (version) => {
  const old = version < '2025';
  // Without the list of types, only those that the form offers are known; with one type it offers no choice.
  const known = ['chars', 'words', 'types', ...(old ? [] : ['german'])].filter((slug) => !(old && slug !== 'chars'));

  test.each(known)('say of %s what its organisers set up', async (slug) => {
    const { conference, shut } = await reading(`${await replay(recording(version))}/${slug}/`);
    expect(shut).toBeNull();
    expect(v.safeParse(conferenceSchema, conference).issues).toBeUndefined();
    expect(conference.dialect).toBe(version < '2026.2' ? undefined : 'pretalx-2026.2');
    const found = foundIn(conference, told(slug));
    const expected = expectedOf(told(slug));
    const byName = (one: { name: string }, other: { name: string }): number => one.name.localeCompare(other.name);
    expect({ ...found, formats: found.formats.toSorted(byName) }).toEqual({
      ...expected,
      formats: expected.formats.toSorted(byName),
    });
  });
});
