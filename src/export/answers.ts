import type { Report } from '../check/check.ts';
import { limitOf } from '../check/limit.ts';
import type { Diagnostic } from '../check/rule.ts';
import { choicesIn } from '../conference/choices.ts';
import { findField, labelOf, type Conference } from '../conference/conference.ts';
import { count, counters, type CounterName, type Unit } from '../conference/counters.ts';
import { dialectOf, type Dialect } from '../conference/dialect.ts';
import type { Answer } from '../proposal/answers.ts';
import { blinded } from './blind.ts';
import { render, renderPlain } from './markdown.ts';
import { textOf } from './plain.ts';
import type { Node } from './tree.ts';

/** One answer as it goes into the form. */
export interface Exported {
  readonly field: string;
  readonly label: string;
  readonly required: boolean;
  /** What the form offers, where the answer is chosen and not written; else null. */
  readonly options: readonly string[] | null;
  /** Those of them that the answer chooses, in the words of the form; null where it is written. */
  readonly chosen: readonly string[] | null;
  /** Markdown, as it was written. */
  readonly markdown: string;
  /** As the form shows it. */
  readonly tree: readonly Node[];
  /** As plain text. */
  readonly plain: string;
  readonly unit: Unit;
  readonly counter: CounterName;
  readonly min: number | null;
  readonly max: number | null;
  /** In how many places something was blacked out. */
  readonly blacked: number;
  readonly answer: Answer;
}

/** The dialect in which the form of a report's call shows Markdown; null where it is not known. */
export const dialectFor = ({ conference }: Report): Dialect | null =>
  conference === null ? null : dialectOf(conference);

/**
 * The answers to a form, in its order; without a call, in the order of the file. What the form does not ask for is left
 * out, and so is what has no words. With `givenAway`, what it found is blacked out, and what reviewers do not see is out.
 */
export function exportedOf(report: Report, givenAway?: readonly Diagnostic[]): Exported[] {
  const { conference, reading } = report;
  const dialect = dialectFor(report);
  return inOrder(conference, reading.answers)
    .filter(({ field }) => givenAway === undefined || isSeen(conference, field))
    .map((answer) => {
      const asked = findField(conference, answer.field);
      const { text, places } =
        givenAway === undefined
          ? { text: answer.text, places: 0 }
          : blinded(
              answer,
              givenAway.map(({ span }) => span),
            );
      const markdown = withoutControls(text);
      const isPlain = answer.field === 'title' || asked?.options !== undefined;
      const isRendered = !isPlain && dialect?.markdown !== false;
      const { min, max, counter } = limitOf(conference, answer);
      return {
        field: answer.field,
        label: labelOf(asked ?? { field: answer.field }),
        required: asked?.required === true,
        options: asked?.options ?? null,
        chosen: asked?.options === undefined ? null : choicesIn(text, asked).flatMap(({ option }) => option ?? []),
        markdown,
        tree: isRendered ? render(markdown, dialect) : renderPlain(markdown),
        plain: isPlain ? markdown : textOf(render(markdown, dialect?.markdown === false ? null : dialect)),
        unit: counters[counter.name].unit,
        counter: counter.name,
        min,
        max,
        blacked: places,
        answer,
      };
    });
}

/** How long a text is as the form of an answer counts it. */
export const lengthOf = ({ counter }: Exported, text: string): number => count(text, counter);

function inOrder(conference: Conference | null, answers: readonly Answer[]): Answer[] {
  const written = answers.filter(({ text }) => text !== '');
  if (conference === null)
    return written.filter(({ field }, at) => written.findIndex((one) => one.field === field) === at);
  return conference.form.flatMap(({ field }) => written.find((answer) => answer.field === field) ?? []);
}

function isSeen(conference: Conference | null, field: string): boolean {
  return findField(conference, field)?.visible_to !== 'organisers';
}

/** No form means them, and a terminal obeys them. */
const withoutControls = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
