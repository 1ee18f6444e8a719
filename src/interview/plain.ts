import { createInterface } from 'node:readline';
import type { Terminal } from '../terminal.ts';
import { inline, safe, wrap } from '../text/display.ts';
import { askPartByPart } from './outline.ts';
import { questionsHint } from './outline-widget.ts';
import {
  Stopped,
  type Choice,
  type Fault,
  type Prompter,
  type Question,
  type Reply,
  type Way,
  type WordsQuestion,
} from './prompter.ts';

/**
 * Asks line by line and draws nothing twice: for screen readers, and for terminals that can do no more. What a key does
 * elsewhere, a word after a slash does here. `stop` ends the question under way.
 */
export function plainPromptsFor(terminal: Terminal, stop: AbortSignal): Prompter {
  const { write, lineOrStop } = linesOf(terminal, stop);
  const say = (words: string): void => {
    write(`${wrap(safe(words), Math.max(10, terminal.stderr.columns - 1))}\n`);
  };

  function introduce({ map = [], message, hints = [] }: Question): void {
    const at = map.findIndex(({ current }) => current);
    say(`\n${at === -1 ? '' : `Step ${at + 1} of ${map.length}. `}${inline(message)}`);
    for (const hint of hints) say(inline(hint));
  }

  async function numbered<Value>(
    question: Question,
    choices: readonly Choice<Value>[],
    fallback: number,
  ): Promise<Reply<Value> | string> {
    for (const [index, { name, description, disabled }] of choices.entries()) {
      say(`${index + 1}. ${spoken(name)}${disabled === undefined ? '' : ` (${inline(disabled)})`}`);
      if (description !== undefined && choices.length <= 3) say(`   ${inline(description)}`);
    }
    const standing = choices[fallback];
    say(`${standing === undefined ? 'Its number' : `Its number (Enter alone: ${fallback + 1})`}${waysIn(question)}:`);
    const words = (await lineOrStop()).trim();
    const way = wayIn(question, words);
    if (way !== null) return { is: way, typed: null };
    const choice = words === '' ? standing : choices[Number(words) - 1];
    return choice === undefined || choice.disabled !== undefined ? words : { is: 'answer', value: choice.value };
  }

  async function line(question: WordsQuestion): Promise<Reply<string>> {
    introduce(question);
    const { initial = '' } = question;
    if (initial !== '') say(`It says now: ${inline(initial)}\nEnter alone keeps it; ${EMPTY} takes it away.`);
    let held = initial;
    for (let insisted: Fault | null = null; ;) {
      if (waysIn(question) !== '') say(`Words${waysIn(question)}:`);
      const typed = (await lineOrStop()).trim();
      const way = wayIn(question, typed);
      if (way !== null) return { is: way, typed: held };
      if (tellIdeas(question, typed)) continue;
      const isSame = typed === '' || typed === END;
      const text = isSame ? held : typed === EMPTY ? '' : typed;
      question.onText?.(text);
      if (text !== '') tellOf(question, text);
      const fault = question.fault?.(text) ?? null;
      if (fault === null || (fault.soft && isSame && insisted !== null)) return { is: 'answer', value: text };
      say(fault.soft ? `${fault.message} Write it anew, or press Enter alone to keep it as it is.` : fault.message);
      held = fault.soft ? text : held;
      insisted = fault.soft ? fault : null;
    }
  }

  async function text(question: WordsQuestion): Promise<Reply<string>> {
    introduce(question);
    const { initial = '' } = question;
    if (initial !== '') {
      say(`It says now:\n${safe(initial)}`);
      say(`What you write comes below it; a line with only ${EMPTY} takes away all that it says.`);
    }
    say(`Write as many lines as you like, each saved at its Enter; a line with only a dot ends it${waysIn(question)}.`);
    let written = initial === '' ? '' : `${initial}\n`;
    for (let insisted: Fault | null = null; ;) {
      const typed = await lineOrStop();
      const so = written.trim();
      const way = wayIn(question, typed.trim());
      if (way !== null) return { is: way, typed: so };
      if (tellIdeas(question, typed.trim())) continue;
      if (typed.trim() === EMPTY) {
        written = '';
        question.onText?.(written);
        say('It is empty now.');
        continue;
      }
      if (typed.trim() !== END) {
        written += `${typed}\n`;
        question.onText?.(written);
        question.onLine?.(written);
        insisted = null;
        continue;
      }
      tellOf(question, so);
      const fault = question.fault?.(so) ?? null;
      if (fault === null || (fault.soft && insisted !== null)) return { is: 'answer', value: so };
      say(fault.soft ? `${fault.message} Go on writing, or keep it as it is with another dot.` : fault.message);
      insisted = fault.soft ? fault : null;
    }
  }

  const ideasTold = new Map<string, number>();
  function tellIdeas({ ideas = [], message }: WordsQuestion, typed: string): boolean {
    if (typed !== '/ideas') return false;
    const at = ideasTold.get(message) ?? 0;
    ideasTold.set(message, at + 1);
    say(inline(ideas[at % Math.max(1, ideas.length)] ?? 'There are no ideas for this one.'));
    return true;
  }

  function tellOf({ measure, advice }: WordsQuestion, text: string): void {
    if (text !== '' && measure !== undefined) say(measure(text).words);
    for (const words of advice?.(text) ?? []) say(words);
  }

  return {
    async choose(question) {
      introduce(question);
      const fallback = question.choices.findIndex(({ value }) => value === question.selected);
      for (;;) {
        const reply = await numbered(question, question.choices, fallback);
        if (typeof reply !== 'string') return reply;
        const why = question.choices[Number(reply) - 1]?.disabled;
        say(why === undefined ? `There is no choice “${inline(reply)}” here.` : `Not yet: ${inline(why)}.`);
      }
    },
    async pick(question) {
      introduce(question);
      const { choices } = question;
      for (const [index, { name, chosen = false }] of choices.entries()) {
        say(`${index + 1}. ${inline(name)}${chosen ? ' (chosen)' : ''}`);
      }
      say('Their numbers with spaces between them; Enter alone for those that are chosen, 0 for none:');
      for (;;) {
        const typed = (await lineOrStop()).trim();
        if (typed === '')
          return { is: 'answer', value: choices.filter(({ chosen }) => chosen).map(({ value }) => value) };
        const wanted = typed.split(/[\s,]+/).map((number) => (number === '0' ? null : choices[Number(number) - 1]));
        if (!wanted.includes(undefined)) {
          return { is: 'answer', value: wanted.flatMap((choice) => (choice ? [choice.value] : [])) };
        }
        say(`“${inline(typed)}” names something that is not there.`);
      }
    },
    async search(question) {
      introduce(question);
      let words = '';
      for (;;) {
        const found = question.find(words);
        const there = found.findIndex(({ value }) => value === question.selected);
        const reply = await numbered({ ...question, message: '' }, found, words === '' ? Math.max(0, there) : -1);
        if (typeof reply !== 'string') return reply;
        words = reply;
        say(`Searched for “${inline(words)}”.`);
      }
    },
    line,
    text,
    outline: (question) =>
      askPartByPart({ line }, { ...question, hints: [...(question.hints ?? []), questionsHint(question)] }),
    async confirm(question) {
      introduce(question);
      say('y for yes, Enter alone for no:');
      return /^y/i.test((await lineOrStop()).trim());
    },
    say,
  };
}

/** Ends a text, and does what Enter alone does in a line. */
const END = '.';
/** Takes away what an answer says. */
const EMPTY = '/empty';

/** The lines that are typed, in their order. The end of the input, like `stop`, is the speaker's wish to stop. */
function linesOf({ prompts, stderr }: Terminal, stop: AbortSignal) {
  const lines: string[] = [];
  let over = false;
  let told = (): void => undefined;
  const end = (): void => {
    over = true;
    told();
  };
  const reader = createInterface({ input: prompts.input, terminal: false });
  reader.on('line', (line) => {
    lines.push(line);
    told();
  });
  reader.on('close', end);
  stop.addEventListener('abort', () => {
    end();
    reader.close();
  });
  const lineOrStop = async (): Promise<string> => {
    for (;;) {
      const line = lines.shift();
      if (line !== undefined) {
        // Nothing is read ahead: what is typed later belongs to the editor, or to the shell.
        if (lines.length === 0) reader.pause();
        return line;
      }
      if (over) throw new Stopped();
      reader.resume();
      await new Promise<void>((resolve) => (told = resolve));
    }
  };
  return { write: (text: string) => stderr.write(text), lineOrStop };
}

/** A choice as it is heard: without signs, gauges and columns, all of which stand in words, too. */
const spoken = (name: string): string =>
  inline(name)
    .replace(/^[✔◐·–→] /, '')
    .replace(/ ▕[█░]*▏/g, '')
    .replace(/ {2,}/g, ': ');

const WORDS: Readonly<Record<Way, string>> = { back: '/back', review: '/review', editor: '/editor' };

function wayIn({ ways = [] }: Question, typed: string): Way | null {
  return ways.find((way) => WORDS[way] === typed) ?? null;
}

function waysIn(question: Question & Pick<WordsQuestion, 'ideas'>): string {
  const words = (question.ways ?? []).map((way) => WORDS[way]);
  const all = [...words, ...((question.ideas ?? []).length > 0 ? ['/ideas'] : [])];
  return all.length === 0 ? '' : `, or ${all.join(', ')}`;
}
