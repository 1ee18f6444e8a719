import { askPartByPart } from '../../src/interview/outline.ts';
import {
  Stopped,
  type Choice,
  type Prompter,
  type Question,
  type Reply as Left,
  type Way,
  type WordsQuestion,
} from '../../src/interview/prompter.ts';

/** What a script answers: words, or words after which the speaker stops, goes on in an editor, back, or to the review. */
export type Reply =
  | string
  | { readonly stopAfter: string }
  | { readonly inEditor: string }
  | { readonly backAfter: string }
  | { readonly reviewAfter: string };

export interface Script {
  readonly prompter: Prompter;
  /** What was said between the questions. */
  readonly said: readonly string[];
  /** What was shown with each question, by its wording; the last time that it was asked. */
  readonly shown: ReadonlyMap<string, WordsQuestion>;
  /** What was offered with each choice, by its wording; the last time that it was asked. */
  readonly offered: ReadonlyMap<string, readonly Choice<unknown>[]>;
  /** Fails when something that was scripted was not asked. */
  readonly done: () => void;
}

/**
 * A prompter that answers by the wording of each question, or its beginning, in this order; the name of a choice is the
 * choice. Fails on whatever is not scripted, and on an answer that the question does not take.
 */
export function script(...replies: readonly (readonly [wording: string, reply: Reply])[]): Script {
  const left = [...replies];
  const said: string[] = [];
  const shown = new Map<string, WordsQuestion>();
  const offered = new Map<string, readonly Choice<unknown>[]>();

  function replyTo(message: string): Reply {
    const next = left.shift();
    if (next === undefined) throw new Error(`Nothing is scripted for “${message}”, nor for anything after it`);
    if (!message.startsWith(next[0])) throw new Error(`“${message}” was asked where “${next[0]}” is scripted`);
    return next[1];
  }

  /** Types an answer as a speaker would: key by key, line by line. */
  function typed(question: WordsQuestion, reply: Reply): Left<string> {
    shown.set(question.message.replace(/ \(optional.*/, ''), question);
    const [text, way] = wordsOf(reply);
    const before = question.initial ?? '';
    if (text !== before) {
      for (let at = 1; at <= text.length; at++) {
        question.onText?.(text.slice(0, at));
        if (text[at - 1] === '\n') question.onLine?.(text.slice(0, at));
      }
    }
    if (typeof reply !== 'string' && 'stopAfter' in reply) throw new Stopped();
    if (way !== null) return leftBy(question, way, text.trim());
    const fault = question.fault?.(text.trim()) ?? null;
    if (fault !== null && !fault.soft)
      throw new Error(`“${question.message}” takes no ${JSON.stringify(text)}: ${fault.message}`);
    return { is: 'answer', value: text.trim() };
  }

  function chosen<Value>(question: Question, choices: readonly Choice<Value>[], reply: Reply): Left<Value> {
    const { message } = question;
    const [name, way] = wordsOf(reply);
    if (way !== null) return leftBy(question, way, null);
    if (typeof reply !== 'string') throw new Stopped();
    const choice = choices.find((one) => one.name === name) ?? choices.find((one) => one.name.startsWith(name));
    if (choice?.disabled !== undefined) throw new Error(`“${name}” cannot be chosen: ${choice.disabled}`);
    if (choice !== undefined) return { is: 'answer', value: choice.value };
    throw new Error(`“${message}” offers ${choices.map((one) => `“${one.name}”`).join(', ')}, not “${name}”`);
  }

  const line = async (question: WordsQuestion): Promise<Left<string>> =>
    Promise.resolve(typed(question, replyTo(question.message)));
  const prompter: Prompter = {
    choose: async (question) => {
      offered.set(question.message, question.choices);
      return Promise.resolve(chosen(question, question.choices, replyTo(question.message)));
    },
    // The names of those that are wanted, with commas between them.
    pick: async (question) => {
      const reply = replyTo(question.message);
      if (typeof reply !== 'string') throw new Stopped();
      const names = reply.split(', ').filter((name) => name !== '');
      const values = names.map((name) => answerIn(chosen(question, question.choices, name)));
      return Promise.resolve({ is: 'answer', value: values });
    },
    search: async (question) => {
      const reply = replyTo(question.message);
      const found = typeof reply === 'string' ? [...question.find(reply), ...question.find('')] : [];
      return Promise.resolve(chosen(question, found, reply));
    },
    line,
    text: line,
    outline: (question) =>
      askPartByPart({ line }, { ...question, message: question.message.replace(/ \(optional.*/, '') }),
    confirm: async ({ message }) => Promise.resolve(replyTo(message) === 'yes'),
    say: (words) => said.push(words),
  };
  return {
    prompter,
    said,
    shown,
    offered,
    done() {
      if (left.length > 0) throw new Error(`Never asked: ${left.map(([wording]) => `“${wording}”`).join(', ')}`);
    },
  };
}

/** The words of a reply, and the way that it leaves the question by. */
function wordsOf(reply: Reply): [words: string, way: Way | null] {
  if (typeof reply === 'string') return [reply, null];
  if ('stopAfter' in reply) return [reply.stopAfter, null];
  if ('inEditor' in reply) return [reply.inEditor, 'editor'];
  return 'backAfter' in reply ? [reply.backAfter, 'back'] : [reply.reviewAfter, 'review'];
}

function leftBy(question: Question, way: Way, typed: string | null): { is: Way; typed: string | null } {
  if (question.ways?.includes(way) !== true) throw new Error(`“${question.message}” has no way ${way}`);
  return { is: way, typed };
}

function answerIn<Value>(reply: Left<Value>): Value {
  if (reply.is === 'answer') return reply.value;
  throw new Error(`Was left by “${reply.is}”`);
}
