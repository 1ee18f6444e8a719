import { withKeyInOrder } from '../proposal/laying.ts';
import { askField, tellEditor } from './asking.ts';
import { askCall, askFormat, askIdea } from './choosing.ts';
import { begun, moved, type Flow, type FlowEvent } from './flow.ts';
import type { Prompter } from './prompter.ts';
import { reviewQuestion } from './review.ts';
import { textIn } from './situation.ts';
import { mapOf, stepsOf, type Step } from './steps.ts';
import { situationIn, type Interview } from './world.ts';

export type { Interview } from './world.ts';

/**
 * Asks for all that has no answer yet, in the form's order, and saves each answer at once; then shows all of them, and
 * goes back to any, until an end is chosen. When stopped, it saves what was typed so far, and throws `Stopped`.
 */
export async function interview(prompter: Prompter, world: Interview): Promise<void> {
  let flow = begun(stepsOf(situationIn(world)), world.again);
  for (;;) {
    if (world.draft.wasChanged()) {
      prompter.say(`${world.draft.path} was changed by another program; the interview goes on with what it has now.`);
    }
    const steps = stepsOf(situationIn(world));
    const step = steps.find(({ id }) => id === flow.at);
    if (step !== undefined) {
      const event = await askStep(prompter, world, step, flow);
      flow = moved(flow, stepsOf(situationIn(world)), event);
      continue;
    }
    const event = await review(prompter, world, flow, steps);
    if (event === null) return;
    flow = moved(flow, steps, event);
  }
}

async function askStep(prompter: Prompter, world: Interview, step: Step, flow: Flow): Promise<FlowEvent> {
  const map = mapOf(flow, stepsOf(situationIn(world)));
  switch (step.kind) {
    case 'call':
      return askCall(prompter, world, map);
    case 'format':
      return askFormat(prompter, world, map);
    case 'idea':
      return askIdea(prompter, world, map);
    case 'field': {
      const event = await askField(prompter, world, step.field, map);
      const title = step.id === 'title' ? textIn(situationIn(world), 'title') : '';
      if (title !== '') await world.draft.titled(title);
      return event;
    }
  }
}

/** Shows all answers, and does what is wished. Gives what that is for the flow; null at the end. */
async function review(
  prompter: Prompter,
  world: Interview,
  flow: Flow,
  steps: readonly Step[],
): Promise<FlowEvent | null> {
  const situation = situationIn(world);
  const question = reviewQuestion({ flow, steps, situation, actions: world.actions });
  const reply = await prompter.choose({ ...question, ways: ['back'] });
  if (reply.is !== 'answer') return { is: reply.is === 'back' ? 'back' : 'review' };
  const wish = reply.value;
  switch (wish.is) {
    case 'jump':
      return wish;
    case 'editor':
      tellEditor(prompter, world, 1);
      return { is: 'review' };
    case 'action':
      await wish.action.run(world.draft.path);
      return { is: 'review' };
    case 'ready':
      world.draft.save(withKeyInOrder(situation.proposal.source, 'status', 'ready'));
      return null;
    case 'draft':
      return null;
  }
}
