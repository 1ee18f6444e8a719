import type { Span } from '../text/span.ts';
import { answerIn, type Answer } from './answers.ts';
import { foldHeading, namesField, type Headings, type NamedField } from './headings.ts';
import { LABEL_LEVEL } from './labels.ts';
import { partsOf } from './parts.ts';
import type { Proposal } from './proposal.ts';
import { readAnswers, type Reading } from './reading.ts';
import { contained, withKey, type KeyValue } from './render.ts';
import type { Section } from './sections.ts';

/** Stands above what fits no field, which is kept and never sent. */
const OTHER_NOTES = 'Other notes';

/**
 * Whether every answer stands under a heading of Markdown's own, so that a section can be added. Any other proposal is
 * read by how its parts stand to each other, which a new heading would change.
 */
export function canBeExtended({ answers, sections }: Reading): boolean {
  const isLabelled = sections.some(({ heading }) => heading.level === LABEL_LEVEL);
  return !isLabelled && answers.every(({ field, heading }) => field === 'title' || heading !== null);
}

/** Whether all that is read of a proposal stands behind labels, and under no heading of Markdown's own. */
const isReadByLabels = ({ sections }: Reading): boolean =>
  sections.some(({ heading }) => heading.level === LABEL_LEVEL) &&
  !sections.some(({ heading, fields }) => heading.level !== LABEL_LEVEL && fields.some((field) => field !== 'title'));

/**
 * What becomes of a file that was written elsewhere: each of its proposals in cfp's form, in their order; null where it
 * has that form already. What names a call in the way of cfp is taken to be written with it, unless it is read by labels:
 * keys alone may have been added to it, and the first section would make plain text of the labels.
 */
export function adoptedParts(proposal: Proposal, form: readonly NamedField[], common: Headings): string[] | null {
  const isNamed = proposal.frontMatter.entries.has('conference');
  if (isNamed && !isReadByLabels(readAnswers(proposal, form, common))) return null;
  const fields = [...form.map(({ field }) => field), ...Object.keys(common.fields)];
  const texts = partsOf(proposal, form, common).map((part) => adopted(part, readAnswers(part, form, common), fields));
  return texts.length === 1 && texts[0] === proposal.source ? null : texts;
}

/**
 * A proposal that was written elsewhere, in cfp's form: the title as a key, a section for each answer in the order of
 * `fields`, and under "Other notes" all that answers nothing. No word is left out; the help of a form becomes a comment.
 */
function adopted(proposal: Proposal, reading: Reading, fields: readonly string[]): string {
  const { source, frontMatter } = proposal;
  const title = reading.answers.find(({ field }) => field === 'title');
  const rank = ({ field }: Answer): number => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  const answers = reading.answers.filter((answer) => answer !== title).sort((a, b) => rank(a) - rank(b));

  const left = leftOver(proposal, reading);
  const notes = [...left.texts, ...reading.others.map((section) => noteFrom(source, section))];
  const parts = [
    ...left.comments,
    ...(title === undefined ? [] : [...labelOfTitle(title), ...helpIn(proposal, reading, title)]),
    ...answers.map((answer) => sectionFor(proposal, reading, answer)),
    ...(notes.length === 0 ? [] : [`## ${OTHER_NOTES}`, contained(notes.join('\n\n'), within(reading))]),
  ];
  const written = `${headOf(proposal, answers)}\n${parts.join('\n\n')}\n`.replace(/\r\n?/g, '\n');
  const isKey = title === undefined || frontMatter.entries.has('title');
  const titled = isKey ? written : withKey(written, 'title', title.text.replace(/\s+/g, ' '));
  return source.includes('\r\n') ? titled.replaceAll('\n', '\r\n') : titled;
}

/** A section that answers nothing, with its heading, unless it is where such sections were put before. */
function noteFrom(source: string, { heading, content }: Section): string {
  const start = heading.text === OTHER_NOTES ? content.start : heading.span.start;
  return source.slice(start, content.end).trim();
}

const NO_KEYS = '---\n---\n';

const keyValue = (value: unknown, text: string): KeyValue =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : text;

/** The front matter without the keys that become sections. */
function headOf({ source, frontMatter, part }: Proposal, answers: readonly Answer[]): string {
  const { span, entries } = frontMatter;
  if (span === null) return NO_KEYS;
  // A later proposal of the file shares what cfp knows of the first, and gets a head of its own.
  if (part !== undefined && part.number > 1) {
    return [...entries.values()].reduce(
      (head, { key, value, text }) => withKey(head, key, keyValue(value, text)),
      NO_KEYS,
    );
  }
  let head = '';
  let from = span.start;
  for (const { keySpan, valueSpan } of entries.values()) {
    if (!answers.some(({ place }) => place.start === keySpan.start)) continue;
    head += source.slice(from, keySpan.start);
    from = source.indexOf('\n', Math.max(keySpan.end, valueSpan.end - 1)) + 1;
  }
  return `${(head + source.slice(from, span.end)).trimEnd()}\n`;
}

/** A section for an answer, under the words that the speaker put above it. */
function sectionFor(proposal: Proposal, reading: Reading, answer: Answer): string {
  const { field, place, heading, contents } = answer;
  const key = [...proposal.frontMatter.entries.values()].find(({ keySpan }) => keySpan.start === place.start)?.key;
  const words = (heading ?? key ?? field).replace(/[\s_]+/g, ' ').trim();
  const own = reading.sections.find((section) => section.heading.textSpan.start === place.start)?.heading ?? null;
  const left = reading.help.filter((help) => isWithin(help, contents));
  // The notes to oneself stay where they stood.
  const noted = answerIn(
    { ...proposal, comments: [] },
    { field, heading: heading === null ? null : own, place, contents, left },
  );
  const body = contained(contents.length === 0 ? answer.text : noted.text, within(reading));
  return [
    `## ${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    ...helpIn(proposal, reading, answer),
    ...(body === '' ? [] : [body]),
  ].join('\n\n');
}

/** What was called a title in other words than the key's. */
function labelOfTitle({ heading }: Answer): string[] {
  return heading === null || foldHeading(heading) === 'title' ? [] : [`<!-- ${heading.replaceAll('--', '- -')} -->`];
}

/** The help of a form in what an answer was read from, as comments. */
function helpIn({ source }: Proposal, { help }: Reading, { contents }: Answer): string[] {
  const found = help.filter((span) => isWithin(span, contents));
  return found.map(({ start, end }) => `<!-- ${source.slice(start, end).trim().replaceAll('--', '- -')} -->`);
}

const isWithin = (span: Span, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => start <= span.start && span.end <= end);

/** What of the body was read as no answer and no section: comments, and lines with words. */
function leftOver(proposal: Proposal, { answers, sections, others }: Reading): { comments: string[]; texts: string[] } {
  const { source, body } = proposal;
  const headings = sections.map(({ heading }) => heading.span);
  const read = [...answers.flatMap(({ contents }) => contents), ...headings, ...others.map(wholeOf)].sort(
    (a, b) => a.start - b.start,
  );
  const comments: string[] = [];
  const texts: string[] = [];
  let from = body.start;
  for (const { start, end } of [...read, { start: body.end, end: body.end }]) {
    const piece = source.slice(from, Math.max(from, start)).trim();
    from = Math.max(from, end);
    const words = piece.replace(/<!--[^]*?(?:-->|$)/g, '');
    if (/[\p{L}\p{N}]/u.test(words)) texts.push(piece);
    else comments.push(...(piece.match(/<!--[^]*?(?:-->|$)/g) ?? []));
  }
  return { comments, texts };
}

const wholeOf = ({ heading, content }: Section): Span => ({ start: heading.span.start, end: content.end });

const within = ({ names }: Reading) => ({
  level: 2,
  namesField: (heading: string) => namesField(names, heading),
});
