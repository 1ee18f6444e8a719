import { byPlace, type Span } from '../text/span.ts';
import { namedBy, type HeadingNames, type Named } from './headings.ts';
import { LABEL_LEVEL } from './labels.ts';
import type { Heading, Proposal } from './proposal.ts';

/** A heading, what it names, and what stands between it and the next one. */
export interface Section extends Named {
  readonly heading: Heading;
  readonly content: Span;
}

/** A heading, and what it names. */
interface NamedHeading extends Named {
  readonly heading: Heading;
}

/**
 * The sections of a proposal, for a form: those under Markdown's own headings, and those under lines that are meant as
 * headings. A file without a heading of Markdown's for any field is read by its labels. In any other, a label is a
 * heading only for a field that has none; else it is part of the answer that it stands in.
 */
export function sectionsOf(proposal: Proposal, names: HeadingNames): readonly Section[] {
  const before = known.get(proposal);
  if (before?.names === names) return before.sections;
  const sections = readSections(proposal, names);
  known.set(proposal, { names, sections });
  return sections;
}

/** What was read last of a proposal: its parts and its answers are told by the same sections. */
const known = new WeakMap<Proposal, { readonly names: HeadingNames; readonly sections: readonly Section[] }>();

function readSections(proposal: Proposal, names: HeadingNames): Section[] {
  const headings = proposal.headings.map((heading) => ({ heading, ...namedBy(names, heading.text) }));
  const labels = meantLabels(proposal, headings, names);
  const all = [...headings, ...labels].sort((a, b) => byPlace(a.heading.span, b.heading.span));
  return all.map((one, index) => {
    const start = one.heading.span.end;
    const end = all[index + 1]?.heading.span.start ?? proposal.body.end;
    return { ...one, content: { start, end: isFact(one, names) ? lineEnd(proposal.source, start, end) : end } };
  });
}

/** In characters, of a label that says more than a field's name. */
const LONGEST_LABEL = 40;

/** Whether a label says something beside the answers, on its own line: what stands below is no part of it. */
function isFact({ heading: { level }, fields }: NamedHeading, names: HeadingNames): boolean {
  return level === LABEL_LEVEL && fields.length > 0 && !fields.some((field) => names.fields.has(field));
}

/** Where the line ends that text stands on from an offset; the end, where the offset is at a line's start. */
function lineEnd(source: string, start: number, end: number): number {
  if (source[start - 1] === '\n') return end;
  const newline = source.indexOf('\n', start);
  return newline === -1 || newline >= end ? end : newline + 1;
}

function meantLabels(proposal: Proposal, headings: readonly NamedHeading[], names: HeadingNames): NamedHeading[] {
  const labels = proposal.labels.map((heading) => ({ heading, ...namedBy(names, heading.text) }));
  const [first] = headings.filter(({ fields }) => fields.some((field) => field !== 'title' && names.fields.has(field)));
  if (first === undefined) return byThemselves(proposal, labels, names);

  const { start } = first.heading.span;
  // A label above all headings is none for a field that has a heading: "Note: …" is a remark there.
  const own = new Set(headings.filter(({ by }) => by === 'words').flatMap(({ fields }) => fields));
  const atHead = labels.filter(
    ({ heading, fields }) =>
      heading.span.start < start && (fields.length !== 1 || fields[0] === 'title' || !own.has(fields[0] ?? '')),
  );
  return [...byThemselves(proposal, atHead, names), ...besideHeadings(proposal, { headings, labels, start }, names)];
}

/** The labels that are headings in a text that has no others. */
function byThemselves(proposal: Proposal, labels: readonly NamedHeading[], names: HeadingNames): NamedHeading[] {
  const { source } = proposal;
  const lists = listsOfKeys(labels, proposal);
  const hasHeadings = proposal.headings.some(({ style }) => style === 'atx');
  let before: Heading | undefined;

  const isMeant = ({ heading, fields, by }: NamedHeading): boolean => {
    const { style, text } = heading;
    if (style === 'item' || style === 'key') return lists.has(heading.list);
    // "#Noon" is a heading where no other is; "#noon #deploy" are hashtags.
    if (style === 'hashes')
      return fields.length > 0 || ((!hasHeadings || isTop(proposal, heading)) && /^\P{Ll}[^#]*$/u.test(text));
    if (fields.length === 0) return false;
    if (style === 'bare' || style === 'bare-above') return by === 'words' && /^\P{Ll}/u.test(text);
    // A long line that holds a name among other words is a sentence.
    if (by !== 'words' && text.length > LONGEST_LABEL) return false;
    const isAnswer = fields.some((field) => names.fields.has(field));
    if (isAnswer ? saysMinutes(source, heading) : !isBrief(proposal, heading)) return false;
    // In the midst of a paragraph, a small letter goes on with a sentence.
    return /^\P{Ll}/u.test(text) || opensParagraph(source, heading) || isNextTo(source, before, heading);
  };
  return labels.filter((label) => {
    const meant = isMeant(label);
    if (meant) before = label.heading;
    return meant;
  });
}

/** The labels that are headings in a text that has others: each names a field that no heading is for. */
function besideHeadings(
  { source, frontMatter }: Proposal,
  { headings, labels, start }: { headings: readonly NamedHeading[]; labels: readonly NamedHeading[]; start: number },
  names: HeadingNames,
): NamedHeading[] {
  // What cfp writes has a heading for every field: there, a label is always part of an answer.
  if (frontMatter.entries.has('conference')) return [];
  const taken = new Set(headings.flatMap(({ fields }) => fields));
  return labels.filter(({ heading, fields, by }) => {
    const { style, span } = heading;
    const isOpen = fields.some((field) => names.asked.has(field)) && !fields.some((field) => taken.has(field));
    if (span.start < start || by !== 'words') return false;
    // "##Abstract" among headings is one whose space was forgotten.
    if (style === 'hashes' && fields.length > 0) return true;
    if (!isOpen) return false;
    if (style !== 'hashes' && style !== 'emphasis' && style !== 'label') return false;
    if (saysMinutes(source, heading) || !opensParagraph(source, heading)) return false;
    for (const field of fields) taken.add(field);
    return true;
  });
}

/** Whether a line with one hash is the first of the file. */
const isTop = ({ source, body }: Proposal, { span, level }: Heading): boolean =>
  level === 1 && source.slice(body.start, span.start).trim() === '';

/** The lists whose items are keys and values: most of them name something, and none of them says minutes alone. */
function listsOfKeys(labels: readonly NamedHeading[], { source }: Proposal): Set<number | null> {
  const lists = new Map<number | null, NamedHeading[]>();
  for (const label of labels) {
    const { style, list } = label.heading;
    if (style === 'item' || style === 'key') lists.set(list, [...(lists.get(list) ?? []), label]);
  }
  const keys = [...lists].filter(([, items]) => {
    const known = items.filter(({ fields }) => fields.length > 0);
    const isOutline = known.some(({ heading, fields }) => !fields.includes('format') && saysMinutes(source, heading));
    return known.length >= 2 && known.length * 2 >= items.length && !isOutline;
  });
  return new Set(keys.map(([list]) => list));
}

/** Whether what follows a label on its line begins with minutes, as a part of an outline has them. */
function saysMinutes(source: string, { span }: Heading): boolean {
  return /^[~≈([]{0,2}\d+(?:\s*[-–]\s*\d+)?\s*(?:['′’]|m\b|mins?\b|minut)/i.test(source.slice(span.end, span.end + 30));
}

/** Whether a label stands alone on its line, or with one line of text and no more. */
function isBrief({ source }: Proposal, { span }: Heading): boolean {
  if (source[span.end - 1] === '\n' || span.end >= source.length) return true;
  const lineEnd = source.indexOf('\n', span.end);
  if (lineEnd === -1) return true;
  return /^(?:[ \t]*(?:\r?\n|$)|[*_:]{0,3}\p{L}[^:\n]{0,60}:)/u.test(source.slice(lineEnd + 1, lineEnd + 200));
}

/** Whether a blank line, or nothing, is above. */
const opensParagraph = (source: string, { span }: Heading): boolean =>
  /(?:^|\n)[ \t]*\r?\n$|^\ufeff?$|\n---[ \t]*\r?\n$/.test(source.slice(Math.max(0, span.start - 20), span.start));

/** Whether only the text on the line of a label stands between it and another one. */
const isNextTo = (source: string, before: Heading | undefined, { span }: Heading): boolean =>
  before !== undefined && source.indexOf('\n', before.span.end - 1) >= span.start - 1;
