import type { Command } from 'commander';
import type { TopicsOptions } from '../commands/topics.ts';
import type { CoverageOptions } from '../commands/topics-coverage.ts';
import type { ImportOptions } from '../commands/topics-import.ts';
import { collect, examples, type Edge } from './edge.ts';

/** Defines `cfp topics`. */
export function define(command: Command, { world, done }: Edge): void {
  command
    .argument('[words...]', 'words to look for in titles, pitches, questions and tags')
    .option('-t, --tag <tag>', 'only ideas with this tag; may be given again', collect)
    .option('-l, --list <list>', 'only ideas of this list')
    .option('-a, --all', 'those of earlier years too, not only of the latest edition')
    .option('-r, --random', 'one of them, by chance')
    .option('--json', 'as JSON, with the links and the source')
    .action(async (words: string[], options: TopicsOptions) => {
      const { runTopics } = await import('../commands/topics.ts');
      done(runTopics(world(), words, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp topics',
        'cfp topics channels htmx',
        'cfp topics --tag security --json',
        'cfp topics show deployment-at-any-size',
        'cfp topics import topics-we-would-like.md',
      ),
    );
  command
    .command('show')
    .description('show one idea whole: its questions, bonus points and links')
    .argument('<topic>', 'as `cfp topics` lists it, or <list>/<id>')
    .action(async (id: string, _options: TopicsOptions, own: Command) => {
      const { runTopicsShow } = await import('../commands/topics.ts');
      done(runTopicsShow(world(), id, own.optsWithGlobals<TopicsOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp topics show career-development', 'cfp topics show --json djangocon-us-2024/security'),
    );
  command
    .command('lists')
    .description('show which lists of ideas there are, and who wrote them')
    .action(async (_options: TopicsOptions, own: Command) => {
      const { runTopicsLists } = await import('../commands/topics.ts');
      done(runTopicsLists(world(), own.optsWithGlobals<TopicsOptions>()));
    })
    .addHelpText('after', examples('cfp topics lists', 'cfp topics lists --json'));

  command
    .command('import')
    .description('make a list out of a post about topics, in Markdown, reStructuredText or HTML')
    .argument('<post>', 'the file, the address of the page, or - for what is piped in')
    .option('--id <id>', 'the id of the list; without it, made of the title')
    .option('--name <text>', 'the name of the list; without it, the title of the post')
    .option('--url <address>', 'where the post was published, which its relative links start from')
    .option('-o, --output <file>', 'where to write it; without it, into the workspace or your own data')
    .option('-y, --yes', 'write it without asking')
    .option('--dry-run', 'show it, and write nothing')
    .option('--force', 'replace a list that is there already')
    .action(async (post: string, _options: ImportOptions, own: Command) => {
      const { runTopicsImport } = await import('../commands/topics-import.ts');
      done(await runTopicsImport(world(), post, own.optsWithGlobals<ImportOptions>()));
    })
    .addHelpText(
      'after',
      examples(
        'cfp topics import topics-we-would-like.md',
        'cfp topics import https://example.org/blog/talk-ideas/ --dry-run',
        'cfp topics import post.md --id pyconf-2026 --name "Ideas for PyConf 2026" --yes',
      ),
    );
  command
    .command('coverage')
    .description('count the proposals about each topic: which have none, and which have six')
    .argument('[paths...]', 'folders, files or globs; without any, the folder of proposals')
    .action(async (paths: string[], _options: CoverageOptions, own: Command) => {
      const { runTopicsCoverage } = await import('../commands/topics-coverage.ts');
      done(await runTopicsCoverage(world(), paths, own.optsWithGlobals<CoverageOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp topics coverage submissions', 'cfp topics coverage submissions --list djangocon-us-2024 --json'),
    );
}
