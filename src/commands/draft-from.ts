import { findFormat, labelOf, slotOf, type Conference, type Format } from '../conference/conference.ts';
import { faultOf, measureOf } from '../interview/measure.ts';
import { minutesOf } from '../interview/plan.ts';
import { findConference, readTopicLists } from '../library/data.ts';
import { proposalAt } from '../library/drafts.ts';
import { missingAnswers, noFile } from '../errors.ts';
import type { Headings } from '../proposal/headings.ts';
import { minutesWords, type Minutes } from '../proposal/outline.ts';
import { keyText, keyTexts, type Proposal } from '../proposal/proposal.ts';
import { readAnswers } from '../proposal/reading.ts';
import type { Terminal } from '../terminal.ts';
import { inline, listed } from '../text/display.ts';
import { topicsAt, topicsOf } from '../topic/topic.ts';
import type { DraftOptions, Given } from './draft-given.ts';

/** A talk as it was written for another call, brought to a new one. */
export interface Carried {
  readonly title: string | undefined;
  readonly topic: string | undefined;
  readonly level: string | undefined;
  readonly format: Format | undefined;
  /** The answers that the new form asks for, too. */
  readonly answers: ReadonlyMap<string, string>;
  /** Of those, the ones that do not fit the new form. */
  readonly again: ReadonlySet<string>;
  /** What was carried over and what does not fit, in sentences. */
  readonly told: readonly string[];
}

/** What `--from` brings along; null without it. Throws a CfpError where there is no such proposal, or no call for it. */
export function carriedFrom(
  { cwd }: Pick<Terminal, 'cwd'>,
  given: Given,
  options: DraftOptions,
  known: { readonly folders: readonly string[]; readonly headings: Headings },
): Carried | null {
  if (options.from === undefined) return null;
  if (given.conference === undefined) throw missingAnswers(['--for']);
  const source = proposalAt(options.from, cwd);
  if (source === null) throw noFile(options.from);
  return carriedOver(source, { ...known, conference: given.conference, format: given.format });
}

/** What was given, and below it what is carried over. */
export function withCarried(given: Given, carried: Carried, folders: readonly string[]): Given {
  const topics = carried.topic === undefined ? [] : topicsAt(topicsOf(readTopicLists(folders)), carried.topic);
  return {
    ...given,
    title: given.title ?? carried.title,
    format: given.format ?? carried.format,
    topic: given.topic ?? topics[0],
    level: given.level ?? carried.level,
    answers: new Map([...carried.answers, ...given.answers]),
  };
}

/** What of a proposal can be carried over to a call, and what is to be said about it. */
export function carriedOver(
  source: Proposal,
  {
    conference,
    format,
    folders,
    headings,
  }: {
    readonly conference: Conference;
    /** As a flag names it; else the one with the nearest slot is taken. */
    readonly format: Format | undefined;
    readonly folders: readonly string[];
    readonly headings: Headings;
  },
): Carried {
  const before = findConference(folders, keyTexts(source, 'conference')[0] ?? '');
  const form = before === null ? conference.form : mergedForm(before, conference);
  const read = readAnswers(source, form, headings).answers.filter(({ text }) => text !== '');
  const textOf = (field: string): string => read.find((answer) => answer.field === field)?.text ?? '';
  const asked = conference.form.filter(({ field }) => field !== 'title');
  const own = asked.filter(({ field, options }) => textOf(field) !== '' && (options?.includes(textOf(field)) ?? true));
  const unfit = own.filter(
    (field) => field.options === undefined && faultOf(conference, field)(textOf(field.field)) !== null,
  );
  const fresh = asked.filter((field) => !own.includes(field));
  const left = read.filter(({ field }) => field !== 'title' && !asked.some((one) => one.field === field));

  const oldFormat = before === null ? undefined : findFormat(before, keyText(source, 'format') ?? '');
  const outline = textOf('outline');
  const length = slotOf(oldFormat) ?? (outline === '' ? null : minutesOf(outline));
  const next = format ?? nearestFormat(conference.formats, length);
  const slot = slotOf(next);
  const planned = outline === '' ? null : minutesOf(outline);

  const told = [
    ...(own.length === 0 ? [] : [`Carried over: ${listed(own.map((field) => labelOf(field).toLowerCase()))}.`]),
    ...unfit.map(
      (field) => `${labelOf(field)} does not fit: ${measureOf(conference, field)(textOf(field.field)).words}.`,
    ),
    ...(next === undefined || slot === null || length === null
      ? []
      : [`The format is ${inline(next.name)}, for what was ${minutesWords(length)}.`]),
    ...outlineWords(planned, slot),
    ...(fresh.length === 0 ? [] : [`New questions: ${listed(fresh.map((field) => labelOf(field).toLowerCase()))}.`]),
    ...(left.length === 0
      ? []
      : [
          `The form does not ask for ${listed(left.map(({ heading, field }) => inline(heading ?? field)))}; what answers it stays in the file that it came from.`,
        ]),
  ];
  const isOver = planned !== null && slot !== null && planned[1] > slot[1];
  return {
    title: textOf('title') || undefined,
    topic: keyText(source, 'topic'),
    level: keyText(source, 'level'),
    format: next,
    answers: new Map(own.map(({ field }) => [field, textOf(field)])),
    again: new Set([...unfit.map(({ field }) => field), ...(isOver ? ['outline'] : [])]),
    told,
  };
}

/** The fields of both forms: the headings of the one that was written for, and what the new one asks. */
const mergedForm = (before: Conference, after: Conference) => [
  ...before.form,
  ...after.form.filter(({ field }) => !before.form.some((one) => one.field === field)),
];

/** The format whose slot is nearest to a length; of two, the shorter. Undefined where that says nothing. */
function nearestFormat(formats: readonly Format[], length: Minutes | null): Format | undefined {
  if (formats.length < 2) return formats[0];
  if (length === null) return undefined;
  const distance = (format: Format): number => {
    const slot = slotOf(format);
    return slot === null ? Infinity : Math.max(0, slot[0] - length[1], length[0] - slot[1]);
  };
  const sorted = [...formats].sort(
    (a, b) => distance(a) - distance(b) || (slotOf(a)?.[1] ?? 0) - (slotOf(b)?.[1] ?? 0),
  );
  return sorted[0] !== undefined && Number.isFinite(distance(sorted[0])) ? sorted[0] : undefined;
}

function outlineWords(planned: Minutes | null, slot: Minutes | null): string[] {
  if (planned === null || slot === null) return [];
  const [over, under] = [planned[1] - slot[1], slot[0] - planned[1]];
  if (over > 0) return [`The outline makes ${minutesWords(planned)}; shrink it by ${minutesWords([over, over])}.`];
  return under > 0
    ? [`The outline makes ${minutesWords(planned)}; ${minutesWords([under, under])} are left to fill.`]
    : [];
}
