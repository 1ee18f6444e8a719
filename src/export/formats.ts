import { slotOf, type Format } from '../conference/conference.ts';
import { counted, inline } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { lengthOf, type Exported } from './answers.ts';
import { escaped, htmlOf } from './html.ts';

export const exportFormats = ['markdown', 'text', 'html', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is exported, and of what. */
export interface Export {
  readonly title: string | null;
  readonly conference: { readonly id: string; readonly name: string } | null;
  /** What is chosen on the form as the kind of session, or null where the proposal does not say. */
  readonly session: Format | null;
  /** The name of the form's dialect, or null where it is not known. */
  readonly dialect: string | null;
  readonly blind: boolean;
  readonly answers: readonly Exported[];
}

/** One answer alone, as it is pasted or piped on. */
export function answerAs(answer: Exported, format: ExportFormat): string {
  switch (format) {
    case 'markdown':
      return answer.markdown;
    case 'text':
      return answer.plain;
    case 'html':
      return htmlOf(answer.tree).trimEnd();
    case 'json':
      return jsonText(jsonOf(answer)).trimEnd();
  }
}

/** All answers, each with its count, as one text that ends in a newline. */
export function exportAs(exported: Export, format: ExportFormat): string {
  const { title, conference, session, dialect, blind, answers } = exported;
  switch (format) {
    case 'markdown':
      // The count is a comment, so that cfp reads the same answers from what it wrote.
      return answers
        .map((answer) => `## ${inline(answer.label)}\n\n<!-- ${countWords(answer, format)} -->\n\n${answer.markdown}\n`)
        .join('\n');
    case 'text':
      return answers
        .map((answer) => {
          const head = `${inline(answer.label)} (${countWords(answer, format)})`;
          return `${head}\n${'-'.repeat(Math.min(head.length, 60))}\n\n${answer.plain}\n`;
        })
        .join('\n\n');
    case 'html':
      return page(exported);
    case 'json':
      return jsonText({
        version: 1,
        title,
        conference,
        format: formatOf(session),
        dialect,
        blind,
        answers: answers.map(jsonOf),
      });
  }
}

/** An answer's length as the form counts it, beside its limit: "61 of 600 characters". */
export function countWords(answer: Exported, format: ExportFormat): string {
  const { unit, max } = answer;
  const length = lengthOf(answer, format === 'text' ? answer.plain : answer.markdown);
  if (max === null) return counted(length, unit);
  return `${length} of ${max} ${unit}${length > max ? `, ${length - max} over` : ''}`;
}

const formatOf = (session: Format | null): object | null =>
  session === null ? null : { id: session.id, name: session.name, minutes: slotOf(session) };

function jsonOf(answer: Exported): object {
  const { field, label, required, options, chosen, markdown, plain, tree, unit, counter, min, max, blacked } = answer;
  const own = {
    field,
    label,
    required,
    options,
    chosen,
    count: lengthOf(answer, markdown),
    unit,
    counter,
    min,
    max,
    blacked,
  };
  return { ...own, markdown, text: plain, html: htmlOf(tree).trimEnd() };
}

function page({ title, answers }: Export): string {
  const sections = answers.map((answer) => {
    const head = `<h2>${escaped(answer.label)} <small>${escaped(countWords(answer, 'html'))}</small></h2>`;
    return `<section id="${escaped(answer.field)}">\n${head}\n${htmlOf(answer.tree).trimEnd()}\n</section>\n`;
  });
  return `<!doctype html>\n<meta charset="utf-8">\n<title>${escaped(title ?? 'Proposal')}</title>\n${sections.join('')}`;
}
