import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { check, findConference, readProposal } from '../src/index.ts';
import { workspace } from './support/workspace.ts';
import { world } from './support/world.ts';

const path = 'ship-it-at-noon.md';
const source = readFileSync(`test/fixtures/readme/${path}`, 'utf8');
const now = new Date('2024-04-20T12:00:00Z');
const conference = findConference('djangocon-us-2024');
const proposal = readProposal(source, { path, conference });

test('a proposal is read with its keys, and with its answers as the form of its call asks for them', () => {
  expect(proposal).toMatchObject({
    path,
    source,
    title: 'Ship it at noon',
    conferences: ['djangocon-us-2024'],
    format: 'talk-25',
    topic: null,
    level: null,
    status: null,
  });
  expect(proposal.answers.map(({ field, heading }) => [field, heading])).toEqual([
    ['title', null],
    ['abstract', 'Abstract'],
    ['outline', 'Outline'],
    ['attendance', 'In person or online?'],
  ]);
  expect(readProposal('').answers).toEqual([]);
});

test('a check gives what cfp check --format json lists', async () => {
  const { cfp, write } = world();
  write(path, source);
  const { stdout } = await cfp('check', path, '--format', 'json');
  const { files } = JSON.parse(stdout) as { files: unknown[] };
  expect(JSON.parse(JSON.stringify(check({ proposal, conference, now, zone: 'Europe/Berlin' })))).toEqual(files);
});

test('a report keeps to the schema of the contract', () => {
  const { $defs } = JSON.parse(readFileSync('data/schemas/check-report.schema.json', 'utf8')) as { $defs: object };
  const ajv = new Ajv.default({ allowUnionTypes: true });
  formats.default(ajv);
  const valid = ajv.compile({ $ref: '#/$defs/file', $defs });
  const reports = check({ proposal, conference, now });
  expect(reports.length).toBeGreaterThan(0);
  for (const one of reports) expect([valid(one), valid.errors]).toEqual([true, null]);
});

test('a call that is not known is told at the words that name it', () => {
  const unknown = readProposal('---\nconference: nowhereconf\n---\n\n# Ship it at noon\n');
  expect(findConference('nowhereconf')).toBeNull();
  const [report] = check({ proposal: unknown, conference: null, now });
  expect(report?.diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'conference-known', start: { line: 2, column: 13 } }),
  );
});

test('the moment, the speaker, the severities and the words to allow come from whoever calls', () => {
  const rulesAt = (changes: Partial<Parameters<typeof check>[0]>): string[] =>
    check({ proposal, conference, now, ...changes }).flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule));
  expect(rulesAt({})).not.toContain('deadline-open');
  expect(rulesAt({ now: new Date('2024-05-20T12:00:00Z') })).toContain('deadline-open');
  expect(rulesAt({ rules: { 'no-placeholder': 'off' } })).not.toContain('no-placeholder');
  const mine = {
    proposal: { path, source: source.replace('Friday', 'I am Zebedee Quux. Friday') },
    speaker: { name: 'Zebedee Quux' },
  };
  expect(rulesAt(mine)).toContain('anonymous');
  expect(rulesAt({ ...mine, allow: ['Zebedee', 'Quux', 'Zebedee Quux'] })).not.toContain('anonymous');
  expect(() => rulesAt({ rules: { 'no-placeholders': 'off' } })).toThrow('There is no rule "no-placeholders"');
});

test('a file of several talks has a report for each', () => {
  const two = '# One\n\n## Abstract\n\nFirst.\n\n# Two\n\n## Abstract\n\nSecond.\n';
  const reports = check({ proposal: readProposal(two), conference: null, now });
  expect(reports.map(({ title, part }) => [title, part])).toEqual([
    ['One', { number: 1, of: 2 }],
    ['Two', { number: 2, of: 2 }],
  ]);
});

test('calls and topics of a workspace are found in its folder', () => {
  const { folder } = workspace();
  expect(findConference('pitchcon')).toBeNull();
  expect(findConference('pitchcon', { folders: [folder] })?.name).toBe('PitchCon 2026');
  expect(findConference('pitchcon', { folders: [join(folder, 'nowhere')] })).toBeNull();
});
