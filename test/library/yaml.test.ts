import { describe, expect, test } from 'vitest';
import type * as v from 'valibot';
import { conferenceSchema } from '../../src/conference/conference.ts';
import { CfpError } from '../../src/errors.ts';
import { readYaml } from '../../src/library/yaml.ts';
import { topicListSchema } from '../../src/topic/topic.ts';

/** What is said of a text that is not valid: the place and the mistake, then the help. */
function said(text: string, schema: v.GenericSchema = conferenceSchema): string[] {
  try {
    readYaml(text, 'x.yaml', schema);
  } catch (error) {
    if (error instanceof CfpError) return [error.message, error.help];
    throw error;
  }
  return [];
}

const mend = 'Mend it there, and try again.';
const whole = 'id: x\nname: X\nform: [{field: abstract}]\n';

describe('a conference file with a mistake is refused, with the place and the way out', () => {
  test.each([
    [
      'an unknown key',
      `${whole}deadlin: 2024-04-29\n`,
      'x.yaml:4:1: There is no key `deadlin` here.',
      'Did you mean "deadline"?',
    ],
    [
      'an unknown key within',
      'id: x\nname: X\nform:\n  - field: abstract\n    maxx: 3\n',
      'x.yaml:5:5: There is no key `maxx` here.',
      'Did you mean "max"?',
    ],
    [
      'an unknown key in a format',
      `${whole}formats: [{id: a, name: A, minute: 3}]\n`,
      'x.yaml:4:28: There is no key `minute` here.',
      'Did you mean "minutes"?',
    ],
    [
      'a key like no other',
      `${whole}zzzzzzzz: 1\n`,
      'x.yaml:4:1: There is no key `zzzzzzzz` here.',
      /^The keys here are id, name, url, cfp,/,
    ],
    [
      'a text for a number',
      'id: x\nname: X\nform:\n  - {field: abstract, max: many}\n',
      'x.yaml:4:28: `form.0.max` is "many", and should be number.',
      mend,
    ],
    [
      'a number for a text',
      'id: x\nname: 3\nform: [{field: a}]\n',
      'x.yaml:2:7: `name` is 3, and should be string.',
      mend,
    ],
    [
      'a list for a text',
      'id: x\nname: [a]\nform: [{field: a}]\n',
      /^x\.yaml:2:7: `name` is Array, and should be string\.$/,
      mend,
    ],
    [
      'nothing for a text',
      'id: x\nname:\nform: [{field: a}]\n',
      /^x\.yaml:2:\d+: `name` is null, and should be string\.$/,
      mend,
    ],
    ['a half', 'id: x\nname: X\nform: [{field: a, max: 2.5}]\n', /^x\.yaml:3:24: `form\.0\.max`: /, mend],
    ['less than nothing', 'id: x\nname: X\nform: [{field: a, max: 0}]\n', /^x\.yaml:3:24: `form\.0\.max`: /, mend],
    [
      'a limit upside down',
      'id: x\nname: X\nform: [{field: a, min: 9, max: 3}]\n',
      'x.yaml:3:8: `form.0`: The least length is over the greatest.',
      mend,
    ],
    [
      'an unknown choice',
      `${whole}platform: pretalks\n`,
      /^x\.yaml:4:11: `platform` is "pretalks", and should be "pretalx" or /,
      mend,
    ],
    ['a key that is missing', 'id: x\nform: [{field: a}]\n', 'x.yaml:1:1: `name` is missing.', mend],
    [
      'a key that is missing within',
      'id: x\nname: X\nform:\n  - max: 3\n',
      'x.yaml:4:5: `form.0.field` is missing.',
      mend,
    ],
    ['no fields', 'id: x\nname: X\nform: []\n', 'x.yaml:3:7: `form`: A form asks for something.', mend],
    [
      'an id with capitals',
      'id: DjangoCon\nname: X\nform: [{field: a}]\n',
      'x.yaml:1:5: `id`: An id is made of small letters, digits and single hyphens.',
      mend,
    ],
    [
      'an address without http',
      `${whole}url: djangocon.us\n`,
      'x.yaml:4:6: `url`: An address starts with http:// or https://.',
      mend,
    ],
    ['no file', '', 'x.yaml:1:1: There is nothing in the file.', mend],
    [
      'a topic list',
      'id: x\nname: X\ntopics: []\n',
      'x.yaml:1:1: `form` is missing.',
      'It looks like a topic list; is it the right file?',
    ],
    [
      'an hour that no day has',
      `${whole}deadline: 2027-02-21T25:00\n`,
      'x.yaml:4:11: `deadline`: A day has no hour 25; it ends at 23:59.',
      mend,
    ],
    [
      'the end of a day as an hour',
      `${whole}deadline: 2027-02-21T24:00\n`,
      'x.yaml:4:11: `deadline`: A day ends at 23:59; its midnight is 00:00 of the next day.',
      mend,
    ],
    [
      'a minute that no hour has',
      `${whole}deadline: 2027-02-21T12:60\n`,
      'x.yaml:4:11: `deadline`: An hour has no minute 60; it ends at :59.',
      mend,
    ],
    [
      'a text',
      'just words\n',
      'x.yaml:1:1: The file is a single value, and should be keys with their values, as `id: …`.',
      mend,
    ],
  ])('%s', (_what, text, message, help) => {
    const [place = '', way = ''] = said(text);
    if (typeof message === 'string') expect(place).toBe(message);
    else expect(place).toMatch(message);
    if (typeof help === 'string') expect(way).toBe(help);
    else expect(way).toMatch(help);
  });
});

describe('a time zone is an IANA name, UTC, AoE or an offset', () => {
  test.each(['America/New_York', 'UTC', 'AoE', 'Etc/GMT+12', '+02:00', 'Europe/Kyiv'])('%s', (zone) => {
    expect(said(`${whole}timezone: ${JSON.stringify(zone)}\n`)).toEqual([]);
  });

  const write = 'write an IANA name such as America/New_York, or UTC, or AoE.';
  test.each([
    ['EDT', '"EDT" may mean America/New_York'],
    ['CST', '"CST" may mean America/Chicago or Asia/Taipei or America/Havana'],
    ['CET', '"CET" may mean Europe/Berlin or Europe/Paris'],
    ['est', '"est" may mean America/New_York or America/Panama'],
    ['HST', '"HST" may mean Pacific/Honolulu'],
    ['Mars/Phobos', 'There is no time zone "Mars/Phobos"'],
    ['New York', 'There is no time zone "New York"; did you mean America/New_York? If not,'],
    ['Europe/Berln', 'There is no time zone "Europe/Berln"; did you mean Europe/Berlin? If not,'],
    ['UTC+2', 'There is no time zone "UTC+2"; an offset is written +02:00'],
    ['aoe', 'There is no time zone "aoe"'],
    ['local', 'There is no time zone "local"'],
  ])('and not %s', (zone, words) => {
    expect(said(`${whole}timezone: ${zone}\n`)[0]).toBe(
      `x.yaml:4:11: \`timezone\`: ${words}${words.endsWith('not,') ? '' : ';'} ${write}`,
    );
  });
});

describe('a deadline is a day, or a day and an hour', () => {
  test.each([
    '2024-04-29',
    '2024-04-29T12:00',
    '2024-04-29T12:00Z',
    '2024-04-29T12:00-04:00',
    '2024-04-29T12:00+05:45',
    '2024-04-29T12:00+14:00',
    '2024-02-29',
    '2024-04-29T00:00',
    'never',
  ])('%s', (deadline) => {
    expect(said(`${whole}deadline: ${deadline}\n`)).toEqual([]);
  });

  test.each([
    ['2024-02-30', 'The calendar has no such day.'],
    ['2023-02-29', 'The calendar has no such day.'],
    ['2024-04-31T12:00', 'The calendar has no such day.'],
    ['2024-13-01', 'A time is written'],
    ['2024-04-29T25:00', 'A day has no hour 25'],
    ['2024-04-29T24:00', 'A day ends at 23:59'],
    ['2024-04-29T12:60', 'An hour has no minute 60'],
    ['2024-04-29T12:00:00', 'A time is written'],
    ['2024-04-29T12:00-4', 'A time is written'],
    ['2024-04-29T12:00+15:00', 'A time is written'],
    ['2024-04-29T12:00-04:60', 'A time is written'],
    ['2024-04-29 (AoE)', 'A time is written'],
    ['on 2024-04-29', 'A time is written'],
    ['2024-00-10', 'A time is written'],
    ['2024-04-00', 'A time is written'],
    ['2024-04-32', 'A time is written'],
    ['29.04.2024', 'A time is written'],
    ['2024-4-9', 'A time is written'],
    ['soon', 'A time is written'],
    ['""', 'A time is written'],
  ])('and not %s', (deadline, words) => {
    for (const key of ['opens', 'deadline']) {
      expect(said(`${whole}${key}: ${deadline}\n`)[0]).toContain(words);
    }
  });

  test('a format may have one of its own, and a deadline that has no hour is written the same way', () => {
    const format = (deadline: string): string => `${whole}formats: [{id: a, name: A, deadline: ${deadline}}]\n`;
    expect(said(format('2024-04-29T12:00'))).toEqual([]);
    expect(said(format('tomorrow'))[0]).toMatch(/^x\.yaml:4:38: `formats\.0\.deadline`: A time is written /);
  });
});

describe('facts that cannot both be true are refused, at the second', () => {
  test.each([
    [
      'a deadline before the opening',
      'opens: 2024-05-01\ndeadline: 2024-04-29T12:00\n',
      'x.yaml:5:11: `deadline`: The call would close before it opens, which is 2024-05-01.',
    ],
    [
      'a deadline at the very opening',
      'timezone: UTC\nopens: 2024-05-01T12:00\ndeadline: 2024-05-01T12:00\n',
      'x.yaml:6:11: `deadline`: The call would close before it opens, which is 2024-05-01T12:00.',
    ],
    [
      "a format's deadline before the opening",
      'opens: 2024-05-01\nformats:\n  - {id: a, name: A, deadline: 2024-04-01}\n',
      'x.yaml:6:32: `formats.0.deadline`: The call would close before it opens, which is 2024-05-01.',
    ],
    [
      'an offset that the zone does not have then',
      'timezone: America/New_York\ndeadline: 2024-04-29T12:00-05:00\n',
      'x.yaml:5:11: `deadline`: The clocks of America/New_York do not have that offset then.',
    ],
    [
      'an offset of an earlier deadline',
      'timezone: America/New_York\ndeadline: 2024-04-29T12:00\nextended_from: [2024-04-20T12:00-05:00]\n',
      'x.yaml:6:17: `extended_from.0`: The clocks of America/New_York do not have that offset then.',
    ],
    [
      'a conference that ends before it starts',
      'starts: 2024-09-22\nends: 2024-09-02\n',
      'x.yaml:5:7: `ends`: The conference would end before it starts, which is 2024-09-22.',
    ],
    [
      'a format twice',
      'formats:\n  - {id: a, name: A}\n  - {id: a, name: B}\n',
      'x.yaml:6:10: `formats.1.id`: "a" stands there twice.',
    ],
  ])('%s', (_what, text, message) => {
    expect(said(`${whole}${text}`)).toEqual([message, mend]);
  });

  test.each([
    'opens: 2024-04-29\ndeadline: 2024-04-29\n',
    'timezone: America/New_York\ndeadline: 2024-11-03T01:30-05:00\n',
    'timezone: America/New_York\ndeadline: 2024-11-03T01:30-04:00\n',
    'timezone: America/New_York\ndeadline: 2024-04-29T16:00Z\n',
  ])('and not %j', (text) => {
    expect(said(`${whole}${text}`)).toEqual([]);
  });
});

describe('YAML that is none is refused, with its place', () => {
  test.each([
    ['a key twice', 'id: x\nid: y\n', 'x.yaml:2:1'],
    ['a tab', 'id:\n\tx: y\n', 'x.yaml:2:1'],
    ['a list that is not closed', 'id: [a\nname: x\n', 'x.yaml:2'],
    ['a colon in a value', 'id: x\nname: Django: a story\n', 'x.yaml:2:7'],
    ['an alias of nothing', 'id: *x\n', 'x.yaml:1'],
  ])('%s', (_what, text, place) => {
    const [message = '', help] = said(text);
    expect(message.startsWith(place), message).toBe(true);
    expect(help).not.toBe('');
  });

  test('aliases that unfold without end', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      return `a${level}: &a${level} [${Array(9)
        .fill(level === 0 ? 'lol' : `*a${level - 1}`)
        .join(',')}]`;
    });
    expect(said(levels.join('\n'))).toEqual([
      'x.yaml:1:1: The aliases of this file unfold to more than cfp reads.',
      'Write the values out.',
    ]);
  });

  test('a place counts the lines of a Windows file too', () => {
    expect(said(`${whole}zone: UTC\n`.replaceAll('\n', '\r\n'))[0]).toMatch(/^x\.yaml:4:1: /);
  });
});

describe('a topic list with a mistake is refused', () => {
  const list = (topic: string): string => `id: x\nname: X\ntopics:\n  - {id: a, title: A, pitch: P${topic}}\n`;

  test.each([
    ['', []],
    [', tag: [x]', ['x.yaml:4:33: There is no key `tag` here.', 'Did you mean "tags"?']],
    [
      ', level: expert',
      ['x.yaml:4:40: `topics.0.level` is "expert", and should be "beginner" or "intermediate" or "advanced".', mend],
    ],
    [
      ', links: [{title: T, url: example.org}]',
      ['x.yaml:4:57: `topics.0.links.0.url`: An address starts with http:// or https://.', mend],
    ],
    [', questions: [""]', ['x.yaml:4:45: `topics.0.questions.0`: This is empty; leave the key out instead.', mend]],
  ])('%j', (topic, message) => {
    expect(said(list(topic), topicListSchema)).toEqual(message);
  });
});

test('what is valid is given as the schema makes it', () => {
  expect(readYaml(whole, 'x.yaml', conferenceSchema)).toEqual({
    id: 'x',
    name: 'X',
    form: [{ field: 'abstract' }],
    formats: [],
    sources: [],
  });
});
