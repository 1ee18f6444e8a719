import { plain, type PostLink } from './post.ts';
import type { Section } from './sections.ts';

/** A topic as a post tells it. */
export interface FoundTopic {
  readonly title: string;
  readonly pitch: string;
  readonly questions: readonly string[];
  readonly bonus: readonly string[];
  /** The heading that a bullet stood under, where the post has several of them. */
  readonly group: string | null;
  readonly links: readonly PostLink[];
  /** The topics that belong to this one. */
  readonly parts: readonly FoundTopic[];
}

/** Something of a post that became no topic. */
export interface LeftOut {
  /** Its heading, or its first words. */
  readonly what: string;
  /** Ends a sentence that begins with what it is. */
  readonly why: string;
  /** Its line in the source; null where that is not known. */
  readonly line: number | null;
}

/** What was found in a piece of a post, in its order. */
export interface Found {
  readonly topics: readonly FoundTopic[];
  readonly leftOut: readonly LeftOut[];
}

/** What was found in several pieces. */
export const together = (pieces: readonly Found[]): Found => ({
  topics: pieces.flatMap(({ topics }) => topics),
  leftOut: pieces.flatMap(({ leftOut }) => leftOut),
});

/** A piece of a post that is told as left out. */
export const leaving = (what: string, why: string, line: number | null): Found => ({
  topics: [],
  leftOut: [{ what: startOf(what), why, line }],
});

/** The heading of a section, without markup. */
export const headingOf = ({ heading }: Section): string => plain(heading?.text ?? '');

const LONGEST_START = 60;

/** The first words of a text. */
export function startOf(text: string): string {
  const words = plain(text);
  const end = words.lastIndexOf(' ', LONGEST_START);
  return words.length <= LONGEST_START ? words : `${words.slice(0, end > 0 ? end : LONGEST_START)}…`;
}

/** Links without those that point where another one does, or into the page. */
export function unique(links: readonly PostLink[]): PostLink[] {
  const found = new Map<string, PostLink>();
  for (const link of links) if (!link.url.startsWith('#') && !found.has(link.url)) found.set(link.url, link);
  return [...found.values()];
}
