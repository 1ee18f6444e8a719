import type { Report } from '../check/check.ts';
import type { Diagnostic } from '../check/rule.ts';
import { stateWords, type Verdict } from '../conference/deadline.ts';
import { minutesWords } from '../proposal/outline.ts';
import { stateAt, type Status } from '../proposal/submissions.ts';

/** One proposal at one of its calls. */
export interface Row {
  readonly report: Report;
  readonly title: string;
  /** The call's id, as the proposal names it; null where it names none. */
  readonly call: string | null;
  readonly state: Status;
  /** The day of the last step at this call, where the log has one. */
  readonly since: string | null;
  /** What the form would refuse; a call that takes nothing now is told by its deadline instead. */
  readonly missing: readonly Diagnostic[];
  readonly warnings: number;
}

/** What a report says of where a proposal stands. */
export function rowOf(report: Report): Row {
  const { proposal, title, diagnostics, wanted: call } = report;
  return {
    report,
    title: title === null || title === '' ? '(no title yet)' : title,
    call,
    ...stateAt(proposal, call),
    missing: diagnostics.filter(({ severity, rule }) => severity === 'error' && rule !== 'deadline-open'),
    warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
  };
}

export const isReady = ({ missing }: Row): boolean => missing.length === 0;

/** What is out of the speaker's hands: sent, or taken back. */
export const isSent = ({ state }: Row): boolean => ['submitted', 'accepted', 'declined', 'withdrawn'].includes(state);

/** Whether the call takes proposals at the moment of the report. */
export function isOpen({ report: { verdict } }: Row): boolean {
  return verdict !== null && ['open', 'closing', 'unknown'].includes(verdict.state);
}

/** The name of the call as people know it; its id where cfp does not know it. */
export const callName = ({ report: { conference }, call }: Row): string => conference?.name ?? call ?? 'no call';

/** The outline's minutes against the slot, in few words. */
export function minutesOf({ report: { outline, slot } }: Row): string {
  if (outline === null) return slot === null ? '' : `– of ${minutesWords(slot)}`;
  return slot === null
    ? minutesWords(outline.minutes)
    : `${minutesWords(outline.minutes).replace(/ min$/, '')} of ${minutesWords(slot)}`;
}

/** How much time is left, in few words. */
export function leftOf({ report: { verdict, now } }: Row): string {
  return verdict === null ? '' : stateWords(verdict, now);
}

/** Rows by what closes next: what is open first, then what will open, what never closes, and what has closed. */
export function byClosing(rows: readonly Row[]): Row[] {
  const ranked = rows.map((row) => ({ row, rank: rankOf(row.report.verdict) }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || (a.row.title < b.row.title ? -1 : 1));
  return ranked.map(({ row }) => row);
}

function rankOf(verdict: Verdict | null): [group: number, at: number] {
  if (verdict === null) return [5, 0];
  const { state, closes, day, opens } = verdict;
  const at = (closes ?? day?.earliest)?.epochMilliseconds;
  if (state === 'closed') return [4, -(at ?? 0)];
  if (state === 'not-open') return [1, opens?.epochMilliseconds ?? at ?? 0];
  return at === undefined ? [2, 0] : [0, at];
}
