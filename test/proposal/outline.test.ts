import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/proposal/reading.ts';
import { readOutline, type Minutes, type Outline } from '../../src/proposal/outline.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { growth } from '../support/growth.ts';
import { fc } from '../support/property.ts';
import { file, form, headings, readingOf, sliceOf } from '../support/reading.ts';

const sourceOf = (outline: string): string =>
  `---\ntitle: Noon\n---\n\n## Outline\n\n${outline}\n\n## Notes\n\n- x (99 min)\n`;

function outlineOf(outline: string): Outline | null {
  const source = sourceOf(outline);
  const answer = readingOf(source).answers.find(({ field }) => field === 'outline');
  return readOutline(parseProposal('talk.md', source), answer);
}

const sum = (outline: string): Minutes | null => outlineOf(outline)?.minutes ?? null;

describe('the minutes of an outline are added', () => {
  test.each<[string, string, Minutes | null]>([
    ['of a list', file('- a (5 min)', '- b (10 min)', '- c (5 min)'), [20, 20]],
    ['of a numbered list', file('1. a (5 min)', '2. b (10 min)'), [15, 15]],
    ['of stars and pluses', file('* a (5 min)', '', '+ b (10 min)'), [15, 15]],
    ['of a loose list', file('- a (5 min)', '', '- b (10 min)'), [15, 15]],
    ['of lines', file('a (5 min)', 'b (10 min)'), [15, 15]],
    ['of lines with the time first', file('5 min: a', '10 min: b'), [15, 15]],
    ['of headings', file('### a (5 min)', '', 'words', '', '### b (10 min)'), [15, 15]],
    ['of ranges', file('- a (5-7 min)', '- b (10 min)'), [15, 17]],
    ['of a clock that runs on', file('- 0-3 min: a', '- 3-8 min: b', '- 8-10 min: c'), [10, 10]],
    ['of ranges that are no clock', file('- 5-7 min: a', '- 7-9 min: b'), [12, 16]],
    ['of hours', file('- a (1h30)', '- b (30 min)'), [120, 120]],
    ['of seconds', file('- a (30 seconds)', '- b (30 s)'), [1, 1]],
    ['of what has a time, where some has none', file('- a (5 min)', '- b'), [5, 5]],
    ['of children, under a parent without a time', file('- a', '  - b (5 min)', '  - c (10 min)'), [15, 15]],
    ['of a parent that its children fill', file('- a (15 min)', '  - b (5 min)', '  - c (10 min)'), [15, 15]],
    ['of a parent that its children fill in part', file('- a (15 min)', '  - b (5 min)', '  - c'), [15, 15]],
    ['of a parent beside children that make more', file('- a (5 min)', '  - b (5 min)', '  - c (10 min)'), [20, 20]],
    [
      'of three levels',
      file('- a (20 min)', '  - b (10 min)', '    - c (5 min)', '    - d (5 min)', '- e (5 min)'),
      [25, 25],
    ],
    [
      'of a heading over its list',
      file('### a (10 min)', '', '- b (5 min)', '- c (5 min)', '', '### d (5 min)'),
      [15, 15],
    ],
    ['of an item on two lines', file('- a long item', '  goes on (5 min)', '- b (10 min)'), [15, 15]],
    ['of an indented list', file('  - a (5 min)', '  - b (10 min)'), [15, 15]],
    ['of a quote', file('> - a (5 min)', '> - b (10 min)'), [15, 15]],
    ['in bold', file('- **a** (5 min)', '- **b (10 min)**'), [15, 15]],
    ['but not its total', file('- a (5 min)', '- b (10 min)', '', 'Total: 15 min'), [15, 15]],
    ['but not what is hidden', file('- a (5 min)', '', '<!-- - b (10 min) -->'), [5, 5]],
    ['but not what is code', file('- a (5 min)', '', '```', '- b (10 min)', '```'), [5, 5]],
    ['but not the words of a paragraph', file('It takes 5 minutes to explain.', '', '- a (5 min)'), [5, 5]],
    ['and there are none', file('- a', '- b'), null],
    ['and there is nothing', '', null],
    ['and there is a total alone', 'Total: 25 min', null],
  ])('%s', (_what, outline, minutes) => {
    const found = sum(outline);
    expect(found).toEqual(minutes === null ? null : minutes.map((one): unknown => expect.closeTo(one)));
    expect(sum(outline.replaceAll('\n', '\r\n'))).toEqual(found);
  });
});

describe('what an outline itself calls its sum is compared, never added', () => {
  test.each([
    ['Total: 30 min', 30],
    ['- **Total** (30 min)', 30],
    ['Sum: 30 minutes', 30],
    ['Overall (30 min)', 30],
    ['In all: 30 min', 30],
    ['Totals: 30 min', 30],
    ['Altogether: 30 min', 30],
    ['All: 30 min', 30],
    ['Gesamt: 30 Min.', 30],
    ['Insgesamt: 30 Min.', 30],
    ['Gesamtdauer: 30 Min.', 30],
    ['Gesamtzeit: 30 Min.', 30],
    ['Summe: 30 Min.', 30],
    ['Zusammen: 30 Min.', 30],
    ['Durée totale : 30 min', 30],
    ['En tout : 30 min', 30],
    ['Suma: 30 min', 30],
    ['Soma: 30 min', 30],
    ['Grand total: 30 min', 30],
    ['Total running time: 30 min', 30],
    ['Total duration of the talk: approx. 30 min', 30],
    ['Total session length: 30 min', 30],
    ['Running time: 30 min', 30],
    ['Tempo total: 30 min', 30],
    ['Duração total: 30 min', 30],
    ['Tiempo total: 30 min', 30],
    ['Duración total: 30 min', 30],
    ['Duration of the talk: 30 min', null],
    ['- Totally new (30 min)', null],
    ['- The total picture (30 min)', null],
  ])('%s', (line, stated) => {
    const found = outlineOf(`- a (5 min)\n\n${line}`);
    expect(found?.stated?.minutes ?? null).toEqual(stated === null ? null : [stated, stated]);
    expect(found?.minutes).toEqual(stated === null ? [35, 35] : [5, 5]);
  });
});

test('each item has its words and its place, and those without a time are told', () => {
  const outline = file('- **Why** noon (5 min)', '- How', '  - by day – 10 min', '- Questions', '- 3 min: bye');
  const found = outlineOf(outline);
  const at = (span: { start: number; end: number }): string => sliceOf(sourceOf(outline), span);
  expect(found?.items.map(({ text, span, timeSpan }) => [text, at(span), at(timeSpan)])).toEqual([
    ['Why noon', '**Why** noon (5 min)', '(5 min)'],
    ['by day', 'by day – 10 min', '– 10 min'],
    ['bye', '3 min: bye', '3 min:'],
  ]);
  expect(found?.untimed.map(at)).toEqual(['Questions']);
});

test.each<[string, string, string]>([
  ['- 0:00-0:05 a (5 min)', '0:00-0:05 a (5 min)', '(5 min)'],
  ['- 0:00-0:05 a', '0:00-0:05 a', '0:00-0:05'],
  ['- [0:00-0:05] a', '[0:00-0:05] a', '[0:00-0:05]'],
  ['- **a (5 min)**', 'a (5 min)', '(5 min)'],
  ['- **5 min** noon', '**5 min** noon', '5 min'],
  ['- a **(5 min)** *b*', 'a **(5 min)** *b', '(5 min)'],
  ['- ***a*** (5 min)', '***a*** (5 min)', '(5 min)'],
  ['**a (5 min).** And so on.', '**a (5 min).** And so on.', '(5 min)'],
  ['### **a** – 5 min', '**a** – 5 min', '– 5 min'],
  ['- a <!-- b --> (5 min) <!-- c -->', 'a <!-- b --> (5 min)', '(5 min)'],
  ['- a<!-- c --><!-- d --> (5 min)', 'a<!-- c --><!-- d --> (5 min)', '(5 min)'],
  ['> 1. a\n>    b (5 min)\n', 'a\n>    b (5 min)', '(5 min)'],
])('%j has its words and its time in their places', (outline, words, time) => {
  const source = sourceOf(outline);
  expect(
    outlineOf(outline)?.items.map(({ span, timeSpan }) => [sliceOf(source, span), sliceOf(source, timeSpan)]),
  ).toEqual([[words, time]]);
});

test.each<[string, readonly string[], readonly [string, string, string]]>([
  ['of minutes', ['| What | Minutes |', '| --- | --- |', '| Why noon | 5 |'], ['Why noon', '| Why noon | 5 |', '5']],
  [
    'with markup in its cells',
    ['What | Time', '--- | ---', '**Why** _noon_, `now` | *5 min*  '],
    ['Why noon, now', '**Why** _noon_, `now` | *5 min*', '*5 min*'],
  ],
  [
    'with lengths beside a clock',
    ['| Start | End | What | Length |', '| - | - | - | - |', '| 0:00 | 0:05 | Why noon | 5 |'],
    ['Why noon', '| 0:00 | 0:05 | Why noon | 5 |', '5'],
  ],
  [
    'with a clock alone',
    ['| Start | End | What |', '| - | - | - |', '| 0:00 | 0:05 | Why noon |'],
    ['Why noon', '| 0:00 | 0:05 | Why noon |', '0:00'],
  ],
  [
    'in a quote',
    ['> | What | Minutes |', '> | - | - |', '> | Why noon | 5 |'],
    ['Why noon', '> | Why noon | 5 |', '5'],
  ],
  ['whose part has no name', ['| What | Minutes |', '| - | - |', '| 1 | 5 |'], ['', '| 1 | 5 |', '5']],
])('a row of a table %s has its name, its words and its time in their places', (_what, lines, told) => {
  const outline = file(...lines);
  const at = (span: { start: number; end: number }): string => sliceOf(sourceOf(outline), span);
  expect(outlineOf(outline)?.items.map(({ text, span, timeSpan }) => [text, at(span), at(timeSpan)])).toEqual([told]);
});

test.each([
  ['- noon (5 min)', 'noon'],
  ['- noon: (5 min)', 'noon'],
  ['- noon – (5 min)', 'noon'],
  ['- noon — (5 min)', 'noon'],
  ['- noon - (5 min)', 'noon'],
  ['- noon, (5 min)', 'noon'],
  ['- noon; (5 min)', 'noon'],
  ['- noon | (5 min)', 'noon'],
  ['- (5 min): noon', 'noon'],
  ['- (5 min) – noon', 'noon'],
  ['- (5 min) — noon', 'noon'],
  ['- (5 min) - noon', 'noon'],
  ['- (5 min), noon', 'noon'],
  ['- (5 min); noon', 'noon'],
  ['- (5 min) | noon', 'noon'],
  ['- (5 min) - – noon', 'noon'],
  ['- noon – - (5 min)', 'noon'],
  ['-\tnoon (5 min)', 'noon'],
  ['+ noon (5 min)', 'noon'],
  ['* noon (5 min)', 'noon'],
  ['1. noon (5 min)', 'noon'],
  ['123456789) noon (5 min)', 'noon'],
  ['> noon (5 min)', 'noon'],
  ['> > + noon (5 min)', 'noon'],
  ['>\t1. noon (5 min)', 'noon'],
  ['- + noon (5 min)', 'noon'],
  ['- 1. + noon (5 min)', 'noon'],
  ['- # noon (5 min)', 'noon'],
  ['### noon – 5 min', 'noon'],
  ['###### noon – 5 min ######', 'noon'],
  ['###\tnoon – 5 min\t#\t', 'noon'],
  ['### noon – 5 min ###  ', 'noon'],
  ['- 12 o’clock (5 min)', '12 o’clock'],
  ['- #1 (5 min)', '#1'],
  ['- Intro. We begin (5 min)', 'Intro. We begin'],
  ['- e.g. noon (5 min)', 'e.g. noon'],
  ['- x . noon (5 min)', 'x . noon'],
  ['- [x] noon (5 min)', 'noon'],
  ['- [ ] noon (5 min)', 'noon'],
  ['- [x and y] noon (5 min)', '[x and y] noon'],
  ['- A. noon (5 min)', 'noon'],
  ['- 1984 (5 min)', '1984'],
  ['- `cat` (5 min)', '`cat`'],
  ['- 50% (5 min)', '50%'],
  ['- Why – noon (5 min)', 'Why – noon'],
  ['- Why noon (5 min) is best', 'Why noon is best'],
  ['- Why (5 min) noon (no other)', 'Why noon (no other)'],
  ['- **Why** it’s 3.5x *faster*, or isn’t? (5 min)', 'Why it’s 3.5x faster, or isn’t?'],
  ['- **Why**noon (5 min)', 'Whynoon'],
  ['- [Why](https://why.example) and/or `when` (5 min)', 'Why and/or `when`'],
])('the name of %j is %j', (line, name) => {
  expect(outlineOf(line)?.items.map(({ text }) => text)).toEqual([name]);
});

test('an outline in the front matter is told at its key', () => {
  const source =
    '---\ntitle: Noon\noutline: |\n  - Why noon (5 min)\n  - How\n  - Total: 5 min\n---\n\n## Abstract\n\nWe ship.\n';
  const answer = readingOf(source).answers.find(({ field }) => field === 'outline');
  const found = readOutline(parseProposal('talk.md', source), answer);
  expect(found?.items.map(({ text, span }) => [text, sliceOf(source, span)])).toEqual([['Why noon', 'outline']]);
  expect(found?.items.map(({ timeSpan }) => sliceOf(source, timeSpan))).toEqual(['outline']);
  expect(found?.untimed.map((span) => sliceOf(source, span))).toEqual(['outline']);
  expect(found?.stated && sliceOf(source, found.stated.span)).toBe('outline');
});

describe('how the sum was made is told', () => {
  const clock = 'Read as clock times: each part runs until the next.';
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['of one item', ['- a (5 min)'], ['Added 1 item.'], []],
    ['of two', ['- a (5 min)', '- b (10 min)'], ['Added 2 items.'], []],
    [
      'with a total in the range',
      ['- a (5-15 min)', '- b (10 min)', '', 'Total: 20 min'],
      ['Added 2 items.', 'Left out what says the total (20 min), which agrees.'],
      [],
    ],
    [
      'with a total below the range',
      ['- a (5-15 min)', '- b (10 min)', '', 'Total: 10 min'],
      ['Added 2 items.', 'Left out what says the total (10 min), which does not agree.'],
      [],
    ],
    [
      'with a total above it',
      ['- a (5-15 min)', '- b (10 min)', '', 'Total: 30 min'],
      ['Added 2 items.', 'Left out what says the total (30 min), which does not agree.'],
      [],
    ],
    ['by the clock', ['- 0:00 Why noon', '- 0:05 How', '- 0:20 The end'], ['Added 2 items.', clock], []],
    [
      'by a clock that does not end',
      ['- 0:00 Why noon', '- 0:05 How', '- 0:20 Questions'],
      ['Added 2 items.', clock],
      ['"Questions" has no end on the clock, so it adds nothing.'],
    ],
    [
      'with a range for a total that agrees',
      ['- a (5-10 min)', '- b (15 min)', '', 'Total: 20-25 min'],
      ['Added 2 items.', 'Left out what says the total (20-25 min), which agrees.'],
      [],
    ],
    [
      'with a range for a total that begins before it',
      ['- a (5-10 min)', '- b (15 min)', '', 'Total: 15-25 min'],
      ['Added 2 items.', 'Left out what says the total (15-25 min), which does not agree.'],
      [],
    ],
    [
      'with a range for a total that ends after it',
      ['- a (5-10 min)', '- b (15 min)', '', 'Total: 20-30 min'],
      ['Added 2 items.', 'Left out what says the total (20-30 min), which does not agree.'],
      [],
    ],
    [
      'of parents and children, as the total tells',
      ['- a (10 min)', '  - b (5 min)', '  - c (5 min)', '- d (5 min)', '', 'Total: 25 min'],
      [
        'Added 4 items.',
        'Added parents and children, since only so they make the total that is told.',
        'Left out what says the total (25 min), which agrees.',
      ],
      [],
    ],
    [
      'of parents and children, as a range tells',
      ['- a (10-12 min)', '  - b (5 min)', '  - c (5 min)', '', 'Total: 20-22 min'],
      [
        'Added 3 items.',
        'Added parents and children, since only so they make the total that is told.',
        'Left out what says the total (20-22 min), which agrees.',
      ],
      [],
    ],
    [
      'of parents alone, where a range tells of more',
      ['- a (10-12 min)', '  - b (5 min)', '  - c (5 min)', '', 'Total: 20-30 min'],
      [
        'Added 1 item.',
        "Took the parents' minutes, which the children fill in part.",
        'Left out what says the total (20-30 min), which does not agree.',
      ],
      [],
    ],
    [
      'of a parent that its children fill to the minute',
      ['- a (10 min)', '  - b (5 min)', '  - c (4 min 55 s)'],
      ['Added 1 item.', "Took the parents' minutes, since the children make the same sum."],
      [],
    ],
    [
      'of a parent that its children fill but for some seconds',
      ['- a (10 min)', '  - b (5 min)', '  - c (4 min 53 s)'],
      ['Added 1 item.', "Took the parents' minutes, which the children fill in part."],
      [],
    ],
    [
      'of children alone, as the total tells',
      ['- a (20 min)', '  - b (5 min)', '  - c (5 min)', '- d (10 min)', '', 'Total: 20 min'],
      [
        'Added 3 items.',
        'Took the children instead of their parents, since they make the total that is told.',
        'Left out what says the total (20 min), which agrees.',
      ],
      [],
    ],
    [
      'of a parent that its children fill',
      ['- a (10 min)', '  - b (5 min)', '  - c (5 min)'],
      ['Added 1 item.', "Took the parents' minutes, since the children make the same sum."],
      [],
    ],
    [
      'of a parent that its children fill in part',
      ['- a (10 min)', '  - b (5 min)'],
      ['Added 1 item.', "Took the parents' minutes, which the children fill in part."],
      [],
    ],
    [
      'of two versions',
      ['### Shorter talk', '', '- a (5 min)', '', '### Longer talk', '', '- b (10 min)'],
      ['Added 2 items.', 'Took one of 2 versions, never all of them.'],
      [],
    ],
    [
      'of one version beside the outline',
      ['- a (5 min)', '', '### Longer talk', '', '- b (10 min)'],
      ['Added 2 items.', 'Took the version "Longer talk" or what stands beside it, never both.'],
      [],
    ],
    [
      'of what may fall out and has parts',
      ['- a (10 min)', '- b (10 min, if time permits)', '  - c (5 min)', '  - d (5 min)'],
      [
        'Added 2 items.',
        "Took the parents' minutes, since the children make the same sum.",
        'Counted what may fall out from nothing to all of it.',
      ],
      [],
    ],
    ['beside a number that is no total', ['- a (5 min)', '- 3 in total'], ['Added 1 item.'], []],
    ['beside what may fall out and has no time', ['- a (5 min)', '- b, if time permits'], ['Added 1 item.'], []],
    [
      'of a parent of just that share of its children',
      ['- a (6 min)', '  - b (5 min)', '  - c (5 min)'],
      ['Added 1 item.'],
      ['What stands under "a" makes 10 min, and it says 6; took its own.'],
    ],
    [
      'of a parent of seconds less than its children',
      ['- a (10 min)', '  - b (6 min)', '  - c (5 min 40 s)'],
      ['Added 1 item.'],
      ['What stands under "a" makes 11.7 min, and it says 10; took its own.'],
    ],
    [
      'of a parent beside children that make much more, themselves less than theirs',
      ['- a (1 min)', '  - b (10 min)', '    - c (6 min)', '    - d (6 min)'],
      ['Added 2 items.'],
      [
        'What stands under "b" makes 12 min, and it says 10; took its own.',
        'Added "a" to what stands under it, which makes more than its own time.',
      ],
    ],
    [
      'of numbers without a unit',
      ['- a (5)', '- b (15)', '- c (5)'],
      ['Added 3 items.', 'Took the numbers without a unit for minutes.'],
      [],
    ],
    [
      'of lengths beside what was counted up',
      ['- a (5 min / 5 min)', '- b (15 min / 20 min)'],
      ['Added 2 items.', 'Left out the running total beside the items.'],
      [],
    ],
    [
      'of what was counted up beside lengths',
      ['- a (5 min / 5 min)', '- b (20 min / 15 min)'],
      ['Added 2 items.', 'Left out the running total beside the items.'],
      [],
    ],
    [
      'by a clock in minutes',
      ['- 0-5 min: a', '- 5-20 min: b'],
      ['Added 2 items.', 'Read the minutes as a clock: each part begins where the one before ends.'],
      [],
    ],
    [
      'by starts in minutes',
      ['- 0 min: a', '- 5 min: b', '- 20 min: The end'],
      ['Added 2 items.', 'Read the minutes as a clock: each part begins where the one before ends.'],
      [],
    ],
    [
      'by a running total',
      ['- a (5 min)', '- b', '- c (20 min)', '- d (25 min)', '', 'Total: 25 min'],
      [
        'Added 3 items.',
        'Read the minutes as a running total, since the last is the total.',
        'Left out what says the total (25 min), which agrees.',
      ],
      [],
    ],
    [
      'of lengths written like a clock',
      ['- a (0:05)', '- b (0:15)', '- c (0:05)'],
      ['Added 3 items.', 'Read times such as "0:05" as lengths.'],
      [],
    ],
    [
      'by the ends of the parts',
      ['- a (0:05)', '- b (0:15)', '- c (0:20)'],
      ['Added 3 items.', 'Read as clock times: each part ends at its own.'],
      [],
    ],
    [
      'by one part on the clock',
      ['- 0:00 a', '- 0:05 b'],
      ['Added 1 item.', clock],
      ['"b" has no end on the clock, so it adds nothing.'],
    ],
    [
      'by two clocks that do not end',
      ['### One', '', '- 0:00 a', '- 0:05 b', '', '### Two', '', '- 0:00 c', '- 0:05 d'],
      ['Added 2 items.', clock],
      ['"d" has no end on the clock, so it adds nothing.'],
    ],
    [
      'by a length beside a clock that does not end',
      ['- 0:00 a (5 min)', '- 0:05 b'],
      ['Added 1 item.'],
      ['"b" has no end on the clock, so it adds nothing.'],
    ],
    [
      'by a clock whose last part tells its length',
      ['- 0:00 Why noon', '- 0:05 How', '- 0:20 Questions (5 min)'],
      ['Added 3 items.', clock],
      [],
    ],
    [
      'by a clock, beside one time in a list of its own',
      ['- 0:00 Why noon', '  - 0:02 The alarm', '- 0:05 How', '- 0:20 The end'],
      ['Added 2 items.', clock],
      [],
    ],
    [
      'of lengths, beside a time of day',
      ['- a (5 min)', '- b (10 min)', '- 9:00 am: doors open'],
      ['Added 2 items.'],
      [],
    ],
    [
      'of what may fall out',
      ['- a (5 min)', '- b (10 min, if time permits)'],
      ['Added 2 items.', 'Counted what may fall out from nothing to all of it.'],
      [],
    ],
    [
      'of a parent that is a little less than its children',
      ['- a (10 min)', '  - b (6 min)', '  - c (6 min)'],
      ['Added 1 item.'],
      ['What stands under "a" makes 12 min, and it says 10; took its own.'],
    ],
    [
      'of a parent beside children that make much more',
      ['- a (5 min)', '  - b (10 min)', '  - c (10 min)'],
      ['Added 3 items.'],
      ['Added "a" to what stands under it, which makes more than its own time.'],
    ],
  ])('%s', (_what, lines, how, doubts) => {
    expect(outlineOf(file(...lines))).toMatchObject({ how, doubts });
  });
});

test.each([
  ['forty letters', 'n'.repeat(40), 'n'.repeat(40)],
  ['more letters', 'n'.repeat(41), `${'n'.repeat(39)}…`],
  ['more, where the cut would be in a letter', `${'n'.repeat(38)}𝔫nn`, `${'n'.repeat(38)}…`],
])('a name of %s is told by its beginning', (_what, name, told) => {
  expect(outlineOf(file(`- ${name} (10 min)`, '  - b (6 min)', '  - c (6 min)'))?.doubts).toEqual([
    `What stands under "${told}" makes 12 min, and it says 10; took its own.`,
  ]);
});

test.each<[string, readonly string[], readonly string[]]>([
  ['items', ['- a (5 min)', '- b'], ['b']],
  ['headings', ['### a (5 min)', '', '### b'], ['b']],
  ['no paragraphs', ['- a (5 min)', '', 'b'], []],
  ['no parents of what has a time', ['- a', '  - b (5 min)'], []],
  ['all that stands under a part without a time', ['- a (5 min)', '- b', '  - c', '  - d'], ['b']],
  ['nothing under a part with a time', ['- a (5 min)', '  - b'], []],
  ['no versions', ['- a (5 min)', '', '### Shorter talk', '', 'The same.'], []],
  ['no places on the clock', ['- 0:00 a', '- 0:05 b', '- 0:20 The end'], []],
])('what has no time is told: %s', (_what, lines, untimed) => {
  const source = sourceOf(file(...lines));
  expect(outlineOf(file(...lines))?.untimed.map((span) => sliceOf(source, span).replace(/^#+ /, ''))).toEqual(untimed);
});

test.each([
  ...['if time permits', 'if time allows', 'if there is time', "if there's time", 'if there’s time', 'if we have time'],
  ...['if I have time', 'if time remains', 'if time is left', 'as time permits', 'as time allows', 'time permitting'],
  ...['time allowing', 'if enough time', 'if there is enough time', 'given enough time', 'if any time', 'only if time'],
  ...['falls Zeit bleibt', 'wenn Zeit ist', 'wenn noch Zeit ist', 'falls noch Zeit bleibt', 'si le temps le permet'],
  ...["s'il reste du temps", 'si hay tiempo', 'si queda tiempo', 'si da tiempo', 'se houver tempo', 'se der tempo'],
  ...['se sobrar tempo', 'optional', 'optionally', 'bonus', 'backup', 'facultatif', 'opcional', 'optionnel'],
])('a part may fall out: %s', (condition) => {
  expect(sum(file('- a (5 min)', `- b (10 min, ${condition})`))).toEqual([5, 15]);
});

test.each([
  ...['5 min. Why noon', '5 min (why noon)', '5 min **why noon**', '5 min questions', '5 minutes for questions'],
  ...['5 min – why noon', '0:00-0:05 why noon', 'Why noon **5 min**', 'Questions 5 min', 'Why noon (demo) 5 min'],
  ...['Why noon – 5 min, in pairs', 'Why noon – 5 min for questions', 'Why noon, 5 min', 'Why noon (5 min)'],
])('%s has a time, though nothing else has one', (line) => {
  expect(sum(file(`- ${line}`, '- How we ship'))).toEqual([5, 5]);
});

test.each(['5 min why noon', 'Why noon 5 min', 'Why noon, 5 min demo'])(
  '%s has a time only where something else has one',
  (line) => {
    expect(sum(file(`- ${line}`, '- How we ship'))).toBeNull();
    expect(sum(file(`- ${line}`, '- How we ship (20 min)'))).toEqual([25, 25]);
    expect(sum(file(`- ${line}`, `- ${line}`))).toEqual([10, 10]);
  },
);

test.each([', ', '; ', ' / ', ' + ', ' → ', ' | '])('parts in one line may have %j between them', (between) => {
  expect(sum(`- 5 min intro${between}10 min demo`)).toEqual([15, 15]);
  expect(sum(`- Intro (5 min)${between}demo (10 min)`)).toEqual([15, 15]);
});

test('the heading that says what the numbers are is no part', () => {
  const source = '# Noon\n\n## Outline (in minutes)\n\n- a (4)\n- b (13)\n';
  const answer = readingOf(source).answers.find(({ field }) => field === 'outline');
  expect(readOutline(parseProposal('talk.md', source), answer)).toMatchObject({ minutes: [17, 17], untimed: [] });
});

test('elsewhere, what has no time is anything', () => {
  const source = '# Noon\n\n- a (5 min)\n- b (5 min)\n- c\n';
  expect(readOutline(parseProposal('talk.md', source), undefined)).toMatchObject({ minutes: [10, 10], untimed: [] });
});

describe('what ends a clock takes no time', () => {
  const doubtsOf = (last: string) => outlineOf(file('- 0:00 Why noon', '- 0:05 How we ship', `- 0:20 ${last}`))?.doubts;

  test.each(['End', 'The end', 'Done', 'Fin', 'Finish', 'Close', 'Ende', 'Schluss', 'Fim', 'Thanks', 'Thank you'])(
    '%s',
    (last) => {
      expect(doubtsOf(last)).toEqual([]);
    },
  );

  test.each(['In the end', 'Endless questions', 'Questions'])('but %s', (last) => {
    expect(doubtsOf(last)).toEqual([`"${last}" has no end on the clock, so it adds nothing.`]);
  });
});

describe('for any outline', () => {
  const minutes = fc.integer({ min: 1, max: 60 });
  const item = fc.tuple(fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,15}[A-Za-z]$/), minutes).map(([words, time]) => {
    return { line: `- ${words.replace(/^(?:total|sum|overall|altogether|in all)/i, 'x')} (${time} min)`, time };
  });

  test('the sum is that of its items, in whatever order they stand', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), fc.nat(), (items, seed) => {
        const total = items.reduce((most, { time }) => most + time, 0);
        const shuffled = [...items.slice(seed % items.length), ...items.slice(0, seed % items.length)].reverse();
        expect(sum(items.map(({ line }) => line).join('\n'))).toEqual([total, total]);
        expect(sum(shuffled.map(({ line }) => line).join('\n'))).toEqual([total, total]);
      }),
    );
  });

  test('prose without a number changes no sum', () => {
    const prose = fc.stringMatching(/^[A-Za-z][A-Za-z ,.'-]{0,30}$/);
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), prose, fc.nat(), (items, words, seed) => {
        const lines = items.map(({ line }) => line);
        const before = sum(lines.join('\n'));
        const place = seed % (lines.length + 1);
        for (const more of [['', words, ''], [`- ${words}`]]) {
          expect(sum([...lines.slice(0, place), ...more, ...lines.slice(place)].join('\n'))).toEqual(before);
        }
      }),
    );
  });
});

test('a megabyte of outline is read in a time that grows with its length', () => {
  const piece = file('- a part of the talk (5 min)', '- b', '  - c (5 min)', '', '### d (1 min)', '', 'e (5 min)', '');
  const reading = (length: number) => {
    const proposal = parseProposal('talk.md', sourceOf(piece.repeat(length / piece.length)));
    return () => {
      const { answers } = readAnswers(proposal, form, headings);
      const outline = answers.find(({ field }) => field === 'outline');
      expect(readOutline(proposal, outline)?.items.length).toBeGreaterThan(length / piece.length);
    };
  };
  expect(growth(reading, [131_072, 1_048_576])).toBeNull();
});

test('a file of many headings, none of them an outline, is read in a time that grows with its length', () => {
  const reading = (piece: string) => (times: number) => {
    const proposal = parseProposal('talk.md', `# Noon\n\n${piece.repeat(times)}`);
    return () => readOutline(proposal, undefined);
  };
  for (const piece of ['#\n', '## a (5 min)\n', 'x\n===\n', '## a\n\n- b (5 min)\n']) {
    expect(growth(reading(piece), [500, 4_000]), piece).toBeNull();
  }
});
