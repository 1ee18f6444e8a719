import { Stopped, type Choice, type Prompter, type WordsQuestion } from '../../src/interview/prompter.ts';

/** What a script answers: words, or words after which the speaker stops or goes on in an editor. */
export type Reply = string | { readonly stopAfter: string } | { readonly inEditor: string };

export interface Script {
  readonly prompter: Prompter;
  /** What was said between the questions. */
  readonly said: readonly string[];
  /** What was shown with each question, by its wording; the last time that it was asked. */
  readonly shown: ReadonlyMap<string, WordsQuestion>;
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

  function replyTo(message: string): Reply {
    const next = left.shift();
    if (next === undefined) throw new Error(`Nothing is scripted for “${message}”, nor for anything after it`);
    if (!message.startsWith(next[0])) throw new Error(`“${message}” was asked where “${next[0]}” is scripted`);
    return next[1];
  }

  /** Types an answer as a speaker would: key by key, line by line. */
  function typed(question: WordsQuestion, reply: Reply): { text: string; inEditor: boolean } {
    shown.set(question.message.replace(/ \(optional.*/, ''), question);
    const text = typeof reply === 'string' ? reply : 'stopAfter' in reply ? reply.stopAfter : reply.inEditor;
    const before = question.initial ?? '';
    if (text !== before) {
      for (let at = 1; at <= text.length; at++) {
        question.onText?.(text.slice(0, at));
        if (text[at - 1] === '\n') question.onLine?.(text.slice(0, at));
      }
    }
    if (typeof reply !== 'string' && 'stopAfter' in reply) throw new Stopped();
    const inEditor = typeof reply !== 'string';
    const fault = inEditor ? null : (question.fault?.(text.trim()) ?? null);
    if (fault !== null && !fault.soft)
      throw new Error(`“${question.message}” takes no ${JSON.stringify(text)}: ${fault.message}`);
    return { text: text.trim(), inEditor };
  }

  function chosen<Value>(choices: readonly Choice<Value>[], message: string, reply: Reply): Value {
    if (typeof reply !== 'string') throw new Stopped();
    const choice = choices.find(({ name }) => name === reply);
    if (choice !== undefined) return choice.value;
    throw new Error(`“${message}” offers ${choices.map(({ name }) => `“${name}”`).join(', ')}, not “${reply}”`);
  }

  const prompter: Prompter = {
    choose: async ({ message, choices }) => Promise.resolve(chosen(choices, message, replyTo(message))),
    search: async ({ message, find }) => {
      const reply = replyTo(message);
      return Promise.resolve(chosen(typeof reply === 'string' ? [...find(reply), ...find('')] : [], message, reply));
    },
    line: async (question) => Promise.resolve(typed(question, replyTo(question.message)).text),
    text: async (question) => Promise.resolve(typed(question, replyTo(question.message))),
    confirm: async ({ message }) => Promise.resolve(replyTo(message) === 'yes'),
    say: (words) => said.push(words),
  };
  return {
    prompter,
    said,
    shown,
    done() {
      if (left.length > 0) throw new Error(`Never asked: ${left.map(([wording]) => `“${wording}”`).join(', ')}`);
    },
  };
}
