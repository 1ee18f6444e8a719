import { firstEndingAfter, type Span } from '../text/span.ts';
import { answerIn, answerOf, type Answer } from './answers.ts';
import { headingNames, namedBy, type HeadingNames, type Headings, type NamedField } from './headings.ts';
import { findHelp } from './help.ts';
import { LABEL_LEVEL } from './labels.ts';
import { OWN_KEYS, type Proposal } from './proposal.ts';
import { sectionsOf, type Section } from './sections.ts';
import { findTitle, type Title } from './title.ts';

/** A proposal read for one form. */
export interface Reading {
  readonly answers: readonly Answer[];
  /** All sections, in their order. */
  readonly sections: readonly Section[];
  /** Sections whose heading names no field. */
  readonly others: readonly Section[];
  /** The form's own help, where it was left in a section: it is no part of an answer. */
  readonly help: readonly Span[];
  /** The headings that name a field of this form, or one that people use anywhere. */
  readonly names: HeadingNames;
}

/** Reads which part of a proposal answers which field. `common` is what people write above their answers. */
export function readAnswers(proposal: Proposal, form: readonly NamedField[], common: Headings): Reading {
  const names = headingNames(form, common);
  const asked = new Set(form.map(({ field }) => field));
  const sections = sectionsOf(proposal, names);
  const title = findTitle(proposal, sections, { names, prompts: common.prompts });
  const answers: Answer[] = title === null ? [] : [title.answer];
  const answered = new Set(answers.map(({ field }) => field));
  const others: Section[] = [];
  const help: Span[] = [...(title?.help ?? [])];

  const drafts = new Map<Section, Draft>();
  // Headings without a text, over others that answer by themselves.
  const wrappers = new Map<Section, string>();
  const above: Section[] = [];
  const only = new Set(sections.flatMap(({ fields, by }) => (fields.length === 1 && by !== 'slip' ? fields : [])));
  for (let index = 0; index < sections.length;) {
    const section = sections[index];
    if (section === undefined) break;
    index++;
    const parent = parentOf(section);
    if (section === title?.section) continue;
    const field = fieldOf(section);
    if (field === undefined) {
      const draft = draftOf(parent);
      // What goes on under an answer after one of its parts answered another field is still part of it.
      if (draft === undefined) others.push(section);
      else draft.contents.push({ start: section.heading.span.start, end: section.content.end });
      continue;
    }
    let { end } = section.content;
    const isBlank = isEmpty(proposal, section.content);
    const next = sections[index];
    if (isBlank && next !== undefined && isWrapped(section, next, field)) {
      wrappers.set(section, field);
      others.push(section);
      continue;
    }
    const isOpen = isBlank && field === 'outline' && next !== undefined && saysMinutes(proposal, next);
    for (let below = sections[index]; below !== undefined; below = sections[++index]) {
      if (!belongs(below, section, field) && !(isOpen && continues(below, section))) break;
      end = below.content.end;
      parentOf(below);
    }
    const content = { ...section.content, end };
    const left = findHelp(proposal.source, content, common.prompts);
    help.push(...left);
    drafts.set(section, { field, contents: [content], left });
    answered.add(field);
  }
  for (const [{ heading }, { field, contents, left }] of drafts) {
    answers.push(answerIn(proposal, { field, heading, place: heading.textSpan, contents, left }));
  }

  /** The field that a section answers: one that the form asks for, that has no answer, and that no other names surely. */
  function fieldOf(section: Section): string | undefined {
    const candidates = section.fields.filter((name) => names.fields.has(name) && name !== 'title');
    const open = candidates.filter((name) => !answered.has(name));
    const wanted = open.filter((name) => asked.has(name));
    const free = wanted.length < 2 ? undefined : wanted.find((name) => !only.has(name));
    return free ?? wanted[0] ?? open[0] ?? candidates[0];
  }

  /** A deeper heading is part of the answer, unless it names a field that the form asks for by itself. */
  function belongs({ heading, fields }: Section, above: Section, own: string): boolean {
    if (heading.level === LABEL_LEVEL || heading.level <= above.heading.level) return false;
    return !fields.some((name) => name !== own && asked.has(name) && !answered.has(name));
  }

  /** The section that another stands under by its level. */
  function parentOf(section: Section): Section | undefined {
    const { level } = section.heading;
    if (level === LABEL_LEVEL) return undefined;
    while ((above.at(-1)?.heading.level ?? 0) >= level) above.pop();
    const parent = above.at(-1);
    above.push(section);
    return parent;
  }

  /** The answer that goes on in a section under it. */
  function draftOf(parent: Section | undefined): Draft | undefined {
    if (parent === undefined) return undefined;
    const field = wrappers.get(parent);
    if (field === undefined || answered.has(field)) return drafts.get(parent);
    const draft: Draft = { field, contents: [], left: [] };
    drafts.set(parent, draft);
    answered.add(field);
    others.splice(others.indexOf(parent), 1);
    return draft;
  }

  const lone = looseAnswer(proposal, sections, title, common.prompts);
  for (const key of keysOf(proposal, names)) {
    const candidates = key.fields.filter((name) => names.fields.has(name) && !answered.has(name));
    // Above a text of its own, a key called "description" has the short one.
    const field = lone !== null && candidates.includes('abstract') ? 'abstract' : candidates[0];
    if (field === undefined) continue;
    answers.push(answerOf(key.text, key.textStart, { field, heading: null, place: key.place }));
    answered.add(field);
  }
  const field = ['abstract', 'description'].find((name) => !answered.has(name));
  const isAnswered = answers.some((answer) => answer.field === 'abstract' && answer.heading !== null);
  if (lone !== null && field !== undefined && !isAnswered) answers.push({ ...lone, field });
  return { answers, sections, others, help, names };
}

/** An answer in the making, by the places of its text. */
interface Draft {
  readonly field: string;
  readonly contents: Span[];
  readonly left: readonly Span[];
}

/** Whether a heading without a text is one over others that answer by themselves. */
const isWrapped = ({ heading }: Section, next: Section, field: string): boolean =>
  (next.fields.length === 1 && next.fields[0] === field) ||
  (next.fields.length > 0 && next.heading.level > heading.level && next.heading.level !== LABEL_LEVEL);

/** Whether a section may be a part of the outline whose heading stands right above, at the same level. */
const continues = ({ heading, fields }: Section, above: Section): boolean =>
  fields.length === 0 && heading.level >= above.heading.level && heading.level !== LABEL_LEVEL;

/** Whether a time stands in a heading or soon after it. */
const saysMinutes = ({ source }: Proposal, { heading: { span } }: Section): boolean =>
  /\d\s?(?:['′’]|m\b|mins?\b|minut)|\d:\d\d/i.test(source.slice(span.start, span.end + 100));

/** Whether nothing but comments stands in a stretch of the file. */
function isEmpty({ source, comments }: Proposal, { start, end }: Span): boolean {
  let at = start;
  for (let index = firstEndingAfter(comments, start); (comments[index]?.start ?? end) < end; index++) {
    const comment = comments[index] ?? { start: end, end };
    if (source.slice(at, comment.start).trim() !== '') return false;
    at = Math.min(end, comment.end);
  }
  return source.slice(at, end).trim() === '';
}

/** The keys of the front matter that may answer a field; a list becomes a list. */
function* keysOf({ frontMatter }: Proposal, names: HeadingNames) {
  for (const { key, keySpan, value, text, textStart } of frontMatter.entries.values()) {
    if (OWN_KEYS.has(key) && (key === 'title' || !names.asked.has(key))) continue;
    const { fields } = namedBy(names, key);
    const items = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    if (items.length > 0)
      yield { fields, place: keySpan, text: items.map((item) => `- ${item}`).join('\n'), textStart: null };
    else if (text.trim() !== '') {
      const start = text.length - text.trimStart().length;
      yield { fields, place: keySpan, text: text.trim(), textStart: textStart === null ? null : textStart + start };
    }
  }
}

/** Text under no heading for a field; null where there is none. Which field it answers, the others decide. */
function looseAnswer(
  proposal: Proposal,
  sections: readonly Section[],
  title: Title | null,
  prompts: Headings['prompts'],
): Answer | null {
  const { body, source } = proposal;
  const below = title?.below ?? { start: body.start, end: sections[0]?.heading.span.start ?? body.end };
  const text = { start: below.start + asidesIn(source.slice(below.start, below.end)), end: below.end };
  // A fact ends with its line, so that text may stand between it and the next heading.
  const gaps = sections.map(({ content }, index) => {
    return { start: content.end, end: sections[index + 1]?.heading.span.start ?? body.end };
  });
  const contents = [text, ...gaps.filter(({ start, end }) => start < end && start !== title?.below.end)];
  const isHeading = title !== null && title.answer.place.start >= body.start;
  const place = isHeading ? title.answer.place : { start: below.start, end: below.start };
  const left = findHelp(source, text, prompts);
  const lone = answerIn(proposal, { field: 'abstract', heading: null, place, contents, left });
  return lone.text === '' ? null : lone;
}

/** How much of a text is no text of a talk: a line that says who speaks, and the place of a table of contents. */
function asidesIn(text: string): number {
  const line =
    /^\s*(?:(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)[ \t]+\p{Lu}[^.!?\n]{1,60}|\[TOC\])[ \t]*(?=\r?\n[ \t]*\r?\n|\s*$)/u.exec(
      text.slice(0, 300),
    );
  return line === null ? 0 : line[0].length + asidesIn(text.slice(line[0].length));
}
