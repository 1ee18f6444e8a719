import { Command, CommanderError } from 'commander';
import { CfpError } from '../errors.ts';
import { packageVersion } from '../library/folders.ts';
import { terminalWith, type Terminal } from '../terminal.ts';
import { safe } from '../text/words.ts';
import * as check from './check.ts';
import * as complete from './complete.ts';
import * as completion from './completion.ts';
import * as conferences from './conferences.ts';
import * as doctor from './doctor.ts';
import * as draft from './draft.ts';
import * as exporting from './export.ts';
import * as init from './init.ts';
import * as next from './next.ts';
import * as preview from './preview.ts';
import * as rules from './rules.ts';
import * as schema from './schema.ts';
import * as status from './status.ts';
import * as topics from './topics.ts';
import { examples, type Definition, type Edge } from './edge.ts';

/** Every command: its name, what it does, and the rest of its definition, which is made for the one that is asked for. */
const commands: readonly (readonly [name: string, does: string, definition: Definition])[] = [
  ['topics', 'list ideas for talks; the words must all be in an idea', topics],
  ['draft', 'write a proposal: asks for what the form asks for, saves every answer at once, and checks it', draft],
  ['check', 'hold proposals against the form: limits, deadline, outline, and what is left to fill in', check],
  [
    'export',
    'print the answers as the form takes them: in its order, without comments, each with its count',
    exporting,
  ],
  ['status', 'show where every proposal stands at every call, what closes next first', status],
  ['preview', 'show a proposal in the browser as its reviewers will read it, again whenever it is saved', preview],
  ['next', 'show what to do next in this folder, as `cfp` alone does', next],
  ['rules', 'list what proposals are held to, or explain one rule', rules],
  ['init', 'say who you are, so that cfp warns of what gives you away, and make the folder a workspace', init],
  ['conferences', 'list calls for proposals, the most urgent first; the words must all be in a call', conferences],
  ['schema', 'print the JSON Schema of a kind of file, for editors', schema],
  ['completion', 'print the script that completes commands, calls, topics and rules in your shell', completion],
  ['doctor', 'tell what cfp finds on this machine and what is broken, for bug reports', doctor],
  // Asked by those scripts, by nobody else: it is not shown.
  ['complete', '', complete],
];

/** Runs the command that the arguments name. Returns the exit code; throws only for a defect of cfp's own. */
export async function runProgram(terminal: Terminal): Promise<number> {
  let code = 0;
  const program = programFor(terminal, (result) => (code = result));
  try {
    await program.parseAsync(asked(terminal.args), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CfpError)) throw error;
    const { tellError } = await import('../commands/tell.ts');
    tellError(terminalWith(terminal, { color: program.opts<Colour>().color }), error);
    return 2;
  }
}

/** What is asked for: `cfp` alone is `cfp next`, and `cfp help topics show` is `cfp topics show --help`, which loads what it tells of. */
function asked(args: readonly string[]): string[] {
  if (args.every((word) => ['--color', '--no-color'].includes(word))) return [...args, 'next'];
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
  const completed = new Set<Command>();
  const edge: Edge = {
    world: () => terminalWith(terminal, { color: program.opts<Colour>().color }),
    done,
    complete(command) {
      if (completed.has(command)) return;
      completed.add(command);
      if (command.parent === program) commands.find(([name]) => name === command.name())?.[2].define(command, edge);
    },
  };

  program
    .description('From "what could I talk about?" to a proposal that the form accepts and a reviewer likes.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--color', 'colour the output, even in a pipe')
    .option('--no-color', 'leave the output plain (as NO_COLOR does)')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(`--help` tells more.)')
    .addHelpText(
      'after',
      examples('cfp next', 'cfp topics testing', 'cfp draft', 'cfp check proposals/ship-it-at-noon.md'),
    );
  for (const [name, does] of commands) program.command(name, { hidden: does === '' }).description(does);
  return program.hook('preSubcommand', (_program, command) => {
    edge.complete(command);
  });
}
