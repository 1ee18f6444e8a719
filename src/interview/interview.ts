import { labelOf, slotOf, type Conference, type Field, type Format } from '../conference/conference.ts';
import { spanOf, type Answer } from '../proposal/answers.ts';
import { readAnswers } from '../proposal/reading.ts';
import type { Headings } from '../proposal/headings.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { isUnfinished, withAnswer, type Slot } from '../proposal/render.ts';
import type { EditorResult } from '../terminal.ts';
import { lineAndColumn } from '../text/span.ts';
import type { Topic } from '../topic/topic.ts';
import { faultOf, measureOf } from './measure.ts';
import { askOutline } from './outline.ts';
import { Stopped, type Prompter } from './prompter.ts';

/** The file that answers go to. Each change is on the disk when `save` returns. */
export interface Draft {
  /** Where it is, as messages call it. */
  readonly path: string;
  /** As the file is now; an editor may have changed it. */
  readonly read: () => Proposal;
  readonly save: (source: string) => void;
}

/** What the interview needs to know, besides whom to ask. */
export interface Interview {
  readonly draft: Draft;
  readonly conference: Conference;
  readonly format: Format | undefined;
  readonly topic: Topic | undefined;
  readonly slots: readonly Slot[];
  readonly headings: Headings;
  readonly edit: (path: string, line: number) => EditorResult;
}

/**
 * Asks for every field of the form that has no answer yet, in the form's order, and saves each answer at once. When
 * stopped, it saves what was typed so far, marked as unfinished, and throws `Stopped`.
 */
export async function interview(prompter: Prompter, world: Interview): Promise<void> {
  for (const field of world.conference.form) {
    if (field.field === 'title') continue;
    const answer = answerTo(world, field);
    if (answer !== undefined && answer.text !== '' && !isUnfinished(world.draft.read(), answer)) continue;
    await askField(prompter, world, field);
  }
}

async function askField(prompter: Prompter, world: Interview, field: Field): Promise<void> {
  let pending = '';
  const onText = (text: string): void => {
    pending = text;
  };
  const keep = (text: string): void => {
    saveAnswer(world, field, text, true);
  };
  try {
    const text = await ask(prompter, world, field, { onText, keep });
    saveAnswer(world, field, text, false);
  } catch (error) {
    if (error instanceof Stopped && pending.trim() !== '') keep(pending);
    throw error;
  }
}

/** Asks in the way that suits the field. */
async function ask(
  prompter: Prompter,
  world: Interview,
  field: Field,
  { onText, keep }: { onText: (text: string) => void; keep: (text: string) => void },
): Promise<string> {
  const { conference, format, topic } = world;
  const optional = field.required === true ? '' : ' (optional: leave it empty to skip it)';
  const message = `${labelOf(field)}${optional}`;
  const initial = answerTo(world, field)?.text ?? '';
  if (field.options !== undefined) {
    const skip = field.required === true ? [] : [{ name: 'No answer', value: '' }];
    return prompter.choose({
      message,
      choices: [...field.options.map((option) => ({ name: option, value: option })), ...skip],
    });
  }
  if (field.field === 'outline') {
    const parts = { slot: slotOf(format), initial, message: labelOf(field), onText, onPart: keep };
    return askOutline(prompter, parts);
  }
  const words = {
    message,
    initial,
    onText,
    hints: hintsFor(world, field),
    measure: measureOf(conference, field),
    fault: faultOf(conference, field),
  };
  if (isShort(field)) return prompter.line(words);

  const questions =
    field.field === 'abstract' && topic !== undefined ? topic.questions.map((question) => `• ${question}`) : [];
  for (let text = initial; ;) {
    const written = await prompter.text({
      ...words,
      initial: text,
      hints: [...questions, ...words.hints],
      onLine: keep,
    });
    if (!written.inEditor) return written.text;
    // The editor opens the proposal itself, so that there is one file and nothing to bring together.
    keep(written.text);
    const result = world.edit(world.draft.path, lineOf(world, field));
    if (!result.ok) {
      const way = 'VISUAL or EDITOR can name another one';
      prompter.say(`The editor \`${result.command}\` ${result.why}; nothing is lost. ${way}.`);
    }
    // Back to the prompt, which shows what the editor made of it, and judges its length.
    text = answerTo(world, field)?.text ?? '';
    onText(text);
  }
}

const SHORT = 140;

const isShort = ({ max, unit }: Field): boolean => max !== undefined && max <= (unit === 'words' ? SHORT / 6 : SHORT);

function hintsFor({ slots }: Interview, { field, help }: Field): string[] {
  const prompt = slots.find((slot) => slot.field === field)?.prompt ?? '';
  const words = help ?? prompt.replace(/^<!--\s*|\s*-->$/g, '').replace(/\s+/g, ' ');
  return words === '' ? [] : [words];
}

function answerTo({ draft, conference, headings }: Interview, { field }: Field): Answer | undefined {
  return readAnswers(draft.read(), conference.form, headings).answers.find((answer) => answer.field === field);
}

function saveAnswer(
  { draft, conference, headings, slots }: Interview,
  { field }: Field,
  text: string,
  unfinished: boolean,
): void {
  const proposal = draft.read();
  const reading = readAnswers(proposal, conference.form, headings);
  if (text.trim() === '' && (reading.answers.find((answer) => answer.field === field)?.text ?? '') === '') return;
  draft.save(withAnswer(proposal, reading, slots, { field, text, unfinished }));
}

function lineOf(world: Interview, field: Field): number {
  const answer = answerTo(world, field);
  const { source, lines } = world.draft.read();
  return answer === undefined ? 1 : lineAndColumn(source, spanOf(answer).start, lines).line;
}
