/** An address that a post points to, and the words that it is pointed to with. */
export interface PostLink {
  readonly title: string;
  /** As the post has it: it may be no address of its own (`/speaking/`). */
  readonly url: string;
}

/** A paragraph, a heading or the words of a bullet. */
export interface Words {
  /** On one line, without markup but for the backticks of code. */
  readonly text: string;
  /** As its author broke the lines: `\n` for a line end in the source, `\u2028` for a break that is meant. */
  readonly broken: string;
  readonly links: readonly PostLink[];
  /** The bold words it begins with; all of it where it is bold to the end; null where it begins otherwise. */
  readonly lead: string | null;
  /** Whether it is struck out to the end. */
  readonly struck: boolean;
}

/** A bullet or a numbered item. */
export interface Item {
  readonly words: Words;
  /** The paragraphs after its first. */
  readonly more: readonly Words[];
  readonly items: readonly Item[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly words: Words; readonly line: number | null }
  | { readonly kind: 'paragraph'; readonly words: Words; readonly line: number | null }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly line: number | null }
  | { readonly kind: 'rule' };

/** A post as it was read, whatever it was written in. */
export interface Post {
  readonly title: string | null;
  readonly author: string | null;
  /** The day, as `2024-03-01`. */
  readonly published: string | null;
  /** Where it was published, which its relative links start from. */
  readonly url: string | null;
  readonly blocks: readonly Block[];
}

/** The text without the backticks of code: for titles. */
export const plain = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
