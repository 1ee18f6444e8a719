import { byUrgency, callAt } from '../conference/call.ts';
import { stateWords } from '../conference/deadline.ts';
import type { Conference, Format } from '../conference/conference.ts';
import { formatWords } from '../proposal/outline.ts';
import { currentTopics, searchTopics, type Topic } from '../topic/topic.ts';
import type { Temporal } from 'temporal-polyfill';
import type { Choice, ChoiceQuestion, SearchQuestion } from './prompter.ts';

/** Which call: open ones first, what closes soonest at the top; closed ones are marked, and serve to practise. */
export function callQuestion(
  conferences: readonly Conference[],
  now: Temporal.Instant,
  current: Conference | null,
): ChoiceQuestion<string> {
  const calls = conferences.map((conference) => callAt(conference, now)).sort(byUrgency);
  const choices = calls.map(({ conference, verdict }): Choice<string> => {
    const practise = verdict.state === 'closed' ? 'It is closed: good to practise with. ' : '';
    const description = `${practise}${conference.note ?? ''}`.trim();
    const name = `${conference.name} (${stateWords(verdict, now)})`;
    return { name, value: conference.id, ...(description === '' ? {} : { description }) };
  });
  return { message: 'Which call for proposals is it for?', choices, selected: current?.id };
}

/** Which format, with the minutes of its slot. */
export function formatQuestion({ formats }: Conference, current: Format | undefined): ChoiceQuestion<string> {
  const choices = formats.map((format): Choice<string> => ({ name: formatWords(format), value: format.id }));
  return { message: 'Which format?', choices, selected: current?.id };
}

/** Which idea to start from, searched as one types; null for the speaker's own. */
export function ideaQuestion(topics: readonly Topic[], current: Topic | undefined): SearchQuestion<Topic | null> {
  const own: Choice<Topic | null> = { name: 'My own idea', value: null };
  const find = (words: string): Choice<Topic | null>[] => {
    const found = searchTopics(currentTopics(topics), [words]).map((topic) => ({
      name: topic.title,
      value: topic,
      description: topic.pitch === '' ? undefined : topic.pitch,
    }));
    // Enter on an empty search is the quick way to one's own idea; whoever has typed wants what was found.
    return words.trim() === '' ? [own, ...found] : [...found, own];
  };
  return { message: 'Which idea do you start from? (type to search)', find, selected: current ?? null };
}
