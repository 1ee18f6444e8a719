import type { Temporal } from 'temporal-polyfill';
import type { Call, Urgency } from '../conference/call.ts';
import type { Paint } from '../text/paint.ts';

/** How calls are shown. */
export interface CallStyle {
  readonly paint: Paint;
  readonly columns: number;
  readonly now: Temporal.Instant;
  /** Leaves out what to do next: the calls are not kept yet. */
  readonly bare?: boolean;
}

/** A way to lay calls out: a piece of text for each kind of urgency. */
export type Layout = (calls: readonly Call[], style: CallStyle) => string[];

/** What stands above the calls of each kind, and how it is coloured. */
export const GROUPS: Readonly<Record<Urgency, { readonly title: string; readonly colour: (paint: Paint) => Paint }>> = {
  hours: { title: 'Closes within 48 hours', colour: (paint) => paint.red },
  week: { title: 'Closes within a week', colour: (paint) => paint.yellow },
  open: { title: 'Open', colour: (paint) => paint.green },
  always: { title: 'Always open', colour: (paint) => paint.green },
  perhaps: { title: 'May have closed', colour: (paint) => paint.yellow },
  later: { title: 'Not open yet', colour: (paint) => paint.cyan },
  unknown: { title: 'No deadline published', colour: (paint) => paint.yellow },
  closed: { title: 'Closed', colour: (paint) => paint.dim },
};

/** Calls that are in the order of their urgency, by it. */
export const grouped = (calls: readonly Call[]): (readonly [Urgency, readonly Call[]])[] =>
  [...new Set(calls.map(({ urgency }) => urgency))].map(
    (urgency) => [urgency, calls.filter((call) => call.urgency === urgency)] as const,
  );

/** A text dimmed line by line, so that no colour reaches over the end of one. */
export const dimmed = (text: string, paint: Paint): string =>
  text
    .split('\n')
    .map((line) => paint.dim(line))
    .join('\n');
