import { labelOf } from '../conference/conference.ts';
import type { Call } from '../conference/call.ts';
import { stateWords } from '../conference/deadline.ts';
import type { Temporal } from 'temporal-polyfill';
import { counted, inline, shellWord, wrap } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import { byClosing, callName, isSent, leftOf, type Row } from './rows.ts';

/** One thing to do next, and the command that does it. */
export interface Step {
  readonly what: 'answer' | 'mend' | 'send';
  readonly path: string;
  readonly title: string;
  readonly call: string | null;
  /** The call by its name, and how much time is left. */
  readonly facts: string;
  /** What is missing, or that nothing is. */
  readonly why: string;
  readonly command: string;
}

/** What to do next with each talk that is neither sent nor too late, what closes first coming first. */
export function stepsFor(rows: readonly Row[]): Step[] {
  const going = byClosing(rows).filter((row) => !isSent(row) && row.report.verdict?.state !== 'closed');
  const steps = going.map(stepFor);
  // A talk that is half done is half done for every call: once is enough. Ready, it is sent to each.
  return steps.filter(
    (step, at) =>
      step.what === 'send' || steps.findIndex((other) => other.path === step.path && other.what !== 'send') === at,
  );
}

function stepFor(row: Row): Step {
  const { report, call, title, missing, warnings } = row;
  const path = report.proposal.path;
  const about = { path, title, call, facts: [callName(row), leftOf(row)].filter(Boolean).join(', ') };
  const file = shellWord(path);
  const question = nextQuestion(row);
  if (question !== null) {
    return { ...about, what: 'answer', why: `Next question: ${question}`, command: `cfp draft ${file}` };
  }
  const [first] = missing;
  if (first !== undefined) {
    const more = missing.length === 1 ? '' : ` ${counted(missing.length - 1, 'errors')} more.`;
    return { ...about, what: 'mend', why: `${first.message}${more}`, command: `cfp check ${file}` };
  }
  const forCall = call === null ? '' : ` --for ${shellWord(call)}`;
  return {
    ...about,
    what: 'send',
    why: `Ready to send${warnings === 0 ? '' : `, with ${counted(warnings, 'warnings')}`}.`,
    command: `cfp export ${file}${forCall}`,
  };
}

/** What the form wants and the file does not have, by the form's own order; null where all is answered. */
function nextQuestion({ report: { conference, fields, title }, missing }: Row): string | null {
  if (!missing.some(({ rule }) => rule === 'field-required')) return null;
  const isAnswered = (name: string): boolean =>
    name === 'title'
      ? (title ?? '').trim() !== ''
      : fields.some(({ field, answer }) => field === name && answer.text.trim() !== '');
  const open = conference?.form.find(({ field, required }) => required === true && !isAnswered(field));
  return open === undefined ? null : labelOf(open);
}

/** All that `cfp next` knows of a folder. */
export interface Situation {
  /** Whether cfp has been told anything here: who speaks, or that the folder is a workspace. */
  readonly isKnown: boolean;
  /** Where proposals live, as messages call it. */
  readonly home: string;
  readonly rows: readonly Row[];
  readonly steps: readonly Step[];
  /** Proposals that were not looked at, since there are so many. */
  readonly others: number;
  /** What is wrong with files that could not be read. */
  readonly faults: readonly string[];
  /** Calls that close within a week, and for which nothing is written. */
  readonly calls: readonly Call[];
}

const MOST_STEPS = 5;
const MOST_CALLS = 3;

/** The calls that close within a week, what closes first coming first, but for those that a talk is written for. */
export function closingSoon(calls: readonly Call[], rows: readonly Row[]): Call[] {
  const written = new Set(rows.flatMap(({ report, call }) => report.conference?.id ?? call ?? []));
  return calls.filter(({ urgency, conference }) => ['hours', 'week'].includes(urgency) && !written.has(conference.id));
}

/** What to do next, for people: each thing with its command on a line of its own, to be copied. */
export function nextText(
  situation: Situation,
  { paint, columns, now }: { readonly paint: Paint; readonly columns: number; readonly now: Temporal.Instant },
): string {
  const { isKnown, home, rows, steps, others, faults, calls } = situation;
  const say = (text: string, indent = ''): string => wrap(text, columns, indent);
  // A command is never broken: it is there to be copied.
  const run = (command: string): string => `  ${paint.cyan(command)}`;
  const ways = (...lines: (readonly [command: string, does: string])[]): string =>
    lines.map(([command, does]) => `${run(command)}\n${say(does, '    ')}`).join('\n');

  const blocks: string[] = [];
  if (rows.length === 0 && faults.length === 0) {
    blocks.push(
      isKnown
        ? say(`There is no proposal in ${inline(home)} yet. Begin with one of these:`)
        : say('From "what could I talk about?" to a proposal that the form accepts. Begin with one of these:'),
      ways(
        ['cfp topics', 'ideas for talks, from people who choose them'],
        ['cfp draft', 'write a proposal: you are asked, and every answer is saved'],
        isKnown ? ['cfp conferences', 'which calls are open, and for how long'] : ['cfp init', 'say who you are, once'],
      ),
    );
  }
  for (const fault of faults) blocks.push(say(fault));
  for (const step of steps.slice(0, MOST_STEPS)) blocks.push(stepText(step, { paint, say, run }));
  if (steps.length === 0 && rows.length > 0) {
    blocks.push(say('Nothing waits for you: all is sent, or its calls have closed.'));
    blocks.push(ways(['cfp draft', 'write another'], ['cfp conferences --open', 'which calls are open']));
  }
  const left = Math.max(0, steps.length - MOST_STEPS) + others;
  if (left > 0 || rows.some(isSent)) {
    blocks.push(`${say(left > 0 ? `${left} more:` : 'Where all of them stand:')}\n${run('cfp status')}`);
  }
  for (const { conference, verdict } of calls.slice(0, MOST_CALLS)) {
    const words = `${inline(conference.name)} ${stateWords(verdict, now)}, and nothing is written for it.`;
    blocks.push(`${say(words)}\n${run(`cfp conferences show ${conference.id}`)}`);
  }
  return `${blocks.join('\n\n')}\n\n${say('All that cfp can do: cfp --help')}\n`;
}

function stepText(
  { title, facts, why, command }: Step,
  { paint, say, run }: { paint: Paint; say: (text: string, indent?: string) => string; run: (text: string) => string },
): string {
  return [paint.bold(say(inline(title))), say(inline(facts), '  '), say(inline(why), '  '), run(command)].join('\n');
}
