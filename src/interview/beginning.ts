import { judgeDeadline, stateWords, type Verdict } from '../conference/deadline.ts';
import { slotOf, type Conference, type Format } from '../conference/conference.ts';
import { minutesWords } from '../proposal/outline.ts';
import { addressOf, searchTopics, type Topic } from '../topic/topic.ts';
import type { Temporal } from 'temporal-polyfill';
import { faultOf, measureOf } from './measure.ts';
import type { Choice, Prompter } from './prompter.ts';

/** Asks which call: open ones first, what closes soonest at the top; closed ones are marked, and serve to practise. */
export function askConference(
  prompter: Prompter,
  conferences: readonly Conference[],
  now: Temporal.Instant,
): Promise<Conference> {
  const calls = conferences
    .map((conference) => ({ conference, verdict: judgeDeadline(conference, undefined, now) }))
    .sort((a, b) => rank(a.verdict) - rank(b.verdict) || closingOrder(a.verdict, b.verdict));
  const choices = calls.map(({ conference, verdict }): Choice<Conference> => {
    const practise = verdict.state === 'closed' ? 'It is closed: good to practise with. ' : '';
    const description = `${practise}${conference.note ?? ''}`.trim();
    const name = `${conference.name} (${stateWords(verdict, now)})`;
    return { name, value: conference, ...(description === '' ? {} : { description }) };
  });
  return prompter.choose({ message: 'Which call for proposals is it for?', choices });
}

const STATES: readonly Verdict['state'][] = ['closing', 'open', 'unknown', 'not-open', 'closed'];

// A call that never closes waits behind those that do.
const rank = ({ state, never }: Verdict): number => STATES.indexOf(state) + (never ? 0.5 : 0);

function closingOrder(a: Verdict, b: Verdict): number {
  const at = ({ closes, day }: Verdict): number => (closes ?? day?.earliest)?.epochMilliseconds ?? Infinity;
  // Of the open ones the next to close comes first; of the closed ones the last to have closed.
  return (a.state === 'closed' ? -1 : 1) * Math.sign(at(a) - at(b)) || 0;
}

/** Asks which format, where there is a choice. */
export async function askFormat(prompter: Prompter, { formats }: Conference): Promise<Format | undefined> {
  if (formats.length < 2) return formats[0];
  const choices = formats.map((format): Choice<Format> => {
    const slot = slotOf(format);
    const minutes = slot === null || format.name.includes(String(slot[0])) ? '' : ` (${minutesWords(slot)})`;
    return { name: `${format.name}${minutes}`, value: format };
  });
  return await prompter.choose({ message: 'Which format?', choices });
}

/** Asks which idea to start from, searching as one types; undefined for the speaker's own. */
export function askTopic(prompter: Prompter, topics: readonly Topic[]): Promise<Topic | undefined> {
  const own: Choice<Topic | undefined> = { name: 'My own idea', value: undefined };
  const find = (words: string): Choice<Topic | undefined>[] => {
    const found = searchTopics(topics, [words]).map((topic) => ({
      name: topic.title,
      value: topic,
      description: topic.pitch,
    }));
    // Enter on an empty search is the quick way to one's own idea; whoever has typed wants what was found.
    return words.trim() === '' ? [own, ...found] : [...found, own];
  };
  return prompter.search({ message: 'Which idea do you start from? (type to search)', find });
}

/** Asks for the title. */
export function askTitle(
  prompter: Prompter,
  { conference, topic, onText }: { conference: Conference; topic: Topic | undefined; onText: (text: string) => void },
): Promise<string> {
  const field = conference.form.find((one) => one.field === 'title') ?? { field: 'title', required: true };
  const hints = topic === undefined ? [] : [`The idea: ${topic.title} (${addressOf(topic)})`, topic.pitch];
  return prompter.line({
    message: 'What is the title? It can change later.',
    hints,
    measure: measureOf(conference, field),
    fault: faultOf(conference, { ...field, required: true }),
    onText,
  });
}
