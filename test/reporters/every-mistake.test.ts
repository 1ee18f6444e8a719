import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { check, type Report } from '../../src/check/check.ts';
import { rules } from '../../src/check/rules/index.ts';
import type { Conference } from '../../src/conference/conference.ts';
import { readPhrases } from '../../src/library/data.ts';
import { call } from '../support/call.ts';
import { everyReporter, inputOf, withAdvice } from '../support/reports.ts';

// After a change of rules or reporters: `npx vitest run --config .config/vitest.config.ts test/reporters -u`, and read them.
const folder = `${import.meta.dirname}/../fixtures/reporters`;

/** The calls that the proposal names: some mistakes keep others from being seen, so it takes more than one. */
const calls: readonly Conference[] = [
  call({
    id: 'spring-conf',
    name: 'Spring Conf 2026',
    platform: 'pretalx',
    timezone: 'Europe/Berlin',
    deadline: '2026-04-30T18:00',
    anonymous: true,
    formats: [
      { id: 'talk-25', name: '25-minute talk', minutes: 25 },
      { id: 'talk-45', name: '45-minute talk', minutes: 45 },
    ],
    form: [
      { field: 'title', required: true, max: 40 },
      { field: 'abstract', required: true, max: 600 },
      { field: 'description' },
      { field: 'outline' },
      { field: 'audience', required: true },
      { field: 'notes', min: 400, visible_to: 'reviewers' },
    ],
  }),
  call({
    id: 'autumn-conf',
    name: 'Autumn Conf 2026',
    platform: 'pretalx',
    deadline: '2026-06-01',
    formats: [{ id: 'talk-30', name: '30-minute talk', minutes: 30 }],
    form: [{ field: 'title' }, { field: 'abstract', max: 64, unit: 'words' }],
  }),
  call({
    id: 'winter-conf',
    name: 'Winter Conf 2026',
    timezone: 'AoE',
    deadline: '2026-05-02T23:59',
    formats: [{ id: 'talk-45', name: 'Tutorial', minutes: [180, 210] }],
    form: [{ field: 'title' }, { field: 'track', options: ['Web', 'Community'] }],
  }),
];

const source = readFileSync(`${folder}/every-mistake.md`, 'utf8');
const known = [...calls.map(({ id }) => id), 'summer-conf'];
const profile = {
  name: 'Mira Okafor',
  email: 'mira@noonworks.example',
  handles: ['miraokafor'],
  sites: ['https://miraokafor.example.com'],
  employer: 'Noonworks',
  projects: ['Noonrocket'],
};

const reports: Report[] = [];
for (const conference of [...calls, null]) {
  const input = inputOf('talks/every-mistake.md', source, {
    conference,
    wanted: { name: conference?.id ?? 'sumer-conf', known },
    phrases: readPhrases(),
    profile,
    topics: () => ['deployment-at-any-size'],
  });
  // Each call is there for what the ones before it cannot show.
  const seen = rulesSeen();
  reports.push(
    check(
      input,
      rules.filter(({ name }) => !seen.has(name)),
    ),
  );
}

function rulesSeen(): Set<string> {
  return new Set(reports.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
}

test.each(Object.entries(everyReporter))('%s tells every mistake', async (name, reporter) => {
  await expect(reporter(reports, withAdvice)).toMatchFileSnapshot(`${folder}/every-mistake.${name}.txt`);
});

test('has a mistake for every rule but these', async () => {
  const seen = rulesSeen();
  const unseen = rules.filter(({ name }) => !seen.has(name)).map(({ name }) => `${name}\n`);
  await expect(unseen.join('')).toMatchFileSnapshot(`${folder}/every-mistake.unseen.txt`);
});

const ajv = new Ajv.default({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const schema = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../data/schemas/check-report.schema.json`, 'utf8'),
) as object;
const validate = ajv.compile(schema);

test.each([
  ['every mistake', reports],
  ['nothing at all', []],
])('the JSON of %s is as its schema says', (_name, given) => {
  validate(JSON.parse(everyReporter.json(given, withAdvice)));
  expect(validate.errors ?? []).toEqual([]);
});

test('the schema of the JSON describes every key in a sentence', () => {
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (path.endsWith('/properties') && !/^[A-Z].*\.$/.test((value as { description?: string }).description ?? '')) {
        undescribed.push(`${path}/${name}`);
      }
      visit(value, `${path}/${name}`);
    }
  };
  visit(schema, '');
  expect(undescribed).toEqual([]);
});
