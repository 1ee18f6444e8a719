import { counterOf, findField, type Conference, type FieldCounter } from '../conference/conference.ts';
import { counters, platformCounter } from '../conference/counters.ts';
import type { Answer } from '../proposal/answers.ts';
import { quotedLimit } from '../proposal/quoted-limit.ts';

/** How long an answer may be, and how that is counted. */
export interface Limit {
  readonly min: number | null;
  readonly max: number | null;
  readonly counter: FieldCounter;
  /** Who says so: the form, or the heading, which may quote another one. */
  readonly by: 'form' | 'heading';
}

/** The limit of an answer: the form's, else the one that its heading quotes ("Abstract (max. 250 words)"). */
export function limitOf(conference: Conference | null, { field: name, heading }: Answer): Limit {
  const field = findField(conference, name);
  const call = conference ?? undefined;
  const quoted = field?.max === undefined && field?.min === undefined && heading !== null ? quotedLimit(heading) : null;
  if (quoted === null) {
    return { min: field?.min ?? null, max: field?.max ?? null, counter: counterOf(call, field), by: 'form' };
  }
  const { min = null, max = null, unit } = quoted;
  const own = counterOf(call, { field: name, unit });
  // A conference's own counter may count something else than the heading speaks of.
  const counter = counters[own.name].unit === unit ? own : platformCounter(call?.platform, unit);
  return { min, max, counter, by: 'heading' };
}
