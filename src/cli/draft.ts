import type { Command } from 'commander';
import type { DraftOptions } from '../commands/draft.ts';
import { asOf, collect, examples, type Edge } from './edge.ts';

/** Defines `cfp draft`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('[file]', 'the proposal to begin or to go on with; without it, a file named for the title')
    .option('-c, --conference <conference>', 'the call for proposals')
    .option('-f, --format <format>', 'the format, as the conference names it')
    .option('-t, --topic <topic>', 'the idea to start from')
    .option('--title <text>', 'the title')
    .option('--level <level>', 'beginner, intermediate or advanced')
    .option('--abstract <text>', 'the abstract')
    .option('--abstract-file <path>', 'a file with the abstract (- for what is piped in)')
    .option('--outline-file <path>', 'a file with the outline')
    .option('-a, --answer <field=text>', 'the answer to any field of the form; may be given again', collect)
    .option('--answer-file <field=path>', 'a file with the answer to any field; may be given again', collect)
    .option(
      '--answers <file>',
      'a YAML file with answers: a text for each field, and title, conference, format, topic, level',
    )
    .option('--from <file>', 'write the same talk for another call, which --for names')
    .option('--for <conference>', 'the same as --conference')
    .option('--dry-run', 'print the file instead of writing it')
    .option('--editor', 'write the file with the questions as comments, and open your editor on it')
    .option('--plain', 'ask line by line and draw nothing twice, as for a screen reader')
    .option('--force', 'replace answers that the file has already')
    .option('--adopt', "rewrite a file that was not written with cfp in cfp's form, without asking")
    .addOption(asOf())
    .action(async (file: string | undefined, options: DraftOptions) => {
      const { runDraft } = await import('../commands/draft.ts');
      done(await runDraft(world(), file, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp draft',
        'cfp draft --topic deployment-at-any-size --conference practice',
        'cfp draft --from proposals/ship-it-at-noon.md --for djangocon-us-2024',
        'cfp draft talk.md --conference practice --format talk-25 --title "Ship it at noon" --abstract-file abstract.txt',
      ),
    );
}
