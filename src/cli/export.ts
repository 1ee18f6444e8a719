import type { Command } from 'commander';
import type { ExportOptions } from '../commands/export.ts';
import { asOf, examples, type Edge } from './edge.ts';

/** Defines `cfp export`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('<file>', 'the proposal, or - for what is piped in')
    .option('--for <conference>', 'for the form of this call, whatever the proposal names')
    .option('--field <field>', 'one answer alone')
    .option('--as <markup>', 'markdown, text, html or json; without it, what the form renders')
    .option('--blind', 'black out what tells who the speaker is')
    .option('--copy', 'put one answer after the other on the clipboard')
    .option('--force', 'export even where the check finds errors')
    .addOption(asOf())
    .action(async (file: string, options: ExportOptions) => {
      const { runExport } = await import('../commands/export.ts');
      done(await runExport(world(), file, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp export talk.md',
        'cfp export talk.md --field abstract | wc -w',
        'cfp export talk.md --copy',
        'cfp export talk.md --blind --as html > for-my-mentor.html',
      ),
    );
}
