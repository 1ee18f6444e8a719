import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/conference/conference.ts';
import { formatWords, minutesWords, timingOf, type Minutes } from '../../src/proposal/outline.ts';
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
    ['Why noon (5 min/10 min)', 5, '(5 min/10 min)'],
    ['Why noon /5 min', 5, '/5 min'],
    ['**Why noon**5 min', 5, '5 min'],
    ['Why noon + 5 min', 5, '+ 5 min'],
    ['Exercise (half-hour)', 30, '(half-hour)'],
    ['Half an hour for questions', 30, 'Half an hour'],
    ['1:30 min for questions', 1.5, '1:30 min'],
    ['A joke (live, 1:30 min demo)', 1.5, '(live, 1:30 min demo)'],
    ['Exercise (1:30 h)', 90, '(1:30 h)'],
    ['Exercise (8:00 h)', 480, '(8:00 h)'],
    ['Exercise (1+1 h)', 120, '(1+1 h)'],
    ['Exercise (6h)', 360, '(6h)'],
    ['Exercise (7 h)', 420, '(7 h)'],
    ['Exercise (24h)', 1440, '(24h)'],
    ['Why noon (20+5 min)', 25, '(20+5 min)'],
    ['Why noon (20 min and 5 min for questions)', 25, '(20 min and 5 min for questions)'],
    ['Three demos (3 × 5-7 min)', [15, 21], '(3 × 5-7 min)'],
    ['Why noon (between 5 min and 7 min)', [5, 7], '(between 5 min and 7 min)'],
    ['Warum mittags (zwischen 5 und 7 Minuten)', [5, 7], '(zwischen 5 und 7 Minuten)'],
    ['Pourquoi midi (entre 5 et 7 minutes)', [5, 7], '(entre 5 et 7 minutes)'],
    ['Why noon (5~7 min)', [5, 7], '(5~7 min)'],
    ['3 --- 10 min', 10, '--- 10 min'],
    ['Why noon 2 min 30 s', 2.5, '2 min 30 s'],
    ['A joke (2m30)', 2.5, '(2m30)'],
    ["A joke (2'30)", 2.5, "(2'30)"],
    ["A joke (2'30'')", 2.5, "(2'30'')"],
    ["A joke (90'')", 1.5, "(90'')"],
    ['A joke (90″)', 1.5, '(90″)'],
    ['Why noon (5 min 30 slides)', 5, '(5 min 30 slides)'],
    ['Exercise (1 h 30 slides)', 60, '(1 h 30 slides)'],
    ['Exercise (1 h 30% by hand)', 60, '(1 h 30% by hand)'],
    ['Exercise (1 h 90 min)', 60, '(1 h 90 min)'],
    ['1h30 exercise', 90, '1h30'],
    ['Why noon (5 min/demo)', 5, '(5 min/demo)'],
    ['Why noon (5 m / demo)', 5, '(5 m / demo)'],
    ['5m- why noon', 5, '5m-'],
    ['999 min: why noon', 999, '999 min:'],
    ['Python 3 - 10 min', 10, '- 10 min'],
    ['Why noon. 5 min', 5, '. 5 min'],
    ['Why noon (5 min max)', 5, '(5 min max)'],
    ['Why noon (5 min max, by day)', 5, '(5 min max, by day)'],
    ['Why noon (20 min, in the 25 min slot)', 20, '(20 min, in the 25 min slot)'],
    ['Why noon (25 min, including 5 min questions)', 25, '(25 min, including 5 min questions)'],
    ['Why noon (including 5 min questions, 25 min)', 25, '(including 5 min questions, 25 min)'],
    ['Why noon (5 min so that all see)', 5, '(5 min so that all see)'],
    ['Why noon (20 min in, 5 min)', 5, '(20 min in, 5 min)'],
    ['Why noon (20 min in total, 5 min)', 5, '(20 min in total, 5 min)'],
    ['Why noon (20 min in all, 5 min)', 5, '(20 min in all, 5 min)'],
    ['Why noon (live, 5-minute)', 5, '(live, 5-minute)'],
    ['5 min: why noon (10 min)', 5, '5 min:'],
    ['(5 min) why noon (10 min)', 5, '(5 min)'],
    ['Why noon (5 min) and how (10 min) we ship', 5, '(5 min)'],
    ['Why noon (5 min, in two (10 min) parts) we ship', 5, '(5 min, in two (10 min) parts)'],
    ['[ ] 5 min: why noon', 5, '5 min:'],
    ['[x] 5 min: why noon', 5, '5 min:'],
    ['A. 5 min: why noon', 5, '5 min:'],
    ['a) 5 min: why noon', 5, '5 min:'],
    ['1) 5 min: why noon', 5, '5 min:'],
    ['2. 5 min: why noon', 5, '5 min:'],
    ['Why noon ((5 min))', 5, '(5 min)'],
    ['Why noon (a demo (5 min))', 5, '(5 min)'],
    ['Why noon) 5 min', 5, '5 min'],
    ['Why noon (demo) 5 min', 5, '5 min'],
    ['Why noon 5 min max', 5, '5 min max'],
    ['Why noon (5 min max.)', 5, '(5 min max.)'],
    ['5 min max: why noon', 5, '5 min max:'],
    ['5 min approx. – why noon', 5, '5 min approx. –'],
    ['Why noon (for 5 min)', 5, '(for 5 min)'],
    ['Why noon (takes 5 min)', 5, '(takes 5 min)'],
    ['Why noon (5 min in pairs)', 5, '(5 min in pairs)'],
    ['Why noon (5-minute demo)', 5, '(5-minute demo)'],
    ['Why noon (5 minutes for questions)', 5, '(5 minutes for questions)'],
    ['Why noon (live, 5-minute questions)', 5, '(live, 5-minute questions)'],
    ['Why noon (5 min, 20 min in)', 5, '(5 min, 20 min in)'],
    ['Why noon (5 min, 20 min in all)', 5, '(5 min, 20 min in all)'],
    ['Why noon (5 min, 20 min so far)', 5, '(5 min, 20 min so far)'],
    ['Why noon (20 min so far, 5 min)', 5, '(20 min so far, 5 min)'],
    ['Why noon (total: 20 min, 5 min)', 5, '(total: 20 min, 5 min)'],
    ['First 5 minutes: why noon', 5, '5 minutes'],
    ['Last 5 minutes: questions', 5, '5 minutes'],
    ['The remaining 5 minutes: questions', 5, '5 minutes'],
    ['Die ersten 5 Minuten: warum mittags', 5, '5 Minuten'],
    ['Why **5 min** noon', 5, '5 min'],
    ['Why noon is the best of all hours 5 min', 5, '5 min'],
    ['5 min (why noon)', 5, '5 min'],
    ['5 min. Why noon', 5, '5 min.'],
    ['5 minutes for questions', 5, '5 minutes'],
    ['5 min questions', 5, '5 min'],
    ['5 min **why noon**', 5, '5 min'],
    ['Questions 5 min', 5, '5 min'],
    ['Why noon **5 min**', 5, '5 min'],
    ['Why noon **5 min** – by day', 5, '5 min'],
    ['Why noon **5 min** *by day*', 5, '5 min'],
    ['Why noon – 5 min, in pairs', 5, '– 5 min'],
    ['Why noon – 5 min (in pairs)', 5, '– 5 min'],
    ['Why noon – 5 min. In pairs', 5, '– 5 min.'],
    ['Why noon: 5 min for questions', 5, ': 5 min'],
    ['Why noon, and how we ship it in a day, 5 min', 5, ', 5 min'],
    ['Why noon\u00a05 min', 5, '5 min'],
    ['Why noon\t5 min', 5, '5 min'],
    ['Why noon (5-7 min, or 10-12 min)', [5, 12], '(5-7 min, or 10-12 min)'],
    ['Why noon (10-12 min, or 5-7 min)', [5, 12], '(10-12 min, or 5-7 min)'],
    ['Exercise (½ h)', 30, '(½ h)'],
    ['Exercise (¼ h)', 15, '(¼ h)'],
    ['Exercise (¾ h)', 45, '(¾ h)'],
    ['Exercise (1½ h)', 90, '(1½ h)'],
    ['Exercise (2½ h)', 150, '(2½ h)'],
    ['Why noon (5&nbsp;min)', 5, '(5&nbsp;min)'],
    ['Why noon<br>5 min', 5, '5 min'],
    ['Why noon (5<br/>min)', 5, '(5<br/>min)'],
    ['Why noon (5<br />min)', 5, '(5<br />min)'],
    ['<b>Why noon</b> (5 min)', 5, '(5 min)'],
    ['<b class="a 10 min">Why noon</b> (5 min)', 5, '(5 min)'],
    ['See https://noon.example/10-min (5 min)', 5, '(5 min)'],
    ['See http://noon.example/10-min (5 min)', 5, '(5 min)'],
    ['See (https://noon.example/10-min) (5 min)', 5, '(5 min)'],
    ['See [noon](https://noon.example/10-min) (5 min)', 5, '(5 min)'],
    ['See `(10 min)` in ``a`b (20 min)`` (5 min)', 5, '(5 min)'],
    ['A million is 1,000,000 (5 min)', 5, '(5 min)'],
    ['10,000 users (5 min)', 5, '(5 min)'],
    ['L’été c’est fini: 5 min', 5, ': 5 min'],
    ['C++ in anger (5 min; 10 min)', 5, '(5 min; 10 min)'],
    ['Why noon (5 min, or 10 min)', [5, 10], '(5 min, or 10 min)'],
    ['Warum mittags (5 Min., oder 10 Min.)', [5, 10], '(5 Min., oder 10 Min.)'],
    ['Pourquoi midi (5 min, ou 10 min)', [5, 10], '(5 min, ou 10 min)'],
    ['3 demos (5 min each)', 15, '(5 min each)'],
    ['20 demos (1 min each)', 20, '(1 min each)'],
    ['A demo for 50 people (5 min each)', 5, '(5 min each)'],
    ['A demo of Python 3.5 (5 min each)', 5, '(5 min each)'],
    ['Why noon – 5 min – the hours we tried', 5, '– 5 min'],
    ['Python 3 (about 3 - 5 min)', [3, 5], '(about 3 - 5 min)'],
    ['Python 3 (around 3 - 5 min)', [3, 5], '(around 3 - 5 min)'],
    ['Python 3 (approx 3 - 5 min)', [3, 5], '(approx 3 - 5 min)'],
    ['Python 3 (ca 3 - 5 min)', [3, 5], '(ca 3 - 5 min)'],
    ['Python 3 (between 3 - 5 min)', [3, 5], '(between 3 - 5 min)'],
    ['Python 3 (roughly 3 to 5 min)', [3, 5], '(roughly 3 to 5 min)'],
  ])('%s', (line, minutes, words) => {
    const timing = timingOf(line);
    const range: readonly number[] = typeof minutes === 'number' ? [minutes, minutes] : minutes;
    expect(timing?.minutes).toEqual(range.map((one): unknown => expect.closeTo(one)));
    expect(line.slice(timing?.start, timing?.end).trim()).toBe(words.trim());
  });
});

describe('a sign stands between a name and its time', () => {
  test.each([
    ...['-', '--', '–', '—', '‒', '―', '−', '‐', '‑', '&ndash;', '&mdash;'],
    ...['->', '-->', '--->', '=>', '==>', '→', '⇒', '➜', '➔', '⟶', '»'],
    ...['...', '..', '…', '___', '_____', '··', '...........'],
    ...[':', '：', ',', '，', '、', ';', '.', '!', '?', '。', '/', '+', '=', '|'],
  ])('Why noon %s 5 min', (sign) => {
    const line = `Why noon ${sign} 5 min`;
    const timing = timingOf(line);
    expect(timing?.minutes).toEqual([5, 5]);
    expect(line.slice(timing?.start, timing?.end)).toBe(`${sign} 5 min`);
  });

  test.each(['(5 min)', '[5 min]', '{5 min}', '（5 min）', '［5 min］'])('Why noon %s', (time) => {
    const line = `Why noon ${time}`;
    const timing = timingOf(line);
    expect(timing?.minutes).toEqual([5, 5]);
    expect(line.slice(timing?.start, timing?.end)).toBe(time);
  });

  test.each(['~', '≈', '±', '<', '>', '≤', '≥', 'up to ', 'at most ', 'bis zu ', 'approx. '])(
    'Why noon, %s5 min',
    (about) => {
      const line = `Why noon, ${about}5 min`;
      const timing = timingOf(line);
      expect(timing?.minutes).toEqual([5, 5]);
      expect(line.slice(timing?.start, timing?.end)).toBe(`, ${about}5 min`);
    },
  );

  test.each(['•', '◦', '‣', '▪', '·', '⁃', '🎉', '👋🏽', '🗣️', '👩‍💻', '1️⃣', '~~', '*', '_'])(
    '%s 5 min: why noon',
    (mark) => {
      expect(timingOf(`${mark} 5 min: why noon`)?.minutes).toEqual([5, 5]);
    },
  );
});

describe('a unit may be written', () => {
  const units: readonly (readonly [minutes: number, words: string])[] = [
    [30, 'm min mins mn minute minutes Minuten minuto minutos minuti minut'],
    [1800, 'h hr hrs hour hours Std Stunde Stunden heure heures hora horas uur ora ore'],
    [0.5, 's sec secs second seconds sek Sekunde Sekunden seconde secondes seg segundo segundos'],
  ];

  test.each(units.flatMap(([minutes, words]) => words.split(' ').map((word) => [word, minutes] as const)))(
    '%s',
    (word, minutes) => {
      expect(timingOf(`Why noon (30 ${word})`)?.minutes[1]).toBeCloseTo(minutes);
    },
  );

  test.each('m min mins mn h hr hrs Std s sec secs sek seg'.split(' '))('%s.', (word) => {
    const line = `Why noon – 30 ${word}. By day`;
    const timing = timingOf(line);
    expect(line.slice(timing?.start, timing?.end)).toBe(`– 30 ${word}.`);
  });
});

// Most have a shorter one in them, which would be another length.
test.each<[string, number]>([
  ['an hour and a half', 90],
  ['one and a half hours', 90],
  ['three quarters of an hour', 45],
  ['a quarter of an hour', 15],
  ['half an hour', 30],
  ['two hours', 120],
  ['a minute', 1],
  ['eine halbe Stunde', 30],
  ['eine Viertelstunde', 15],
  ['anderthalb Stunden', 90],
  ['une heure et demie', 90],
  ["un quart d'heure", 15],
  ['una hora y media', 90],
  ['un cuarto de hora', 15],
  ['uma hora e meia', 90],
  ['meia hora', 30],
])('%s is a length', (words, minutes) => {
  expect(timingOf(`Noon (${words})`)?.minutes).toEqual([minutes, minutes]);
});

test.each([...['to', 'bis', 'à', 'a', 'até', 'or', 'oder', 'ou', 'o'], ...['–', '-', '~']])(
  'a range may be written: 5 %s 7',
  (word) => {
    expect(timingOf(`Noon (5 ${word} 7 min)`)?.minutes).toEqual([5, 7]);
  },
);

test.each([
  ...['about', 'around', 'roughly', 'approx', 'approximately', 'circa', 'ca', 'c.', 'est.', 'estimated', 'max'],
  ...['maximum', 'nearly', 'almost', 'perhaps', 'maybe', 'likely', 'etwa', 'rund', 'ungefähr', 'zirka', 'environ'],
  ...['aprox', 'aproximadamente', 'unos', 'cerca de', 'maximal'],
])('a length may be no more than near: %s', (word) => {
  const line = `Noon, ${word} 5 min`;
  const timing = timingOf(line);
  expect(timing?.minutes).toEqual([5, 5]);
  expect(line.slice(timing?.start, timing?.end)).toBe(`, ${word} 5 min`);
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
    'What we learned in F1 hours',
    'Long nights: OS/2 hours',
    'Why noon (1:30 s)',
    'Why noon (0:01:30 h)',
    'Rule 5 + demo',
    'Why **5 min noon**',
    'Why noon 5 min: a story',
    'Why noon (25 min slot)',
    'Why noon (including 5 min questions)',
    'Why noon (live 5-minute demo)',
    'Why noon (took 5 min)',
    'Why noon (5 minutes of fame)',
    'Why noon (5 min session)',
    'Why noon (with a 5-minute demo)',
    'Why noon, 5 min, and how',
    'Why noon, 5 min in pairs',
    'Why noon 5 min in pairs',
    'Why noon 5s',
    'Why noon – 5 minutes of fame',
    'Why noon is the best of all the hours 5 min',
    'The 5 minutes that we lost',
    '5s why noon',
    'Why `noon (5 min)`',
    'Why <noon (5 min)>',
    'Why https://noon.example/(5-min',
    'Why [noon](https://noon.example/5 min)',
    'Why noon (1,000 min)',
    'Why noon (1,000,000 s)',
    'Why noon: 5° m',
    'Why noon: $5 m',
    'Why noon: €5 m',
    'Why noon: £5 m',
    'Why noon: #5 m',
    'Why noon: @5 m',
    'Why noon: 10^5 s',
    'Why noon: 50% h',
    'Why we say "5"',
    'Why we say “top 5”',
    'Back to the 80’s',
    'Wind (5 m/s)',
    'Curves (5 s-curves)',
    'Why noon (with one 5 minute build)',
    'Why noon (with one 5-minute build)',
    'Python 3 takes 10 minutes',
  ])('%s', (line) => {
    expect(timingOf(line)).toBeNull();
  });
});

test.each<[Minutes, string]>([
  [[25, 25], '25 min'],
  [[20, 25], '20-25 min'],
  [[1.5, 1.5], '1.5 min'],
  [[1 / 3, 1 / 3], '0.3 min'],
  [[2 / 3, 2 / 3], '0.7 min'],
  [[0, 0], '0 min'],
  [[180, 210], '180-210 min'],
])('%j is told as %s', (minutes, words) => {
  expect(minutesWords(minutes)).toBe(words);
});

test.each<[string, Format['minutes'], string]>([
  ['Talk', 30, 'Talk (30 min)'],
  ['Workshop', [90, 120], 'Workshop (90-120 min)'],
  ['Talk (30 min)', 30, 'Talk (30 min)'],
  ['90 to 120-minute workshop', [90, 120], '90 to 120-minute workshop'],
  ['Talk in 2025', 20, 'Talk in 2025 (20 min)'],
  ['Lightning talk', undefined, 'Lightning talk'],
])('a format called %j of %j minutes is told as %s', (name, minutes, words) => {
  expect(formatWords({ id: 'talk', name, minutes })).toBe(words);
});

test.each(['(', '5', '5 ', '- ', '5 - ', '(5 min', '(5 min and ', '5 min), ', ' ', '1h', '**', '~'])(
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
