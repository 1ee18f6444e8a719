import { basename, resolve } from 'node:path';
import { CfpError } from '../errors.ts';
import { dataFolders, readTopicLists, topicListIds } from '../library/data.ts';
import {
  cacheFolder,
  configFolder,
  dataFolder,
  folderState,
  hasProgram,
  packageVersion,
  stateFolder,
} from '../library/folders.ts';
import { findWorkspace, type Workspace } from '../library/workspace.ts';
import type { Terminal } from '../terminal.ts';
import { clipboardWays } from '../text/clipboard.ts';
import { counted, inline, literally, padTo, wrap } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { paintFor } from '../text/paint.ts';
import { browserIn, editorIn } from '../text/programs.ts';
import { conferencesFor } from './conferences.ts';

export interface DoctorOptions {
  readonly json?: boolean;
}

/** Something that is broken, and what to do about it. */
interface Problem {
  readonly what: string;
  readonly help: string;
}

interface Findings {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly problems: readonly Problem[];
}

/**
 * `cfp doctor`: what cfp finds on this machine, for bug reports. Nothing private is in it: of the profile, only whether
 * there is one, and the home folder is written as ~. Returns the exit code: 1 where something is broken.
 */
export async function runDoctor(terminal: Terminal, { json = false }: DoctorOptions): Promise<number> {
  const parts = [versions(terminal), screen(terminal), programs(terminal), folders(terminal), await data(terminal)];
  const problems = parts.flatMap((part) => part.problems.map((one) => hidden(one, terminal)));
  const code = problems.length === 0 ? 0 : 1;
  const { stdout } = terminal;
  if (json) {
    const facts = { version: 1, ...Object.fromEntries(parts.flatMap((part) => Object.entries(part.facts))), problems };
    const shown = JSON.stringify(facts, (_key, value: unknown) =>
      typeof value === 'string' ? withoutHome(value, terminal) : value,
    );
    stdout.write(jsonText(JSON.parse(shown) as object));
    return code;
  }
  const paint = paintFor(stdout, terminal);
  const columns = stdout.isTTY ? Math.min(stdout.columns, 100) : 100;
  const indent = ' '.repeat(15);
  for (const [name, value] of parts.flatMap(({ rows }) => rows)) {
    const text = wrap(inline(withoutHome(value, terminal)), columns, indent).trimStart();
    stdout.write(`${paint.bold(padTo(name, 15))}${text}\n`);
  }
  for (const { what, help } of problems) {
    stdout.write(`\n${paint.red(wrap(`✖ ${inline(what)}`, columns))}\n${wrap(inline(help), columns, '  ')}\n`);
  }
  stdout.write(code === 0 ? '\nAll is well.\n' : `\n${counted(problems.length, 'things')} to mend.\n`);
  return code;
}

function versions({ system, platform }: Terminal): Findings {
  const { node, release, arch } = system();
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isOld = major < 20 || (major === 20 && minor < 19);
  return {
    facts: { cfp: packageVersion(), node, system: { platform, release, arch } },
    rows: [
      ['cfp', packageVersion()],
      ['Node', node],
      ['system', `${platform} ${release} ${arch}`],
    ],
    problems: isOld ? [{ what: `Node is ${node}; cfp needs 20.19 or later.`, help: 'Install a newer Node.' }] : [],
  };
}

function screen({ stdout, canAsk, env, platform, color }: Terminal): Findings {
  const term = env.TERM ?? null;
  const locale = env.LC_ALL ?? env.LC_CTYPE ?? env.LANG ?? null;
  const facts = {
    isTerminal: stdout.isTTY,
    canAsk,
    columns: stdout.columns,
    rows: stdout.rows,
    term,
    color: paintFor(stdout, { color, env }).level > 0,
    unicode: platform === 'win32' || platform === 'darwin' || /utf-?8/i.test(locale ?? ''),
    locale,
    interview: term === 'dumb' ? 'plain' : 'drawn',
  };
  const words = [
    stdout.isTTY
      ? `a terminal of ${stdout.columns} × ${stdout.rows}`
      : 'no terminal: the output goes to a file or a pipe',
    facts.color ? 'colour' : 'no colour',
    facts.unicode ? 'Unicode' : 'perhaps no Unicode',
    `TERM ${term ?? 'is not set'}`,
    `locale ${locale ?? 'is not set'}`,
  ];
  const asks = canAsk
    ? `${facts.interview}${facts.interview === 'drawn' ? '; --plain asks line by line' : ''}`
    : 'none: nobody can be asked';
  return {
    facts: { terminal: facts },
    rows: [
      ['terminal', words.join(', ')],
      ['interview', asks],
    ],
    problems: [],
  };
}

function programs(terminal: Terminal): Findings {
  const { env, platform, stdout } = terminal;
  const { program: editorPath } = editorIn(env);
  const editor = { name: basename(editorPath), found: hasProgram(editorPath, terminal), by: editorBy(env) };
  const opener = browserIn(env, platform);
  const browser = opener === null ? null : { name: basename(opener), found: hasProgram(opener, terminal) };
  const clipboard = clipboardWays({ env, platform, isTTY: stdout.isTTY }).map((way) =>
    way.kind === 'terminal'
      ? { name: 'the terminal', found: true }
      : { name: way.command, found: hasProgram(way.command, terminal) },
  );
  const told = ({ name, found }: { name: string; found: boolean }): string => (found ? name : `${name}, not found`);
  const isBroken = !editor.found && editor.by !== null;
  return {
    facts: { editor, browser, clipboard },
    rows: [
      ['editor', `${told(editor)} (${editor.by === null ? 'neither $VISUAL nor $EDITOR is set' : `by $${editor.by}`})`],
      ['browser', browser === null ? 'none: `cfp preview` prints the address' : told(browser)],
      ['clipboard', clipboard.length === 0 ? 'none: `cfp export` prints the answers' : clipboard.map(told).join('; ')],
    ],
    problems: isBroken
      ? [{ what: `$${editor.by} names ${editor.name}, which is not there.`, help: `Set $${editor.by} to your editor.` }]
      : [],
  };
}

const editorBy = ({ VISUAL, EDITOR }: Terminal['env']): 'VISUAL' | 'EDITOR' | null =>
  VISUAL !== undefined ? 'VISUAL' : EDITOR !== undefined ? 'EDITOR' : null;

function folders(terminal: Terminal): Findings {
  const workspace = workspaceOf(terminal);
  const home = workspace === null ? terminal.cwd : resolve(workspace.folder, workspace.settings.proposals);
  const named = [
    ['configuration', configFolder(terminal)],
    ['data', dataFolder(terminal)],
    ['state', stateFolder(terminal)],
    ['cache', cacheFolder(terminal)],
    [workspace?.marked === true ? 'workspace' : 'here', workspace?.folder ?? terminal.cwd],
    ['proposals', home],
  ] as const;
  const all = named.map(([name, path]) => ({ name, path, state: folderState(path) }));
  const words = {
    there: '',
    'not yet': ' (not there yet)',
    'read-only': ' (cannot be written)',
    'no folder': ' (no folder)',
  };
  return {
    facts: { folders: all },
    rows: all.map(({ name, path, state }) => [name, `${path}${words[state]}`]),
    problems: all.flatMap(({ name, path, state }) =>
      state === 'read-only'
        ? [{ what: `${path} (${name}) cannot be written.`, help: 'Make it yours, or name another folder.' }]
        : state === 'no folder'
          ? [{ what: `${path} (${name}) is no folder.`, help: 'Move the file that is in its way.' }]
          : [],
    ),
  };
}

async function data(terminal: Terminal): Promise<Findings> {
  const { allRules } = await import('../check/rules/index.ts');
  const workspace = workspaceOf(terminal);
  if (workspace === null) {
    // What is wrong may quote what stands there, which is the speaker's own.
    const what = 'The settings cannot be read.';
    return {
      facts: { data: null, profile: null },
      rows: [['settings', 'cannot be read']],
      problems: [{ what, help: '`cfp init --show` says where and why.' }],
    };
  }
  const { conferences, faults } = conferencesFor(terminal);
  const lists = listsFor(dataFolders(terminal, workspace));
  const topics = lists.topics;
  const profile = Object.values(workspace.settings.speaker ?? {}).some((one) => (one ?? '').length > 0);
  const found = { conferences: conferences.length, topicLists: lists.lists, topics, rules: allRules.length };
  return {
    facts: { data: found, profile },
    rows: [
      [
        'found',
        [
          counted(found.conferences, 'conferences'),
          counted(found.topicLists, 'topic lists'),
          counted(topics, 'topics'),
          counted(found.rules, 'rules'),
        ].join(', '),
      ],
      ['profile', profile ? 'there (what is in it is not shown)' : 'none: `cfp init` writes one'],
    ],
    problems: [...faults, ...lists.faults].map(({ message, help }) => ({ what: message, help })),
  };
}

/** The workspace; null where its settings, or the user's own, cannot be read. */
function workspaceOf(terminal: Terminal): Workspace | null {
  try {
    return findWorkspace(terminal);
  } catch (error) {
    if (error instanceof CfpError) return null;
    throw error;
  }
}

function listsFor(folders: readonly string[]): { lists: number; topics: number; faults: CfpError[] } {
  let [lists, topics] = [0, 0];
  const faults: CfpError[] = [];
  for (const id of topicListIds(folders)) {
    try {
      for (const list of readTopicLists(folders, id)) [lists, topics] = [lists + 1, topics + list.topics.length];
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      faults.push(error);
    }
  }
  return { lists, topics, faults };
}

const hidden = ({ what, help }: Problem, terminal: Terminal): Problem => ({
  what: withoutHome(what, terminal),
  help: withoutHome(help, terminal),
});

/** The text with the home folder as ~. */
function withoutHome(text: string, { home }: Pick<Terminal, 'home'>): string {
  if (home.length < 2) return text;
  return text.replace(new RegExp(`${literally(home)}(?![\\w-])`, 'g'), '~');
}
