import { CfpError } from '../errors.ts';
import { withKeyInOrder } from '../proposal/laying.ts';
import { withAnswer } from '../proposal/render.ts';
import type { Prompter } from './prompter.ts';
import { textIn } from './situation.ts';
import { situationIn, situationWith, slotsIn, type Interview } from './world.ts';

/** Keeps one answer in the file, and notices when another program changes it meanwhile. */
export interface Keeper {
  /** The answer as the file had it when it was last looked at. */
  readonly known: () => string;
  /** Looks again, and takes what is there for known. */
  readonly look: () => string;
  /** Saves words that are not done yet, unless the file has other ones by now. */
  readonly keep: (text: string) => void;
  /** Saves words before the end: below those of another program, where there are any. */
  readonly keepAll: (text: string) => void;
  /** Saves the answer; asks first, where the file has another one by now. */
  readonly save: (prompter: Prompter, text: string) => Promise<void>;
}

/** The keeper of the answer to a field. */
export function keeperOf(world: Interview, field: string): Keeper {
  const there = (): string => textIn(situationIn(world), field);
  let known = there();
  const write = (text: string, unfinished: boolean): void => {
    const source = withAnswerIn(world, { field, text, unfinished });
    if (source === null) return;
    // What was written, not what is there by now: another program may be quick.
    const next = textIn(situationWith(world, source), field);
    world.draft.save(source);
    known = next;
  };
  return {
    known: () => known,
    look: () => (known = there()),
    keep(text) {
      try {
        if (there() === known) write(text, true);
      } catch (error) {
        // A full disk does not take the pen away. It is told when the answer is done, and the words are printed then.
        if (!(error instanceof CfpError)) throw error;
      }
    },
    keepAll(text) {
      const other = there();
      write(other === known || other === '' ? text : `${other}\n\n${text}`, true);
    },
    async save(prompter, text) {
      const other = there();
      const isTheirs = other !== known && other !== text && other !== '';
      write(isTheirs ? await chosen(prompter, { path: world.draft.path, field, mine: text, other }) : text, false);
    },
  };
}

/** Asks which of two answers stays. Stopped there, both do. */
async function chosen(
  prompter: Prompter,
  { path, field, mine, other }: { path: string; field: string; mine: string; other: string },
): Promise<string> {
  const both = `${other}\n\n${mine}`;
  const reply = await prompter.choose({
    message: `The ${field} in ${path} was changed by another program while you wrote. Which one stays?`,
    choices: [
      { name: 'Both, one below the other', value: both },
      { name: 'What I wrote here', value: mine, description: mine },
      { name: 'What the file has', value: other, description: other },
    ],
  });
  return reply.is === 'answer' ? reply.value : both;
}

/** The source with an answer written; null where there is nothing to write. */
function withAnswerIn(
  world: Interview,
  { field, text, unfinished }: { field: string; text: string; unfinished: boolean },
): string | null {
  const situation = situationIn(world);
  const { proposal, reading } = situation;
  if (text.trim() === '' && textIn(situation, field) === '') return null;
  const { entries } = proposal.frontMatter;
  const inBody = situation.answers.some((one) => one.field === field && one.place.start >= proposal.body.start);
  if (field === 'title' && (entries.has('title') || !inBody)) {
    return withKeyInOrder(proposal.source, 'title', text.trim());
  }
  const answer = { field, text, unfinished: unfinished && field !== 'title' };
  return withAnswer(proposal, reading, slotsIn(world, situation), answer);
}
