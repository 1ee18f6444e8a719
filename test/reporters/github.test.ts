import { expect, test } from 'vitest';
import { everyReporter, plainStyle, reportOf, withAdvice } from '../support/reports.ts';

const { github } = everyReporter;

const source = '# Ship it\n\nTODO and\nTBD\n';

test('gives a workflow command for each finding', () => {
  const found = [
    { words: 'TODO', message: 'Abstract still says "TODO".', help: 'Fill it in.' },
    { words: 'TBD', message: 'Abstract still says "TBD".', severity: 'warning' },
  ] as const;
  expect(github([reportOf(source, found)], plainStyle)).toBe(
    '::error file=talk.md,line=3,endLine=3,col=1,endColumn=5,title=no-placeholder::Abstract still says "TODO".%0AFill it in.\n' +
      '::warning file=talk.md,line=4,endLine=4,col=1,endColumn=4,title=no-placeholder::Abstract still says "TBD".\n',
  );
});

test('leaves out the columns of a place over several lines, which the runner refuses', () => {
  const report = reportOf(source, [{ words: 'and\nTBD' }]);
  expect(github([report], plainStyle)).toBe(
    '::error file=talk.md,line=3,endLine=4,title=no-placeholder::This is wrong.\n',
  );
});

test('says nothing where nothing is found', () => {
  expect(github([], plainStyle)).toBe('');
  expect(github([reportOf(source)], plainStyle)).toBe('');
});

test('tells advice only when asked, as a notice', () => {
  const reports = [reportOf(source, [{ words: 'Ship', severity: 'info' }])];
  expect(github(reports, plainStyle)).toBe('');
  expect(github(reports, withAdvice)).toMatch(/^::notice file=talk\.md,line=1,/);
});

test('says once what is wrong for two calls', () => {
  const report = reportOf(source, [{ words: 'TODO' }]);
  expect(github([report, report], plainStyle)).toBe(github([report], plainStyle));
});

test('escapes a message so that the runner gives it back', () => {
  const report = reportOf(source, [{ message: '100 %, 5%0A: a\r\nb::c\td' }]);
  const [, words] = /::(.*)\n$/.exec(github([report], plainStyle).slice(2)) ?? [];
  expect(words).toBe('100 %25, 5%250A: a%0D%0Ab::c d');
});

test('escapes a path so that the runner gives it back', () => {
  const path = 'talks/50%, "50:50",title=x::\r\né <&>.md';
  const line = github([reportOf(source, [{}], { path })], plainStyle);
  const [, file = ''] = /^::error file=([^,]*),line=1,/.exec(line) ?? [];
  expect(file).toBe('talks/50%25%2C "50%3A50"%2Ctitle=x%3A%3A%0D%0Aé <&>.md');
  expect(decodeURIComponent(file)).toBe(path);
});

test('writes out what could steer a terminal', () => {
  const report = reportOf(source, [{ message: '\u001b[2J\u202e\u0085\ud83d' }], { path: '\u001b]0;x\u0007.md' });
  expect(github([report], plainStyle)).toBe(
    String.raw`::error file=\u001b]0;x\u0007.md,line=1,endLine=1,col=1,endColumn=1,title=no-placeholder::\u001b[2J\u202e\u0085\ud83d` +
      '\n',
  );
});
