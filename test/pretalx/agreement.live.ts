import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { readHeadings } from '../../src/library/data.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { readAnswers } from '../../src/proposal/reading.ts';
import { reading } from '../support/recorded.ts';
import { world } from '../support/world.ts';
import type { Server } from './servers.ts';
import { speaker, type Asked } from './speaker.ts';
import { texts } from './texts.ts';

/** What cfp or the form says of one text: whether it fits, and how long it is where that is told. */
interface Judgement {
  readonly fits: boolean;
  readonly count: number | null;
}

interface CheckReport {
  readonly files: readonly {
    readonly path: string;
    readonly fields: readonly { readonly field: string; readonly count: number }[];
    readonly diagnostics: readonly { readonly rule: string; readonly severity: string; readonly message: string }[];
  }[];
}

/** A field of the form, by what cfp calls it; the questions have their words. */
const OTHER = {
  title: 'Ship it at noon',
  abstract: 'Why we do it in these five words.',
  description: 'Seven words that are about a talk.',
  'take-home': 'A list of four checks.',
  'one-line': 'Ship it by day.',
};
const HOLDS = ['field-max-length', 'field-min-length', 'field-required'];
type FieldName = keyof typeof OTHER;

/** The pages of the wizard. */
const PAGES: readonly (readonly FieldName[])[] = [
  ['title', 'abstract', 'description'],
  ['take-home', 'one-line'],
];

function source({ title, ...answers }: Readonly<Record<FieldName, string>>): string {
  const sections = Object.entries(answers).map(([field, text]) => `## ${field}\n\n${text}\n`);
  return `---\ntitle: ${JSON.stringify(title)}\nformat: talk\n---\n\n${sections.join('\n')}`;
}

// A title is one line, and what stands between quotes in front matter is what is sent.
const isLine = (text: string): boolean => !/[\n\r\u0085\u2028\u2029]/.test(text);

/** What is tried in which field: each text in one of the two that have the same limits, some of them in the others. */
function triedIn(unit: keyof typeof texts): Readonly<Record<FieldName, readonly string[]>> {
  const all = texts[unit];
  const blank = all.filter((text) => text.trim() === '');
  const half = (which: number): string[] => all.filter((_, index) => (index + Math.floor(index / 6)) % 2 === which);
  const some = (of: readonly string[], which: number): string[] => of.filter((_, index) => index % 8 === which);
  return {
    abstract: [...new Set([...half(0), ...blank])],
    description: [...new Set([...half(1), ...blank, ''])],
    title: some(all.filter(isLine), 1),
    'take-home': [...some(all, 3), ...blank.slice(0, 3)],
    'one-line': some(all.filter(isLine), 5),
  };
}

describe.skipIf(inject('servers').length === 0)('every pretalx', () => {
  test.each(['chars', 'words'] as const)('says of every text what cfp says, counted in %s', async (unit) => {
    expect(texts[unit].length).toBeGreaterThanOrEqual(150);
    const compared = await Promise.all(inject('servers').map((server) => comparedOn(server, unit)));
    for (const { version, tried, differing } of compared) {
      const told = `${texts[unit].length} texts, ${tried} answers in five fields, ${differing.length} disagreements`;
      process.stderr.write(`pretalx ${version} and cfp, counted in ${unit}: ${told}.\n`);
    }
    expect(compared.flatMap(({ differing }) => differing)).toEqual([]);
  });
});

interface Compared {
  readonly version: string;
  /** How many answers were judged by both. */
  readonly tried: number;
  readonly differing: readonly object[];
}

async function comparedOn(server: Server, unit: keyof typeof texts): Promise<Compared> {
  const { conference } = await reading(`${server.address}/count-${unit}/`);
  const tried = triedIn(unit);
  const pasted = Object.fromEntries(
    PAGES.flat().map((field) => [field, tried[field].map((text) => answerIn(field, text, conference.form))]),
  ) as Record<FieldName, string[]>;
  const judged = await judgedByForm(`${server.address}/count-${unit}/submit/`, pasted);
  const differing: object[] = [];
  for (const field of PAGES.flat()) {
    const said = await judgedByCfp(conference, field, tried[field]);
    for (const [index, text] of tried[field].entries()) {
      const [cfp, form] = [said[index], judged[field][index]];
      const same = cfp?.fits === form?.fits && (form?.count ?? cfp?.count) === cfp?.count;
      if (!same) differing.push({ version: server.version, field, text, cfp, form });
    }
    // Neither of them takes all, or nothing.
    expect([field, new Set(judged[field].map(({ fits }) => fits)).size]).toEqual([field, 2]);
  }
  return { version: server.version, tried: Object.values(tried).flat().length, differing };
}

type AnyConference = Awaited<ReturnType<typeof reading>>['conference'];

async function judgedByCfp(
  conference: AnyConference,
  field: FieldName,
  tried: readonly string[],
): Promise<Judgement[]> {
  const { cfp, write } = world();
  write('.cfp.yaml', `conference: ${conference.id}\n`);
  write(`conferences/${conference.id}.yaml`, stringify(conference));
  const nameOf = (index: number): string => `proposals/${String(index).padStart(4, '0')}.md`;
  for (const [index, text] of tried.entries()) write(nameOf(index), source({ ...OTHER, [field]: text }));
  const { stdout, stderr } = await cfp('check', '--json', ...tried.map((_, index) => nameOf(index)));
  expect(stderr).toBe('');
  const { files } = JSON.parse(stdout) as CheckReport;
  return tried.map((_, index) => {
    const file = files.find(({ path }) => path === nameOf(index));
    const faults = file?.diagnostics.filter(({ rule, severity }) => HOLDS.includes(rule) && severity === 'error') ?? [];
    return {
      fits: file !== undefined && faults.length === 0,
      count: file?.fields.find((one) => one.field === field)?.count ?? 0,
    };
  });
}

const headings = readHeadings();

/** What a speaker would paste for a field. */
function answerIn(field: FieldName, text: string, form: AnyConference['form']): string {
  const { answers } = readAnswers(parseProposal('talk.md', source({ ...OTHER, [field]: text })), form, headings);
  return answers.find((answer) => answer.field === field)?.text ?? '';
}

/** What the form says of each answer. It judges the fields of a page each by itself, so that all of them are tried at once. */
async function judgedByForm(
  address: string,
  pasted: Readonly<Record<FieldName, readonly string[]>>,
): Promise<Record<FieldName, Judgement[]>> {
  const judgements = Object.fromEntries(PAGES.flat().map((field) => [field, [] as Judgement[]])) as Record<
    FieldName,
    Judgement[]
  >;
  const person = speaker();
  await person.open(address);
  for (const fields of PAGES) {
    const names = new Map(fields.map((field) => [field, nameOn(person.asked(), field)]));
    const sheetOf = (index: number): Record<string, string> =>
      Object.fromEntries(fields.map((field) => [names.get(field) ?? '', pasted[field][index] ?? OTHER[field]]));
    const most = Math.max(...fields.map((field) => pasted[field].length));
    for (let index = 0; index < most; index++) {
      const sheet = sheetOf(index);
      const { accepted, complaints } = await person.tryOut(sheet);
      // It says of which field it complains, and of no other one.
      const blamed = fields.filter((field) => complaints[names.get(field) ?? ''] !== undefined);
      if (accepted !== (blamed.length === 0)) throw new Error(JSON.stringify({ sheet, complaints }));
      for (const field of fields.filter((one) => index < pasted[one].length)) {
        const complaint = complaints[names.get(field) ?? ''];
        const wrote = /You wrote (\d+) (?:characters|words)\./.exec(complaint ?? '')?.[1];
        judgements[field].push({ fits: complaint === undefined, count: wrote === undefined ? null : Number(wrote) });
      }
    }
    await person.send(sheetOf(most));
  }
  return judgements;
}

/** What the form calls a field inside, which for a question is a number. */
function nameOn(asked: readonly Asked[], field: FieldName): string {
  return asked.find(({ name, label }) => name === field || label === field)?.name ?? '';
}

test.skipIf(inject('servers').length > 0)('there is no pretalx to talk to', () => {
  expect(readFileSync('test/pretalx/events.json', 'utf8')).toContain('count-chars');
});
