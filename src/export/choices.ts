import type { Report } from '../check/check.ts';
import { chosenFormat, labelOf, type Format } from '../conference/conference.ts';
import { formatWords } from '../proposal/outline.ts';
import { keyText } from '../proposal/proposal.ts';
import { inline, listed } from '../text/display.ts';
import type { Exported } from './answers.ts';

/** The format that a proposal names, or the only one that its call has; null where neither is so. */
export function sessionOf({ conference, proposal }: Report): Format | null {
  return conference === null ? null : (chosenFormat(conference, keyText(proposal, 'format')) ?? null);
}

/** What is left to choose on the form itself, in sentences: its session type, and what it requires and nobody answered. */
export function chosenOnForm(report: Report, answers: readonly Exported[]): string[] {
  const { conference } = report;
  if (conference === null) return [];
  const unanswered = conference.form.filter(
    ({ field, required, options }) =>
      required === true && options !== undefined && !answers.some((answer) => answer.field === field),
  );
  const asked = unanswered.map((field) => `${inline(labelOf(field))} (${optionWords(field.options ?? [])})`);
  return [
    ...sessionWords(conference.formats, sessionOf(report)),
    ...(asked.length === 0 ? [] : [`The form will also ask: ${asked.join('; ')}.`]),
  ];
}

function sessionWords(formats: readonly Format[], session: Format | null): string[] {
  // A form with one kind of session does not ask for it.
  if (formats.length < 2) return [];
  if (session === null) return [`The form will also ask for a format: ${optionWords(formats.map(formatWords))}.`];
  return [`The format to choose on the form: ${inline(formatWords(session))}.`];
}

const optionWords = (options: readonly string[]): string =>
  listed(
    options.map((option) => inline(option)),
    'or',
  );
