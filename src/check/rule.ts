import type { Temporal } from 'temporal-polyfill';
import type { Conference, Format } from '../conference/conference.ts';
import type { Verdict } from '../conference/deadline.ts';
import type { Reading } from '../proposal/reading.ts';
import type { Outline } from '../proposal/outline.ts';
import type { Phrases } from '../proposal/phrases.ts';
import type { Proposal } from '../proposal/proposal.ts';
import type { Profile } from '../speaker/profile.ts';
import type { Span } from '../text/span.ts';
import type { Lexicon } from './names.ts';

/** Objective is an error, a likely mistake a warning, taste is info; info never changes the exit code. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule finds. The runner adds the rule's name and, where the finding has none of its own, its severity. */
export interface Finding {
  readonly span: Span;
  /** A fact with its numbers. */
  readonly message: string;
  /** The next thing to do. */
  readonly help?: string | undefined;
  readonly severity?: Severity;
  /** The field it is about, where the place is none of that field: what is missing stands nowhere. */
  readonly field?: string;
  /** A change that is safe to make without asking: it takes nothing away that the speaker meant. */
  readonly fix?: Fix | undefined;
}

/** Text to put in the place of a span. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** A finding with the name of the rule that made it. */
export interface Diagnostic extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** All that a rule may know. */
export interface Subject {
  readonly proposal: Proposal;
  /** What the proposal answers, read for the conference's form. */
  readonly reading: Reading;
  /** The call it is held against; null where none is named or the name is not known. */
  readonly conference: Conference | null;
  /** The name under which the call was looked for, and all the names there are. */
  readonly wanted: { readonly name: string | null; readonly known: readonly string[] };
  readonly format: Format | undefined;
  readonly outline: Outline | null;
  readonly verdict: Verdict | null;
  /** Who speaks; null where the settings say nothing of it. */
  readonly profile: Profile | null;
  /** Words that are right in this workspace, whatever a rule thinks of them. */
  readonly allow: readonly string[];
  readonly phrases: Phrases;
  readonly lexicon: Lexicon;
  /** The ids and addresses of all topics there are; read only when asked for. */
  readonly topics: () => readonly string[];
  readonly now: Temporal.Instant;
  /** The reader's IANA zone, for telling times; it decides nothing. */
  readonly zone: string;
}

/** Two proposals in the notation of the tests: carets under the words at fault, the message after them. */
export interface Examples {
  readonly good: string;
  readonly bad: string;
  /** What differs from `exampleCall`, where the rule needs it. */
  readonly call?: Partial<Conference>;
  /** The speaker's profile, where the rule needs one. */
  readonly profile?: Profile;
}

/** What every rule says of itself. Its words are its page. */
export interface RuleWords {
  readonly name: string;
  readonly severity: Severity;
  /** What it holds, in one sentence. */
  readonly summary: string;
  /** Why a form or a reviewer cares. */
  readonly why: string;
  /** Who says so: addresses, or the name of a document. */
  readonly sources: readonly string[];
}

/** One thing that `cfp check` holds a proposal to. Its examples are its tests. */
export interface Rule extends RuleWords {
  readonly examples: Examples;
  readonly check: (subject: Subject) => Iterable<Finding>;
}
