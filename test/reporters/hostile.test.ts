import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/check/check.ts';
import { call } from '../support/call.ts';
import { anyText, fc } from '../support/property.ts';
import { everyReporter, reportOf, withAdvice } from '../support/reports.ts';

// C0 without tab and newline, DEL, C1, what turns text round, and halves of characters.
const RAW =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const hostile =
  '\u001b]0;owned\u0007\u001b[2J a,b:c::d %0A% "q" \'q\' <b>&amp; ]]> \r\n::error::x\n##[error]x\u007f\u009b31m\u202e\u2066\ufffe\uffff\ud83d é 正午 😀';

const anyHostile = fc.oneof(
  { weight: 3, arbitrary: anyText },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '\u001b[31m',
          '\u202e',
          '\u2066',
          '\u009b',
          '\u007f',
          ']]>',
          '&',
          '<',
          '"',
          '%',
          ':',
          ',',
          '\n',
          'x',
          '\uffff',
        ),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.constant(hostile) },
);

const severities = ['error', 'warning', 'info'] as const;

/** A report that has a text wherever a stranger's text can stand. */
function reportWith(text: string): Report {
  const source = `---\ntitle: ${JSON.stringify(text)}\nformat: talk\n---\n\n## Abstract\n\n${text}\n\n## Outline\n\n- ${text} (5 min)\n`;
  const conference = call({
    name: text,
    timezone: 'UTC',
    deadline: '2026-06-01T12:00',
    formats: [{ id: 'talk', name: text, minutes: 25, deadline: '2026-05-02T12:00' }],
    form: [
      { field: 'title', max: 5 },
      { field: 'abstract', label: text === '' ? 'x' : text, max: 20 },
    ],
  });
  const found = severities.map((severity) => ({
    words: text,
    severity,
    message: text,
    help: text,
    fix: { span: { start: 0, end: 3 }, text },
  }));
  return reportOf(source, found, { path: text, conference });
}

describe.each(Object.entries(everyReporter))('%s', (name, reporter) => {
  test('sends nothing raw, whatever a proposal, a path or a call says', () => {
    fc.assert(
      fc.property(anyHostile, (text) => {
        const out = reporter([reportWith(text)], withAdvice);
        expect(RAW.exec(out)).toBeNull();
        if (name === 'json' || name === 'sarif') JSON.parse(out);
        if (name === 'junit') parseXml(out);
      }),
    );
  });
});

test('json gives back what was said', () => {
  const file = (
    JSON.parse(everyReporter.json([reportWith(hostile)], withAdvice)) as { files: Record<string, unknown>[] }
  ).files[0];
  expect(file?.path).toBe(hostile);
  expect(file?.diagnostics).toMatchObject(
    severities.map((severity) => ({ severity, message: hostile, help: hostile })),
  );
});

test('sarif gives back what was said', () => {
  const log: unknown = JSON.parse(everyReporter.sarif([reportWith(hostile)], withAdvice));
  const message = { text: `${hostile}\n${hostile}` };
  expect(log).toMatchObject({ runs: [{ results: [{ message }, { message }, { message }] }] });
});

test('compact and github keep to a line a finding', () => {
  fc.assert(
    fc.property(anyHostile, (text) => {
      const reports = [reportWith(text)];
      expect(everyReporter.compact(reports, withAdvice).split('\n')).toHaveLength(4);
      const commands = everyReporter.github(reports, withAdvice).split('\n');
      expect(commands.map((line) => line.slice(0, line.indexOf(' ')))).toEqual([
        '::error',
        '::warning',
        '::notice',
        '',
      ]);
      // The properties end at the second `::`, and hold no other.
      for (const line of commands.slice(0, 3)) expect(line).toMatch(/^::\w+ (?:\w+=[^,:]*,)+title=no-placeholder::/);
    }),
  );
});

function parseXml(xml: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
