import type { Command } from 'commander';
import type { CheckOptions } from '../commands/check.ts';
import { asOf, collect, examples, wholeNumber, type Edge } from './edge.ts';

/** Defines `cfp check`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('[paths...]', 'files, folders, globs, or - for what is piped in; without any, the folder of proposals')
    .option('--for <conference>', 'hold them against this call, whatever they name; may be given again', collect)
    .option('-f, --format <reporter>', 'pretty, compact, json, github, sarif or junit', 'pretty')
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write the report to a file')
    .option('--advice', 'show advice as well')
    .option('-q, --quiet', 'show errors only')
    .option('--explain', 'tell how each proposal was read: which text answers which field, and how the minutes add up')
    .option('--matrix', 'hold each against every open call: it fits, or what must change')
    .option('--max-warnings <number>', 'end with code 1 on more warnings than this', wholeNumber)
    .option('--rule <rule=severity>', 'set a rule to off, info, warning or error; may be given again', collect)
    .option('--fix', 'mend what can be mended safely')
    .option('--fix-dry-run', 'show what --fix would change')
    .option('-w, --watch', 'check again whenever a file is saved')
    .option('--stdin-filename <path>', 'what to call the text that is piped in')
    .addOption(asOf())
    .action(async (paths: string[], options: CheckOptions) => {
      const { runCheck } = await import('../commands/check.ts');
      done(await runCheck(world(), paths, options));
    })
    .addHelpText(
      'after',
      `\nExit codes:\n  0  nothing stands against submitting\n  1  there are errors, or more warnings than --max-warnings\n  2  something could not be read, or nothing was there to check\n${examples('cfp check', 'cfp check talk.md --for djangocon-us-2024 --as-of 2024-04-29T15:59:00Z', 'cfp check proposals --format json', 'cat talk.md | cfp check -')}`,
    );
}
