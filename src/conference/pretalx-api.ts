import * as v from 'valibot';
import type { Field } from './conference.ts';

// What pretalx's API tells an anonymous reader while a call is open (https://docs.pretalx.org/api/).

const words = v.union([v.string(), v.record(v.string(), v.string())]);

/** The text in English where there is one, else in the event's own language, else in any. */
function wordsOf(text: v.InferOutput<typeof words> | null | undefined, locale = 'en'): string {
  if (text === null || text === undefined) return '';
  const told = typeof text === 'string' ? text : (text.en ?? text[locale] ?? Object.values(text)[0] ?? '');
  return told.replace(/\s+/g, ' ').trim();
}

export interface PretalxEvent {
  readonly name: string;
  readonly timezone: string;
  readonly locale: string | undefined;
}

/** An event out of its JSON; null where it is none. */
export function readEvent(text: string | null): PretalxEvent | null {
  const event = parsed(
    v.object({ name: words, timezone: v.string(), locale: v.optional(v.string()), slug: v.string() }),
    text,
  );
  if (event === null) return null;
  return { name: wordsOf(event.name, event.locale), timezone: event.timezone, locale: event.locale };
}

/** The version of a server in numbers, as in [2026, 2, 1]; null where it does not tell. */
export function readVersion(text: string | null): readonly number[] | null {
  const version = parsed(v.object({ version: v.string() }), text)?.version;
  const match = /^(\d{4})\.(\d+)(?:\.(\d+))?/.exec(version ?? '');
  return match === null ? null : match.slice(1).map((part: string | undefined) => Number(part ?? 0));
}

/** A kind of session. */
export interface PretalxType {
  readonly id: number;
  readonly name: string;
  readonly minutes: number | null;
  /** An instant; null where the call's own deadline holds. */
  readonly deadline: string | null;
  readonly needsCode: boolean;
}

const typeSchema = v.object({
  id: v.number(),
  name: words,
  default_duration: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0))),
  deadline: v.nullish(v.string()),
  requires_access_code: v.optional(v.boolean(), false),
});

/** The session types out of the pages of their list; null where it is none. */
export function readTypes(pages: readonly string[] | null, locale: string | undefined): PretalxType[] | null {
  const types = listIn(typeSchema, pages);
  if (types === null) return null;
  return types.map((type) => ({
    id: type.id,
    name: wordsOf(type.name, locale),
    minutes: type.default_duration === 0 ? null : (type.default_duration ?? null),
    deadline: type.deadline ?? null,
    needsCode: type.requires_access_code,
  }));
}

/** One of the organisers' own questions. */
export interface PretalxQuestion {
  readonly label: string;
  /** Their help, and what the kind of the answer is. */
  readonly help: string;
  readonly required: boolean;
  /** In the unit that the event counts in. */
  readonly limits: Pick<Field, 'min' | 'max'>;
  readonly options: readonly string[];
  /** Whether several of them may be chosen. */
  readonly several: boolean;
  /** The ids of the types that it is asked for; empty where it is asked for all. */
  readonly types: readonly number[];
  /** Whether it is about the speaker, and not about the talk. */
  readonly aboutSpeaker: boolean;
}

const length = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));
const bound = v.nullish(v.union([v.string(), v.number()]));
const idOrObject = v.union([v.number(), v.object({ id: v.number() })]);
const questionSchema = v.object({
  question: words,
  help_text: v.nullish(words),
  variant: v.string(),
  target: v.optional(v.string(), 'submission'),
  question_required: v.optional(v.string()),
  required: v.optional(v.boolean()),
  position: v.optional(v.nullable(v.number()), 0),
  submission_types: v.optional(v.array(idOrObject), []),
  options: v.optional(v.array(v.union([v.object({ answer: words }), v.number()])), []),
  min_length: length,
  max_length: length,
  min_number: bound,
  max_number: bound,
});

/**
 * The public questions out of the pages of their list, in the order in which the form asks them: about the talk first.
 * Null where it is none.
 */
export function readQuestions(pages: readonly string[] | null, locale: string | undefined): PretalxQuestion[] | null {
  const questions = listIn(questionSchema, pages)?.filter(({ target }) => target !== 'reviewer');
  if (questions === undefined) return null;
  const ordered = [...questions].sort((a, b) => {
    return Number(a.target === 'speaker') - Number(b.target === 'speaker') || (a.position ?? 0) - (b.position ?? 0);
  });
  return ordered.map((one) => {
    const isWritten = one.variant === 'text' || one.variant === 'string';
    const { min_length: min, max_length: max } = one;
    const options = one.options.flatMap((option) => (typeof option === 'number' ? [] : wordsOf(option.answer, locale)));
    return {
      label: wordsOf(one.question, locale),
      help: [wordsOf(one.help_text, locale), kindOf(one)].filter(Boolean).join(' '),
      required: one.question_required === 'required' || (one.question_required === undefined && one.required === true),
      limits: isWritten ? { ...(min ? { min } : {}), ...(max ? { max } : {}) } : {},
      options: one.variant === 'boolean' ? ['Yes', 'No'] : [...new Set(options)],
      several: one.variant === 'multiple_choice',
      types: one.submission_types.map((type) => (typeof type === 'number' ? type : type.id)),
      aboutSpeaker: one.target === 'speaker',
    };
  });
}

/** What the form takes for an answer that is no text. */
function kindOf({ variant, min_number: min, max_number: max }: v.InferOutput<typeof questionSchema>): string {
  const from = (min ?? null) === null ? '' : ` from ${Number(min)}`;
  const to = (max ?? null) === null ? '' : ` up to ${Number(max)}`;
  const kinds: Readonly<Record<string, string>> = {
    number: `A number${from}${to}.`,
    url: 'The address of a page.',
    date: 'A date.',
    datetime: 'A date and a time.',
    file: 'A file, which is uploaded on the form itself.',
  };
  return kinds[variant] ?? '';
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, text: string | null): v.InferOutput<Schema> | null {
  if (text === null) return null;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const result = v.safeParse(schema, data);
  return result.success ? result.output : null;
}

function listIn<Item>(item: v.GenericSchema<unknown, Item>, pages: readonly string[] | null): Item[] | null {
  if (pages === null) return null;
  const lists = pages.map((page) => parsed(v.object({ results: v.array(item) }), page));
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list?.results ?? []);
}
