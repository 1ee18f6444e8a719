import { describe, expect, inject, test } from 'vitest';
import { READ, reading, recording, replay, versions } from '../support/recorded.ts';
import { keepRecording, recorded } from './record.ts';

const EVENTS = ['chars', 'words', 'types', 'later', 'german', 'closed', 'notyet', 'codes', 'hidden'];
const READ_WELL = ['chars', 'words', 'types', 'later', 'german', 'closed', 'notyet', 'codes'];

describe.skipIf(inject('servers').length === 0).each(inject('servers'))('pretalx $version', (server) => {
  test.runIf(process.env.CFP_RECORD === '1')('is recorded', async () => {
    keepRecording(server.version, await recorded(server.address, EVENTS));
    expect(versions).toContain(server.version);
  });

  test.skipIf(!versions.includes(server.version))('still answers as was recorded', async () => {
    const host = await replay(recording(server.version));
    for (const event of READ_WELL) {
      const [now, then] = [await reading(`${server.address}/${event}/`), await reading(`${host}/${event}/`)];
      const plain = (one: unknown, address: string): unknown => JSON.parse(JSON.stringify(one).replaceAll(address, ''));
      expect(plain(now, server.address)).toEqual(plain(then, host));
    }
    expect(READ.toString()).toBe('2026-11-27T12:00:00Z');
  });
});
