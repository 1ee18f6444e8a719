import type { Command } from 'commander';
import type { DoctorOptions } from '../commands/doctor.ts';
import { examples, type Edge } from './edge.ts';

/** Defines `cfp doctor`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .option('--json', 'as JSON')
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import('../commands/doctor.ts');
      done(await runDoctor(world(), options));
    })
    .addHelpText(
      'after',
      `\nExit codes:\n  0  all is well\n  1  something is broken, and the last lines say what to do\n${examples('cfp doctor', 'cfp doctor --json > doctor.json')}`,
    );
}
