import type { Command } from 'commander';
import type { NextOptions } from '../commands/next.ts';
import { asOf, examples, type Edge } from './edge.ts';

/** Defines `cfp next`, which `cfp` alone is, too. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .option('--json', 'as JSON, with the command for each')
    .addOption(asOf())
    .action(async (options: NextOptions) => {
      const { runNext } = await import('../commands/next.ts');
      done(await runNext(world(), options));
    })
    .addHelpText('after', examples('cfp next', 'cfp next --json --as-of 2026-04-20T12:00:00Z'));
}
