import type { Prompter } from '../interview/prompter.ts';
import type { Terminal } from '../terminal.ts';

/** Whoever asks at this terminal: with drawing, or line by line where nothing can be drawn again. */
export async function prompterFor(
  terminal: Terminal,
  stop: AbortSignal = terminal.onStop(),
  { plain = false }: { readonly plain?: boolean } = {},
): Promise<Prompter> {
  if (plain || terminal.env.TERM === 'dumb') {
    const { plainPromptsFor } = await import('../interview/plain.ts');
    return plainPromptsFor(terminal, stop);
  }
  const { promptsFor } = await import('../interview/prompts.ts');
  return promptsFor(terminal, stop);
}
