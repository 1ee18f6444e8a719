/** What a form's renderer makes of Markdown. */
export interface Dialect {
  /** How it is called in a message. */
  readonly name: string;
  /** Whether it renders Markdown at all. */
  readonly markdown: boolean;
  readonly images: boolean;
  /** The HTML tags that it lets through. */
  readonly tags: ReadonlySet<string>;
  /** The spaces that a nested list needs. */
  readonly listIndent: number;
  /** The items that begin a list right under a text; others are more of that text, and need an empty line before them. */
  readonly listUnderText: RegExp | null;
  /** Whether the end of a line within a text breaks it. */
  readonly breaks: boolean;
}

// pretalx's allow-list; its renderer is Python-Markdown.
const PRETALX_TAGS =
  'a abbr acronym b blockquote br code del div em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre span strong sub sup table tbody td th thead tr ul';

const PRETALX = {
  name: 'pretalx',
  markdown: true,
  images: false,
  tags: new Set(PRETALX_TAGS.split(' ')),
  listIndent: 4,
  breaks: true,
} as const;

export const dialects = {
  /** pretalx (https://github.com/pretalx/pretalx): Python-Markdown, then an allow-list; no images. */
  pretalx: { ...PRETALX, listUnderText: null },
  /** pretalx from 2026.2 on, which puts the empty line before a list itself. */
  'pretalx-2026.2': { ...PRETALX, listUnderText: /^ {0,3}(?:[*+-]|1\.) +\S/ },
  /** CommonMark, as GitHub and most static sites render it. */
  commonmark: {
    name: 'CommonMark',
    markdown: true,
    images: true,
    tags: new Set(),
    listIndent: 2,
    listUnderText: /^ {0,3}(?:[*+-]|1[.)]) +\S/,
    breaks: false,
  },
  /** Forms that show what was typed. */
  plain: {
    name: 'a plain text form',
    markdown: false,
    images: false,
    tags: new Set(),
    listIndent: 0,
    listUnderText: null,
    breaks: true,
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
export const dialectNames = Object.keys(dialects) as readonly DialectName[];

const platformDialects: Readonly<Record<string, DialectName>> = { pretalx: 'pretalx', sessionize: 'plain' };

/** The dialect of a form, or null where it is not known. */
export function dialectOf(conference: {
  readonly dialect?: DialectName | undefined;
  readonly platform?: string | undefined;
}): Dialect | null {
  const name = conference.dialect ?? platformDialects[conference.platform ?? ''];
  return name === undefined ? null : dialects[name];
}
