import type { Session } from './pty.ts';

/** One answer of a whole interview: the words that show its question, what is typed, and the key that ends it. */
export interface Telling {
  readonly label: string;
  /** What has to be drawn before the first key. */
  readonly ready: string;
  readonly words: string;
  /** What has to be drawn before the key that ends it. */
  readonly typed: string;
  readonly ends: 'enter' | 'ctrl-s';
  /** What stands in the file once it is answered. */
  readonly kept: string;
}

const written = (label: string, words: string, typed: string, ends: Telling['ends'] = 'ctrl-s'): Telling => ({
  ...{ label, ready: 'all is kept', words, typed, ends },
  kept: label === 'What is the title?' ? `title: ${words}\n` : `\n\n${words.replaceAll('\r', '\n')}\n`,
});

/** A whole interview for the practice call, question by question. */
export const TELLINGS: readonly Telling[] = [
  {
    ...{ label: 'Which call for proposals is it for?', ready: 'all is kept', words: 'Practice' },
    ...{ typed: '❯ Practice call', ends: 'enter', kept: 'conference: practice\n' },
  },
  {
    ...{ label: 'Which format?', ready: 'all is kept', words: '\u001b[B', typed: '❯ 45-minute talk' },
    ...{ ends: 'enter', kept: 'format: talk-45\n' },
  },
  {
    ...{ label: 'Which idea do you start from?', ready: 'all is kept', words: 'deploy' },
    ...{ typed: '❯ Deployment at any size', ends: 'enter', kept: 'topic: djangocon-us-2024/deployment-at-any-size\n' },
  },
  written('What is the title?', 'Ship it at noon', '15 / 100', 'enter'),
  written(
    'Abstract',
    'We deploy at noon, when everybody is awake.\r\rNobody notices, and it is the point.',
    '81 / 600',
  ),
  written('Description', 'From cron to a button,\rand back again.', '38 / 1500'),
  {
    ...{
      label: 'Outline',
      ready: 'all is kept',
      words: 'Why noon (15 min)\rHow (30 min)',
      typed: '45 / 45 min',
      ends: 'ctrl-s',
    },
    kept: '\n\n- Why noon (15 min)\n- How (30 min)\n',
  },
  written('Audience', 'People who deploy at night.', '27 / 300'),
  written('Takeaways', 'They move one release to noon.', '30 / 300'),
  written('Notes', 'Given at two meetups before.', '28 characters'),
];

/** Waits for a question, and types the first part of its answer. */
export async function begin(session: Session, { label, ready, words }: Telling, share = 1): Promise<void> {
  await session.until(`? ${label}`);
  await session.until(ready);
  session.type(words.slice(0, Math.ceil(words.length * share)));
}

/** Gives a whole answer. */
export async function tellAll(session: Session, telling: Telling): Promise<void> {
  await begin(session, telling);
  await session.until(telling.typed);
  session.key(telling.ends);
}
