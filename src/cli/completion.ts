import type { Command } from 'commander';
import { examples, type Edge } from './edge.ts';

/** Defines `cfp completion`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell: string) => {
      const { runCompletion } = await import('../commands/completion.ts');
      done(runCompletion(world(), shell));
    })
    .addHelpText(
      'after',
      `
Put the line for your shell where it starts:
  bash  echo 'source <(cfp completion bash)' >> ~/.bashrc
  zsh   echo 'source <(cfp completion zsh)' >> ~/.zshrc    (below compinit)
  fish  cfp completion fish > ~/.config/fish/completions/cfp.fish
${examples('cfp completion bash', 'cfp completion fish > cfp.fish')}`,
    );
}
