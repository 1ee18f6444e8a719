import type { Span } from '../text/span.ts';
import type { FrontMatter } from './front-matter.ts';

/** Where a proposal stands on its way; `status:` in the front matter. */
export const statuses = ['idea', 'draft', 'ready', 'submitted', 'accepted', 'declined', 'withdrawn'] as const;

/** A heading with its place: `span` is all its lines, `textSpan` the words. */
export interface Heading {
  readonly text: string;
  readonly level: number;
  readonly span: Span;
  readonly textSpan: Span;
}

/** A heading and what stands between it and the next heading, of whatever level. */
export interface Section {
  readonly heading: Heading;
  readonly content: Span;
}

/** A piece of running text, by its place in the Markdown: what an outline is read from. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'paragraph';
  /** How many lists the block stands in; 0 outside of any. */
  readonly depth: number;
  readonly span: Span;
}

/** One talk as its file has it. Nothing here depends on a conference. */
export interface Proposal {
  readonly path: string;
  readonly source: string;
  /** Offset at which each line starts. */
  readonly lines: readonly number[];
  readonly frontMatter: FrontMatter;
  /** The text between the front matter and the first heading. */
  readonly lead: Span;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  /** HTML comments: notes to oneself, never counted, never exported. */
  readonly comments: readonly Span[];
  /** Code blocks, whose text is no heading, item or placeholder. */
  readonly code: readonly Span[];
  /** The opening of a comment that runs to the end of the file, as a renderer would take it. */
  readonly unclosed: Span | null;
}

/** The text of a key of the front matter, or undefined where it is missing or empty. */
export function keyText(proposal: Proposal, key: string): string | undefined {
  const text = proposal.frontMatter.entries.get(key)?.text.trim();
  return text === '' ? undefined : text;
}

/** The values of a key that holds one value or a list of them. */
export function keyTexts(proposal: Proposal, key: string): string[] {
  const value = proposal.frontMatter.entries.get(key)?.value;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string' || typeof one === 'number').map((one) => String(one));
}
