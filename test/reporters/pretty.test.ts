import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { file } from '../support/reading.ts';
import { reportOf, type Remark } from '../support/report.ts';
import { width } from '../../src/text/display.ts';
import { everyReporter } from '../support/reports.ts';

const { pretty } = everyReporter;

const style = { paint: new Chalk({ level: 0 }), columns: 80, advice: false, quiet: false };

const talk = file(
  '---',
  'title: Ship it at noon',
  'conference: example',
  'format: talk-25',
  '---',
  '',
  '## Abstract',
  '',
  'We deploy by day. TODO: numbers',
  '',
  '## Outline',
  '',
  '- Why noon (10 min)',
  '- How (20 min)',
);

const remarks: readonly Remark[] = [
  { words: 'TODO', message: 'Abstract still says "TODO".', help: 'Fill it in, or take it out.', severity: 'warning' },
  { words: '(20 min)', message: 'The outline makes 30 min; the slot has 25 min.', help: 'Cut 5 min.' },
  { words: 'noon', message: 'Noon is a time.', severity: 'info' },
];

test('a proposal with several mistakes is shown with each of them, its gauges, its deadline and what it comes to', () => {
  expect(pretty([reportOf(talk, remarks)], style)).toMatchInlineSnapshot(`
    "talk.md · Example Conf
      Ship it at noon

    talk.md:9:19 warning words-found
      Abstract still says "TODO".
     9 │ We deploy by day. TODO: numbers
       │                   ^^^^
      → Fill it in, or take it out.

    talk.md:14:7 error words-found
      The outline makes 30 min; the slot has 25 min.
     14 │ - How (20 min)
        │       ^^^^^^^^
      → Cut 5 min.

      Title    ▕██████░░░░░░░░░░▏ 15 / 40 characters
      Abstract ▕█░░░░░░░░░░░░░░░▏ 31 / 600 characters
      Outline                     34 characters, limit not published
      Minutes  ▕████████████████▏ 30 min of 25 min, 5 over
                                  longest: 20 min How
                                           10 min Why noon
      Deadline closes in 31 days: Mon 1 June 2026 12:00 UTC, 14:00 where you are

    ✖ Not ready to submit: 1 error, 1 warning; 1 piece of advice with --advice.
    "
  `);
});

test('advice is shown where it is asked for', () => {
  const advised = pretty([reportOf(talk, remarks)], { ...style, advice: true });
  expect(advised).toContain(
    'info words-found\n  Noon is a time.\n 2 │ title: Ship it at noon\n   │                   ^^^^\n',
  );
  expect(advised).not.toContain('--advice');
});

test('nothing found is told as well', () => {
  expect(pretty([reportOf(talk.replace('TODO: numbers', ''), [])], style)).toMatch(
    /\n✔ Ready to submit: nothing found\.\n$/,
  );
  expect(pretty([reportOf(talk, remarks.slice(0, 1))], style)).toMatch(/\n✔ Can be submitted, with 1 warning\.\n$/);
});

test('two calls for one proposal are two parts, and one file', () => {
  const both = pretty([reportOf(talk, []), reportOf(talk, [], { call: null })], style);
  expect(both.match(/^talk\.md/gm)).toHaveLength(2);
  expect(both).toMatch(/nothing found\.\n$/);
});

describe('in a terminal of 20 columns', () => {
  const narrow = pretty([reportOf(talk, remarks)], { ...style, columns: 20 });

  test('all words are there', () => {
    const words = (text: string): string => text.replace(/\s+/g, ' ');
    for (const { message } of remarks.slice(0, 2)) expect(words(narrow)).toContain(message);
    expect(words(narrow)).toContain('✖ Not ready to submit: 1 error, 1 warning');
  });

  test('lines with a proposal and its carets are no wider', () => {
    const framed = narrow.split('\n').filter((line) => line.includes('│'));
    expect(framed).not.toEqual([]);
    expect(framed.filter((line) => width(line) > 20)).toEqual([]);
  });
});

test('what would steer the terminal is written out, wherever it stands', () => {
  const hostile = talk.replace('Ship it', 'Ship\u001b[31m it\u202e').replace('TODO', '\u001b]0;x\u0007TODO');
  const report = reportOf(hostile, [{ words: 'TODO', message: 'Says \u001b[2J.', help: 'Cut \u009b1m.' }]);
  const shown = pretty([report], style);
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(shown).toContain('Says \\u001b[2J.');
});

test('colours say no more than words and signs do', () => {
  const report = reportOf(talk, remarks);
  const coloured = pretty([report], { ...style, paint: new Chalk({ level: 1 }) });
  expect(coloured).toContain('\u001b[');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(pretty([report], style));
});
