import { expect } from 'vitest';
import { world } from '../support/world.ts';
import { READ } from '../support/recorded.ts';
import type { Asked, Entries, Speaker } from './speaker.ts';

/** What a speaker tells `cfp draft` for the call of an event. */
interface Talk {
  readonly event: string;
  readonly title: string;
  readonly format?: string;
  readonly answers: Readonly<Record<string, string>>;
}

const ABSTRACT = `Why we deploy at noon, when everybody is awake. “Nobody” dared to, said *everybody*.

- It is **calm**, and short 🎉
    - and \`rollback\` is one word

1. A fence: <https://example.org/?a=1&b=2>
2. A café & an &amp;`;

export const talks: readonly Talk[] = [
  {
    event: 'types',
    title: 'Ship it at noon, "awake" & <calm>',
    format: 'talk',
    answers: {
      track: 'Community',
      language: 'Deutsch',
      abstract: ABSTRACT,
      description: 'What changed when we stopped shipping at night.\n\n> Nothing broke.\n\nAll slept.',
      notes: 'It was told twice.\n\n    indented code\n\nThat is all.',
      'what-will-people-take-home': '- A list of checks\n- The courage to ship by day',
      'who-is-it-for': 'Those who know & love it',
      'which-of-these-do-you-need': '- A second microphone\n- A projector',
      'in-one-line': 'Ship while people are awake.',
      'may-we-record-it': 'Yes',
      'how-many-handouts': '30',
      'where-do-you-live': 'Lisbon',
    },
  },
  {
    event: 'words',
    title: 'Ship it at noon',
    answers: { abstract: ABSTRACT, description: 'What changed since we ship by day.' },
  },
  {
    event: 'german',
    title: 'Mittags ausliefern',
    format: 'arbeitskreis',
    answers: {
      abstract: `Warum wir mittags ausliefern, wenn alle wach sind, und nicht nachts.\n\n${ABSTRACT}`,
      notes: 'Übung.',
    },
  },
];

/** What `cfp export --as json` gives, as far as it is pasted. */
export interface ExportedTalk {
  readonly format: { readonly id: string; readonly name: string } | null;
  readonly answers: readonly ExportedAnswer[];
}

interface ExportedAnswer {
  readonly field: string;
  readonly label: string;
  readonly markdown: string;
  readonly chosen: readonly string[] | null;
}

/** Does what a speaker does before the form: adds the call, drafts for it, checks, and exports. */
export async function exportOf(server: string, { event, title, format, answers }: Talk): Promise<ExportedTalk> {
  const { cfp, read } = world({ now: new Date(READ.epochMilliseconds) });
  expect((await cfp('conferences', 'add', `${server}/${event}`, '--yes')).code).toBe(0);
  const given = Object.entries(answers).flatMap(([field, text]) => ['--answer', `${field}=${text}`]);
  const kind = format === undefined ? [] : ['--format', format];
  await cfp('draft', 'talk.md', '--conference', event, '--title', title, ...kind, ...given);
  const { stdout } = await cfp('check', 'talk.md', '--json');
  const { files } = JSON.parse(stdout) as { files: { diagnostics: { rule: string; severity: string }[] }[] };
  expect(files[0]?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const exported = await cfp('export', 'talk.md', '--as', 'json');
  expect(exported.code).toBe(0);
  const talk = JSON.parse(exported.stdout) as ExportedTalk;
  expect(Object.fromEntries(talk.answers.map(({ field, markdown }) => [field, markdown]))).toEqual({
    title,
    ...answers,
  });
  const abstract = talk.answers.find(({ field }) => field === 'abstract')?.markdown ?? '';
  expect((await cfp('export', 'talk.md', '--field', 'abstract')).stdout).toBe(`${abstract}\n`);
  expect(read('talk.md')).toContain(abstract);
  return talk;
}

/** Where a page has room for what was exported, and what goes there; found by the words that both have for it. */
export function placesOn(
  asked: readonly Asked[],
  answers: readonly ExportedAnswer[],
): { readonly label: string; readonly name: string; readonly value: string | readonly string[] }[] {
  return answers.flatMap((answer) => {
    const place = asked.find(({ label }) => label === answer.label);
    return place === undefined ? [] : [{ label: place.label, name: place.name, value: valueFor(place, answer) }];
  });
}

function valueFor({ kind, options }: Asked, { markdown, chosen }: ExportedAnswer): string | readonly string[] {
  const choices = (chosen ?? []).map((option) => options[option] ?? `${option} is not offered`);
  if (kind === 'several') return choices;
  if (kind === 'one') return choices[0] ?? '';
  if (kind === 'box') return chosen?.[0] === 'Yes' ? 'on' : [];
  return markdown;
}

/** The kind of session, which the page names with its length. */
export function sessionOn(asked: readonly Asked[], format: ExportedTalk['format']): Entries {
  const { options = {} } = asked.find(({ name }) => name === 'submission_type') ?? {};
  const value = Object.entries(options).find(([words]) => words.startsWith(`${format?.name ?? ''} (`))?.[1];
  return value === undefined ? {} : { submission_type: value };
}

/** The rest of the wizard: an account, and who that is. */
export async function signUp(person: Speaker, name: string): Promise<void> {
  const password = 'correct horse battery staple';
  const account = { register_name: name, register_email: `${name}@example.org` };
  const sent = await person.send({ ...account, register_password: password, register_password_repeat: password });
  expect(sent.complaints).toEqual({});
  expect((await person.send({ name, biography: 'She writes programs.' })).complaints).toEqual({});
}

/** A proposal as pretalx stored it. */
export interface Kept {
  readonly type: string;
  readonly track: string | null;
  readonly language: string;
  readonly title: string;
  readonly abstract: string;
  readonly description: string;
  readonly notes: string;
  readonly answers: Readonly<Record<string, string>>;
}

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', de: 'Deutsch' };

/** What is stored for an answer, each choice of several by itself. */
export function storedIn(
  kept: Kept | undefined,
  { field, label, chosen }: ExportedAnswer,
): string | string[] | undefined {
  if (kept === undefined) return undefined;
  if (field === 'language') return LANGUAGES[kept.language];
  const own = (kept as unknown as Record<string, string | undefined>)[field];
  const stored = (own ?? kept.answers[label])?.replaceAll('\r\n', '\n');
  if (chosen === null || chosen.length < 2) return stored === 'True' ? 'Yes' : stored;
  return stored?.split(', ').toSorted();
}

/** What was pasted for it. */
export function sentFor({ markdown, chosen }: ExportedAnswer): string | string[] {
  return chosen === null || chosen.length < 2 ? (chosen?.[0] ?? markdown) : [...chosen].sort();
}
