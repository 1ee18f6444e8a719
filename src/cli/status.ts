import type { Command } from 'commander';
import type { StatusSetOptions } from '../commands/status-set.ts';
import type { StatusOptions } from '../commands/status.ts';
import { asOf, examples, type Edge } from './edge.ts';

/** Defines `cfp status`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('[folder]', 'where the proposals are; without it, the folder of proposals')
    .option('--for <conference>', 'for chairs: count the proposals for this call, by format, level and topic')
    .option('--open', 'only calls that are open')
    .option('-w, --watch', 'show it again whenever a file is saved')
    .option('--json', 'as JSON, with all that is missing')
    .option('--format <csv|json>', 'as a table or as JSON, for other programs')
    .option('--static <file>', 'with --for: write the counts and the proposals as a page')
    .addOption(asOf())
    .action(async (folder: string | undefined, options: StatusOptions) => {
      const { runStatus } = await import('../commands/status.ts');
      done(await runStatus(world(), folder, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp status',
        'cfp status --open --json',
        'cfp status set talk.md submitted --for pycon-us-2026 --on 2025-12-18',
        'cfp status proposals --for practice --format csv',
      ),
    );
  command
    .command('set')
    .description('note in the front matter that a proposal was submitted, accepted, declined or withdrawn')
    .argument('<file>', 'the proposal')
    .argument('<state>', 'idea, draft, ready, submitted, accepted, declined or withdrawn')
    .option('--on <date>', 'the day, as in 2024-04-29; without it, today')
    .action(async (file: string, state: string, _options: StatusSetOptions, own: Command) => {
      const { runStatusSet } = await import('../commands/status-set.ts');
      done(await runStatusSet(world(), file, state, own.optsWithGlobals<StatusSetOptions>()));
    })
    .addHelpText(
      'after',
      `\nWith --for <conference>, of that call; needed where a proposal names several.\n${examples('cfp status set talk.md submitted', 'cfp status set talk.md accepted --for pycon-us-2026 --on 2026-02-20')}`,
    );
}
