import type { Report } from '../check/check.ts';
import type { Diagnostic, Severity } from '../check/rule.ts';
import { findFormat, labelOf, type Field } from '../conference/conference.ts';
import { dialectFor, exportedOf, lengthOf, type Exported } from '../export/answers.ts';
import { BLACK } from '../export/blind.ts';
import { isText, type Node } from '../export/tree.ts';
import { offsetsIn } from '../proposal/answers.ts';
import { keyText, keyTexts } from '../proposal/proposal.ts';
import { lineAndColumn, type Place, type Span } from '../text/span.ts';
import { placesBefore, withMarks, type Mark } from './marks.ts';
import { tidied } from './tidy.ts';

/** One field of the form, as its reviewer sees it. */
export interface FieldView {
  readonly field: string;
  readonly label: string;
  readonly nodes: readonly Node[];
  readonly required: boolean;
  readonly count: number;
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
}

/** A finding with the place on the page that it is about; null where it stands on none. */
export interface FindingView {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly help: string | undefined;
  readonly place: Place;
  readonly target: string | null;
}

/** A part of the outline with the place on the page that it stands at. */
export interface PartView {
  readonly text: string;
  readonly minutes: readonly [number, number];
  readonly target: string | null;
}

/** All that the page shows of a talk. */
export interface TalkView {
  readonly report: Report;
  readonly title: readonly Node[];
  readonly titleWords: string;
  /** The title as a field of the form; null where the form asks for none. */
  readonly heading: FieldView | null;
  /** Format, level and tags. */
  readonly facts: readonly string[];
  readonly fields: readonly FieldView[];
  /** What reviewers do not see. */
  readonly hidden: readonly FieldView[];
  /** Headings that the form does not ask for. */
  readonly unasked: readonly string[];
  readonly findings: readonly FindingView[];
  readonly parts: readonly PartView[];
  /** In how many places something was blacked out; null where the review is not anonymous. */
  readonly blacked: number | null;
  readonly dialect: string | null;
}

/** Who reads the page: the speaker, or somebody to whom it is sent, who must not learn a name from what is said of it. */
export type Reader = 'speaker' | 'other';

/** More findings than this are an attack, or the wrong file. */
const MOST_MARKS = 200;

/** The page of a talk, in data: what is anonymous is blacked out, and every finding knows its place. */
export function viewOf(report: Report, givenAway: readonly Diagnostic[], reader: Reader): TalkView {
  const { conference, reading, proposal, outline } = report;
  const isAnonymous = conference?.anonymous === true;
  const shown = exportedOf(report, isAnonymous ? givenAway : undefined).filter(({ field }) => !isHidden(report, field));
  const secrets = isAnonymous && reader === 'other' ? secretsIn(report, givenAway) : [];
  const redact = (text: string): string => secrets.reduce((left, secret) => left.replaceAll(secret, BLACK), text);

  const findings = report.diagnostics.slice(0, MOST_MARKS);
  const marksOf = (exported: Exported): Mark[] => [
    ...findings.flatMap((finding, index) => markFor(exported, finding.span, `f${index + 1}`, finding.severity) ?? []),
    ...(outline?.items ?? [])
      .slice(0, MOST_MARKS)
      .flatMap((item, index) => markFor(exported, item.span, `o${index + 1}`, 'spot') ?? []),
  ];
  const found = new Set<string>();
  const nodesOf = (exported: Exported): Node[] => {
    const marked = withMarks(tidied(exported.tree), marksOf(exported));
    for (const id of marked.found) found.add(id);
    return marked.nodes;
  };
  const title = shown.find(({ field }) => field === 'title');
  const titleNodes =
    title === undefined ? [] : nodesOf(title).flatMap((node) => (isText(node) ? [node] : node.children));
  const views = shown
    .filter(({ field }) => field !== 'title')
    .map((exported) => fieldView(exported, nodesOf(exported)));
  const empty = (conference?.form ?? [])
    .filter(({ field }) => !isHidden(report, field) && !shown.some((one) => one.field === field))
    .map(emptyView);
  const order = conference?.form.map(({ field }) => field) ?? [];
  const fields = [...views, ...empty.filter(({ field }) => field !== 'title')].sort(
    (a, b) => order.indexOf(a.field) - order.indexOf(b.field),
  );
  const hidden = reader === 'other' ? [] : exportedOf(report).filter(({ field }) => isHidden(report, field));

  const targetOf = (id: string, span: Span, field?: string): string | null => {
    if (found.has(id)) return id;
    const of = field ?? fieldAt(report, span);
    return of !== null && (of === 'title' || fields.some(({ field }) => field === of)) ? `field-${of}` : null;
  };
  return {
    report,
    title: titleNodes,
    titleWords: title?.plain ?? '',
    heading:
      title === undefined ? (empty.find(({ field }) => field === 'title') ?? null) : fieldView(title, titleNodes),
    facts: factsOf(report).map(redact),
    fields: conference === null ? views : fields,
    hidden: hidden.map((exported) => fieldView(exported, tidied(exported.tree))),
    unasked: reader === 'other' ? [] : unaskedIn(report),
    findings: findings.map(({ severity, rule, message, help, span, field }, index) => ({
      severity,
      rule,
      message: redact(message),
      help: help === undefined ? undefined : redact(help),
      place: lineAndColumn(proposal.source, span.start, proposal.lines),
      target: targetOf(`f${index + 1}`, span, field),
    })),
    parts: (outline?.items ?? []).map(({ text, minutes, span }, index) => ({
      text: redact(text),
      minutes,
      target: targetOf(`o${index + 1}`, span),
    })),
    blacked: isAnonymous ? shown.reduce((sum, { blacked }) => sum + blacked, 0) : null,
    dialect: dialectFor(report)?.name ?? null,
  };

  function fieldAt({ conference: call }: Report, { start, end }: Span): string | null {
    const answer = reading.answers.find(
      (one) => (one.place.start <= start && end <= one.place.end) || offsetsIn(one, { start, end }) !== null,
    );
    return answer === undefined || (call !== null && !order.includes(answer.field)) ? null : answer.field;
  }
}

const isHidden = ({ conference }: Report, field: string): boolean =>
  conference?.form.some((asked) => asked.field === field && asked.visible_to === 'organisers') === true;

function fieldView(exported: Exported, nodes: readonly Node[]): FieldView {
  const { field, label, required, unit, min, max } = exported;
  return { field, label, nodes, required, count: lengthOf(exported, exported.answer.text), unit, min, max };
}

function emptyView(asked: Field): FieldView {
  const { field, required = false, unit = 'characters', min = null, max = null } = asked;
  return { field, label: labelOf(asked), nodes: [], required, count: 0, unit, min, max };
}

/** The words of a span in an answer, and which of their places it is. Blacked out words are found by the bar. */
function markFor(exported: Exported, span: Span, id: string, kind: string): Mark | null {
  const { answer, blacked, markdown } = exported;
  const at = offsetsIn(answer, span);
  if (at === null) return null;
  const words = answer.text.slice(at.from, at.to);
  if (blacked > 0 && !markdown.includes(words)) {
    const before = answer.text.slice(0, at.from);
    const bars = markdown.split(BLACK).length - 1;
    const nth = barsBefore(markdown, before, bars);
    return { id, kind, words: BLACK, nth };
  }
  return { id, kind, words, nth: placesBefore(answer.text, words, at.from) };
}

/** How many bars stand before the place where an answer's text begins with `before`. */
function barsBefore(markdown: string, before: string, bars: number): number {
  const pieces = markdown.split(BLACK);
  let at = 0;
  for (let bar = 0; bar < bars; bar++) {
    const piece = pieces[bar] ?? '';
    const next = before.indexOf(piece, at);
    if (next === -1 || next + piece.length >= before.length) return bar;
    at = next + piece.length;
  }
  return Math.max(0, bars - 1);
}

/** The words that were blacked out, the longest first. */
function secretsIn({ proposal }: Report, givenAway: readonly Diagnostic[]): string[] {
  const words = givenAway.map(({ span }) => proposal.source.slice(span.start, span.end).trim());
  return [...new Set(words)].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
}

function factsOf({ proposal, conference }: Report): string[] {
  const named = keyText(proposal, 'format');
  const format = named === undefined || conference === null ? undefined : findFormat(conference, named);
  return [format?.name ?? named ?? '', keyText(proposal, 'level') ?? '', ...keyTexts(proposal, 'tags')].filter(Boolean);
}

function unaskedIn({ reading, conference }: Report): string[] {
  if (conference === null) return [];
  const asked = new Set(conference.form.map(({ field }) => field));
  const answers = reading.answers.filter(({ field, text }) => !asked.has(field) && text !== '');
  return [
    ...answers.map(({ heading, field }) => heading ?? field),
    ...reading.others.map(({ heading }) => heading.text),
  ];
}
