import { Command, CommanderError } from 'commander';
import { examples, type Definition, type Edge } from './cli/edge.ts';
import { CfpError } from './errors.ts';
import { packageVersion } from './library/folders.ts';
import type { Terminal } from './terminal.ts';
import { safe } from './text/display.ts';

export { terminalOf } from './terminal.ts';

/** Every command: its name, what it does, and where the rest of it is defined. Only what is asked for is loaded. */
const commands: readonly (readonly [name: string, does: string, load: () => Promise<Definition>])[] = [
  ['topics', 'list ideas for talks; the words must all be in an idea', () => import('./cli/topics.ts')],
  [
    'draft',
    'write a proposal: asks for what the form asks for, saves every answer at once, and checks it',
    () => import('./cli/draft.ts'),
  ],
  [
    'check',
    'hold proposals against the form: limits, deadline, outline, and what is left to fill in',
    () => import('./cli/check.ts'),
  ],
  [
    'export',
    'print the answers as the form takes them: in its order, without comments, each with its count',
    () => import('./cli/export.ts'),
  ],
  ['status', 'show where every proposal stands at every call, what closes next first', () => import('./cli/status.ts')],
  [
    'preview',
    'show a proposal in the browser as its reviewers will read it, again whenever it is saved',
    () => import('./cli/preview.ts'),
  ],
  ['rules', 'list what proposals are held to, or explain one rule', () => import('./cli/rules.ts')],
  [
    'init',
    'say who you are, so that cfp warns of what gives you away, and make the folder a workspace',
    () => import('./cli/init.ts'),
  ],
  [
    'conferences',
    'list calls for proposals, the most urgent first; the words must all be in a call',
    () => import('./cli/conferences.ts'),
  ],
  ['schema', 'print the JSON Schema of a kind of file, for editors', () => import('./cli/schema.ts')],
];

/** Runs `cfp` with the arguments of a terminal. Returns the exit code; throws only for a defect of cfp's own. */
export async function run(terminal: Terminal): Promise<number> {
  let code = 0;
  const program = programFor(terminal, (result) => (code = result));
  try {
    await program.parseAsync(asked(terminal.args), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CfpError)) throw error;
    const { tellError } = await import('./commands/tell.ts');
    tellError({ ...terminal, color: program.opts<Colour>().color }, error);
    return 2;
  }
}

/** What is asked for: `cfp help topics show` is `cfp topics show --help`, which loads what it tells of. */
function asked(args: readonly string[]): string[] {
  if (args.length === 0) return ['--help'];
  const first = args.findIndex((word) => !word.startsWith('-'));
  return args[first] === 'help' ? [...args.toSpliced(first, 1), '--help'] : [...args];
}

interface Colour {
  readonly color?: boolean;
}

function programFor(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('cfp').exitOverride().configureOutput({
    writeOut: (text) => terminal.stdout.write(text),
    // A mistyped command is told back, and may hold anything.
    writeErr: (text) => terminal.stderr.write(safe(text)),
    getOutHelpWidth: () => Math.min(terminal.stdout.columns, 100),
    getErrHelpWidth: () => Math.min(terminal.stderr.columns, 100),
  });
  const edge: Edge = { world: () => ({ ...terminal, color: program.opts<Colour>().color }), done };

  program
    .description('From "what could I talk about?" to a proposal that the form accepts and a reviewer likes.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--color', 'colour the output, even in a pipe')
    .option('--no-color', 'leave the output plain (as NO_COLOR does)')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(`--help` tells more.)')
    .addHelpText('after', examples('cfp topics testing', 'cfp draft', 'cfp check proposals/ship-it-at-noon.md'));
  for (const [name, does] of commands) program.command(name).description(does);
  return program.hook('preSubcommand', async (_program, command) => {
    const load = commands.find(([name]) => name === command.name())?.[2];
    if (load !== undefined) (await load()).define(command, edge);
  });

  const topics = program
    .command('topics')
    .description('list ideas for talks; the words must all be in an idea')
    .argument('[words...]', 'words to look for in titles, pitches, questions and tags')
    .option('-t, --tag <tag>', 'only ideas with this tag; may be given again', collect)
    .option('-l, --list <id>', 'only ideas of this list')
    .option('-a, --all', 'those of earlier years too, not only of the latest edition')
    .option('-r, --random', 'one of them, by chance')
    .option('--json', 'as JSON, with the links and the source')
    .action(async (words: string[], options: TopicsOptions) => {
      const { runTopics } = await import('./commands/topics.ts');
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
  topics
    .command('show')
    .description('show one idea whole: its questions, bonus points and links')
    .argument('<id>', 'as `cfp topics` lists it, or <list>/<id>')
    .action(async (id: string, _options: TopicsOptions, command: Command) => {
      const { runTopicsShow } = await import('./commands/topics.ts');
      done(runTopicsShow(world(), id, command.optsWithGlobals<TopicsOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp topics show career-development', 'cfp topics show --json djangocon-us-2024/security'),
    );
  topics
    .command('lists')
    .description('show which lists of ideas there are, and who wrote them')
    .action(async (_options: TopicsOptions, command: Command) => {
      const { runTopicsLists } = await import('./commands/topics.ts');
      done(runTopicsLists(world(), command.optsWithGlobals<TopicsOptions>()));
    });

  topics
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
    .action(async (post: string, _options: ImportOptions, command: Command) => {
      const { runTopicsImport } = await import('./commands/topics-import.ts');
      done(await runTopicsImport(world(), post, command.optsWithGlobals<ImportOptions>()));
    })
    .addHelpText(
      'after',
      examples(
        'cfp topics import topics-we-would-like.md',
        'cfp topics import https://example.org/blog/talk-ideas/ --dry-run',
        'cfp topics import post.md --id pyconf-2026 --name "Ideas for PyConf 2026" --yes',
      ),
    );
  topics
    .command('coverage')
    .description('count the proposals about each topic: which have none, and which have six')
    .argument('[paths...]', 'folders, files or globs; without any, the folder of proposals')
    .action(async (paths: string[], _options: CoverageOptions, command: Command) => {
      const { runTopicsCoverage } = await import('./commands/topics-coverage.ts');
      done(runTopicsCoverage(world(), paths, command.optsWithGlobals<CoverageOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp topics coverage submissions', 'cfp topics coverage submissions --list djangocon-us-2024 --json'),
    );

  program
    .command('draft')
    .description('write a proposal: asks for what the form asks for, saves every answer at once, and checks it')
    .argument('[file]', 'the proposal to begin or to go on with; without it, a file named for the title')
    .option('-c, --conference <id>', 'the call for proposals')
    .option('-f, --format <id>', 'the format, as the conference names it')
    .option('-t, --topic <id>', 'the idea to start from')
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
    .option('--for <id>', 'the same as --conference')
    .option('--dry-run', 'print the file instead of writing it')
    .option('--editor', 'write the file with the questions as comments, and open your editor on it')
    .option('--plain', 'ask line by line and draw nothing twice, as for a screen reader')
    .option('--force', 'replace answers that the file has already')
    .option('--adopt', "rewrite a file that was not written with cfp in cfp's form, without asking")
    .addOption(asOf())
    .action(async (file: string | undefined, options: DraftOptions) => {
      const { runDraft } = await import('./commands/draft.ts');
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

  program
    .command('check')
    .description('hold proposals against the form: limits, deadline, outline, and what is left to fill in')
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
    .option('--rule <name=severity>', 'set a rule to off, info, warning or error; may be given again', collect)
    .option('--fix', 'mend what can be mended safely')
    .option('--fix-dry-run', 'show what --fix would change')
    .option('-w, --watch', 'check again whenever a file is saved')
    .option('--stdin-filename <path>', 'what to call the text that is piped in')
    .addOption(asOf())
    .action(async (paths: string[], options: CheckOptions) => {
      const { runCheck } = await import('./commands/check.ts');
      done(await runCheck(world(), paths, options));
    })
    .addHelpText(
      'after',
      `\nExit codes:\n  0  nothing stands against submitting\n  1  there are errors, or more warnings than --max-warnings\n  2  something could not be read, or nothing was there to check\n${examples('cfp check', 'cfp check talk.md --for djangocon-us-2024 --as-of 2024-04-29T15:59:00Z', 'cfp check proposals --format json', 'cat talk.md | cfp check -')}`,
    );

  program
    .command('export')
    .description('print the answers as the form takes them: in its order, without comments, each with its count')
    .argument('<file>', 'the proposal, or - for what is piped in')
    .option('--for <conference>', 'for the form of this call, whatever the proposal names')
    .option('--field <name>', 'one answer alone')
    .option('--as <format>', 'markdown, text, html or json; without it, what the form renders')
    .option('--blind', 'black out what tells who the speaker is')
    .option('--copy', 'put one answer after the other on the clipboard')
    .option('--force', 'export even where the check finds errors')
    .addOption(asOf())
    .action(async (file: string, options: ExportOptions) => {
      const { runExport } = await import('./commands/export.ts');
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

  const status = program
    .command('status')
    .description('show where every proposal stands at every call, what closes next first')
    .argument('[folder]', 'where the proposals are; without it, the folder of proposals')
    .option('--for <conference>', 'for chairs: count the proposals for this call, by format, level and topic')
    .option('--open', 'only calls that are open')
    .option('-w, --watch', 'show it again whenever a file is saved')
    .option('--json', 'as JSON, with all that is missing')
    .option('--format <format>', 'csv or json')
    .option('--static <file>', 'with --for: write the counts and the proposals as a page')
    .addOption(asOf())
    .action(async (folder: string | undefined, options: StatusOptions) => {
      const { runStatus } = await import('./commands/status.ts');
      done(await runStatus(world(), folder, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp status',
        'cfp status --open --json',
        'cfp status set talk.md submitted --for pycon-us-2026 --on 2025-12-18',
        'cfp status proposals --for practice --format csv',
      ),
    );
  status
    .command('set')
    .description('note in the front matter that a proposal was submitted, accepted, declined or withdrawn')
    .argument('<file>', 'the proposal')
    .argument('<state>', 'idea, draft, ready, submitted, accepted, declined or withdrawn')
    .option('--on <date>', 'the day, as in 2024-04-29; without it, today')
    .action(async (file: string, state: string, _options: StatusSetOptions, command: Command) => {
      const { runStatusSet } = await import('./commands/status-set.ts');
      done(await runStatusSet(world(), file, state, command.optsWithGlobals<StatusSetOptions>()));
    })
    .addHelpText(
      'after',
      `\nWith --for <conference>, of that call; needed where a proposal names several.\n${examples('cfp status set talk.md submitted', 'cfp status set talk.md accepted --for pycon-us-2026 --on 2026-02-20')}`,
    );

  program
    .command('preview')
    .description('show a proposal in the browser as its reviewers will read it, again whenever it is saved')
    .argument('<file>', 'the proposal; with --static also - for what is piped in')
    .option('--for <conference>', 'as the reviewers of this call read it, whatever the proposal names')
    .option('--static <file>', 'write one page that needs nothing else, to open or to send')
    .option('--port <number>', 'the port on 127.0.0.1; without it, one that is free', wholeNumber)
    .option('--no-open', 'print the address and open no browser')
    .addOption(asOf())
    .action(async (file: string, options: PreviewOptions) => {
      const { runPreview } = await import('./commands/preview.ts');
      done(await runPreview(world(), file, options));
    })
    .addHelpText(
      'after',
      examples(
        'cfp preview talk.md',
        'cfp preview talk.md --for practice --no-open',
        'cfp preview talk.md --static for-my-mentor.html',
      ),
    );

  program
    .command('rules')
    .description('list what proposals are held to, or explain one rule')
    .argument('[name]', 'the rule to explain')
    .option('--json', 'as JSON')
    .action(async (name: string | undefined, options: RulesOptions) => {
      const { runRules } = await import('./commands/rules.ts');
      done(runRules(world(), name, options));
    })
    .addHelpText('after', examples('cfp rules', 'cfp rules outline-fits-slot'));

  program
    .command('init')
    .description('say who you are, so that cfp warns of what gives you away, and make the folder a workspace')
    .option('--show', 'show what cfp knows of you and of the folder, and where that stands')
    .option('--json', 'the same as JSON')
    .option('--name <name>', 'your name')
    .option('--email <address>', 'your e-mail address')
    .option('--handle <handle>', 'a handle of yours; may be given again', collect)
    .option('--employer <name>', 'whom you work for')
    .option('--project <name>', 'a project that people know you by; may be given again', collect)
    .option('-c, --conference <id>', 'the call that proposals in this folder are for')
    .option('--proposals <folder>', 'where proposals in this folder live')
    .action(async (options: InitOptions) => {
      const { runInit } = await import('./commands/init.ts');
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
  addConferences(program, world, done);

  program
    .command('schema')
    .description('print the JSON Schema of a kind of file, for editors')
    .argument('<kind>', 'conference, topics or workspace')
    .action(async (kind: string) => {
      const { runSchema } = await import('./commands/schema.ts');
      done(runSchema(world(), kind));
    })
    .addHelpText('after', examples('cfp schema conference', 'cfp schema workspace > cfp.schema.json'));

  return program;
}

/** `cfp conferences` and what belongs to it. */
function addConferences(program: Command, world: () => Terminal, done: (code: number) => void): void {
  const conferences = program
    .command('conferences')
    .description('list calls for proposals, the most urgent first; the words must all be in a call')
    .argument('[words...]', 'words to look for in names, places, notes and formats')
    .option('--open', 'only calls that take proposals now')
    .option('-f, --format <format>', "only calls with this format, each judged by the format's own deadline")
    .option('--json', 'as JSON, with every fact and its source')
    .option('--ics', 'as a calendar, with alarms')
    .addOption(asOf())
    .action(async (words: string[], options: ConferencesOptions) => {
      const { runConferences } = await import('./commands/conferences.ts');
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
  conferences
    .command('show')
    .description('show one call whole: when it closes and how sure that is, each fact with its source')
    .argument('<id>', 'as `cfp conferences` lists it, or its name')
    .action(async (id: string, _options: ConferencesOptions, command: Command) => {
      const { runConferencesShow } = await import('./commands/conferences.ts');
      done(await runConferencesShow(world(), id, command.optsWithGlobals<ConferencesOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp conferences show pycon-lithuania-2027', 'cfp conferences show --json djangocon-us-2024'),
    );
  conferences
    .command('add')
    .description('find calls in a list or a page, and keep those that you choose')
    .argument('<source>', 'a file, an address, or - for what is piped in')
    .argument('[words...]', 'only those that have these words')
    .option('-y, --yes', 'keep all of them, without being asked')
    .option('-n, --dry-run', 'only show what there is')
    .option('--force', 'take calls that are known already, too')
    .option('--skip-faults', 'keep the others where some cannot be read')
    .action(async (source: string, words: string[], _options: AddOptions, command: Command) => {
      const { runConferencesAdd } = await import('./commands/conferences-add.ts');
      done(await runConferencesAdd(world(), source, words, command.optsWithGlobals<AddOptions>()));
    })
    .addHelpText(
      'after',
      `\nReads the YAML of python-deadlines, the JSON of confs.tech, calendars (.ics),\nand pages that describe their call as schema.org does.\n${examples('cfp conferences add https://example.org/cfp', 'cfp conferences add conferences.yml pycon --open --yes')}`,
    );
  conferences
    .command('update')
    .description('read the lists again that your calls came from, and show what has changed')
    .argument('[words...]', 'only the calls that have these words')
    .option('-y, --yes', 'write it, without being asked')
    .option('-n, --dry-run', 'only show it')
    .action(async (words: string[], _options: UpdateOptions, command: Command) => {
      const { runConferencesUpdate } = await import('./commands/conferences-update.ts');
      done(await runConferencesUpdate(world(), words, command.optsWithGlobals<UpdateOptions>()));
    })
    .addHelpText('after', examples('cfp conferences update', 'cfp conferences update pycon --yes'));
  conferences
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
    .action(async (_options: NewOptions, command: Command) => {
      const { runConferencesNew } = await import('./commands/conferences-new.ts');
      done(await runConferencesNew(world(), command.optsWithGlobals<NewOptions>()));
    })
    .addHelpText(
      'after',
      examples(
        'cfp conferences new',
        'cfp conferences new --name "PyDay 2027" --deadline "15 March 2027, noon" --timezone Europe/Vilnius',
      ),
    );
  conferences
    .command('validate')
    .description('say what is wrong with the file of a call, and what is worth a second look')
    .argument('<file>', 'the YAML file')
    .action(async (file: string, _options: ConferencesOptions, command: Command) => {
      const { runConferencesValidate } = await import('./commands/conferences-validate.ts');
      done(runConferencesValidate(world(), file, command.optsWithGlobals<ConferencesOptions>()));
    })
    .addHelpText(
      'after',
      examples(
        'cfp conferences validate conferences/my-meetup-2027.yaml',
        'cfp conferences validate call.yaml --as-of 2027-01-01T00:00:00Z',
      ),
    );
  conferences
    .command('calendar')
    .description(
      'write the deadlines that are to come as a calendar, with alarms a week, two days and three hours before',
    )
    .argument('[words...]', 'words to look for, as `cfp conferences` does')
    .option('-o, --output <file>', 'write it to a file')
    .option('--closed', 'closed calls as well')
    .option('--force', 'replace the file')
    .action(async (words: string[], _options: CalendarOptions, command: Command) => {
      const { runConferencesCalendar } = await import('./commands/conferences.ts');
      done(await runConferencesCalendar(world(), words, command.optsWithGlobals<CalendarOptions>()));
    })
    .addHelpText(
      'after',
      examples('cfp conferences calendar --output deadlines.ics', 'cfp conferences calendar pycon --format tutorial'),
    );
}

const examples = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

const asOf = (): Option =>
  new Option('--as-of <instant>', 'judge as if it were this moment, as in 2024-04-29T15:59:00Z');

function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(value);
}
