import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Conference } from '../../src/conference/conference.ts';

/** An event as it was set up; see organise.py. */
export interface Told {
  readonly slug: string;
  readonly name: string;
  readonly timezone: string;
  readonly deadline?: string;
  readonly unit?: 'chars' | 'words';
  readonly types: readonly {
    readonly name: string;
    readonly minutes: number;
    readonly deadline?: string;
    readonly access_code?: boolean;
  }[];
  readonly tracks?: readonly string[];
  readonly fields?: Readonly<
    Record<string, { readonly min_length?: number; readonly max_length?: number; readonly visibility?: string }>
  >;
  readonly renamed?: Readonly<Record<string, { readonly label?: string; readonly help_text?: string }>>;
  readonly questions?: readonly {
    readonly question: string;
    readonly variant: string;
    readonly required?: boolean;
    readonly min_length?: number;
    readonly max_length?: number;
    readonly options?: readonly string[];
    readonly types?: readonly string[];
    readonly is_public: boolean;
  }[];
}

export const events = JSON.parse(readFileSync(join(import.meta.dirname, 'events.json'), 'utf8')) as readonly Told[];

export const TITLE_COLUMN = 200;
const VISIBLE: Readonly<Record<string, string>> = {
  title: 'required',
  abstract: 'required',
  description: 'optional',
  notes: 'optional',
};

/** Every limit, deadline, type and question of an event, as what cfp reads must say it. */
export function expectedOf(told: Told) {
  const unit = told.unit === 'words' ? 'words' : 'characters';
  const texts = Object.entries(VISIBLE).flatMap(([field, usual]) => {
    const { min_length: min, max_length, visibility = usual } = told.fields?.[field] ?? {};
    if (visibility === 'do_not_ask') return [];
    const isColumn = field === 'title' && max_length === undefined && min === undefined;
    const max = isColumn ? TITLE_COLUMN : max_length;
    const limited = min !== undefined || max !== undefined;
    const limit = { min, max, unit: !limited ? undefined : isColumn ? 'characters' : unit };
    return { field, label: told.renamed?.[field]?.label, required: visibility === 'required', ...limit };
  });
  const questions = (told.questions ?? [])
    .filter((question) => question.is_public)
    .map(({ question, required = false, min_length: min, max_length: max, options, types = [], variant }) => ({
      label: question,
      required: required && types.length === 0,
      ...{ min, max, unit: min === undefined && max === undefined ? undefined : unit },
      options: variant === 'boolean' ? ['Yes', 'No'] : options,
      several: variant === 'multiple_choice' || undefined,
    }));
  return {
    name: told.name,
    timezone: told.timezone,
    deadline: told.deadline,
    formats: told.types.map(({ name, minutes, deadline }) => ({ name, minutes, deadline })),
    texts,
    questions,
  };
}

const NO_QUESTIONS = new Set([...Object.keys(VISIBLE), 'track', 'language']);

/** What cfp read of an event, in the same shape. Labels are compared where they were renamed. */
export function foundIn({ name, timezone, deadline, formats, form }: Conference, told: Told) {
  return {
    name,
    timezone,
    deadline,
    formats: formats.map(({ name, minutes, deadline }) => ({ name, minutes, deadline })),
    texts: Object.keys(VISIBLE).flatMap((field) =>
      form
        .filter((one) => one.field === field)
        .map(({ label, required = false, min, max, unit }) => {
          return { field, label: told.renamed?.[field]?.label && label, required, min, max, unit };
        }),
    ),
    questions: form
      .filter(({ field }) => !NO_QUESTIONS.has(field))
      .map(({ label, required = false, min, max, unit, options, several }) => ({
        ...{ label, required, min, max, unit, options, several },
      })),
  };
}
