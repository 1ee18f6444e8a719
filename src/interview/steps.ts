import { labelOf, type Field } from '../conference/conference.ts';
import { isUnfinished } from '../proposal/render.ts';
import { standingIn, type Flow, type FlowStep, type Standing } from './flow.ts';
import type { MapStep } from './prompter.ts';
import type { Situation } from './situation.ts';

/** One question of the interview. */
export type Step = FlowStep & { readonly label: string } & (
    { readonly kind: 'call' | 'format' | 'idea' } | { readonly kind: 'field'; readonly field: Field }
  );

/** The title is asked for before the form is known. */
const TITLE: Field = { field: 'title', required: true };

/** The steps that lead to a whole proposal, in their order, as they stand now. */
export function stepsOf(situation: Situation): Step[] {
  const { conference, format, idea } = situation;
  const steps: Step[] = [
    { id: '#call', label: 'Call', kind: 'call', standing: answered(conference !== null) },
    ...(conference === null || conference.formats.length > 1
      ? [{ id: '#format', label: 'Format', kind: 'format', standing: answered(format !== undefined) } as const]
      : []),
    { id: '#idea', label: 'Idea', kind: 'idea', standing: idea },
  ];
  const form = conference?.form ?? [];
  const title = form.find(({ field }) => field === 'title') ?? TITLE;
  for (const field of [title, ...form.filter((one) => one.field !== 'title')]) {
    steps.push({
      id: field.field,
      label: labelOf(field),
      kind: 'field',
      field,
      standing: standingOf(situation, field),
    });
  }
  return steps;
}

const answered = (is: boolean): Standing => (is ? 'answered' : 'open');

function standingOf({ proposal, answers }: Situation, { field }: Field): Standing {
  const answer = answers.find((one) => one.field === field);
  if (answer === undefined || answer.text === '') return 'open';
  return field !== 'title' && isUnfinished(proposal, answer) ? 'begun' : 'answered';
}

/** The map of the steps, with the one under way. */
export function mapOf(flow: Flow, steps: readonly Step[]): MapStep[] {
  return steps.map((step) => ({
    label: step.label,
    standing: standingIn(flow, step),
    current: step.id === flow.at,
  }));
}
