import type { Span } from '../text/span.ts';
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

  for (let index = 0; index < sections.length;) {
    const section = sections[index];
    if (section === undefined) break;
    index++;
    if (section === title?.section) continue;
    const candidates = section.fields.filter((name) => names.fields.has(name) && name !== 'title');
    const open = candidates.filter((name) => !answered.has(name));
    const field = open.find((name) => asked.has(name)) ?? open[0] ?? candidates[0];
    if (field === undefined) {
      others.push(section);
      continue;
    }
    let { end } = section.content;
    for (let below = sections[index]; below !== undefined && belongs(below, section); below = sections[++index]) {
      end = below.content.end;
    }
    const content = { ...section.content, end };
    const left = findHelp(proposal.source, content, common.prompts);
    help.push(...left);
    answers.push(
      answerIn(proposal, {
        field,
        heading: section.heading,
        place: section.heading.textSpan,
        contents: [content],
        left,
      }),
    );
    answered.add(field);
  }

  /** A deeper heading is part of the answer, unless it names a field that the form asks for by itself. */
  function belongs({ heading, fields }: Section, above: Section): boolean {
    if (heading.level === LABEL_LEVEL || heading.level <= above.heading.level) return false;
    return !fields.some((name) => asked.has(name) && !answered.has(name));
  }

  const lone = looseAnswer(proposal, sections, title);
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
function looseAnswer(proposal: Proposal, sections: readonly Section[], title: Title | null): Answer | null {
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
  const lone = answerIn(proposal, { field: 'abstract', heading: null, place, contents });
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
