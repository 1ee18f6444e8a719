import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/check/check.ts';
import { allRules } from '../../src/check/rules/index.ts';
import { call } from '../support/call.ts';
import { everyReporter, plainStyle, reportOf, type Told } from '../support/reports.ts';

const { sarif } = everyReporter;

// The schema as Microsoft ships it; 2.1.0-rtm.5 is the text that OASIS made the standard.
const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

/** The one run of the log, which is valid. */
function runOf(...reports: Report[]): Run {
  const log = JSON.parse(sarif(reports, plainStyle)) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('The log has no run.');
  return run;
}

function resultOf(source: string, told: Told, about: Parameters<typeof reportOf>[2] = {}): Result {
  const [result] = runOf(reportOf(source, [told], about)).results ?? [];
  if (result === undefined) throw new Error('The run has no result.');
  return result;
}

const uriOf = (path: string) =>
  resultOf('# Ship it', {}, { path }).locations?.[0]?.physicalLocation?.artifactLocation?.uri;

const source = '# Ship it\n\nTODO and TBD\n';

test('is refused by the schema when a word is wrong', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'cfp', nmae: 'cfp' } } }] })).toBe(false);
});

test('is a run without results where nothing is found', () => {
  expect(runOf().results).toEqual([]);
  expect(runOf(reportOf(source)).results).toEqual([]);
});

test('tells every rule with its words', () => {
  const { driver } = runOf().tool;
  expect(driver.name).toBe('cfp');
  expect(
    driver.rules?.map(({ id, shortDescription, fullDescription }) => [id, shortDescription, fullDescription]),
  ).toEqual(allRules.map(({ name, summary, why }) => [name, { text: summary }, { text: why }]));
  expect(driver.rules?.map(({ defaultConfiguration }) => defaultConfiguration?.level)).toEqual(
    allRules.map(({ severity }) => (severity === 'info' ? 'note' : severity)),
  );
});

test('tells a finding with its rule, its place and what to do', () => {
  const told = { words: 'TODO', message: 'Abstract still says "TODO".', help: 'Fill it in.' };
  const { partialFingerprints, ...result } = resultOf(source, told, { conference: call() });
  expect(result).toEqual({
    ruleId: 'no-placeholder',
    ruleIndex: allRules.findIndex(({ name }) => name === 'no-placeholder'),
    level: 'error',
    message: { text: 'Abstract still says "TODO".\nFill it in.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'talk.md' },
          region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 5 },
        },
      },
    ],
    properties: { conference: 'example' },
  });
  expect(partialFingerprints).toEqual({ 'cfpFinding/v1': expect.stringMatching(/^[0-9a-f]{16}:1$/) as string });
});

test('calls advice a note', () => {
  expect(resultOf(source, { severity: 'info' }).level).toBe('note');
});

test('gives no index to a rule that is not in the list', () => {
  expect(resultOf(source, { rule: 'from-elsewhere' })).not.toHaveProperty('ruleIndex');
});

test('counts columns in code points, as it says', () => {
  expect(runOf().columnKind).toBe('unicodeCodePoints');
  expect(resultOf('😀 é 😀😀', { words: '😀😀' }).locations?.[0]?.physicalLocation?.region).toEqual({
    startLine: 1,
    startColumn: 5,
    endLine: 1,
    endColumn: 7,
  });
});

describe('a fix', () => {
  const fixed = (text: string) => {
    const start = source.indexOf('TODO');
    return resultOf(source, { words: 'TODO', help: 'Do it.', fix: { span: { start, end: start + 4 }, text } }).fixes;
  };
  const deletedRegion = { startLine: 3, startColumn: 1, endLine: 3, endColumn: 5 };
  const of = (replacement: object) => [
    {
      description: { text: 'Do it.' },
      artifactChanges: [{ artifactLocation: { uri: 'talk.md' }, replacements: [replacement] }],
    },
  ];

  test('puts its text in the place of the old', () => {
    expect(fixed('Done')).toEqual(of({ deletedRegion, insertedContent: { text: 'Done' } }));
  });

  test('only takes away where it has no text', () => {
    expect(fixed('')).toEqual(of({ deletedRegion }));
  });
});

describe('a fingerprint', () => {
  const prints = (text: string, ...told: Told[]) =>
    runOf(reportOf(text, told)).results?.map(({ partialFingerprints }) => partialFingerprints?.['cfpFinding/v1']);

  test('stays when lines move', () => {
    expect(prints(`---\ntitle: x\n---\n\n${source}\n\nMore.\n`, { words: 'TODO' })).toEqual(
      prints(source, { words: 'TODO' }),
    );
    expect(prints(source.replaceAll('\n', '\r\n'), { words: 'TODO' })).toEqual(prints(source, { words: 'TODO' }));
  });

  test('tells places of a line, rules and calls apart', () => {
    const found = [{ words: 'TODO' }, { words: 'TBD' }, { words: 'TODO', rule: 'field-thin' }];
    const reports = [reportOf(source, found), reportOf(source, found, { conference: call() })];
    const all = runOf(...reports).results?.map(({ partialFingerprints }) => partialFingerprints?.['cfpFinding/v1']);
    expect(new Set(all).size).toBe(6);
  });

  test('tells what is the same to the letter apart by its order', () => {
    const [first = '', second = ''] = prints(source, { words: 'TODO' }, { words: 'TODO' }) ?? [];
    expect([first.slice(-2), second.slice(-2)]).toEqual([':1', ':2']);
    expect(first.slice(0, -2)).toBe(second.slice(0, -2));
  });
});

test.each([
  ['talks/ship it.md', 'talks/ship%20it.md'],
  ['../talk.md', '../talk.md'],
  ['talks\\2026\\talk.md', 'talks/2026/talk.md'],
  ['50%, "a:b"?#é😀.md', '50%25%2C%20%22a%3Ab%22%3F%23%C3%A9%F0%9F%98%80.md'],
  ['\u001b[31m\n\u202e\ud83d.md', '%1B%5B31m%0A%E2%80%AE%EF%BF%BD.md'],
  ['/home/me/talk.md', 'file:///home/me/talk.md'],
  ['C:\\me\\a talk.md', 'file:///C:/me/a%20talk.md'],
  ['\\\\server\\share\\talk.md', 'file://server/share/talk.md'],
])('writes the path %j as an address', (path, uri) => {
  expect(uriOf(path)).toBe(uri);
});
