import type { Command } from 'commander';
import type { PreviewOptions } from '../commands/preview.ts';
import { asOf, examples, wholeNumber, type Edge } from './edge.ts';

/** Defines `cfp preview`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('<file>', 'the proposal; with --static also - for what is piped in')
    .option('--for <conference>', 'as the reviewers of this call read it, whatever the proposal names')
    .option('--static <file>', 'write one page that needs nothing else, to open or to send')
    .option('--port <number>', 'the port on 127.0.0.1; without it, one that is free', wholeNumber)
    .option('--no-open', 'print the address and open no browser')
    .addOption(asOf())
    .action(async (file: string, options: PreviewOptions) => {
      const { runPreview } = await import('../commands/preview.ts');
      done(await runPreview(world(), file, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp preview talk.md',
        'cfp preview talk.md --for practice --no-open',
        'cfp preview talk.md --static for-my-mentor.html',
      ),
    );
}
