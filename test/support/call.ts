import { Temporal } from 'temporal-polyfill';
import type { Conference } from '../../src/conference/conference.ts';

/** A call for proposals with what a test is about; all else is as plain as can be. */
export function call(about: Partial<Conference> = {}): Conference {
  return { id: 'example', name: 'Example Conf', formats: [], form: [{ field: 'abstract' }], sources: [], ...about };
}

/** An instant, as a test writes it. */
export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
