import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Conference } from '../../src/conference/conference.ts';
import { conferenceSchema } from '../../src/conference/conference.ts';
import { conferenceYaml } from '../../src/conference/conference-yaml.ts';
import { readConfsTech } from '../../src/conference/readers/confs-tech.ts';
import { readIcal } from '../../src/conference/readers/ical.ts';
import { readPythonDeadlines } from '../../src/conference/readers/python-deadlines.ts';
import type { Listing, Reading } from '../../src/conference/readers/reading.ts';
import { readSchemaOrg } from '../../src/conference/readers/schema-org.ts';
import { CfpError } from '../../src/errors.ts';
import { readYaml } from '../../src/library/yaml.ts';
import { anyText, fc } from '../support/property.ts';

const listing = (text: string, path = 'list'): Listing => ({
  text,
  path,
  today: '2026-11-27',
  origin: { url: 'https://list.example' },
});
const fixture = (name: string): Listing => listing(readFileSync(`test/fixtures/lists/${name}`, 'utf8'), name);

/** What was found, in a line a call: what is not told is a dash. */
const told = ({ found }: Reading): string[] =>
  found.map(({ conference }) => {
    const { id, timezone, opens, deadline, extended_from = [], formats, starts, place } = conference;
    const own = formats.filter((one) => one.deadline !== undefined).map((one) => `${one.id} ${one.deadline ?? ''}`);
    return [id, timezone, opens, deadline, extended_from.join(' '), own.join(', '), starts, place]
      .map((cell) => cell || '–')
      .join(' | ');
  });

describe('python-deadlines', () => {
  const reading = readPythonDeadlines(fixture('conferences.yml'));

  test('is read as it is meant: no zone is AoE, TBA is not known, an extension has its history', () => {
    expect(told(reading)).toEqual([
      'pycon-ruritania-2027 | AoE | – | 2027-01-13T23:59 | – | – | 2027-04-28 | Strelsau, Ruritania',
      'pycon-zenda-2027 | Europe/Warsaw | – | 2026-12-30T23:59 | – | – | 2027-03-20 | Zenda, Ruritania',
      'pydata-somewhere-2026 | AoE | – | 2026-08-24T23:59 | 2026-08-03T23:59 | tutorial 2026-08-10T12:00, workshop 2026-08-03T23:59 | 2026-12-08 | Online',
      'pycon-later-2027 | Europe/Vienna | – | – | – | – | 2027-04-25 | Eisenstadt, Austria',
      'djangoday-kobenhavn-2026 | Europe/Copenhagen | – | 2026-08-16T23:59 | – | – | 2026-10-02 | Copenhagen, Denmark',
      'python-pizza-2026 | AoE | – | 2026-08-25 | – | – | 2026-11-14 | Istanbul, Turkey',
      'scipy-elsewhere-2026 | America/Los_Angeles | – | 2026-02-25T23:59 | – | tutorial 2026-02-15T23:59 | 2026-07-13 | Tacoma, WA, USA',
      'kolkata-py-2026 | Asia/Kolkata | – | 2026-07-01T18:30 | – | – | 2026-09-12 | Kolkata, India',
      'flask-con-2026 | UTC | – | 2026-05-15T00:00 | – | – | 2026-09-01 | Online',
    ]);
    expect(reading.left).toEqual(['PyCon Gone 2026: it is cancelled']);
    expect(reading.faults).toEqual([]);
  });

  test('leaves what it does not tell unknown, and says where each fact is from', () => {
    const [first] = reading.found;
    expect(first?.conference).not.toHaveProperty('anonymous');
    expect(first?.conference.form.some(({ max }) => max !== undefined)).toBe(false);
    expect(first?.conference.sources[0]).toEqual({
      url: 'https://list.example',
      read: '2026-11-27',
      for: ['url', 'cfp', 'timezone', 'deadline', 'starts', 'ends', 'place'],
      from: 'python-deadlines',
      entry: 'PyCon Ruritania 2027',
    });
    expect(reading.found.find(({ entry }) => entry === 'Python Pizza 2026')?.conference).not.toHaveProperty('url');
  });

  const entry = (about: string): string => `- conference: A\n  year: 2027\n  ${about}\n`;
  test.each([
    ['timezone: EDT', '3:13: A 2027: "EDT" may mean America/New_York;'],
    ['timezone: Mars/Phobos', '3:13: A 2027: There is no time zone "Mars/Phobos";'],
    ["cfp: '2027-02-31 23:59:00'", '3:8: A 2027: The calendar has no 2027-02-31.'],
    ["cfp: '2027-02-21 25:00:00'", '3:8: A 2027: A day has no hour 25:00'],
    [
      "cfp: '2027-02-21 12:00:00'\n  cfp_ext: '2027-02-20 12:00:00'",
      '4:12: A 2027: The extended deadline is before the first one',
    ],
    ['start: 2027-05-02\n  end: 2027-05-01', '4:8: A 2027: The conference would end before it starts'],
    [
      "cfp: '2027-01-01 00:00:00'\n- conference: A\n  year: 2027\n  cfp: '2027-01-02 00:00:00'",
      '4:15: A 2027: It has the id a-2027, as the entry at x.yml:1:3 has.',
    ],
  ])('tells of %j with its place', (about, message) => {
    const { faults } = readPythonDeadlines(listing(entry(about), 'x.yml'));
    expect(faults.map(({ error }) => error.message.slice(0, 6 + message.length))).toEqual([`x.yml:${message}`]);
  });

  test.each([
    ['id: practice\nname: A call\n', 'x.yml:1:1: this is not a list of entries with `conference`'],
    ['- just words\n', 'x.yml:1:3: this is not a list of entries'],
    ['- name: a topic\n', 'x.yml:1:3: this is not a list of entries'],
    ['- conference: [a\n', 'x.yml:2:1: This is not valid YAML:'],
  ])('refuses YAML of another kind: %j', (text, message) => {
    expect(() => readPythonDeadlines(listing(text, 'x.yml'))).toThrow(message);
  });
});

describe('confs.tech', () => {
  const reading = readConfsTech(fixture('general.json'));

  test('is read with days alone, without a zone, and two of one name are told apart by their month', () => {
    expect(told(reading)).toEqual([
      'pyconf-ruritania-2027 | – | – | 2027-01-15 | – | – | 2027-03-14 | Strelsau, Ruritania',
      'cloud-days-2027 | – | – | 2027-02-21 | – | – | 2027-04-28 | Online',
      'web-camp-2027 | – | – | – | – | – | 2027-07-02 | Opatija, Croatia',
      'both-ways-2027 | – | – | – | – | – | 2027-05-26 | Graz, Austria, and online',
      'twice-a-year-2027 | – | – | 2027-02-10 | – | – | 2027-05-26 | Online',
      'twice-a-year-2027-2027-11 | – | – | 2027-07-10 | – | – | 2027-11-17 | Online',
      'cto-con-zenda-2027 | – | – | 2026-12-01 | – | – | 2027-05-19 | Zenda, Ruritania',
      'lodz-tech-2027 | – | – | 2027-03-31 | – | – | 2027-06-01 | Łódź, Poland',
      'snow-conf-2027 | – | – | 2026-09-21 | – | – | 2027-01-31 | Oulu, Finland',
    ]);
    expect(reading.left).toEqual(['Cloud Days 2027: it stands there twice']);
    expect(reading.faults).toEqual([]);
    expect(reading.found.map(({ conference }) => conference.cfp ?? null).slice(0, 3)).toEqual([
      'https://www.papercall.io/pyconf2027',
      'https://sessionize.com/cloud-days-2027',
      null,
    ]);
  });

  test.each([
    [
      '[{"name": "A", "startDate": "2027-05-01",\n "cfpEndDate": "2027-02-31"}]',
      'x.json:2:16: A 2027: The calendar has no 2027-02-31.',
    ],
    ['[{"name": "A", "startDate": "soon"}]', 'x.json:1:29: A: No day is read there;'],
  ])('tells of %j with its place', (text, message) => {
    const [fault] = readConfsTech(listing(text, 'x.json')).faults;
    expect(fault?.error.message).toContain(message);
  });

  test.each([
    ['{"conferences": []}', 'x.json:1:1: this is not a list of conferences'],
    ['[1]', 'x.json:1:1: this is not a list of conferences'],
    ['[{"name": "A",}]', 'x.json:1:15: This is not valid JSON: it goes wrong at }]'],
    ['[{"name": "A"', 'x.json:1:14: This is not valid JSON: it ends too early'],
  ])('refuses JSON of another kind: %j', (text, message) => {
    expect(() => readConfsTech(listing(text, 'x.json'))).toThrow(message);
  });
});

describe('a calendar', () => {
  test('is read by what its events say: deadlines, spans, openings, and conferences without a call', () => {
    const reading = readIcal(fixture('deadlines.ics'));
    expect(told(reading)).toEqual([
      'euroscipy-2027 | Europe/Berlin | – | 2027-01-15T23:59 | – | – | 2027-07-18 | Kraków, Poland',
      'nyc-py-2027 | UTC | – | 2027-04-01T16:00 | – | – | – | –',
      'pydata-z-2027 | – | 2027-01-01 | 2027-02-15 | – | – | – | –',
      'djangocon-zenda-2027 | UTC | – | 2027-03-01T11:00 | – | – | – | –',
      'pycon-day-2027 | – | – | 2027-03-10 | – | – | – | –',
      'floating-conf-2027 | – | – | 2027-03-12T18:00 | – | – | – | –',
      'pycon-soon-2027 | UTC | 2027-04-01T09:00 | 2027-05-01T09:00 | – | – | – | –',
      'pycon-silent-2027 | – | – | – | – | – | 2027-06-01 | Oslo',
      'code-and-supply-2027 | America/New_York | – | 2027-03-11T12:00 | – | – | – | –',
    ]);
    expect(reading.left).toEqual(['PyCon Off 2027: it is cancelled']);
    expect(reading.faults).toEqual([]);
    const zenda = reading.found.find(({ conference }) => conference.id === 'djangocon-zenda-2027');
    expect(zenda?.conference.cfp).toBe('https://zenda.example/cfp');
    expect(reading.found[0]?.conference).toMatchObject({
      url: 'https://euroscipy.example',
      cfp: 'https://euroscipy.example/cfp',
      ends: '2027-07-22',
    });
  });

  test('whose zone may be several tells which', () => {
    const text =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;TZID=EST:20270401T120000\r\nSUMMARY:A 2027 CFP\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    expect(readIcal(listing(text, 'x.ics')).faults[0]?.error.message).toContain(
      'x.ics:3:1: A 2027: "EST" may mean America/New_York or America/Panama;',
    );
  });

  test.each(['', 'words', 'BEGIN:VEVENT\r\nEND:VEVENT\r\n'])('%j is none', (text) => {
    expect(() => readIcal(listing(text, 'x.ics'))).toThrow(/^x\.ics:\d+:1: This is no calendar/);
  });
});

describe('a page of schema.org', () => {
  const page = (...data: unknown[]): string =>
    `<!doctype html><title>x</title>\n${data.map((one) => `<script type="application/ld+json">\n${JSON.stringify(one)}</script>`).join('\n')}\n<p>Words</p>`;
  const event = (offer: unknown, about: object = {}): object => ({
    '@context': 'https://schema.org',
    '@type': 'ConferenceEvent',
    name: 'PyCon Zenda 2027',
    startDate: '2027-04-28T09:00:00+02:00',
    endDate: '2027-04-30',
    url: 'https://zenda.example',
    location: {
      '@type': 'Place',
      name: 'The Castle',
      address: { '@type': 'PostalAddress', addressLocality: 'Zenda', addressCountry: 'Ruritania' },
    },
    hasParticipationOffer: offer,
    ...about,
  });
  const offer = (ends: string, more: object = {}): object => ({
    '@type': 'Offer',
    url: 'https://zenda.example/cfp',
    availabilityEnds: ends,
    ...more,
  });
  const place = '2027-04-28 | Zenda, Ruritania';

  test.each([
    ['an offset', event(offer('2027-01-13T23:59:00+02:00')), `+02:00 | – | 2027-01-13T23:59 | – | – | ${place}`],
    ['an instant in UTC', event(offer('2027-01-13T23:59:59Z')), `UTC | – | 2027-01-13T23:59 | – | – | ${place}`],
    ['the offset of AoE', event(offer('2027-01-13T23:59-12:00')), `AoE | – | 2027-01-13T23:59 | – | – | ${place}`],
    ['a time without a zone', event(offer('2027-01-13T23:59')), `– | – | 2027-01-13T23:59 | – | – | ${place}`],
    ['a day', event(offer('2027-01-13')), `– | – | 2027-01-13 | – | – | ${place}`],
    [
      'an opening',
      event(offer('2027-01-13', { availabilityStarts: '2026-12-01' })),
      `– | 2026-12-01 | 2027-01-13 | – | – | ${place}`,
    ],
    ['no end', event({ '@type': 'Offer' }), `– | – | – | – | – | ${place}`],
    ['no offer', event(undefined), `– | – | – | – | – | ${place}`],
    [
      'two offers',
      event([offer('2027-01-13T12:00Z', { name: 'Talk' }), offer('2027-01-03T12:00Z', { name: 'Tutorial' })]),
      `UTC | – | 2027-01-13T12:00 | – | tutorial 2027-01-03T12:00 | ${place}`,
    ],
    [
      'a graph',
      { '@graph': [{ '@type': 'WebSite' }, event(offer('2027-01-13'))] },
      `– | – | 2027-01-13 | – | – | ${place}`,
    ],
    ['a list of events', [event(offer('2027-01-13'))], `– | – | 2027-01-13 | – | – | ${place}`],
    [
      'a full type',
      event(offer('2027-01-13'), { '@type': ['https://schema.org/Event'] }),
      `– | – | 2027-01-13 | – | – | ${place}`,
    ],
  ])('with %s', (_what, data, expected) => {
    expect(told(readSchemaOrg(listing(page({ '@type': 'Organization', name: 'X' }, data))))).toEqual([
      `pycon-zenda-2027 | ${expected}`,
    ]);
  });

  test('is online where its place is', () => {
    const data = event(offer('2027-01-13'), { location: [{ '@type': 'VirtualLocation', url: 'https://x.example' }] });
    expect(readSchemaOrg(listing(page(data))).found[0]?.conference.place).toBe('Online');
  });

  test('that is cancelled is left out', () => {
    const data = event(offer('2027-01-13'), { eventStatus: 'https://schema.org/EventCancelled' });
    expect(readSchemaOrg(listing(page(data))).left).toEqual(['PyCon Zenda 2027: it is cancelled']);
  });

  test.each([
    [page(event(offer('2027-02-31'))), 'x.html:3:1: PyCon Zenda 2027: The calendar has no 2027-02-31.'],
    [page(event(offer('2027-02-21T25:00'))), 'x.html:3:1: PyCon Zenda 2027: A day has no hour 25:00'],
  ])('tells of a time that there is not', (html, message) => {
    expect(readSchemaOrg(listing(html, 'x.html')).faults[0]?.error.message).toContain(message);
  });

  test('without a conference says so', () => {
    expect(() => readSchemaOrg(listing('<p>Hello</p>', 'x.html'))).toThrow(
      'x.html describes no conference that cfp can read.',
    );
  });
});

describe('whatever is read', () => {
  const readers = [readPythonDeadlines, readConfsTech, readIcal, readSchemaOrg];

  test('never brings a reader down: it is found, a fault, or refused in words', () => {
    const pieces = fc.oneof(
      anyText,
      fc.json(),
      fc.constantFrom(
        '- conference: A\n',
        '  year: 2027\n',
        '  cfp: x\n',
        'BEGIN:VCALENDAR\n',
        'BEGIN:VEVENT\n',
        'END:VEVENT\n',
        'END:VCALENDAR\n',
        '<script type="application/ld+json">',
        '{"@type":"ConferenceEvent"}',
        '</script>',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.constantFrom(...readers), (parts, read) => {
        try {
          read(listing(parts.join('')));
        } catch (error) {
          expect(error).toBeInstanceOf(CfpError);
        }
      }),
    );
  });

  test.each([
    ['conferences.yml', readPythonDeadlines],
    ['general.json', readConfsTech],
    ['deadlines.ics', readIcal],
  ] as const)('the files written for %s are read back as the same calls', (name, read) => {
    const { found } = read(fixture(name));
    expect(found.length).toBeGreaterThan(1);
    for (const { conference } of found)
      expect(readYaml(conferenceYaml(conference), 'x.yaml', conferenceSchema) satisfies Conference).toEqual(conference);
  });
});
