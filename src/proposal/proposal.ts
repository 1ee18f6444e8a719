import type { Span } from '../text/span.ts';
import type { FrontMatter } from './front-matter.ts';

/** Where a proposal stands on its way; `status:` in the front matter. */
export const statuses = ['idea', 'draft', 'ready', 'submitted', 'accepted', 'declined', 'withdrawn'] as const;

/** The keys of the front matter that cfp gives a meaning. Those but the title are no answers, unless a form asks for them. */
export const OWN_KEYS: ReadonlySet<string> = new Set([
  'title',
  'conference',
  'topic',
  'format',
  'level',
  'tags',
  'status',
  'submissions',
]);

/**
 * How a heading is written. Markdown knows the first two; the others are lines that people use as headings:
 * `##Abstract`, `**Abstract**`, `Abstract: …`, `:abstract: …`, `* abstract: …`, and a word alone, on a paragraph of its
 * own or above one.
 */
export type HeadingStyle = 'atx' | 'setext' | 'hashes' | 'emphasis' | 'label' | 'key' | 'item' | 'bare' | 'bare-above';

/** A heading with its place: `span` is all of it, up to where its text begins; `textSpan` its words. */
export interface Heading {
  readonly text: string;
  readonly level: number;
  readonly style: HeadingStyle;
  /** The number of the list that it is an item of; null for all others. */
  readonly list: number | null;
  readonly span: Span;
  readonly textSpan: Span;
}

/** A piece of running text, by its place in the Markdown: what an outline is read from. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'paragraph';
  /** How many lists the block stands in; 0 outside of any. */
  readonly depth: number;
  readonly span: Span;
}

/** One of several proposals in a file, both numbers from 1. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

/** One talk as its file has it. Nothing here depends on a conference. */
export interface Proposal {
  readonly path: string;
  /** Which of the proposals of its file it is, where the file holds several. */
  readonly part?: Part;
  readonly source: string;
  /** Offset at which each line starts. */
  readonly lines: readonly number[];
  readonly frontMatter: FrontMatter;
  /** All but the front matter. */
  readonly body: Span;
  /** The headings that Markdown sees. */
  readonly headings: readonly Heading[];
  /** The lines that may be headings to whoever wrote them; what they say decides. */
  readonly labels: readonly Heading[];
  readonly blocks: readonly Block[];
  /** Lines across the page. */
  readonly rules: readonly Span[];
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
