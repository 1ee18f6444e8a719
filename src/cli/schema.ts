import type { Command } from 'commander';
import { examples, type Edge } from './edge.ts';

/** Defines `cfp schema`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('<kind>', 'conference, topics or workspace')
    .action(async (kind: string) => {
      const { runSchema } = await import('../commands/schema.ts');
      done(runSchema(world(), kind));
    })
    .addHelpText('after', examples('cfp schema conference', 'cfp schema workspace > cfp.schema.json'));
}
