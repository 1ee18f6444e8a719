import type { Command } from 'commander';
import type { InitOptions } from '../commands/init.ts';
import { collect, examples, type Edge } from './edge.ts';

/** Defines `cfp init`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .option('--show', 'show what cfp knows of you and of the folder, and where that stands')
    .option('--json', 'the same as JSON')
    .option('--name <name>', 'your name')
    .option('--email <address>', 'your e-mail address')
    .option('--handle <handle>', 'a handle of yours; may be given again', collect)
    .option('--employer <name>', 'whom you work for')
    .option('--project <name>', 'a project that people know you by; may be given again', collect)
    .option('-c, --conference <conference>', 'the call that proposals in this folder are for')
    .option('--proposals <folder>', 'where proposals in this folder live')
    .action(async (options: InitOptions) => {
      const { runInit } = await import('../commands/init.ts');
      done(await runInit(world(), options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp init',
        'cfp init --show',
        'cfp init --name "Ada Lovelace" --handle ada',
        'cfp init --conference djangocon-us-2024 --proposals talks',
      ),
    );
}
