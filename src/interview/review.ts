import { slotOf } from '../conference/conference.ts';
import { plainGauge } from '../text/gauge.ts';
import { counted, cut, inline, listed, padTo, width } from '../text/display.ts';
import { standingIn, type Flow, type Standing } from './flow.ts';
import { signOf } from './map.ts';
import { faultOf, measureOf } from './measure.ts';
import { slotMeasure } from './outline-widget.ts';
import { minutesOf } from './plan.ts';
import type { Choice, ChoiceQuestion, Measure } from './prompter.ts';
import { textIn, type Situation } from './situation.ts';
import type { Step } from './steps.ts';
import type { Action } from './world.ts';

/** What the speaker wants from the review screen. */
export type Wish =
  | { readonly is: 'jump'; readonly to: string }
  | { readonly is: 'draft' | 'ready' | 'editor' }
  | { readonly is: 'action'; readonly action: Action };

/** All answers with their gauges, each of which can be gone to, and the ends to choose from. */
export function reviewQuestion({
  flow,
  steps,
  situation,
  actions,
}: {
  readonly flow: Flow;
  readonly steps: readonly Step[];
  readonly situation: Situation;
  readonly actions: readonly Action[];
}): ChoiceQuestion<Wish> {
  const widest = Math.min(16, Math.max(...steps.map(({ label }) => width(label))));
  const answers = steps.map((step): Choice<Wish> => {
    const standing = standingIn(flow, step);
    const name = `${signOf({ standing, current: false })} ${padTo(cut(inline(step.label), widest), widest)}  ${wordsFor(step, standing, situation)}`;
    return { name, value: { is: 'jump', to: step.id }, description: describing(step, situation) };
  });
  const wanting = wantingIn(steps, situation);
  const ends: Choice<Wish>[] = [
    {
      name: '→ Save as a draft, and check it',
      value: DRAFT,
      description: 'Every answer is in the file already.',
      isApart: true,
    },
    {
      name: '→ Mark as ready, and check it',
      value: { is: 'ready' },
      description: 'Writes `status: ready` into the file.',
      ...(wanting.length === 0 ? {} : { disabled: `first: ${listed(wanting)}` }),
    },
    { name: '→ Open in the editor', value: { is: 'editor' } },
    ...actions.map((action): Choice<Wish> => {
      const { name, description } = action;
      return { name: `→ ${name}`, value: { is: 'action', action }, description };
    }),
  ];
  return {
    message: 'These are all your answers. Change one, or choose an end.',
    choices: [...answers, ...ends],
    selected: DRAFT,
  };
}

const DRAFT: Wish = { is: 'draft' };

const GAUGE = 10;

function wordsFor(step: Step, standing: Standing, situation: Situation): string {
  const { conference, format, topic } = situation;
  if (step.kind !== 'field') {
    const words = { call: conference?.name, format: format?.name, idea: topic?.title ?? 'your own' }[step.kind];
    return inline(words ?? 'none yet');
  }
  const text = textIn(situation, step.field.field);
  if (text === '') return step.field.required === true ? 'empty, but required' : 'left out';
  const begun = standing === 'begun' ? ', not done' : '';
  if (step.field.options !== undefined) return `${inline(text)}${begun}`;
  const { words, gauge, state } = measureFor(step, situation, text);
  if (step.id === 'title') return state === 'over' ? `${inline(text)} (${words})` : inline(text);
  return `${words}${begun}${gauge === null ? '' : ` ${plainGauge(gauge.count, gauge.max, GAUGE)}`}`;
}

/** The minutes of an outline, where it has any and no limit of its own; the form's count of all else. */
function measureFor(step: Step & { readonly kind: 'field' }, { conference, format }: Situation, text: string): Measure {
  const { field } = step;
  const minutes = field.field === 'outline' && field.max === undefined ? minutesOf(text) : null;
  return minutes === null ? measureOf(conference ?? undefined, field)(text) : slotMeasure(minutes, slotOf(format));
}

function describing(step: Step, situation: Situation): string {
  if (step.kind !== 'field') return 'Enter changes it.';
  const text = textIn(situation, step.field.field);
  return text === '' ? 'Enter answers it.' : cut(text.replace(/\s+/g, ' '), 200);
}

/** What the form would refuse, in words: answers that are missing, too long or too short. */
function wantingIn(steps: readonly Step[], situation: Situation): string[] {
  const fields = steps.filter((step) => step.kind === 'field');
  const has = (step: Step & { readonly kind: 'field' }): boolean => textIn(situation, step.field.field) !== '';
  const missing = fields.filter((step) => step.field.required === true && !has(step));
  const unfit = fields.filter((step) => {
    const text = textIn(situation, step.field.field);
    return (
      text !== '' &&
      step.field.options === undefined &&
      faultOf(situation.conference ?? undefined, step.field)(text) !== null
    );
  });
  const named = (step: Step): string => step.label.toLowerCase();
  return [
    ...(situation.conference === null ? ['a call'] : []),
    ...missing.map(named),
    ...(unfit.length === 0 ? [] : [`${counted(unfit.length, 'answers')} of the wrong length`]),
  ];
}
