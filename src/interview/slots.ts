import { labelOf, slotOf, type Conference, type Field, type Format } from '../conference/conference.ts';
import { headingNames, type Headings } from '../proposal/headings.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Slot } from '../proposal/render.ts';
import { sectionsOf } from '../proposal/sections.ts';

/** The name of the template that suits a format. */
export function templateFor(format: Format | undefined): 'talk' | 'tutorial' | 'lightning' {
  const [least, most] = slotOf(format) ?? [30, 30];
  if (/tutorial|workshop/.test(format?.id ?? '') || least >= 90) return 'tutorial';
  return most <= 10 ? 'lightning' : 'talk';
}

/** The sections that a proposal for a form has, in the form's order, with the prompts of a template. */
export function slotsFor({ form }: Conference, template: string, headings: Headings): Slot[] {
  const proposal = parseProposal('', template);
  const { source, comments } = proposal;
  const prompts = new Map<string, string>();
  for (const { fields, content } of sectionsOf(proposal, headingNames(form, headings))) {
    const prompt = comments.find(({ start }) => start >= content.start && start < content.end);
    if (prompt === undefined) continue;
    for (const field of fields) {
      if (!prompts.has(field)) prompts.set(field, source.slice(prompt.start, prompt.end));
    }
  }
  return form
    .filter(({ field }) => field !== 'title')
    .map((field) => {
      const own = [field.help, optionWords(field)].filter((words) => words !== undefined).join(' ') || undefined;
      return {
        field: field.field,
        heading: labelOf(field),
        // Help is written by strangers too, and must not end the comment that it stands in.
        prompt: own === undefined ? prompts.get(field.field) : `<!-- ${own.replace(/--+>?/g, '–')} -->`,
      };
    });
}

/** What a form offers to choose from, in the words of a prompt. */
function optionWords({ options, several = false }: Field): string | undefined {
  return options && `${several ? 'One on each line' : 'One of'}: ${options.join(', ')}`;
}
