import type { Command } from 'commander';
import type { Edge } from './edge.ts';
import { shapeOf } from './shape.ts';

/** Defines `cfp complete`, which the scripts of `cfp completion` ask what may stand at the cursor. */
export function define(command: Command, { world, done, complete }: Edge): void {
  command
    .argument('<line>', 'the command line, up to the cursor')
    .option('--word <text>', 'the part of it that the shell will replace')
    .action(async (line: string, options: { readonly word?: string }) => {
      const { runComplete } = await import('../commands/complete.ts');
      done(await runComplete(world(), line, { ...options, shape: () => shapeOf(command.parent ?? command, complete) }));
    });
}
