import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { conferenceSchema } from '../src/conference/conference.ts';
import { judgeDeadline } from '../src/conference/deadline.ts';
import { zoneId } from '../src/conference/zones.ts';
import { findConference, readCoaching, readConferences, readTemplate, readTopicLists } from '../src/library/data.ts';
import { readYaml } from '../src/library/yaml.ts';
import { slotsFor } from '../src/interview/slots.ts';
import { parseProposal } from '../src/proposal/parse.ts';
import { topicListSchema } from '../src/topic/topic.ts';
import { at, call } from './support/call.ts';
import { headings, readingOf } from './support/reading.ts';

const conferences = readConferences(['data']);
const lists = readTopicLists(['data']);
const yamlIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('every file is valid, and named for its id', () => {
  test.each(yamlIn('data/conferences'))('conferences/%s', (name) => {
    const { id } = readYaml(readFileSync(`data/conferences/${name}`, 'utf8'), name, conferenceSchema);
    expect(`${id}.yaml`).toBe(name);
  });

  test.each(yamlIn('data/topics'))('topics/%s', (name) => {
    const { id } = readYaml(readFileSync(`data/topics/${name}`, 'utf8'), name, topicListSchema);
    expect(`${id}.yaml`).toBe(name);
  });

  test('and there are no others', () => {
    expect(readdirSync('data/conferences').filter((name) => !name.endsWith('.yaml'))).toEqual([]);
    expect(readdirSync('data/topics').filter((name) => !name.endsWith('.yaml'))).toEqual([]);
  });
});

describe.each(conferences.map((conference) => [conference.id, conference] as const))('%s', (_id, conference) => {
  test('says for every fact where it was read', () => {
    const facts = [
      'opens',
      'deadline',
      'extended_from',
      'timezone',
      'anonymous',
      'questions',
      'platform',
      'form',
      'note',
    ] as const;
    const told = facts.filter((key) => conference[key] !== undefined);
    const sourced = conference.sources.flatMap((source) => source.for);
    expect(
      [...told, ...(conference.formats.length > 0 ? ['formats'] : [])].filter((key) => !sourced.includes(key)),
    ).toEqual([]);
  });

  test('names no source for a fact that it does not tell', () => {
    const told = Object.keys(conference).filter((key) => key !== 'formats' || conference.formats.length > 0);
    expect(conference.sources.flatMap((source) => source.for).filter((key) => !told.includes(key))).toEqual([]);
  });

  test('has no field and no format twice', () => {
    const fields = conference.form.map(({ field }) => field);
    const formats = conference.formats.flatMap(({ id, name }) => [id, name]);
    expect(fields).toEqual([...new Set(fields)]);
    expect(formats).toEqual([...new Set(formats)]);
  });

  test('closes after it opened, and later than it had said before', () => {
    const { opens, deadline, extended_from = [] } = conference;
    const days = [
      ...(opens === undefined ? [] : [opens]),
      ...extended_from,
      ...(deadline === undefined ? [] : [deadline]),
    ];
    expect(days).toEqual([...days].sort());
  });

  test('has no deadline that the clocks leave out or show twice', () => {
    const { timezone = 'UTC', deadline = 'never' } = conference;
    const closes = judgeDeadline(conference, undefined, at('2020-01-01T00:00Z')).closes;
    if (closes === null || !deadline.includes('T')) return;
    const clock = closes.toZonedDateTimeISO(zoneId(timezone) ?? 'UTC');
    expect(clock.toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(deadline);
    expect(clock.add({ hours: 3 }).offset).toBe(clock.subtract({ hours: 3 }).offset);
  });

  test('gives a section for each field, in the order of its form', () => {
    const slots = slotsFor(conference, readTemplate('talk'), headings);
    expect(slots.map(({ field }) => field)).toEqual(
      conference.form.map(({ field }) => field).filter((f) => f !== 'title'),
    );
  });
});

// The last instant that is still in time, worked out by hand; null where no hour was published, or where there is no end.
const closings: readonly (readonly [id: string, instant: string | null])[] = [
  ['djangocon-us-2022', '2022-06-11T12:00:00Z'],
  ['djangocon-us-2023', '2023-05-15T22:00:00Z'],
  ['djangocon-us-2024', '2024-04-29T16:00:00Z'],
  ['djangocon-us-2025', null],
  ['djangocon-us-2026', '2026-03-23T16:00:00Z'],
  ['djangocon-europe-2026', '2026-02-15T21:59:00Z'],
  ['europython-2025', '2025-02-03T23:59:00Z'],
  ['practice', null],
  ['pycon-au-2026', '2026-03-30T11:59:00Z'],
  ['pycon-lithuania-2027', '2027-01-14T11:59:00Z'],
  ['pycon-us-2026', '2025-12-20T11:59:00Z'],
];

test('every call that ships is among those whose last instant was worked out by hand', () => {
  expect(conferences.map(({ id }) => id).filter((id) => closings.every(([known]) => known !== id))).toEqual([]);
});

test.each(closings)('%s closes at %s', (id, instant) => {
  const conference = findConference(['data'], id) ?? call();
  expect(conference.id).toBe(id);
  const { closes, day, never } = judgeDeadline(conference, undefined, at('2020-01-01T00:00Z'));
  expect(closes?.toString() ?? null).toBe(instant);
  if (instant === null) expect(never || day !== null).toBe(true);
});

test('DjangoCon US 2025 was to close at 17:00 UTC on 27 April before it was extended', () => {
  const { timezone, extended_from: [first = ''] = [] } = findConference(['data'], 'djangocon-us-2025') ?? call();
  const before = call({ timezone, deadline: first });
  expect(judgeDeadline(before, undefined, at('2020-01-01T00:00Z')).closes?.toString()).toBe('2025-04-27T17:00:00Z');
});

test('the limits of forms that never published any are left out', () => {
  const unpublished = [
    'djangocon-us-2022',
    'djangocon-us-2023',
    'djangocon-us-2024',
    'djangocon-us-2025',
    'djangocon-us-2026',
    'djangocon-europe-2026',
    'europython-2025',
    'pycon-au-2026',
    'pycon-lithuania-2027',
    'pycon-us-2026',
  ];
  const limited = conferences
    .filter(({ id }) => unpublished.includes(id))
    .flatMap(({ id, form }) =>
      form
        .filter(({ field, min, max }) => field !== 'title' && (min ?? max) !== undefined)
        .map(({ field }) => `${id} ${field}`),
    );
  expect(limited).toEqual([]);
});

describe.each(lists.map((list) => [list.id, list] as const))('the ideas of %s', (_id, list) => {
  const ids = list.topics.map(({ id }) => id);

  test('have each an id of their own, a pitch and questions', () => {
    expect(ids).toEqual([...new Set(ids)]);
    for (const { id, questions } of list.topics) {
      expect(questions.length, id).toBeGreaterThanOrEqual(3);
      expect(
        questions.filter((question) => !/[?]|what do you know/.test(question)),
        id,
      ).toEqual([]);
    }
  });

  test('belong to ideas that are there', () => {
    const parents = list.topics.flatMap(({ part_of }) => part_of ?? []);
    expect(parents.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('are for a conference that is there', () => {
    expect(list.conference === undefined || findConference(['data'], list.conference) !== null).toBe(true);
  });
});

test.each(['talk', 'tutorial', 'lightning'])(
  'the template of a %s has only prompts, under headings that name a field',
  (name) => {
    const { source, comments } = parseProposal('', readTemplate(name));
    const { sections } = readingOf(source);
    const fields = new Set(Object.keys(headings.fields));
    expect(sections.length).toBeGreaterThan(2);
    for (const { heading, content } of sections) {
      expect(fields).toContain(heading.text.toLowerCase());
      const [prompt, ...more] = comments.filter(({ start }) => start >= content.start && start < content.end);
      expect(more).toEqual([]);
      expect(source.slice(content.start, content.end).trim()).toBe(source.slice(prompt?.start, prompt?.end));
    }
  },
);

describe('what helps to write', () => {
  const { fields, shapes } = readCoaching();

  test('is there for every field that the templates have', () => {
    const templates = ['talk', 'tutorial', 'lightning'].map((name) => readTemplate(name)).join('\n');
    const headingsOf = Array.from(templates.matchAll(/^## (.+)$/gm), ([, heading = '']) => heading.toLowerCase());
    expect(headingsOf.filter((field) => fields[field]?.ask === undefined)).toEqual([]);
    expect(Object.entries(fields).filter(([, { look_for: wishes }]) => wishes.length === 0)).toEqual([]);
  });

  test.each(shapes.map((shape) => [shape.name, shape] as const))(
    'the shape of %s fills the slot with questions',
    (_name, { parts }) => {
      expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
      expect(parts.filter(({ ask }) => !ask.endsWith('?'))).toEqual([]);
    },
  );
});
