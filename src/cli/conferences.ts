import type { Command } from 'commander';
import type { AddOptions } from '../commands/conferences-add.ts';
import type { NewOptions } from '../commands/conferences-new.ts';
import type { UpdateOptions } from '../commands/conferences-update.ts';
import type { CalendarOptions, ConferencesOptions } from '../commands/conferences.ts';
import { asOf, examples, type Edge } from './edge.ts';

/** Defines `cfp conferences`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('[words...]', 'words to look for in names, places, notes and formats')
    .option('--open', 'only calls that take proposals now')
    .option('-f, --format <format>', "only calls with this format, each judged by the format's own deadline")
    .option('--json', 'as JSON, with every fact and its source')
    .option('--ics', 'as a calendar, with alarms')
    .addOption(asOf())
    .action(async (words: string[], options: ConferencesOptions) => {
      const { runConferences } = await import('../commands/conferences.ts');
      done(await runConferences(world(), words, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp conferences',
        'cfp conferences --open --format tutorial',
        'cfp conferences show djangocon-us-2024',
        'cfp conferences djangocon --as-of 2026-03-20T12:00:00Z',
      ),
    );
  command
    .command('show')
    .description('show one call whole: when it closes and how sure that is, each fact with its source')
    .argument('<conference>', 'as `cfp conferences` lists it, or its name')
    .action(async (id: string, _options: ConferencesOptions, own: Command) => {
      const { runConferencesShow } = await import('../commands/conferences.ts');
      done(await runConferencesShow(world(), id, own.optsWithGlobals<ConferencesOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp conferences show pycon-lithuania-2027', 'cfp conferences show --json djangocon-us-2024'),
    );
  command
    .command('add')
    .description('find calls in a list or a page, and keep those that you choose')
    .argument('<source>', 'a file, an address, or - for what is piped in')
    .argument('[words...]', 'only those that have these words')
    .option('-y, --yes', 'keep all of them, without being asked')
    .option('-n, --dry-run', 'only show what there is')
    .option('--force', 'take calls that are known already, too')
    .option('--skip-faults', 'keep the others where some cannot be read')
    .action(async (source: string, words: string[], _options: AddOptions, own: Command) => {
      const { runConferencesAdd } = await import('../commands/conferences-add.ts');
      done(await runConferencesAdd(world(), source, words, own.optsWithGlobals<AddOptions>()));
    })
    .addHelpText(
      'after',
      `\nReads the YAML of python-deadlines, the JSON of confs.tech, calendars (.ics),\nand pages that describe their call as schema.org does.\n${examples('cfp conferences add https://example.org/cfp', 'cfp conferences add conferences.yml pycon --open --yes')}`,
    );
  command
    .command('update')
    .description('read the lists again that your calls came from, and show what has changed')
    .argument('[words...]', 'only the calls that have these words')
    .option('-y, --yes', 'write it, without being asked')
    .option('-n, --dry-run', 'only show it')
    .action(async (words: string[], _options: UpdateOptions, own: Command) => {
      const { runConferencesUpdate } = await import('../commands/conferences-update.ts');
      done(await runConferencesUpdate(world(), words, own.optsWithGlobals<UpdateOptions>()));
    })
    .addHelpText('after', examples('cfp conferences update', 'cfp conferences update pycon --yes'));
  command
    .command('new')
    .description('tell cfp of a call: asks for it, and writes its file')
    .option('--name <name>', 'what it is called, with its year; with it, nothing is asked')
    .option('--id <id>', 'its id; without it, one made of the name')
    .option('--url <address>', 'its site')
    .option('--cfp <address>', 'its form')
    .option('--timezone <zone>', 'the zone of its times: an IANA name, UTC or AoE')
    .option('--deadline <time>', 'when it closes, as it was announced')
    .option('--opens <time>', 'when it opens')
    .option('--anonymous', 'reviewers do not see who proposes')
    .option('--formats <name minutes...>', 'what it offers, as in "Talk 25" "Tutorial 180-210"')
    .option('--force', 'replace the file')
    .action(async (_options: NewOptions, own: Command) => {
      const { runConferencesNew } = await import('../commands/conferences-new.ts');
      done(await runConferencesNew(world(), own.optsWithGlobals<NewOptions>()));
    })
    .addHelpText(
      'after',
      examples(
        'cfp conferences new',
        'cfp conferences new --name "PyDay 2027" --deadline "15 March 2027, noon" --timezone Europe/Vilnius',
      ),
    );
  command
    .command('validate')
    .description('say what is wrong with the file of a call, and what is worth a second look')
    .argument('<file>', 'the YAML file')
    .action(async (file: string, _options: ConferencesOptions, own: Command) => {
      const { runConferencesValidate } = await import('../commands/conferences-validate.ts');
      done(runConferencesValidate(world(), file, own.optsWithGlobals<ConferencesOptions>()));
    })
    .addHelpText(
      'after',
      examples(
        'cfp conferences validate conferences/my-meetup-2027.yaml',
        'cfp conferences validate call.yaml --as-of 2027-01-01T00:00:00Z',
      ),
    );
  command
    .command('calendar')
    .description(
      'write the deadlines that are to come as a calendar, with alarms a week, two days and three hours before',
    )
    .argument('[words...]', 'words to look for, as `cfp conferences` does')
    .option('-o, --output <file>', 'write it to a file')
    .option('--closed', 'closed calls as well')
    .option('--force', 'replace the file')
    .action(async (words: string[], _options: CalendarOptions, own: Command) => {
      const { runConferencesCalendar } = await import('../commands/conferences.ts');
      done(await runConferencesCalendar(world(), words, own.optsWithGlobals<CalendarOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp conferences calendar --output deadlines.ics', 'cfp conferences calendar pycon'),
    );
}
