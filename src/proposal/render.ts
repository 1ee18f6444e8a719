import { stringify } from 'yaml';
import { spanOf, type Answer } from './answers.ts';
import { type Reading } from './reading.ts';
import { findComments } from './comments.ts';
import { namesField } from './headings.ts';
import { parseProposal } from './parse.ts';
import type { Proposal } from './proposal.ts';
import type { Section } from './sections.ts';

/** One section to come: the heading to write, and the field it answers. */
export interface Slot {
  readonly field: string;
  readonly heading: string;
  /** A question to the speaker, written as a comment until there is an answer. */
  readonly prompt?: string | undefined;
}

/** Stands after an answer whose writer was interrupted: a note to oneself, which the interview goes on from. */
export const UNFINISHED = '<!-- unfinished: go on here -->';

/** A value of the front matter. */
export type KeyValue = string | readonly string[];

/** A new proposal: front matter, and a section for each field with its prompt as a comment. */
export function renderProposal(keys: Readonly<Record<string, KeyValue | undefined>>, slots: readonly Slot[]): string {
  let source = '---\n---\n';
  for (const [key, value] of Object.entries(keys)) {
    if (value !== undefined) source = withKey(source, key, value);
  }
  return slots.reduce((text, slot) => `${text}\n${sectionText(slot, '')}`, source);
}

/** The source with a key of its front matter set; all else stays as it is, to the byte. */
export function withKey(source: string, key: string, value: KeyValue): string {
  const { frontMatter } = parseProposal('', source);
  const [written, colon, fence] =
    frontMatter.language === 'toml' ? [JSON.stringify(value), ' =', '+++'] : [yamlOf(value), ':', '---'];
  const entry = frontMatter.entries.get(key);
  if (entry !== undefined) {
    const { start, end } = entry.valueSpan;
    const isBlock = source.slice(entry.keySpan.end, end).includes('\n');
    if (end > start && (!isBlock || frontMatter.language === 'toml'))
      return source.slice(0, start) + written + source.slice(end);
    // Nothing after the colon, or a value over several lines, whose last line end stays.
    const after = source.indexOf(':', entry.keySpan.end) + 1;
    const rest = isBlock
      ? source.slice(end).replace(/^(?!\r?\n)/, source[end - 1] === '\n' ? lineEndOf(source) : '')
      : source.slice(after);
    return `${source.slice(0, after)} ${written}${rest}`;
  }
  const eol = lineEndOf(source);
  const line = `${key}${colon} ${written}${eol}`;
  if (frontMatter.span === null) {
    const bom = source.startsWith('\ufeff') ? '\ufeff' : '';
    const body = source.slice(bom.length);
    return `${bom}---${eol}${line}---${eol}${body === '' || /^\r?\n/.test(body) ? '' : eol}${body}`;
  }
  const end = source.lastIndexOf(fence, frontMatter.span.end - 1);
  return source.slice(0, end) + line + source.slice(end);
}

/** A value as YAML; quoted wherever a YAML 1.1 reader, as most static site generators have, would see no text. */
export function yamlOf(value: KeyValue): string {
  const options = { compat: 'yaml-1.1', lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false } as const;
  // A text of several lines stays on the line of its key.
  const defaultStringType = typeof value === 'string' && value.includes('\n') ? 'QUOTE_DOUBLE' : 'PLAIN';
  return stringify(value, { ...options, defaultStringType }).trimEnd();
}

/**
 * The source with a field answered: the answer takes the place of the one before it, or of the section's prompt, or
 * stands in a new section at its place in the form's order. Comments that are no prompt are kept.
 */
export function withAnswer(
  proposal: Proposal,
  reading: Reading,
  slots: readonly Slot[],
  { field, text, unfinished = false }: { field: string; text: string; unfinished?: boolean },
): string {
  const { source } = proposal;
  const eol = lineEndOf(source);
  const before = reading.answers.find((one) => one.field === field);
  const section = reading.sections.find(({ heading }) => heading.textSpan.start === before?.place.start);
  const within = {
    level: section?.heading.level ?? 2,
    namesField: (heading: string) => namesField(reading.names, heading),
  };
  const answer = [contained(text, within), ...(unfinished ? [UNFINISHED] : [])].join('\n\n').replace(/\r?\n/g, eol);
  if (before !== undefined && proposal.frontMatter.entries.get(field)?.keySpan.start === before.place.start) {
    return withKey(source, field, text);
  }
  if (before !== undefined && before.text !== '') {
    const { start, end } = spanOf(before);
    // Notes to oneself that stood among the old words come after the new ones.
    const own = proposal.comments
      .filter((comment) => comment.start >= start && comment.end <= end)
      .map((comment) => eol + eol + source.slice(comment.start, comment.end));
    const rest = source.slice(isUnfinished(proposal, before) ? markEnd(source, end) : end);
    return source.slice(0, start) + answer + own.join('') + rest;
  }
  const slot = slots.find((one) => one.field === field) ?? { field, heading: field };
  if (section !== undefined) return inSection(proposal, section, slot, answer);
  return placed(proposal, reading, slots, { field, written: sectionText({ ...slot, prompt: undefined }, answer) });
}

/** The source with a section for a field that has none, at its place in the form's order, with the slot's prompt. */
export function withSection(proposal: Proposal, reading: Reading, slots: readonly Slot[], slot: Slot): string {
  return placed(proposal, reading, slots, { field: slot.field, written: sectionText(slot, '') });
}

function placed(
  proposal: Proposal,
  reading: Reading,
  slots: readonly Slot[],
  { field, written }: { field: string; written: string },
): string {
  const { source } = proposal;
  const eol = lineEndOf(source);
  const at = placeFor(field, proposal, reading, slots);
  const head = source.slice(0, at);
  const gap = head === '' || /\n\r?\n$/.test(head) ? '' : head.endsWith('\n') ? eol : eol + eol;
  const tail = source.slice(at);
  return head + gap + written.replace(/\r?\n/g, eol) + (tail === '' ? '' : eol) + tail;
}

/** Whether the writer of an answer was interrupted. */
export function isUnfinished({ source }: Proposal, answer: Answer): boolean {
  const { end } = spanOf(answer);
  return (
    answer.text !== '' &&
    source
      .slice(end, end + UNFINISHED.length + 8)
      .trimStart()
      .startsWith(UNFINISHED)
  );
}

const markEnd = (source: string, from: number): number => source.indexOf(UNFINISHED, from) + UNFINISHED.length;

/** The answer written into a section that has none: in the place of its prompt, below its other comments. */
function inSection(proposal: Proposal, { content }: Section, slot: Slot, answer: string): string {
  const { source, comments } = proposal;
  const eol = lineEndOf(source);
  const own = comments
    .filter(({ start, end }) => start >= content.start && end <= content.end)
    .map(({ start, end }) => source.slice(start, end))
    .filter((comment) => !samePrompt(comment, slot.prompt));
  const body = [...own, ...(answer === '' ? [] : [answer])].join(eol + eol);
  const tail = source.slice(content.end);
  return `${source.slice(0, content.start)}${eol}${body}${eol}${tail === '' ? '' : eol}${tail}`;
}

const samePrompt = (comment: string, prompt = ''): boolean =>
  comment.replace(/\s+/g, ' ').trim() === prompt.replace(/\s+/g, ' ').trim();

/** A section as it is written: its heading, and the answer or the prompt. */
export function sectionText({ heading, prompt }: Slot, answer: string): string {
  const body = answer === '' ? (prompt ?? '') : answer;
  return body === '' ? `## ${heading}\n` : `## ${heading}\n\n${body}\n`;
}

/** Where a new section goes: after the last section that comes before it in the form, else before the first. */
function placeFor(field: string, { source }: Proposal, { answers, sections }: Reading, slots: readonly Slot[]): number {
  const rank = slots.findIndex((slot) => slot.field === field);
  const earlier = new Set(slots.slice(0, rank).map((slot) => slot.field));
  const starts = answers
    .filter((answer) => answer.heading !== null && earlier.has(answer.field))
    .map(({ place }) => place.start);
  const last = Math.max(-1, ...starts);
  const title = answers.find(({ field: answered }) => answered === 'title')?.place.start ?? -1;
  const first = sections.find(({ heading: { span } }) => title < span.start || title >= span.end);
  if (last === -1) return rank === -1 ? source.length : (first?.heading.span.start ?? source.length);
  const next = answers.map(({ place }) => place.start).filter((start) => start > last);
  const following = sections.find(({ heading }) => heading.textSpan.start === Math.min(...next));
  return following?.heading.span.start ?? source.length;
}

/** Where an answer is to stand. */
interface Within {
  /** The level of the section's heading. */
  readonly level: number;
  readonly namesField: (heading: string) => boolean;
}

/** What ends a block of raw HTML that a blank line does not end. */
const HTML_ENDS = ['</pre>', '</script>', '</style>', '</textarea>', '?>', ']]>'];

/**
 * The answer as it can stand in a section without ending it: headings made deeper than the section's own, those that
 * would begin another field made bold, an open block or comment closed. What needs none of this is left as it is.
 */
export function contained(text: string, { level, namesField }: Within = { level: 2, namesField: () => false }): string {
  let source = text.replace(/^(?:[ \t]*\r?\n)+|\s+$/g, '');
  const { comments, code } = parseProposal('', source);
  if (comments.length > 0 && findComments(source, code).unclosed !== null) source += ' -->';
  source = withDeeperHeadings(source, { level, namesField });
  if (isClosed(source)) return source.trimEnd();
  const fences = Array.from(source.matchAll(/^ {0,3}(`{3,}|~{3,})/gm), ([, fence]) => fence ?? '').reverse();
  const end = [...new Set(fences), ...HTML_ENDS].find((closing) => isClosed(`${source}\n${closing}`)) ?? '```';
  return `${source}\n${end}`;
}

const HEAD = '# x\n\n';

/** The headings of a text, as they are read below another one; their spans lie in the text. */
function withDeeperHeadings(text: string, { level, namesField }: Within): string {
  let source = text;
  const { headings } = parseProposal('', `${HEAD}${text}\n`);
  // From the last to the first, so that the places of those above stay true.
  for (const heading of headings.slice(1).reverse()) {
    const isField = namesField(heading.text);
    if (heading.level > level && !isField) continue;
    const [start, end] = [heading.span.start - HEAD.length, heading.span.end - HEAD.length];
    const words = heading.text.replace(/\s+/g, ' ');
    const written = isField || level >= 6 ? `**${words}**` : `${'#'.repeat(level + 1)} ${words}`;
    source = `${source.slice(0, start)}${written}\n${source.slice(end)}`;
  }
  return source;
}

/** Whether a heading after the text is still one. */
function isClosed(text: string): boolean {
  const last = parseProposal('', `${HEAD}${text}\n\n## x\n`).headings.at(-1);
  return last?.text === 'x' && last.span.start > text.length;
}

/** The line end that a source has, or is to have. */
export const lineEndOf = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n');
