import type { Span } from '../text/span.ts';
import { foldHeading, headingNames, type HeadingNames, type Headings, type NamedField } from './headings.ts';
import type { Proposal, Section } from './proposal.ts';

/** A run of an answer's text that stands in the source to the letter. */
interface Piece {
  /** Offset in the answer's text. */
  readonly at: number;
  /** Offset in the source. */
  readonly start: number;
  readonly length: number;
}

/** What the form will receive for one field: the section's Markdown, comments removed, ends stripped. */
export interface Answer {
  readonly field: string;
  /** The heading it stands under; null for the title and for text straight under it. */
  readonly heading: string | null;
  /** What to point at when the answer has no words to point at: its heading or its key. */
  readonly place: Span;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A proposal read for one form. */
export interface Reading {
  readonly answers: readonly Answer[];
  /** Sections whose heading names no field. */
  readonly others: readonly Section[];
  /** The headings that name a field of this form, or one that people use anywhere. */
  readonly names: HeadingNames;
}

/** Reads which part of a proposal answers which field. `common` are the headings people use for each field. */
export function readAnswers(proposal: Proposal, form: readonly NamedField[], common: Headings): Reading {
  const names = headingNames(form, common);
  const answers: Answer[] = [];
  const others: Section[] = [];
  const titleSection = titleAmong(proposal, names);
  const title = titleOf(proposal, titleSection);
  if (title !== null) answers.push(title);

  const asked = new Set(form.map(({ field }) => field));
  const answered = new Set(answers.map(({ field }) => field));
  const sections = titleSection === undefined ? proposal.sections : proposal.sections.slice(1);
  for (let index = 0; index < sections.length;) {
    const section = sections[index];
    if (section === undefined) break;
    const candidates = names.get(foldHeading(section.heading.text)) ?? [];
    const open = candidates.filter((name) => !answered.has(name));
    const field = open.find((name) => asked.has(name)) ?? open[0] ?? candidates[0];
    index++;
    if (field === undefined) {
      others.push(section);
      continue;
    }
    let { end } = section.content;
    for (let below = sections[index]; below !== undefined && belongs(below, section); below = sections[++index]) {
      end = below.content.end;
    }
    answers.push(
      answerIn(proposal, field, section.heading.text, section.heading.textSpan, { ...section.content, end }),
    );
    answered.add(field);
  }

  /** A deeper heading is part of the answer, unless it names a field that the form asks for by itself. */
  function belongs(below: Section, { heading }: Section): boolean {
    if (below.heading.level <= heading.level) return false;
    return !(names.get(foldHeading(below.heading.text)) ?? []).some((name) => asked.has(name) && !answered.has(name));
  }

  for (const { field } of form) {
    const entry = proposal.frontMatter.entries.get(field);
    if (answered.has(field) || entry === undefined || entry.text.trim() === '') continue;
    answers.push(answerOf(entry.text, entry.textStart, { field, heading: null, place: entry.keySpan }));
    answered.add(field);
  }
  if (!answered.has('abstract')) {
    const lead = titleSection?.content ?? proposal.lead;
    const place = titleSection?.heading.textSpan ?? { start: lead.start, end: lead.start };
    const lone = answerIn(proposal, 'abstract', null, place, lead);
    if (lone.text !== '') answers.push(lone);
  }
  return { answers, others, names };
}

/**
 * The first section, where its heading is the title: it says what the front matter's title says, or there is no such
 * title, and it names no field and stands above all other headings, or before one that names a field.
 */
function titleAmong({ frontMatter, sections }: Proposal, names: HeadingNames): Section | undefined {
  const [first, ...others] = sections;
  const titled = frontMatter.entries.get('title')?.text.trim();
  if (first === undefined || first.heading.text === titled) return first;
  if (titled !== undefined || names.has(foldHeading(first.heading.text))) return undefined;
  const isAbove = others.every(({ heading }) => heading.level > first.heading.level);
  return isAbove || names.has(foldHeading(others[0]?.heading.text ?? '')) ? first : undefined;
}

/** The title: the front matter's, else the first heading. */
function titleOf(proposal: Proposal, section: Section | undefined): Answer | null {
  const entry = proposal.frontMatter.entries.get('title');
  if (entry !== undefined) {
    return answerOf(entry.text, entry.textStart, { field: 'title', heading: null, place: entry.keySpan });
  }
  if (section === undefined) return null;
  const { textSpan } = section.heading;
  return answerIn(proposal, 'title', null, textSpan, textSpan);
}

function answerOf(text: string, start: number | null, rest: Pick<Answer, 'field' | 'heading' | 'place'>): Answer {
  return { ...rest, text, pieces: start === null ? [] : [{ at: 0, start, length: text.length }] };
}

function answerIn(proposal: Proposal, field: string, heading: string | null, place: Span, content: Span): Answer {
  const { source } = proposal;
  const kept = stripEnds(source, withoutComments(source, content, proposal.comments));
  let text = '';
  const pieces: Piece[] = [];
  for (const { start, end } of kept) {
    pieces.push({ at: text.length, start, length: end - start });
    text += source.slice(start, end);
  }
  return { field, heading, place, text, pieces };
}

/** What of `content` is left without its comments. A comment that has its lines to itself takes them along. */
function withoutComments(source: string, content: Span, comments: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let from = content.start;
  for (const comment of comments) {
    if (comment.end <= from || comment.start >= content.end) continue;
    const { start, end } = ownLines(source, comment, { start: from, end: content.end });
    if (start > from) kept.push({ start: from, end: start });
    from = end;
  }
  if (from < content.end) kept.push({ start: from, end: content.end });
  return kept;
}

function ownLines(source: string, comment: Span, within: Span): Span {
  let start = comment.start;
  while (start > within.start && isBlank(source[start - 1])) start--;
  let end = comment.end;
  while (end < within.end && isBlank(source[end])) end++;
  const alone = (start === within.start || source[start - 1] === '\n') && (end >= within.end || isLineEnd(source[end]));
  if (!alone) return { start: Math.max(comment.start, within.start), end: Math.min(comment.end, within.end) };
  const after = lineEndAt(source, end, within.end);
  // Between two blank lines, one of them goes too.
  const blankBefore = start === within.start || /\n\r?\n$/.test(source.slice(Math.max(within.start, start - 3), start));
  return { start, end: blankBefore ? lineEndAt(source, after, within.end) : after };
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';
const isLineEnd = (character: string | undefined): boolean => character === '\n' || character === '\r';

function lineEndAt(source: string, at: number, limit: number): number {
  if (at < limit && source[at] === '\r') at++;
  return at < limit && source[at] === '\n' ? at + 1 : at;
}

// What every form strips; what only some strip is left to the counters.
const isSpace = (character: string | undefined): boolean => isBlank(character) || isLineEnd(character);

/** The spans without the white space at the ends of the whole. */
function stripEnds(source: string, spans: readonly Span[]): Span[] {
  const kept = [...spans];
  for (let first = kept[0]; first !== undefined; first = kept[0]) {
    let { start } = first;
    while (start < first.end && isSpace(source[start])) start++;
    kept.shift();
    if (start === first.end) continue;
    kept.unshift({ start, end: first.end });
    break;
  }
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    let { end } = last;
    while (end > last.start && isSpace(source[end - 1])) end--;
    if (end === last.start) continue;
    kept.push({ start: last.start, end });
    break;
  }
  return kept;
}

/** The place in the source of a part of an answer's text. Where the source does not spell it out, the whole answer's. */
export function spanIn(answer: Answer, from: number, to: number): Span {
  const { pieces, place } = answer;
  const first = pieces.findLast((piece) => piece.at <= from);
  const last = pieces.findLast((piece) => piece.at < to) ?? first;
  if (first === undefined || last === undefined) return place;
  return { start: first.start + (from - first.at), end: last.start + Math.min(to - last.at, last.length) };
}

/** The place of a whole answer, or of its heading where it is empty. */
export function spanOf(answer: Answer): Span {
  return answer.text === '' ? answer.place : spanIn(answer, 0, answer.text.length);
}
