import type { Command } from 'commander';
import type { RulesOptions } from '../commands/rules.ts';
import { examples, type Edge } from './edge.ts';

/** Defines `cfp rules`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('[rule]', 'the rule to explain')
    .option('--json', 'as JSON')
    .action(async (name: string | undefined, options: RulesOptions) => {
      const { runRules } = await import('../commands/rules.ts');
      done(runRules(world(), name, options));
    })
    .addHelpText('after', examples('cfp rules', 'cfp rules outline-fits-slot'));
}
