import { answered, type Prompter } from '../interview/prompter.ts';
import { counted } from '../text/display.ts';
import type { FoundTopic } from '../topic/import.ts';

/** Asks which of the topics of a post to keep: all, none, or by one by one. Throws `Stopped` when stopped. */
export async function chooseTopics(prompter: Prompter, topics: readonly FoundTopic[]): Promise<readonly FoundTopic[]> {
  const how = await answered(
    prompter.choose({
      message: 'Which of them do you keep?',
      choices: [
        { name: `All ${counted(countOf(topics), 'topics')}`, value: 'all' as const },
        { name: 'Decide on each', value: 'each' as const },
        { name: 'None; write nothing', value: 'none' as const },
      ],
    }),
  );
  if (how === 'all') return topics;
  return how === 'none' ? [] : decided(prompter, topics);
}

/** How many topics there are, their parts with them. */
export const countOf = (topics: readonly FoundTopic[]): number =>
  topics.reduce((sum, { parts }) => sum + 1 + countOf(parts), 0);

async function decided(prompter: Prompter, topics: readonly FoundTopic[]): Promise<FoundTopic[]> {
  const kept: FoundTopic[] = [];
  for (const [index, topic] of topics.entries()) {
    const parts = topic.parts.length === 0 ? '' : ` (with ${counted(countOf(topic.parts), 'parts')})`;
    const answer = await answered(
      prompter.choose({
        message: `${index + 1}/${topics.length}  ${topic.title}${parts}`,
        hints: topic.pitch === '' ? [] : [topic.pitch],
        choices: [
          { name: 'Keep', value: 'keep' as const },
          { name: 'Leave out', value: 'leave' as const },
          { name: 'Keep it and all that follow', value: 'rest' as const },
          { name: 'Leave out all that follow', value: 'end' as const },
        ],
      }),
    );
    if (answer === 'rest') return [...kept, ...topics.slice(index)];
    if (answer === 'end') return kept;
    if (answer === 'keep') kept.push(topic);
  }
  return kept;
}
