import { expect, test } from 'vitest';
import { Chalk } from 'chalk';
import { call } from '../support/call.ts';
import { file } from '../support/reading.ts';
import { reportOf } from '../support/report.ts';
import { everyReporter } from '../support/reports.ts';

const { json } = everyReporter;

const style = { paint: new Chalk({ level: 0 }), columns: 80, advice: false, quiet: false };
const told = (...reports: ReturnType<typeof reportOf>[]): unknown => JSON.parse(json(reports, style));

const talk = file(
  '---',
  'title: Ship it at noon',
  'conference: example',
  'format: talk-25',
  '---',
  '',
  '## Abstract',
  '',
  'Déjà vu 🎉 TODO',
  '',
  '## Outline',
  '',
  '- Why noon (3-5 min)',
);

test('a report is the contract: version 1', () => {
  const report = reportOf(talk, [
    { words: 'TODO', message: 'Abstract still says "TODO".', help: 'Fill it in.', severity: 'warning' },
    { words: 'noon\n', message: 'Noon is a time.', severity: 'info' },
  ]);
  expect(told(report)).toEqual({
    version: 1,
    asOf: '2026-05-01T12:00:00Z',
    files: [
      {
        path: 'talk.md',
        conference: 'example',
        title: 'Ship it at noon',
        part: null,
        others: [],
        help: [],
        fields: [
          {
            field: 'title',
            heading: null,
            line: 2,
            lines: [2, 2],
            readAs: 'the key `title`',
            count: 15,
            unit: 'characters',
            counter: 'pretalx-chars',
            min: null,
            max: 40,
          },
          {
            field: 'abstract',
            heading: 'Abstract',
            line: 7,
            lines: [9, 9],
            readAs: 'under "Abstract"',
            count: 14,
            unit: 'characters',
            counter: 'pretalx-chars',
            min: 20,
            max: 600,
          },
          {
            field: 'outline',
            heading: 'Outline',
            line: 11,
            lines: [13, 13],
            readAs: 'under "Outline"',
            count: 20,
            unit: 'characters',
            counter: 'pretalx-chars',
            min: null,
            max: null,
          },
        ],
        outline: {
          minutes: [3, 5],
          stated: null,
          slot: [25, 25],
          how: ['Added 1 item.'],
          doubts: [],
          items: [{ line: 13, text: 'Why noon', minutes: [3, 5] }],
        },
        deadline: { state: 'open', instant: '2026-06-01T12:00:00Z', zone: 'UTC', left: 'PT744H' },
        diagnostics: [
          {
            rule: 'words-found',
            severity: 'info',
            message: 'Noon is a time.',
            help: null,
            start: { line: 2, column: 19 },
            end: { line: 3, column: 1 },
            fixable: false,
          },
          {
            rule: 'words-found',
            severity: 'warning',
            message: 'Abstract still says "TODO".',
            help: 'Fill it in.',
            // Columns are code points, as editors count them: the 🎉 is one.
            start: { line: 9, column: 11 },
            end: { line: 9, column: 15 },
            fixable: false,
          },
        ],
      },
    ],
    summary: { files: 1, errors: 0, warnings: 1, advice: 1 },
  });
});

test('what is not known is null, never guessed', () => {
  expect(told(reportOf('', [], { call: null }))).toMatchObject({
    files: [{ conference: null, title: null, fields: [], outline: null, deadline: null, diagnostics: [] }],
  });
  const unknown = call({ timezone: 'America/Chicago', deadline: '2026-06-04' });
  expect(told(reportOf('## Abstract\n\nA.\n', [], { call: unknown }))).toMatchObject({
    files: [
      {
        fields: [{ counter: 'code-points', min: null, max: null }],
        deadline: { state: 'open', instant: null, zone: 'America/Chicago', left: null },
      },
    ],
  });
});

test('an outline without a slot has its minutes all the same', () => {
  const report = reportOf(talk.replace('talk-25', 'keynote'), []);
  expect(told(report)).toMatchObject({ files: [{ outline: { minutes: [3, 5], slot: null } }] });
});

test.each([
  ['2026-05-30T12:00:00Z', 'closing', 'PT48H'],
  ['2026-05-30T11:59:59Z', 'open', 'PT48H1S'],
  ['2026-06-01T12:00:00Z', 'closing', 'PT0S'],
  ['2026-06-01T12:00:01Z', 'closed', null],
])('at %s the deadline is %s', (now, state, left) => {
  expect(told(reportOf(talk, [], { now }))).toMatchObject({ asOf: now, files: [{ deadline: { state, left } }] });
});

test('one proposal for two calls is one file in the summary', () => {
  expect(told(reportOf(talk, []), reportOf(talk, [], { call: null }))).toMatchObject({
    files: [{ conference: 'example' }, { conference: null }],
    summary: { files: 1 },
  });
});

test('of no proposals there is an empty report', () => {
  expect(told()).toEqual({
    version: 1,
    asOf: null,
    files: [],
    summary: { files: 0, errors: 0, warnings: 0, advice: 0 },
  });
});

test('nothing in it steers a terminal, and all of it is read back', () => {
  const title = 'Ship \u001b[31m it\u202e at \u009b noon\ufeff';
  const text = json([reportOf(`# ${title}\n`, [])], style);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufeff]/);
  expect(text).toMatch(/\}\n$/);
  expect(JSON.parse(text)).toMatchObject({ files: [{ title }] });
});
