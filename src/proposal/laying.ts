import type { Headings, NamedField } from './headings.ts';
import { parseProposal } from './parse.ts';
import { readAnswers } from './reading.ts';
import { sectionText, withKey, withSection, type KeyValue, type Slot } from './render.ts';

/** The order in which a new proposal has its keys. */
const KEYS = ['title', 'conference', 'topic', 'format', 'level', 'tags', 'status'];

/** The source with a key set: in its place where it is there, else at its place in the order of a new proposal's. */
export function withKeyInOrder(source: string, key: string, value: KeyValue): string {
  const { frontMatter } = parseProposal('', source);
  const { entries, language, span } = frontMatter;
  const rank = KEYS.indexOf(key);
  const later = [...entries.values()].find((entry) => KEYS.indexOf(entry.key) > rank);
  if (entries.has(key) || later === undefined || rank === -1 || language === 'toml' || span === null) {
    return withKey(source, key, value);
  }
  const at = source.lastIndexOf('\n', later.keySpan.start - 1) + 1;
  const [, line = ''] = /^---\r?\n([^]*?)---\r?\n?$/.exec(withKey('---\n---\n', key, value)) ?? [];
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  return source.slice(0, at) + line.replace(/\r?\n/g, eol) + source.slice(at);
}

/** The source without a key. A value over several lines goes whole. */
export function withoutKey(source: string, key: string): string {
  const entry = parseProposal('', source).frontMatter.entries.get(key);
  if (entry === undefined) return source;
  const start = source.lastIndexOf('\n', entry.keySpan.start - 1) + 1;
  const last = Math.max(entry.keySpan.end, entry.valueSpan.end);
  const end = source[last - 1] === '\n' ? last : source.indexOf('\n', last) + 1;
  return source.slice(0, start) + source.slice(end);
}

/**
 * The source laid out for a form: a section for each of its fields that has none, with its prompt. The sections of the
 * form before that hold nothing but their prompt are taken out; what the speaker wrote stays.
 */
export function laidOut(
  source: string,
  {
    form,
    slots,
    before,
    headings,
  }: {
    readonly form: readonly NamedField[];
    readonly slots: readonly Slot[];
    readonly before: readonly Slot[];
    readonly headings: Headings;
  },
): string {
  let text = source;
  for (const slot of before) text = text.replace(`\n${sectionText(slot, '')}`, '');
  for (const slot of slots) {
    const proposal = parseProposal('', text);
    const reading = readAnswers(proposal, form, headings);
    if (reading.answers.some(({ field }) => field === slot.field)) continue;
    text = withSection(proposal, reading, slots, slot);
  }
  return text;
}
