import { minutesWords, timingOf, type Minutes } from '../proposal/outline.ts';
import { PASTED_LINE_END, type Prompter } from './prompter.ts';

/**
 * Asks for the outline part by part, with what is left of the slot. Gives a Markdown list with its minutes; empty where
 * there are no parts. `onText` is told of every key, `onPart` of each part that is done.
 */
export async function askOutline(
  prompter: Prompter,
  {
    slot,
    initial,
    message,
    onText,
    onPart,
  }: {
    slot: Minutes | null;
    initial: string;
    message: string;
    onText: (text: string) => void;
    onPart: (text: string) => void;
  },
): Promise<string> {
  const parts = initial === '' ? [] : [initial];
  let used = initial.split('\n').reduce((sum, line) => sum + (timingOf(line)?.minutes[1] ?? 0), 0);
  const written = (...more: string[]): string => [...parts, ...more].join('\n');
  for (let number = parts.join('\n').split('\n').filter(Boolean).length + 1; ; number++) {
    const left = slot === null ? '' : `, ${leftWords(slot[1] - used)}`;
    const given = await prompter.line({
      manyLines: true,
      message: `${message}, part ${number}${left} (Enter alone: done)`,
      onText: (text) => {
        onText(written(...partsIn(text).map((line) => `- ${line}`)));
      },
    });
    if (given === '') return written();
    const [part = '', ...others] = partsIn(given);
    if (others.length > 0) {
      // An outline that was pasted whole is taken as it is.
      for (const line of [part, ...others]) used += timingOf(line)?.minutes[1] ?? 0;
      parts.push(...[part, ...others].map((line) => `- ${line}`));
      number += others.length;
      onPart(written());
      continue;
    }
    const own = timingOf(part);
    if (own !== null) {
      parts.push(`- ${part}`);
      used += own.minutes[1];
    } else {
      onText(written(`- ${part}`));
      const minutes = await prompter.line({ message: `  Its minutes${left} (Enter alone: none)`, fault: minutesFault });
      parts.push(minutes === '' ? `- ${part}` : `- ${part} (${parseFloat(minutes)} min)`);
      used += minutes === '' ? 0 : parseFloat(minutes);
    }
    onPart(written());
  }
}

/** The parts that are typed in one go: one, or those of an outline that was pasted. */
const partsIn = (text: string): string[] =>
  text
    .split(PASTED_LINE_END)
    .map(withoutMarker)
    .filter((line) => line !== '');

const withoutMarker = (line: string): string => line.trim().replace(/^(?:[-*+•]|\d{1,3}[.)])\s+/, '');

const leftWords = (left: number): string =>
  left >= 0 ? `${minutesWords([left, left])} left` : `${minutesWords([-left, -left])} over`;

const minutesFault = (text: string) =>
  text === '' || /^\d{1,3}(?:\.\d)? ?(?:m|min|mins|minutes?)?$/i.test(text)
    ? null
    : { message: 'Minutes are a number, such as 5.', soft: false };
