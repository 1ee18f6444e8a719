import * as v from 'valibot';
import { text, url } from '../text/schema.ts';
import { counterNames, counters, platformCounter, platforms, type CounterName, type Unit } from './counters.ts';
import { dialectNames } from './dialect.ts';
import { endOf, isRealDate, offsetDisagrees, PUBLISHED, startOf } from './published.ts';
import { zoneFault, zoneId } from './zones.ts';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'An id is made of small letters, digits and single hyphens.'),
);
const date = v.pipe(
  v.string(),
  v.isoDate('A date is written 2024-04-29.'),
  v.check(isRealDate, 'The calendar has no such day.'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

// Seconds are refused, not dropped: no form publishes them, and a form that says 23:59 closes at 23:59:00.
function timeFault(published: string): string {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(published) ?? [];
  if (hour === '24') return 'A day ends at 23:59; its midnight is 00:00 of the next day.';
  if (Number(hour) > 24) return `A day has no hour ${hour ?? ''}; it ends at 23:59.`;
  if (Number(minute) > 59) return `An hour has no minute ${minute ?? ''}; it ends at :59.`;
  return 'A time is written 2024-04-29T12:00, in the local time of `timezone`; a date alone means that the hour was not published.';
}

const localTime = v.pipe(
  v.string(),
  v.regex(PUBLISHED, ({ input }) => timeFault(input)),
  v.check((value) => isRealDate(value.slice(0, 10)), 'The calendar has no such day.'),
);

const timezone = v.pipe(
  v.string(),
  v.check(
    (value) => zoneId(value) !== undefined,
    ({ input }) => zoneFault(input),
  ),
);

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
    /** Whether several of them may be chosen; an answer then has one on each line. */
    several: v.optional(v.boolean()),
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
  /** Overrules the call's own; the times that it was extended from are then the format's, too. */
  deadline: v.optional(localTime),
  extended_from: v.optional(v.array(localTime)),
  opens: v.optional(localTime),
});

const sourceSchema = v.pipe(
  v.strictObject({
    url: v.optional(url),
    title: v.optional(text),
    /** A file on the disk of whoever added the call. */
    file: v.optional(text),
    read: date,
    for: v.array(text),
    /** The reader that took the facts out of a list or a page, so that it can read them again. */
    from: v.optional(text),
    /** What the entry is called there. */
    entry: v.optional(text),
  }),
  v.check(
    ({ url, title, file }) => (url ?? title ?? file) !== undefined,
    'A source has a `url`, a `title` or a `file`.',
  ),
);

const conferenceEntries = v.strictObject({
  id,
  name: text,
  url: v.optional(url),
  cfp: v.optional(url),
  /** When and where the conference itself is. */
  starts: v.optional(date),
  ends: v.optional(date),
  place: v.optional(text),
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

type Entries = v.InferOutput<typeof conferenceEntries>;

/** What a conference file holds: one call for proposals, with only what was published. */
export const conferenceSchema = v.pipe(
  conferenceEntries,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, message } of contradictions(dataset.value)) {
      const [first, ...rest] = path.map(
        (key) => ({ type: 'object', origin: 'value', input: {}, key, value: null }) as const,
      );
      addIssue(first === undefined ? { message } : { message, path: [first, ...rest] });
    }
  }),
);

interface Contradiction {
  readonly path: readonly string[];
  readonly message: string;
}

/** Where two facts of a file cannot both be true. */
function* contradictions({ formats, form, ...call }: Entries): Generator<Contradiction> {
  const zone = call.timezone ?? null;
  const places = [
    { at: [] as string[], ...call },
    ...formats.map((format, index) => ({ at: ['formats', String(index)], ...format })),
  ];
  for (const { at, deadline = 'never', opens = call.opens, extended_from = [] } of places) {
    const times = [
      ['deadline', deadline],
      ['opens', opens ?? 'never'],
      ...extended_from.map((time, index) => [`extended_from.${index}`, time]),
    ] as const;
    for (const [key = '', time = 'never'] of times) {
      if (time === 'never' || zone === null || !offsetDisagrees(time, zone)) continue;
      yield { path: [...at, ...key.split('.')], message: `The clocks of ${zone} do not have that offset then.` };
    }
    if (deadline === 'never' || opens === undefined) continue;
    // Where the zone was not published, it is one and the same.
    const [begins, ends] = [startOf(opens, zone ?? 'UTC'), endOf(deadline, zone ?? 'UTC').latest];
    if (ends.epochMilliseconds <= begins.epochMilliseconds)
      yield { path: [...at, 'deadline'], message: `The call would close before it opens, which is ${opens}.` };
  }
  if (call.starts !== undefined && call.ends !== undefined && call.ends < call.starts)
    yield { path: ['ends'], message: `The conference would end before it starts, which is ${call.starts}.` };
  yield* repeated(
    'formats',
    'id',
    formats.map(({ id }) => id),
  );
  yield* repeated(
    'form',
    'field',
    form.map(({ field }) => field),
  );
}

function* repeated(list: string, key: string, values: readonly string[]): Generator<Contradiction> {
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) < index)
      yield { path: [list, String(index), key], message: `"${value}" stands there twice.` };
  }
}

export type Conference = Readonly<v.InferOutput<typeof conferenceSchema>>;
export type Format = Readonly<v.InferOutput<typeof formatSchema>>;
export type Field = Readonly<v.InferOutput<typeof fieldSchema>>;

/** The format that a proposal's `format:` names, by id or by name. */
export function findFormat(conference: Conference, name: string): Format | undefined {
  const wanted = name.trim().toLowerCase();
  return conference.formats.find((format) => format.id === wanted || format.name.toLowerCase() === wanted);
}

/** The format that a proposal names; where it names none, the only one of its call. Undefined where that is open. */
export function chosenFormat(conference: Conference, named: string | undefined): Format | undefined {
  if (named !== undefined) return findFormat(conference, named);
  return conference.formats.length === 1 ? conference.formats[0] : undefined;
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

/**
 * The counter of a field: the conference's own, unless the field's limits are in another unit; else its platform's, else
 * the plainest, which is then not `known`.
 */
export function counterOf(conference: Conference | undefined, field: Field | undefined): FieldCounter {
  const own = conference?.counter;
  const isOther = own !== undefined && field?.unit !== undefined && counters[own].unit !== field.unit;
  if (own !== undefined && !isOther) return { name: own, known: true };
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
