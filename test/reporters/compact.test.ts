import { expect, test } from 'vitest';
import { everyReporter, plainStyle, reportOf, withAdvice } from '../support/reports.ts';

const { compact } = everyReporter;

const source = '# Ship it\n\nTODO and TBD\n';

test('gives a line for each finding', () => {
  const found = [
    { words: 'TODO', message: 'Abstract still says "TODO".', help: 'Fill it in.' },
    { words: 'TBD', message: 'Abstract still says "TBD".', severity: 'warning' },
  ] as const;
  expect(compact([reportOf(source, found)], plainStyle)).toBe(
    'talk.md:3:1: error: Abstract still says "TODO". [no-placeholder]\n' +
      'talk.md:3:10: warning: Abstract still says "TBD". [no-placeholder]\n',
  );
});

test('says nothing where nothing is found', () => {
  expect(compact([], plainStyle)).toBe('');
  expect(compact([reportOf(source)], plainStyle)).toBe('');
});

test('tells advice only when asked', () => {
  const reports = [reportOf(source, [{ words: 'Ship', severity: 'info' }])];
  expect(compact(reports, plainStyle)).toBe('');
  expect(compact(reports, withAdvice)).toBe('talk.md:1:3: info: This is wrong. [no-placeholder]\n');
});

test('says once what is wrong for two calls', () => {
  const report = reportOf(source, [{ words: 'TODO' }]);
  expect(compact([report, report], plainStyle)).toBe('talk.md:3:1: error: This is wrong. [no-placeholder]\n');
});

test('counts columns as editors do', () => {
  const report = reportOf('\ufeff😀 é TODO\n', [{ words: 'TODO' }]);
  expect(compact([report], plainStyle)).toMatch(/^talk\.md:1:5: /);
});

test('keeps a finding on its line, whatever stands in names and messages', () => {
  const report = reportOf(source, [{ message: 'a\nb\r\nc\u001b[31m\td' }], { path: 'x\ny\u202e.md' });
  expect(compact([report], plainStyle)).toBe(
    String.raw`x\ny\u202e.md:1:1: error: a\nb\nc\u001b[31m d [no-placeholder]` + '\n',
  );
});
