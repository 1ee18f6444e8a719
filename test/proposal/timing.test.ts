import { describe, expect, test } from 'vitest';
import { minutesWords, timingOf, type Minutes } from '../../src/proposal/outline.ts';
import { growth } from '../support/growth.ts';

describe('a line gives its time', () => {
  test.each<[string, number | Minutes, string]>([
    ['Why noon (5 min)', 5, '(5 min)'],
    ['Why noon (5 mins)', 5, '(5 mins)'],
    ['Why noon (5 minutes)', 5, '(5 minutes)'],
    ['Why noon (1 minute)', 1, '(1 minute)'],
    ['Why noon (5min)', 5, '(5min)'],
    ['Why noon (5m)', 5, '(5m)'],
    ["Why noon (5')", 5, "(5')"],
    ['Why noon (5′)', 5, '(5′)'],
    ['Why noon (5 MIN)', 5, '(5 MIN)'],
    ['Why noon (5 min.)', 5, '(5 min.)'],
    ['Why noon ( 5 min )', 5, '( 5 min )'],
    ['Why noon (5-minute)', 5, '(5-minute)'],
    ['Why noon [5 min]', 5, '[5 min]'],
    ['Why noon (5 min).', 5, '(5 min)'],
    ['Why noon (5 min', 5, '5 min'],
    ['Why noon **(5 min)**', 5, '(5 min)'],
    ['Why noon - 5 min', 5, ' - 5 min'],
    ['Why noon – 5 min', 5, ' – 5 min'],
    ['Why noon — 5 minutes', 5, ' — 5 minutes'],
    ['Why noon -- 5 min', 5, ' -- 5 min'],
    ['Why noon: 5 min', 5, ': 5 min'],
    ['Why noon, 5 min', 5, ', 5 min'],
    ['Why noon | 5 min', 5, '| 5 min'],
    ['Why noon (~5 min)', 5, '(~5 min)'],
    ['Why noon (ca. 5 min)', 5, '(ca. 5 min)'],
    ['Why noon (about 5 min)', 5, '(about 5 min)'],
    ['5 min: why noon', 5, '5 min:'],
    ['5 min - why noon', 5, '5 min - '],
    ['5 min – why noon', 5, '5 min – '],
    ['**5 min**: why noon', 5, '**5 min**:'],
    ['(5 min) why noon', 5, '(5 min)'],
    ['[5 min] why noon', 5, '[5 min]'],
    ['5m: why noon', 5, '5m:'],
    ['Why noon (5-7 min)', [5, 7], '(5-7 min)'],
    ['Why noon (5–7 min)', [5, 7], '(5–7 min)'],
    ['Why noon (5 - 7 min)', [5, 7], '(5 - 7 min)'],
    ['Why noon (5 to 7 min)', [5, 7], '(5 to 7 min)'],
    ['5-7 min: why noon', [5, 7], '5-7 min:'],
    ['Why noon (2.5 min)', 2.5, '(2.5 min)'],
    ['Why noon (2,5 min)', 2.5, '(2,5 min)'],
    ['Exercise (1 hour)', 60, '(1 hour)'],
    ['Exercise (2 hrs)', 120, '(2 hrs)'],
    ['Exercise (1.5 hours)', 90, '(1.5 hours)'],
    ['Exercise (1h)', 60, '(1h)'],
    ['Exercise (1h30)', 90, '(1h30)'],
    ['Exercise (1h 30m)', 90, '(1h 30m)'],
    ['Exercise (1 hour 15 minutes)', 75, '(1 hour 15 minutes)'],
    ['Exercise (3-3.5 h)', [180, 210], '(3-3.5 h)'],
    ['A joke (30 seconds)', 0.5, '(30 seconds)'],
    ['A joke (90s)', 1.5, '(90s)'],
    ['Why noon (and not midnight) (5 min)', 5, '(5 min)'],
    ['Part 2: the 10 rules (5 min)', 5, '(5 min)'],
    ['Django 5.1 (5 min)', 5, '(5 min)'],
    ['Why noon (demo, 5 min)', 5, '(demo, 5 min)'],
    ['Why noon (5 min, with a demo)', 5, '(5 min, with a demo)'],
    ['Q&A (0 min)', 0, '(0 min)'],
    ['正午に出荷 (5 min)', 5, '(5 min)'],
    ['Why noon 🎉 (5 min)', 5, '(5 min)'],
    [`${'long '.repeat(30)}(5 min)`, 5, '(5 min)'],
  ])('%s', (line, minutes, words) => {
    const timing = timingOf(line);
    const range: readonly number[] = typeof minutes === 'number' ? [minutes, minutes] : minutes;
    expect(timing?.minutes).toEqual(range.map((one): unknown => expect.closeTo(one)));
    expect(line.slice(timing?.start, timing?.end).trim()).toBe(words.trim());
  });
});

describe('a line that speaks of a time gives none', () => {
  test.each([
    '',
    'Why noon',
    'A 30-second exercise',
    'Our 5-minute lightning talks',
    'The 5 min rule',
    'What 5 minutes can do',
    'We waited 20 minutes',
    'Deploys took 45 minutes, now 3',
    'From 40 minutes to 5: how we did it',
    'At 5,000 feet',
    'Made it 10x faster',
    'How 10x engineers work',
    'Why noon (5)',
    'Why noon (2024)',
    'Why noon (part 5)',
    'Why noon (5 million)',
    'Why noon (5 meters)',
    'Why noon (5 mi)',
    'Why noon (5 sections)',
    'Why noon (50%)',
    'Python 3.13',
    'Django 5.1',
    'Slide 5 - 7',
    'Why noon: 5',
    '5 things: why noon',
    '5: why noon',
    '1000 min: why noon',
    '(see the 5 min version) why noon',
    'HTTP/2 and 5G',
    'What it cost ($5m)',
    'Issue #5 min',
    'The 24h clock',
    'Chapter 3s',
    'Why noon (min 5)',
    'min',
  ])('%s', (line) => {
    expect(timingOf(line)).toBeNull();
  });
});

test.each<[Minutes, string]>([
  [[25, 25], '25 min'],
  [[20, 25], '20-25 min'],
  [[1.5, 1.5], '1.5 min'],
  [[1 / 3, 1 / 3], '0.3 min'],
  [[0, 0], '0 min'],
  [[180, 210], '180-210 min'],
])('%j is told as %s', (minutes, words) => {
  expect(minutesWords(minutes)).toBe(words);
});

test.each(['(', '5', '5 ', '- ', '5 - ', '(5 min', ' ', '1h', '**', '~'])(
  'a line that says %j over and over is looked at in a time that grows with its length',
  (piece) => {
    expect(
      growth(
        (times) => {
          const line = piece.repeat(times);
          return () => timingOf(line);
        },
        [20_000, 160_000],
      ),
    ).toBeNull();
  },
);
