import type { Profile } from '../speaker/profile.ts';
import { Stopped, type Prompter, type WordsQuestion } from './prompter.ts';

const WHY =
  'It warns you of what gives you away where the review is anonymous. It stays on this machine, in your own settings, and is never written into a proposal.';

/** Whether the speaker wants to say who they are; asked once, on the first run. */
export async function wantsProfile(prompter: Prompter): Promise<boolean> {
  const reply = await prompter.choose({
    message: 'Before the first talk: may cfp know who you are?',
    hints: [WHY, 'Each can be left empty, and `cfp init` asks again.'],
    choices: [
      { name: 'Yes, in five short questions', value: true },
      { name: 'No, and do not ask again', value: false },
    ],
  });
  return reply.is === 'answer' && reply.value;
}

/**
 * Asks who the speaker is; what is known stands there already. Esc goes back to the question before. Each answer is
 * given to `keep` at once, and so is what was typed when it is stopped.
 */
export async function askProfile(prompter: Prompter, known: Profile, keep: (profile: Profile) => void): Promise<void> {
  const questions: readonly (readonly [key: keyof typeof words, question: WordsQuestion])[] = [
    ['name', { message: 'What is your name, as people know it?', hints: [WHY] }],
    ['email', { message: 'Which e-mail address do you use at conferences?' }],
    ['handles', { message: 'Which handles do you have, on GitHub, Mastodon and the like? (with commas between)' }],
    ['employer', { message: 'Whom do you work for?' }],
    ['projects', { message: 'Which projects would people know you by? (with commas between)' }],
  ];
  const words = {
    name: known.name ?? '',
    email: known.email ?? '',
    handles: known.handles.join(', '),
    employer: known.employer ?? '',
    projects: known.projects.join(', '),
  };
  let isNews = false;
  for (let at = 0; at < questions.length;) {
    const [key, question] = questions[at] ?? ['name', { message: '' }];
    const message = `${question.message} (optional)`;
    const onText = (text: string): void => {
      isNews = true;
      words[key] = text.trim();
    };
    try {
      const reply = await prompter.line({ ...question, message, initial: words[key], ways: ['back'], onText });
      words[key] = reply.is === 'answer' ? reply.value : (reply.typed ?? words[key]);
      at = reply.is === 'answer' ? at + 1 : Math.max(0, at - 1);
    } catch (error) {
      if (error instanceof Stopped && isNews) keep(profileFrom(known, words));
      throw error;
    }
    isNews = true;
    keep(profileFrom(known, words));
  }
}

/** What was typed of a speaker, over what was known. */
export function profileFrom(
  known: Profile,
  {
    name,
    email,
    handles,
    employer,
    projects,
  }: Readonly<Record<'name' | 'email' | 'handles' | 'employer' | 'projects', string>>,
): Profile {
  const { name: _name, email: _email, employer: _employer, ...rest } = known;
  return {
    ...rest,
    ...(name === '' ? {} : { name }),
    ...(email === '' ? {} : { email }),
    ...(employer === '' ? {} : { employer }),
    handles: listIn(handles),
    projects: listIn(projects),
  };
}

/** The words between commas. */
const listIn = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
