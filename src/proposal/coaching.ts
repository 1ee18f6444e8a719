import * as v from 'valibot';
import { text } from '../text/schema.ts';

const wish = v.strictObject({
  /** What reviewers look for, in a sentence. */
  say: text,
  /** Who says so. */
  source: text,
});

const fieldCoaching = v.strictObject({
  /** The field as a question that a speaker can answer. */
  ask: v.optional(text),
  look_for: v.optional(v.array(wish), []),
});

const shape = v.strictObject({
  name: text,
  /** The parts of a talk of this shape: a question to each, and its share of the slot. */
  parts: v.array(v.strictObject({ ask: text, share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) })),
});

/** What `data/coaching.yaml` holds: how to help with each field, and shapes of talks. */
export const coachingSchema = v.strictObject({
  fields: v.record(v.string(), fieldCoaching),
  shapes: v.array(shape),
});

export type Coaching = Readonly<v.InferOutput<typeof coachingSchema>>;
export type Shape = Readonly<v.InferOutput<typeof shape>>;

/** What is shown one at a time to a speaker who asks for help with a field. */
export function ideasFor({ fields }: Coaching, field: string, questions: readonly string[]): string[] {
  const wishes = (fields[field]?.look_for ?? []).map(({ say, source }) => `Reviewers look for it: ${say} (${source})`);
  return [...(field === 'abstract' ? questions : []), ...wishes];
}
