import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readOutline, type Minutes, type Outline } from '../../src/proposal/outline.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { renderProposal, withAnswer, type Slot } from '../../src/proposal/render.ts';
import { naiveMinutes } from '../support/naive.ts';
import { fc } from '../support/property.ts';
import { readingOf } from '../support/reading.ts';

// Each file is a table of one kind of notation, each case of it one way to write; what is expected is what a careful
// person would say. `sum` and the minutes of `items` are a number or [least, most], null where nothing has a time.
const tables = [
  'places',
  'units',
  'clocks',
  'hours',
  'running-totals',
  'totals',
  'nesting',
  'layouts',
  'slots',
  'languages',
  'no-timing',
  'elsewhere',
  'notations',
] as const;

type Length = number | Minutes;

interface Case {
  /** The text of the section called Outline. */
  readonly outline?: string;
  /** A whole proposal, where the outline is not all that counts. */
  readonly file?: string;
  readonly sum: Length | null;
  /** What the outline itself says of the whole. */
  readonly says?: number;
  readonly items?: readonly (readonly [text: string, minutes: Length])[];
  /** The items' texts may go on. */
  readonly loosely?: boolean;
}

interface NamedCase extends Case {
  readonly name: string;
  readonly source: string;
}

const sourceOf = (outline: string): string =>
  `---\ntitle: Ship it at noon\n---\n\n## Outline\n\n${outline}\n\n## Notes\n\nNothing to add.\n`;

function casesOf(table: string): NamedCase[] {
  const cases = parse(readFileSync(`test/fixtures/outlines/${table}.yaml`, 'utf8')) as Record<string, Case>;
  return Object.entries(cases).map(([name, one]) => ({
    ...one,
    name,
    source: one.file ?? sourceOf(one.outline ?? ''),
  }));
}

const cases = tables.flatMap(casesOf);
const outlines = cases.flatMap(({ outline }) => (outline === undefined ? [] : [outline]));

function outlineOf(source: string): Outline | null {
  const answer = readingOf(source).answers.find(({ field }) => field === 'outline');
  return readOutline(parseProposal('talk.md', source), answer);
}

const rangeOf = (length: Length): Minutes => (typeof length === 'number' ? [length, length] : length);
const rounded = ([least, most]: Minutes): Minutes => [Math.round(least * 1000) / 1000, Math.round(most * 1000) / 1000];

/** The words of an item, without its markup. */
const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}.]+/gu, ' ').trim();

/** What is told of an outline, as far as a case expects it. */
function told(outline: Outline | null, { says, items, loosely = false }: Case) {
  return {
    sum: outline === null ? null : rounded(outline.minutes),
    says: says === undefined || !outline?.stated ? null : rounded(outline.stated.minutes),
    items:
      items === undefined
        ? null
        : (outline?.items ?? []).map(({ text, minutes }, index) => {
            const most = loosely ? items[index]?.[0].length : undefined;
            return [wordsOf(text).slice(0, most), rounded(minutes)];
          }),
  };
}

function expected({ sum, says, items }: Case): ReturnType<typeof told> {
  return {
    sum: sum === null ? null : rangeOf(sum),
    says: says === undefined ? null : rangeOf(says),
    items: items?.map(([text, minutes]) => [text, rangeOf(minutes)]) ?? null,
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isRead = (one: NamedCase): boolean => same(told(outlineOf(one.source), one), expected(one));

describe.each(tables)('minutes are read: %s', (table) => {
  test.each(casesOf(table).map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(told(outlineOf(one.source), one)).toEqual(expected(one));
    expect(told(outlineOf(one.source.replaceAll('\n', '\r\n')), one)).toEqual(expected(one));
  });
});

test('more cases are read than by adding every "N min", which gets seven in ten at the most', () => {
  const ours = cases.filter(isRead).length;
  const naive = cases.filter(({ outline, source, sum }) =>
    same(naiveMinutes(outline ?? source), sum === null ? null : rangeOf(sum)),
  ).length;
  console.log(`ours: ${ours} of ${cases.length}, naive: ${naive} of ${cases.length}`);
  expect(naive / cases.length).toBeLessThanOrEqual(0.7);
  expect(ours).toBeGreaterThan(naive);
});

describe('for any outline', () => {
  const word = fc.constantFrom(
    ...['noon', 'ships', 'the', 'a', 'team', 'release', 'breaks', 'quietly', 'and', 'lunch', 'we', 'read', 'logs'],
  );
  const minutes = fc.integer({ min: 1, max: 60 });
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const notation = fc.constantFrom<(name: string, minutes: number) => string>(
    (name, minutes) => `${name} (${minutes} min)`,
    (name, minutes) => `${name} [${minutes}m]`,
    (name, minutes) => `${name} – ${minutes} minutes`,
    (name, minutes) => `${name}: ${minutes}'`,
    (name, minutes) => `${minutes} min: ${name}`,
    (name, minutes) => `(${minutes} min) ${name}`,
    (name, minutes) => `${name}, ${minutes}min`,
    (name, minutes) => `**${name}** (about ${minutes} min)`,
  );
  const leaf = fc
    .tuple(notation, name, minutes)
    .map(([write, name, minutes]) => ({ text: `- ${write(name, minutes)}`, minutes }));
  const untimed = name.map((name) => ({ text: `- ${name}`, minutes: 0 }));
  const group = fc.tuple(name, fc.array(leaf, { minLength: 1, maxLength: 4 })).map(([name, leaves]) => ({
    text: [`- ${name}`, ...leaves.map(({ text }) => `  ${text}`)].join('\n'),
    minutes: leaves.reduce((sum, { minutes }) => sum + minutes, 0),
  }));
  const full = fc.tuple(name, fc.array(leaf, { minLength: 2, maxLength: 4 })).map(([name, leaves]) => {
    const minutes = leaves.reduce((sum, { minutes }) => sum + minutes, 0);
    return { text: [`- ${name} (${minutes} min)`, ...leaves.map(({ text }) => `  ${text}`)].join('\n'), minutes };
  });
  const parts = fc.oneof({ weight: 4, arbitrary: leaf }, untimed, group, full);

  test('its parts make the same sum in whatever order they stand', () => {
    const ordered = fc
      .tuple(leaf, fc.array(parts, { maxLength: 7 }))
      .map(([first, others]) => [first, ...others])
      .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));
    fc.assert(
      fc.property(ordered, ([items, shuffled]) => {
        const sum = items.reduce((before, { minutes }) => before + minutes, 0);
        for (const order of [items, shuffled]) {
          const read = outlineOf(sourceOf(order.map(({ text }) => text).join('\n')));
          expect(read === null ? null : rounded(read.minutes)).toEqual([sum, sum]);
        }
      }),
    );
  });

  test('what cfp wrote into a proposal reads as it did before', () => {
    const slots: readonly Slot[] = [
      { field: 'abstract', heading: 'Abstract', prompt: '<!-- What is it about? -->' },
      { field: 'outline', heading: 'Outline', prompt: '<!--\nOne line a part:\n- The problem (5 min)\n-->' },
      { field: 'notes', heading: 'Notes' },
    ];
    const blank = renderProposal({ title: 'Ship it at noon', status: 'draft' }, slots);
    for (const text of outlines) {
      const proposal = parseProposal('talk.md', blank);
      const written = withAnswer(proposal, readingOf(blank), slots, { field: 'outline', text });
      expect(partsOf(outlineOf(written)), text).toEqual(partsOf(outlineOf(sourceOf(text))));
    }
  });
});

const partsOf = (outline: Outline | null): unknown =>
  outline === null
    ? null
    : [outline.minutes, outline.stated?.minutes, outline.items.map(({ text, minutes }) => [text, minutes])];
