import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Report } from '../../src/check/check.ts';
import { call } from '../support/call.ts';
import { everyReporter, plainStyle, reportOf, withAdvice } from '../support/reports.ts';

const { junit } = everyReporter;

/** The document as a strict parser reads it: each element with its attributes, and the text in it. */
function elementsOf(xml: string): [path: string, attributes: Record<string, string>, text: string][] {
  const found: [string, Record<string, string>, string][] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    found.push([open.join('/'), { ...attributes }, '']);
  });
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (last !== undefined && text.trim() !== '') last[2] += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

const read = (...reports: Report[]) => elementsOf(junit(reports, plainStyle));

const source = '# Ship it\n\nTODO and TBD\n';

test('is one passing case where nothing is found', () => {
  expect(junit([reportOf(source)], plainStyle)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cfp check" tests="1" failures="0" errors="0">
  <testsuite name="talk.md" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="every rule" classname="talk.md" file="talk.md"/>
  </testsuite>
</testsuites>
`);
});

test('is a case for each rule: its errors fail it, its warnings are told', () => {
  const report = reportOf(source, [
    { words: 'TODO', message: 'It says "TODO".', help: 'Fill it in.' },
    { words: 'Ship', message: 'Title is short.', rule: 'field-thin', severity: 'warning' },
    { words: 'TBD', message: 'It says "TBD".' },
    { words: 'and', message: 'It says "and".', severity: 'warning' },
    { words: 'it', message: 'Nice.', rule: 'title-plain', severity: 'info' },
  ]);
  expect(junit([report], plainStyle)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cfp check" tests="2" failures="1" errors="0">
  <testsuite name="talk.md" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="no-placeholder" classname="talk.md" file="talk.md">
      <failure message="It says &quot;TODO&quot;. And 1 error more." type="no-placeholder">talk.md:3:1: error: It says &quot;TODO&quot;.
Fill it in.
talk.md:3:10: error: It says &quot;TBD&quot;.</failure>
      <system-out>talk.md:3:6: warning: It says &quot;and&quot;.</system-out>
    </testcase>
    <testcase name="field-thin" classname="talk.md" file="talk.md">
      <system-out>talk.md:1:3: warning: Title is short.</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('tells advice only when asked', () => {
  const reports = [reportOf(source, [{ message: 'Nice.', severity: 'info' }])];
  expect(junit(reports, plainStyle)).not.toContain('Nice.');
  expect(junit(reports, withAdvice)).toContain('<system-out>talk.md:1:1: info: Nice.</system-out>');
});

test('is a suite for each call', () => {
  const about = { conference: call({ name: 'R & D <Conf>' }) };
  const suites = read(reportOf(source), reportOf(source, [{}], about)).filter(([path]) => path.endsWith('testsuite'));
  expect(suites.map(([, { name, tests, failures }]) => [name, tests, failures])).toEqual([
    ['talk.md', '1', '0'],
    ['talk.md · R & D <Conf>', '1', '1'],
  ]);
});

test('is a document without suites where nothing was checked', () => {
  expect(read()).toEqual([['testsuites', { name: 'cfp check', tests: '0', failures: '0', errors: '0' }, '']]);
});

test('can be read whatever stands in names and messages', () => {
  const message = 'a ]]> <b> &amp; "c" \'d\' \u0000\u001b\u0085\u202e\ufffe\uffff\ud83d é 😀\n\te\rf';
  const elements = read(reportOf(source, [{ message }], { path: 'x <&"\'>\n\t]]>.md' }));
  const shown = String.raw`a ]]> <b> &amp; "c" 'd' \u0000\u001b\u0085\u202e\ufffe\uffff\ud83d é 😀`;
  expect(elements.slice(2)).toEqual([
    [
      'testsuites/testsuite/testcase',
      { name: 'no-placeholder', classname: String.raw`x <&"'>\n ]]>.md`, file: String.raw`x <&"'>\n ]]>.md` },
      '',
    ],
    [
      'testsuites/testsuite/testcase/failure',
      { message: String.raw`${shown}\n e\nf`, type: 'no-placeholder' },
      String.raw`x <&"'>\n ]]>.md:1:1: error: ${shown}` + '\n\te\\u000df',
    ],
  ]);
});
