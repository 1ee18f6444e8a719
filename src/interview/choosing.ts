import { findFormat, type Conference } from '../conference/conference.ts';
import { laidOut, withKeyInOrder, withoutKey } from '../proposal/laying.ts';
import { keyText, keyTexts } from '../proposal/proposal.ts';
import { addressOf } from '../topic/topic.ts';
import { callQuestion, formatQuestion, ideaQuestion } from './beginning.ts';
import type { FlowEvent } from './flow.ts';
import type { MapStep, Prompter, Way } from './prompter.ts';
import { situationIn, slotsIn, type Interview } from './world.ts';

const WAYS: readonly Way[] = ['back', 'review'];

/** Asks which call the proposal is for, and lays the file out for its form. */
export async function askCall(prompter: Prompter, world: Interview, map: readonly MapStep[]): Promise<FlowEvent> {
  const { conference } = situationIn(world);
  const question = callQuestion(world.lookup.conferences(), world.now, conference);
  const reply = await prompter.choose({ ...question, map, ways: WAYS });
  if (reply.is !== 'answer') return { is: reply.is === 'editor' ? 'review' : reply.is };
  const chosen = world.lookup.findConference(reply.value);
  if (chosen !== null && chosen.id !== conference?.id) relay(world, (source) => forCall(world, source, chosen));
  return { is: 'answered' };
}

/** The source for another call: its name in place of the one before, and the format only where the call has it, too. */
function forCall(world: Interview, source: string, { id, formats, ...rest }: Conference): string {
  const { proposal } = situationIn(world);
  const named = keyTexts(proposal, 'conference');
  const written = withKeyInOrder(source, 'conference', named.length > 1 ? [id, ...named.slice(1)] : id);
  const format = keyText(proposal, 'format');
  const [only] = formats;
  if (only !== undefined && formats.length === 1) return withKeyInOrder(written, 'format', only.id);
  const isKnown = format === undefined || findFormat({ id, formats, ...rest }, format) !== undefined;
  return isKnown ? written : withoutKey(written, 'format');
}

/** Asks which format, and lays the file out for it. */
export async function askFormat(prompter: Prompter, world: Interview, map: readonly MapStep[]): Promise<FlowEvent> {
  const { conference, format } = situationIn(world);
  // The call comes first; without one there is nothing to choose from.
  if (conference === null) return { is: 'back' };
  const reply = await prompter.choose({ ...formatQuestion(conference, format), map, ways: WAYS });
  if (reply.is !== 'answer') return { is: reply.is === 'editor' ? 'review' : reply.is };
  if (reply.value !== format?.id) relay(world, (source) => withKeyInOrder(source, 'format', reply.value));
  return { is: 'answered' };
}

/** Changes the head of a proposal, and lays its sections out anew: those that hold nothing yet have other prompts. */
function relay(world: Interview, change: (source: string) => string): void {
  const was = situationIn(world);
  const before = slotsIn(world, was);
  world.draft.save(change(was.proposal.source));
  if (!world.isNew) return;
  const now = situationIn(world);
  const form = now.conference?.form ?? [];
  const { headings } = world.lookup;
  const laid = laidOut(now.proposal.source, { form, slots: slotsIn(world, now), before, headings });
  if (laid !== now.proposal.source) world.draft.save(laid);
}

/** Asks which idea to start from. */
export async function askIdea(prompter: Prompter, world: Interview, map: readonly MapStep[]): Promise<FlowEvent> {
  const question = ideaQuestion(world.lookup.topics(), situationIn(world).topic);
  const reply = await prompter.search({ ...question, map, ways: WAYS });
  if (reply.is !== 'answer') return { is: reply.is === 'editor' ? 'review' : reply.is };
  const { proposal } = situationIn(world);
  const topic = reply.value;
  if (topic === null) {
    const source = withoutKey(proposal.source, 'topic');
    if (source !== proposal.source) world.draft.save(source);
    return { is: 'skipped' };
  }
  let source = withKeyInOrder(proposal.source, 'topic', addressOf(topic));
  if (topic.level !== undefined && keyText(proposal, 'level') === undefined) {
    source = withKeyInOrder(source, 'level', topic.level);
  }
  world.draft.save(source);
  return { is: 'answered' };
}
