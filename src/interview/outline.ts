import { minutesWords, timingOf } from '../proposal/outline.ts';
import { partsIn } from './plan.ts';
import type { OutlineQuestion, Prompter, Reply } from './prompter.ts';

/**
 * Asks for the outline part by part, one line each, with what is left of the slot: for terminals on which nothing can
 * be drawn again. Gives a Markdown list with its minutes; empty where there are no parts.
 */
export async function askPartByPart(
  prompter: Pick<Prompter, 'line'>,
  { slot, initial = '', message, hints = [], measure, onText, onLine, ...question }: OutlineQuestion,
): Promise<Reply<string>> {
  const parts = initial === '' ? [] : [initial];
  let used = initial.split('\n').reduce((sum, line) => sum + (timingOf(line)?.minutes[1] ?? 0), 0);
  const written = (...more: string[]): string => [...parts, ...more].join('\n');
  // The count is the form's, of the whole; where it has no limit, the minutes tell enough.
  const limit = measure !== undefined && measure('').gauge !== null ? measure : null;
  const first = parts.join('\n').split('\n').filter(Boolean).length + 1;
  for (let number = first; ; number++) {
    const left = slot === null ? '' : `, ${leftWords(slot[1] - used)}`;
    const given = await prompter.line({
      ...question,
      // Said once: whoever listens has heard it.
      ...(number === first ? { hints } : {}),
      ...(limit === null ? {} : { measure: (text: string) => limit(written(`- ${text}`)) }),
      message: `${message}, part ${number}${left} (Enter alone: done)`,
      onText: (text) => {
        onText?.(written(...partsIn(text).map((part) => `- ${part.text}`)));
      },
    });
    if (given.is !== 'answer') return { is: given.is, typed: written() };
    if (given.value === '') return { is: 'answer', value: written() };
    const part = partsIn(given.value)[0]?.text ?? '';
    const own = timingOf(part);
    if (own !== null) {
      parts.push(`- ${part}`);
      used += own.minutes[1];
    } else {
      onText?.(written(`- ${part}`));
      const minutes = await prompter.line({ message: `  Its minutes${left} (Enter alone: none)`, fault: minutesFault });
      const length = minutes.is === 'answer' && minutes.value !== '' ? parseFloat(minutes.value) : null;
      parts.push(length === null ? `- ${part}` : `- ${part} (${length} min)`);
      used += length ?? 0;
    }
    onLine?.(written());
  }
}

const leftWords = (left: number): string =>
  left >= 0 ? `${minutesWords([left, left])} left` : `${minutesWords([-left, -left])} over`;

const minutesFault = (text: string) =>
  text === '' || /^\d{1,3}(?:\.\d)? ?(?:m|min|mins|minutes?)?$/i.test(text)
    ? null
    : { message: 'Minutes are a number, such as 5.', soft: false };
