import * as v from 'valibot';
import { text, url } from '../text/schema.ts';
import { counterNames, platformCounter, platforms, type CounterName, type Unit } from './counters.ts';
import { dialectNames } from './dialect.ts';
import { zoneId, zonesMeantBy } from './zones.ts';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'An id is made of small letters, digits and single hyphens.'),
);
const date = v.pipe(v.string(), v.isoDate('A date is written 2024-04-29.'));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

// Seconds are refused, not dropped: no form publishes them, and a form that says 23:59 closes at 23:59:00.
const localTime = v.pipe(
  v.string(),
  v.check(
    (value) => v.is(v.union([v.pipe(v.string(), v.isoDate()), v.pipe(v.string(), v.isoDateTime())]), value),
    'A time is written 2024-04-29T12:00, in the local time of `timezone`; a date alone means that the hour was not published.',
  ),
  v.check((value) => isRealDate(value.slice(0, 10)), 'The calendar has no such day.'),
);

const timezone = v.pipe(
  v.string(),
  v.check(
    (value) => zoneId(value) !== undefined,
    ({ input }) => {
      const meant = zonesMeantBy(input);
      const zone = meant.length > 0 ? `"${input}" may mean ${meant.join(' or ')}` : `There is no time zone "${input}"`;
      return `${zone}; write an IANA name such as America/New_York, or UTC, or AoE.`;
    },
  ),
);

function isRealDate(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

const units = ['characters', 'words', 'bytes'] as const satisfies readonly Unit[];

const fieldSchema = v.pipe(
  v.strictObject({
    /** `title`, `abstract`, `outline`, …, or a name of the conference's own. */
    field: id,
    label: v.optional(text),
    help: v.optional(text),
    required: v.optional(v.boolean()),
    min: v.optional(count),
    max: v.optional(count),
    unit: v.optional(v.picklist(units)),
    /** The answers that the form offers; an answer is then chosen, not written. */
    options: v.optional(v.pipe(v.array(text), v.minLength(1))),
    /** More headings under which speakers answer this field. */
    headings: v.optional(v.array(text)),
    visible_to: v.optional(v.picklist(['public', 'reviewers', 'organisers'])),
  }),
  v.check(({ min = 0, max = Infinity }) => min <= max, 'The least length is over the greatest.'),
);

const minutes = v.union([
  count,
  v.pipe(
    v.tuple([count, count]),
    v.check(([least, most]) => least <= most),
  ),
]);

const formatSchema = v.strictObject({
  id,
  name: text,
  minutes: v.optional(minutes),
  deadline: v.optional(localTime),
});

const sourceSchema = v.pipe(
  v.strictObject({ url: v.optional(url), title: v.optional(text), read: date, for: v.array(text) }),
  v.check(({ url, title }) => url !== undefined || title !== undefined, 'A source has a `url` or a `title`.'),
);

/** What a conference file holds: one call for proposals, with only what was published. */
export const conferenceSchema = v.strictObject({
  id,
  name: text,
  url: v.optional(url),
  cfp: v.optional(url),
  platform: v.optional(v.picklist(platforms)),
  counter: v.optional(v.picklist(counterNames)),
  dialect: v.optional(v.picklist(dialectNames)),
  timezone: v.optional(timezone),
  opens: v.optional(localTime),
  deadline: v.optional(v.union([v.literal('never'), localTime])),
  extended_from: v.optional(v.array(localTime)),
  anonymous: v.optional(v.boolean()),
  /** Whether time for questions is a part of the slot, follows it, or is not given. */
  questions: v.optional(v.picklist(['included', 'after', 'none'])),
  /** How many proposals one speaker may send in. */
  proposals_per_speaker: v.optional(count),
  note: v.optional(text),
  formats: v.optional(v.array(formatSchema), []),
  form: v.pipe(v.array(fieldSchema), v.minLength(1, 'A form asks for something.')),
  sources: v.optional(v.array(sourceSchema), []),
});

export type Conference = Readonly<v.InferOutput<typeof conferenceSchema>>;
export type Format = Readonly<v.InferOutput<typeof formatSchema>>;
export type Field = Readonly<v.InferOutput<typeof fieldSchema>>;

/** The format that a proposal's `format:` names, by id or by name. */
export function findFormat(conference: Conference, name: string): Format | undefined {
  const wanted = name.trim().toLowerCase();
  return conference.formats.find((format) => format.id === wanted || format.name.toLowerCase() === wanted);
}

/** The field of a form that an answer is for; undefined where the form does not ask for it, or there is no call. */
export function findField(conference: Conference | null, name: string): Field | undefined {
  return conference?.form.find(({ field }) => field === name);
}

/** The slot of a format in minutes, `[least, most]`, or null where the conference published none. */
export function slotOf(format: Format | undefined): readonly [number, number] | null {
  if (format?.minutes === undefined) return null;
  return typeof format.minutes === 'number' ? [format.minutes, format.minutes] : format.minutes;
}

/** The counter of a field: the conference's own, else its platform's, else the plainest, which is then not `known`. */
export function counterOf(conference: Conference | undefined, field: Field | undefined): FieldCounter {
  if (conference?.counter !== undefined) return { name: conference.counter, known: true };
  return platformCounter(conference?.platform, field?.unit ?? 'characters');
}

export interface FieldCounter {
  readonly name: CounterName;
  readonly known: boolean;
}

/** The field's name as the form shows it: its label, else its id in words. */
export function labelOf(field: Field): string {
  const words = field.label ?? field.field.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
