// What `cfp check --format json` writes for a proposal, and what the package's `check` gives: version 1 of the contract.
// This file stands alone: its declarations ship with the package.

/** One proposal, held against one conference or against none. Unknown values are null, never guessed. */
export interface Report {
  /** The path of the proposal as it was given or found. */
  readonly path: string;
  /** The id of the conference; null where none is named or the name is not known. */
  readonly conference: string | null;
  readonly title: string | null;
  /** Which of the proposals of its file it is, both numbers from 1; null where the file holds one. */
  readonly part: { readonly number: number; readonly of: number } | null;
  /** Every field that was found in the proposal, known to the conference or not. */
  readonly fields: readonly ReportedField[];
  /** The headings whose text answers no field, in their order. */
  readonly others: readonly { readonly heading: string; readonly line: number }[];
  /** The lines that were left out as the form's own help: the first and the last. */
  readonly help: readonly Lines[];
  /** The minutes that the outline gives; null where no minutes were found. */
  readonly outline: ReportedOutline | null;
  /** Whether the conference takes the proposal now; null where there is no conference. */
  readonly deadline: ReportedDeadline | null;
  /** All that was found, advice included, in the order of the places. */
  readonly diagnostics: readonly ReportedDiagnostic[];
}

/** The first line and the last, from 1. */
export type Lines = readonly [first: number, last: number];

/** Minutes as the least and the most; the same twice where one number is given. */
export type Minutes = readonly [least: number, most: number];

/** One answer of a proposal, counted as the conference's form counts it. */
export interface ReportedField {
  /** `title`, `abstract`, `outline`, …, or a field of the conference's own. */
  readonly field: string;
  /** The heading that the answer stands under; null for the title and for text without a heading of its own. */
  readonly heading: string | null;
  /** The line of the heading or of the key in the front matter, from 1. */
  readonly line: number;
  /** The lines of the answer itself; null where it is empty. */
  readonly lines: Lines | null;
  /** Why the text is taken for the answer to this field, in words for people. */
  readonly readAs: string;
  /** The length of the answer in `unit`. */
  readonly count: number;
  readonly unit: 'characters' | 'words' | 'bytes';
  /** The name of the counter that counted; counters may be added. */
  readonly counter: string;
  /** The least that the form takes, in `unit`; null where none was published. */
  readonly min: number | null;
  /** The most that the form takes, in `unit`; null where none was published. */
  readonly max: number | null;
}

export interface ReportedOutline {
  /** The sum of the items. */
  readonly minutes: Minutes;
  /** What the outline itself says is the whole, which is compared and never added; null where it says nothing. */
  readonly stated: Minutes | null;
  /** The minutes of the format's slot; null where they are not known. */
  readonly slot: Minutes | null;
  /** How the sum was made, in sentences for people. */
  readonly how: readonly string[];
  /** What could be meant otherwise, and how it was taken, in sentences for people. */
  readonly doubts: readonly string[];
  /** The items that were added up, in their order. */
  readonly items: readonly { readonly line: number; readonly text: string; readonly minutes: Minutes }[];
}

export interface ReportedDeadline {
  /** `closing` is open with 48 hours or less left, `unknown` is not published. */
  readonly state: 'open' | 'closing' | 'closed' | 'not-open' | 'unknown';
  /** The last instant at which the form takes the proposal, in UTC (ISO 8601); null where no hour was published. */
  readonly instant: string | null;
  /** The zone of the deadline as it was published: an IANA name, UTC or AoE; null where none was. */
  readonly zone: string | null;
  /** The time left, as an ISO 8601 duration; null once closed or where `instant` is not known. */
  readonly left: string | null;
}

/** One thing that a rule found. */
export interface ReportedDiagnostic {
  /** The name of the rule; `cfp rules <name>` explains it. Rules may be added. */
  readonly rule: string;
  /** The form would refuse it, it is a likely mistake, or it is advice. */
  readonly severity: Severity;
  /** What is the matter: a fact with its numbers. */
  readonly message: string;
  /** The next thing to do; null where the message says it all. */
  readonly help: string | null;
  /** Where the words at fault start. */
  readonly start: Place;
  /** The place after the last of the words at fault. */
  readonly end: Place;
  /** Whether `cfp check --fix` can mend it. */
  readonly fixable: boolean;
}

export type Severity = 'error' | 'warning' | 'info';

/** A place in a file; both from 1, columns in code points. */
export interface Place {
  readonly line: number;
  readonly column: number;
}
