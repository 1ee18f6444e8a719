import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { readHeadings } from '../../src/library/data.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { readAnswers } from '../../src/proposal/reading.ts';
import { reading } from '../support/recorded.ts';
import { world } from '../support/world.ts';
import type { Server } from './servers.ts';
import { speaker } from './speaker.ts';
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

const OTHER = {
  title: 'Ship it at noon',
  abstract: 'Why we do it in these five words.',
  description: 'Seven words that are about a talk.',
};
const HOLDS = ['field-max-length', 'field-min-length', 'field-required'];
type FieldName = keyof typeof OTHER;

const source = (answers: Readonly<Record<FieldName, string>>): string =>
  `---\ntitle: ${JSON.stringify(answers.title)}\nformat: talk\n---\n\n## Abstract\n\n${answers.abstract}\n\n## Description\n\n${answers.description}\n`;

// A title is one line, and what stands between quotes in front matter is what is sent.
const isLine = (text: string): boolean => !/[\n\r\u0085\u2028\u2029]/.test(text);

/** What is tried in which field: everything in one, some of it in the others. */
const casesFor = (unit: keyof typeof texts): readonly (readonly [field: FieldName, tried: readonly string[]])[] => [
  ['abstract', texts[unit]],
  ['description', ['', ...texts[unit].filter((text, index) => index % 8 === 0 || text.trim() === '')]],
  ['title', texts[unit].filter(isLine).filter((_, index) => index % 8 === 1)],
];

describe.skipIf(inject('servers').length === 0).each(inject('servers'))('pretalx $version', (server) => {
  test.each(['chars', 'words'] as const)('says of every text what cfp says, counted in %s', async (unit) => {
    const { conference } = await reading(`${server.address}/count-${unit}/`);
    let agreed = 0;
    for (const [field, tried] of casesFor(unit)) {
      const proposals = tried.map((text) => source({ ...OTHER, [field]: text }));
      const said = await judgedByCfp(conference, proposals, field);
      const judged = await judgedByForm(
        server,
        `count-${unit}`,
        proposals.map((proposal) => answersIn(proposal, conference.form)),
        field,
      );
      const differing = tried.flatMap((text, index) => {
        const [cfp, form] = [said[index], judged[index]];
        const same = cfp?.fits === form?.fits && (form?.count ?? cfp?.count) === cfp?.count;
        return same ? [] : [{ field, text, cfp, form }];
      });
      expect(differing).toEqual([]);
      expect(new Set(judged.map(({ fits }) => fits)).size).toBe(2);
      agreed += tried.length;
    }
    expect(texts[unit].length).toBeGreaterThanOrEqual(150);
    process.stderr.write(`pretalx ${server.version} and cfp agree over ${agreed} answers in ${unit}.\n`);
  });
});

type AnyConference = Awaited<ReturnType<typeof reading>>['conference'];

async function judgedByCfp(
  conference: AnyConference,
  proposals: readonly string[],
  field: FieldName,
): Promise<Judgement[]> {
  const { cfp, write } = world();
  write('.cfp.yaml', `conference: ${conference.id}\n`);
  write(`conferences/${conference.id}.yaml`, stringify(conference));
  const nameOf = (index: number): string => `proposals/${String(index).padStart(4, '0')}.md`;
  proposals.forEach((proposal, index) => {
    write(nameOf(index), proposal);
  });
  const { stdout, stderr } = await cfp('check', '--json', ...proposals.map((_, index) => nameOf(index)));
  expect(stderr).toBe('');
  const { files } = JSON.parse(stdout) as CheckReport;
  return proposals.map((_, index) => {
    const file = files.find(({ path }) => path === nameOf(index));
    const faults = file?.diagnostics.filter(({ rule, severity }) => HOLDS.includes(rule) && severity === 'error') ?? [];
    return {
      fits: file !== undefined && faults.length === 0,
      count: file?.fields.find((one) => one.field === field)?.count ?? 0,
    };
  });
}

const headings = readHeadings();

/** What a speaker would paste: cfp's answers, field by field. */
function answersIn(proposal: string, form: AnyConference['form']): Record<string, string> {
  const { answers } = readAnswers(parseProposal('talk.md', proposal), form, headings);
  return Object.fromEntries(answers.map(({ field, text }) => [field, text]));
}

async function judgedByForm(
  server: Server,
  event: string,
  proposals: readonly Readonly<Record<string, string>>[],
  field: FieldName,
): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  const person = speaker();
  await person.open(`${server.address}/${event}/submit/`);
  for (const answers of proposals) {
    const { title = '', abstract = '', description = '' } = answers;
    const { accepted, complaints } = await person.tryOut({ title, abstract, description });
    const complaint = complaints[field];
    // No other field may be what it refuses.
    if (!accepted && complaint === undefined) throw new Error(JSON.stringify({ answers, complaints }));
    const wrote = /You wrote (\d+) (?:characters|words)\./.exec(complaint ?? '')?.[1];
    judgements.push({ fits: accepted, count: wrote === undefined ? null : Number(wrote) });
  }
  return judgements;
}

test.skipIf(inject('servers').length > 0)('there is no pretalx to talk to', () => {
  expect(readFileSync('test/pretalx/events.json', 'utf8')).toContain('count-chars');
});
