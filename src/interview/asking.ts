import { labelOf, slotOf, type Field } from '../conference/conference.ts';
import { dialectOf } from '../conference/dialect.ts';
import { CfpError } from '../errors.ts';
import { spanOf } from '../proposal/answers.ts';
import { isUnfinished } from '../proposal/render.ts';
import { titleFaults } from '../proposal/title-faults.ts';
import { lineAndColumn } from '../text/span.ts';
import { addressOf } from '../topic/topic.ts';
import { ideasFor } from '../proposal/coaching.ts';
import type { FlowEvent } from './flow.ts';
import { faultOf, measureOf } from './measure.ts';
import { slotMeasure } from './outline-widget.ts';
import { minutesOf, planFrom } from './plan.ts';
import type { MapStep, Prompter, Reply, WordsQuestion } from './prompter.ts';
import { keeperOf, type Keeper } from './saving.ts';
import type { Situation } from './situation.ts';
import { situationIn, slotsIn, type Interview } from './world.ts';

/**
 * Asks for one field in the way that suits it, saves its answer, and gives what that is for the flow. Whatever ends the
 * question, what was typed is saved first, marked as unfinished.
 */
export async function askField(
  prompter: Prompter,
  world: Interview,
  field: Field,
  map: readonly MapStep[],
): Promise<FlowEvent> {
  const keeper = keeperOf(world, field.field);
  let pending: string | null = null;
  const words = {
    ...questionFor(world, field),
    map,
    onText: (text: string) => {
      pending = text;
    },
    onLine: keeper.keep,
  };
  try {
    for (let initial = keeper.known(); ; initial = keeper.look()) {
      const reply = await ask(prompter, world, field, { ...words, initial });
      if (reply.is === 'answer') {
        await keeper.save(prompter, reply.value);
        return { is: reply.value.trim() === '' ? 'skipped' : 'answered' };
      }
      const typed = reply.typed ?? initial;
      if (typed.trim() !== '' && typed !== keeper.known()) keeper.keepAll(typed);
      pending = null;
      if (reply.is !== 'editor') return { is: reply.is };
      openEditor(prompter, world, field);
    }
  } catch (error) {
    keepPending(keeper, pending, error);
    throw error;
  }
}

/** Saves what was typed before an error goes on its way; a file that cannot be written is that error. */
function keepPending(keeper: Keeper, pending: string | null, error: unknown): void {
  if (pending === null || pending.trim() === '' || error instanceof CfpError) return;
  if (pending !== keeper.known()) keeper.keepAll(pending);
}

function ask(prompter: Prompter, world: Interview, field: Field, words: WordsQuestion): Promise<Reply<string>> {
  if (field.options !== undefined && field.several !== true) {
    const skip = field.required === true ? [] : [{ name: 'No answer', value: '' }];
    const choices = [...field.options.map((option) => ({ name: option, value: option })), ...skip];
    return prompter.choose({ ...words, ways: ['back', 'review'], choices, selected: words.initial });
  }
  if (field.field === 'outline') return askOutline(prompter, world, words);
  return isShort(field) ? prompter.line(words) : prompter.text({ ...words, ways: ['back', 'review', 'editor'] });
}

/** A plain list is built part by part; an outline that is more than that stays a text. */
function askOutline(prompter: Prompter, world: Interview, question: WordsQuestion): Promise<Reply<string>> {
  const { conference, format, answers, proposal } = situationIn(world);
  const answer = answers.find(({ field }) => field === 'outline');
  const slot = slotOf(format);
  const ways = ['back', 'review', 'editor'] as const;
  if (planFrom(question.initial ?? '') === null) {
    return prompter.text({ ...question, ways, measure: (text) => slotMeasure(minutesOf(text), slot) });
  }
  const { shapes } = world.coaching;
  const indent = (conference === null ? null : dialectOf(conference))?.listIndent ?? 2;
  return prompter.outline({
    ...question,
    ways,
    slot,
    indent,
    shapes,
    questions: conference?.questions,
    isUnfinished: answer !== undefined && isUnfinished(proposal, answer),
  });
}

/** The question of a field, with all that helps to answer it. */
function questionFor(world: Interview, field: Field): WordsQuestion {
  const situation = situationIn(world);
  const { topic } = situation;
  const conference = situation.conference ?? undefined;
  const optional = field.required === true ? '' : ' (optional: leave it empty to skip it)';
  return {
    message: field.field === 'title' ? 'What is the title? It can change later.' : `${labelOf(field)}${optional}`,
    hints: hintsFor(world, situation, field),
    measure: measureOf(conference, field),
    fault: faultOf(conference, field),
    ideas: ideasFor(world.coaching, field.field, topic?.questions ?? []),
    advice: field.field === 'title' ? adviceOnTitle : () => [],
    ways: ['back', 'review'],
  };
}

const adviceOnTitle = (text: string): string[] =>
  Array.from(titleFaults(text), ({ message, help }) => `${message} ${help}`);

const SHORT = 140;

const isShort = ({ field, max, unit }: Field): boolean =>
  field === 'title' || (max !== undefined && max <= (unit === 'words' ? SHORT / 6 : SHORT));

function hintsFor(world: Interview, situation: Situation, { field, help, options, several = false }: Field): string[] {
  const { topic } = situation;
  if (field === 'title') {
    return topic === undefined ? [] : [`The idea: ${topic.title} (${addressOf(topic)})`, topic.pitch].filter(Boolean);
  }
  const prompt = slotsIn(world, situation).find((slot) => slot.field === field)?.prompt ?? '';
  const asked = world.coaching.fields[field]?.ask;
  const told = prompt.replace(/^<!--\s*|\s*-->$/g, '').replace(/\s+/g, ' ');
  // What there is to choose from stands in the choices; where several may be chosen, nothing but the prompt tells of it.
  if (options !== undefined && !several) return help === undefined ? [] : [help];
  const words = several ? told : (help ?? asked ?? told);
  return words === '' ? [] : [words];
}

/** Opens the proposal itself, so that there is one file and nothing to bring together. */
function openEditor(prompter: Prompter, world: Interview, field: Field): void {
  tellEditor(prompter, world, lineOf(situationIn(world), field));
}

/** Opens the editor on a line of the proposal, and tells when that did not go well. */
export function tellEditor(prompter: Prompter, { draft, edit }: Interview, line: number): void {
  const result = edit(draft.path, line);
  // What the speaker changed there is no news to them.
  draft.wasChanged();
  if (result.ok) return;
  const way = 'VISUAL or EDITOR can name another one';
  prompter.say(`The editor \`${result.command}\` ${result.why}; nothing is lost. ${way}.`);
}

function lineOf({ answers, proposal }: Situation, { field }: Field): number {
  const answer = answers.find((one) => one.field === field);
  if (answer === undefined) return 1;
  const { start } = answer.text === '' ? answer.place : spanOf(answer);
  return lineAndColumn(proposal.source, start, proposal.lines).line;
}
