import * as v from 'valibot';
import { sentencesOf } from './wording.ts';

const aside = v.strictObject({
  why: v.string(),
  headings: v.array(v.string()),
  tests: v.array(v.string()),
  but: v.optional(v.array(v.string()), []),
});

/** What `data/topic-posts.yaml` holds. */
export const postWordsSchema = v.strictObject({
  aside: v.array(aside),
  list: v.strictObject({ core: v.string(), words: v.string() }),
  group: v.strictObject({ core: v.string(), words: v.string() }),
  lead: v.strictObject({ topics: v.string(), aside: v.string(), past: v.string() }),
});

/** Why no topic stands under headings, by their words, and the words that lead to topics. */
export type PostWords = Readonly<v.InferOutput<typeof postWordsSchema>>;

/** What a heading says of what stands under it. */
export type Role = { readonly kind: 'aside'; readonly why: string } | { readonly kind: 'list' | 'group' | 'open' };

/** What comes before a list: that topics follow, topics that were given already, or something else; null says nothing. */
export type Lead = 'topics' | 'past' | 'aside' | null;

/** Longer lines are no headings, and patterns need not be tried on them. */
const LONGEST = 160;

/** Readers of headings by some words. */
export function readerOf(words: PostWords) {
  const asides = words.aside.map(({ why, headings }) => ({
    why,
    pattern: new RegExp(`^(?:${headings.map((one) => `(?:${one})`).join('|')})$`),
  }));
  const core = new RegExp(words.list.core);
  const known = new Set(words.list.words.split(/\s+/));
  const groupCore = new RegExp(words.group.core);
  const kinds = new Set(words.group.words.split(/\s+/));
  const leads = (['aside', 'past', 'topics'] as const).map((kind) => [kind, new RegExp(words.lead[kind])] as const);

  /** The role of a heading. `title` is that of the post: the names of events in it say nothing. */
  function roleOf(heading: string, title = ''): Role {
    if (CROSSED.test(heading)) return { kind: 'aside', why: 'it says what is not wanted' };
    const text = folded(heading).replace(NUMBERED, '');
    if (text.length > LONGEST) return { kind: 'open' };
    const found = asides.find(({ pattern }) => pattern.test(text));
    if (found !== undefined) return { kind: 'aside', why: found.why };
    const names = new Set(
      folded(title)
        .split(' ')
        .filter((word) => EVENT.test(word)),
    );
    const isKnown = (word: string): boolean => known.has(word) || EVENT.test(word) || names.has(word);
    const all = text.split(' ');
    if (core.test(text) && all.every(isKnown)) return { kind: 'list' };
    return { kind: groupCore.test(text) && all.every((word) => isKnown(word) || kinds.has(word)) ? 'group' : 'open' };
  }

  /** What the paragraph before a list says. */
  function leadOf(paragraph: string): Lead {
    const last = folded((sentencesOf(paragraph.slice(-600)).at(-1) ?? '').slice(-300));
    return leads.find(([, pattern]) => pattern.test(last))?.[0] ?? null;
  }

  return { roleOf, leadOf };
}

export type HeadingReader = ReturnType<typeof readerOf>;

/** The signs before what is not wanted. */
export const CROSSED = /^\s*(?:❌|🚫|⛔|👎|🙅|✖️?|✗|✘)/u;

// `Track 3: People` is called People.
const NUMBERED = /^(?:tracks?|topic|theme|idea|talk|suggestion|category|area) \d{1,2} (?=\p{L})/u;

// The name of an event: PyConES, RubyConf, SeaGL, DCUS, 2024, US.
const EVENT =
  /^(?:\d{1,4}(?:st|nd|rd|th)?|\w*con(?:f|ference|fs|s|us|eu|au|es|de|pl|it|fr|uk|za|jp|tw|india|africa)?\d*|\w+fest|\w+kaigi|\w+day|us|eu|au|uk|es|europe|america|australia|dcus|seagl|europython|\w*meetup|write|docs)$/;

/** A heading in small letters, without accents, apostrophes, punctuation and what numbers it. */
export function folded(heading: string): string {
  return heading
    .slice(0, 400)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .replace(/^ ?\d{1,3} (?=\p{L}{3})(?!ideas|topics|talks|things|comments|responses|replies)/u, '')
    .replaceAll('&', 'and')
    .trim();
}
