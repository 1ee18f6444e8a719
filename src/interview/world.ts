import type { Temporal } from 'temporal-polyfill';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import type { Slot } from '../proposal/render.ts';
import type { EditorResult } from '../terminal.ts';
import type { Coaching } from '../proposal/coaching.ts';
import { situationOf, type Lookup, type Situation } from './situation.ts';
import { slotsFor, templateFor } from './slots.ts';

/** The file that answers go to. Each change is on the disk when `save` returns. */
export interface Draft {
  /** Where it is, as messages call it. */
  readonly path: string;
  /** As the file is now; an editor may have changed it. */
  readonly read: () => Proposal;
  readonly save: (source: string) => void;
  /** Whether another program has changed the file since it was last saved or asked about. */
  readonly wasChanged: () => boolean;
  /** Names a new file for its title, where nobody named it. */
  readonly titled: (title: string) => Promise<void>;
}

/** Something else to do with the proposal from the review screen, such as a preview. */
export interface Action {
  readonly name: string;
  readonly description?: string;
  readonly run: (path: string) => Promise<void>;
}

/** What the interview needs to know, besides whom to ask. */
export interface Interview {
  readonly draft: Draft;
  readonly lookup: Lookup;
  readonly coaching: Coaching;
  /** The call for a proposal that names none. */
  readonly fallback: string | undefined;
  /** Whether the proposal was begun just now, so that an idea for it may be wanted. */
  readonly isNew: boolean;
  /** Answers that are there and are to be looked at again, by field. */
  readonly again: ReadonlySet<string>;
  readonly now: Temporal.Instant;
  readonly edit: (path: string, line: number) => EditorResult;
  readonly actions: readonly Action[];
}

/** How the proposal stands now, read from its file. */
export const situationIn = ({ draft, lookup, fallback, isNew }: Interview): Situation =>
  situationOf(draft.read(), lookup, { fallback, isNew });

/** How the proposal would stand with another source. */
export const situationWith = ({ draft, lookup, fallback, isNew }: Interview, source: string): Situation =>
  situationOf(parseProposal(draft.path, source), lookup, { fallback, isNew });

/** The sections that the proposal has for its call and format. */
export function slotsIn({ lookup }: Interview, { conference, format }: Situation): Slot[] {
  return conference === null ? [] : slotsFor(conference, lookup.template(templateFor(format)), lookup.headings);
}
