import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { world, type Outcome, type World } from '../support/world.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/good');

/** The proposals, each with a moment at which its call is open; the call, too, where the file names none. */
const PROPOSALS: readonly (readonly [file: string, asOf: string, call?: string])[] = [
  ['a-day-of-a-request.md', '2023-04-20T12:00:00Z'],
  ['accessible-forms.md', '2026-11-22T12:00:00Z', 'pycon-lithuania-2027'],
  ['admin-for-librarians.md', '2025-04-15T12:00:00Z'],
  ['do-we-still-need-signals.md', '2026-01-20T12:00:00Z'],
  ['estimates.md', '2025-01-20T12:00:00Z'],
  ['five-minutes-of-less.md', '2026-11-22T12:00:00Z'],
  ['flaky-tests.md', '2024-04-10T12:00:00Z'],
  ['furigana.md', '2026-03-01T12:00:00Z'],
  ['import-time.md', '2025-12-01T12:00:00Z'],
  ['meetup-after-three-years.md', '2026-01-20T12:00:00Z', 'djangocon-europe-2026'],
  ['mob-programming.md', '2026-01-20T12:00:00Z', 'djangocon-europe-2026'],
  ['orm-to-sql.md', '2026-03-01T12:00:00Z'],
  ['queue-table.md', '2025-01-20T12:00:00Z'],
  ['ship-it-at-noon.md', '2024-04-10T12:00:00Z'],
  ['supply-chain.md', '2023-04-20T12:00:00Z', 'djangocon-us-2023'],
  ['templating-without-tears.md', '2026-03-01T12:00:00Z'],
  ['ten-thousand-todos.md', '2025-01-20T12:00:00Z'],
  ['todo-lo-que-rompimos.md', '2026-01-20T12:00:00Z'],
  ['translation-memory.md', '2023-04-20T12:00:00Z'],
  ['tutorial-testing-time.md', '2023-04-20T12:00:00Z'],
];

/** Somebody whose names are words, as it happens. */
const SPEAKER = `speaker:
  name: May Hill
  email: may@hill.example
  handles: ['@mhill']
  sites: ['https://hill.example']
  employer: Render
  projects: [requests, tasks]
`;

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly start: { readonly line: number; readonly column: number };
}

/** What a run found: the mistakes, one a line, and the advice. */
function readFindings({ stdout, stderr }: Outcome): { mistakes: string[]; advice: string[] } {
  expect(stderr).toBe('');
  const { files } = JSON.parse(stdout) as { files: { path: string; diagnostics: Found[] }[] };
  const all = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ rule, severity, message, start }) => ({
      severity,
      line: `${path}:${start.line}:${start.column} ${severity} ${rule}: ${message}`,
    })),
  );
  return {
    mistakes: all.filter(({ severity }) => severity !== 'info').map(({ line }) => line),
    advice: all.filter(({ severity }) => severity === 'info').map(({ line }) => line),
  };
}

function holding(settings: string): World {
  const made = world();
  made.write('.cfp.yaml', settings);
  for (const [file] of PROPOSALS) made.write(`proposals/${file}`, readFileSync(join(FOLDER, file)));
  return made;
}

/** The advice stands in the message of a failing test, since it is the first thing one wants to see. */
function expectNoMistakes(outcome: Outcome): void {
  const { mistakes, advice } = readFindings(outcome);
  expect(mistakes, `and ${advice.length} pieces of advice:\n${advice.join('\n')}`).toEqual([]);
  expect(outcome.code).toBe(0);
}

test('each good proposal has its line in the table', () => {
  expect(PROPOSALS.map(([file]) => file)).toEqual(readdirSync(FOLDER).sort());
  expect(PROPOSALS).toHaveLength(20);
});

describe.each([
  ['a speaker whom cfp knows nothing of', '{}\n'],
  ['a speaker whose names are words', SPEAKER],
])('of %s', (_who, settings) => {
  test.each(PROPOSALS.map(([file, asOf, call]) => ({ file, asOf, call })))(
    '$file has not one mistake',
    async ({ file, asOf, call }) => {
      const against = call === undefined ? [] : ['--for', call];
      const { cfp } = holding(settings);
      const outcome = await cfp(
        'check',
        `proposals/${file}`,
        '--json',
        '--as-of',
        asOf,
        '--max-warnings',
        '0',
        ...against,
      );
      expectNoMistakes(outcome);
    },
  );

  test('all of them together have none', async () => {
    // Long before the first deadline; the files that name no call are for the first one that takes a lone abstract.
    const { cfp } = holding(`conference: djangocon-europe-2026\n${settings.replace('{}\n', '')}`);
    expectNoMistakes(await cfp('check', '--json', '--as-of', '2022-01-01T12:00:00Z', '--max-warnings', '0'));
  });
});
