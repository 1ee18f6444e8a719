import type { Span } from '../text/span.ts';
import { answerIn, answerOf, spanIn, type Answer } from './answers.ts';
import { findHelp } from './help.ts';
import { namedBy, type HeadingNames, type Headings } from './headings.ts';
import { LABEL_LEVEL } from './labels.ts';
import type { Proposal } from './proposal.ts';
import type { Section } from './sections.ts';

/** The title of a proposal, where it stands, and what stands straight under it. */
export interface Title {
  readonly answer: Answer;
  /** The section whose heading or text it is; null where it is a key, or a line above all headings. */
  readonly section: Section | null;
  /** The text under it, up to the next heading. */
  readonly below: Span;
  /** Help of the form's that stands above it. */
  readonly help: readonly Span[];
}

/** The title: a key's value, else what a heading or a label calls one, else the first heading, else the first line. */
export function findTitle(
  proposal: Proposal,
  sections: readonly Section[],
  { names, prompts }: { names: HeadingNames; prompts: Headings['prompts'] },
): Title | null {
  const lead = { start: proposal.body.start, end: sections[0]?.heading.span.start ?? proposal.body.end };
  const key = [...proposal.frontMatter.entries.values()].find(
    (entry) => namedBy(names, entry.key).fields[0] === 'title',
  );
  if (key !== undefined) {
    const answer = answerOf(key.text, key.textStart, { field: 'title', heading: null, place: key.keySpan });
    const again = sections.find(({ heading }) => heading.level !== LABEL_LEVEL);
    return again?.heading.text === key.text.trim()
      ? { answer, section: again, below: again.content, help: [] }
      : { answer, section: null, below: lead, help: [] };
  }
  const labelled = sections.find(({ fields }) => fields[0] === 'title');
  if (labelled !== undefined) return titleUnder(proposal, labelled, prompts);

  const heading = titleAmong(sections);
  if (heading !== undefined) {
    const textSpan = wordsOf(proposal.source, heading.heading.textSpan);
    const answer = answerIn(proposal, { field: 'title', heading: null, place: textSpan, contents: [textSpan] });
    return { answer, section: heading, below: heading.content, help: [] };
  }
  const topic = sections.find(({ heading, fields }) => fields[0] === 'track' && TOPIC.test(heading.text));
  if (topic !== undefined && isOneLine(proposal.source, topic.content)) return titleUnder(proposal, topic, prompts);
  return sections.length === 0 ? null : firstLine(proposal, lead);
}

/** What stands above a title where nothing else is one. */
const TOPIC = /^(?:talk )?topic:?$/i;

const isOneLine = (source: string, { start, end }: Span): boolean =>
  /^\s*[^\r\n]{8,150}\s*$/.test(source.slice(start, end));

/** The words of a heading, without the line of signs that some draw above it as well as below. */
function wordsOf(source: string, { start, end }: Span): Span {
  const overline = /^([=\-~*#"'^])\1{2,}[ \t]*\r?\n[ \t]*/.exec(source.slice(start, end))?.[0].length ?? 0;
  return { start: start + overline, end };
}

/** The title that a heading names: what follows on its line, or the first lines of its text. */
function titleUnder(proposal: Proposal, section: Section, prompts: Headings['prompts']): Title {
  const { source } = proposal;
  const { heading, content } = section;
  const named = /^[^:–—]*(?:[:–—]|\s-)\s+(?=\S)/.exec(heading.text)?.[0].length;
  if (named !== undefined && heading.level !== LABEL_LEVEL) {
    const textSpan = { start: heading.textSpan.start + named, end: heading.textSpan.end };
    const answer = answerIn(proposal, { field: 'title', heading: null, place: textSpan, contents: [textSpan] });
    return { answer, section, below: content, help: [] };
  }
  const left = findHelp(source, content, prompts);
  const whole = answerIn(proposal, { field: 'title', heading, place: heading.textSpan, contents: [content], left });
  const [first = ''] = /^[^\r\n]*(?:\r?\n(?![ \t]*[\p{L}*_][^:\n]{0,40}:)[ \t]*\S.*)*/u.exec(whole.text) ?? [];
  // One bullet is no part of a title; several are titles to choose from.
  const marker = first.includes('\n') ? 0 : (/^[-*+][ \t]+(?=\S)/.exec(first)?.[0].length ?? 0);
  const start = marker === 0 ? content.start : spanIn(whole, marker, first.length).start;
  const end = first === '' ? content.start : spanIn(whole, 0, first.length).end;
  const answer = answerIn(proposal, {
    field: 'title',
    heading,
    place: heading.textSpan,
    contents: [{ start, end }],
    left,
  });
  return { answer, section, below: { start: end, end: content.end }, help: left };
}

/** The first heading, where it names no field and stands above all others, or right before one that names a field. */
function titleAmong(sections: readonly Section[]): Section | undefined {
  const [first, ...others] = sections.filter(({ heading }) => heading.level !== LABEL_LEVEL);
  if (first === undefined) return undefined;
  const isAbove = others.every(({ heading }) => heading.level > first.heading.level);
  // A heading that holds the name of a field among other words may be a title all the same.
  if (first.by === 'words' || (first.fields.length > 0 && !isAbove)) return undefined;
  // A subtitle may stand under it.
  const next = others.find(({ heading, fields }) => fields.length > 0 || heading.level <= first.heading.level);
  return isAbove || (next?.fields.length ?? 0) > 0 ? first : undefined;
}

const LONGEST = 150;

/** A line above all headings that is no sentence: in bold, or by itself. */
function firstLine(proposal: Proposal, lead: Span): Title | null {
  const { source, comments } = proposal;
  let { start } = lead;
  for (const comment of comments) {
    if (comment.start >= lead.end || source.slice(start, comment.start).trim() !== '') break;
    start = Math.max(start, comment.end);
  }
  const match = /^\s*(\*\*|__|)(?=[^\s*_>#|`~<-])([^\r\n]+?)\1[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.exec(
    source.slice(start, Math.min(lead.end, start + LONGEST * 2)),
  );
  const text = match?.[2] ?? '';
  // A picture or a link is no title.
  if (/^!\[|\]\(/.test(text)) return null;
  if (match === null || text === '' || text.length > LONGEST || (match[1] === '' && /[.!,;]$/.test(text))) return null;
  const from = start + match[0].indexOf(text);
  const textSpan = { start: from, end: from + text.length };
  const answer = answerIn(proposal, { field: 'title', heading: null, place: textSpan, contents: [textSpan] });
  return {
    answer,
    section: null,
    below: { start: Math.min(start + match[0].length, lead.end), end: lead.end },
    help: [],
  };
}
