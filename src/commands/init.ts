import { relative } from 'node:path';
import { nothingToInit } from '../errors.ts';
import { callQuestion } from '../interview/beginning.ts';
import { askProfile, wantsProfile } from '../interview/profile.ts';
import { Stopped, type Prompter } from '../interview/prompter.ts';
import { dataFolders, readConference, readConferences } from '../library/data.ts';
import { ownSettingsFile, workspaceFile, writeProfile, writeWorkspace } from '../library/settings.ts';
import { findWorkspace, type Workspace } from '../library/workspace.ts';
import { nobody, type Profile } from '../speaker/profile.ts';
import type { Terminal } from '../terminal.ts';
import { inline } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { STOPPED } from './exit-codes.ts';
import { momentOf } from './moment.ts';
import { prompterFor } from './prompting.ts';
import { tell } from './tell.ts';

export interface InitOptions {
  readonly show?: boolean;
  readonly json?: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly handle?: readonly string[];
  readonly employer?: string;
  readonly project?: readonly string[];
  readonly conference?: string;
  readonly proposals?: string;
}

/** `cfp init`: who the speaker is, and what the folder is for. Returns the exit code. */
export async function runInit(terminal: Terminal, options: InitOptions): Promise<number> {
  const workspace = findWorkspace(terminal);
  if (options.show === true || options.json === true) return show(terminal, workspace, options.json === true);
  if (givesAnything(options)) return write(terminal, workspace, options);
  if (!terminal.canAsk) throw nothingToInit();
  const prompter = await prompterFor(terminal, terminal.onStop());
  try {
    await askProfile(prompter, workspace.settings.speaker ?? fromGit(terminal), (profile) => {
      writeProfile(terminal, profile);
    });
    tell(terminal, `Saved in ${inline(ownSettingsFile(terminal))}, for your eyes only.`);
    await askWorkspace(terminal, prompter, workspace);
    return 0;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    tell(terminal, '\nStopped. What was saved so far stays.');
    return STOPPED;
  }
}

/**
 * Asks once, on the first run, who the speaker is; a no is remembered, too. False where it was stopped half way: what
 * was said by then is kept.
 */
export async function meet(terminal: Terminal, prompter: Prompter): Promise<boolean> {
  const profile: { kept: Profile | null } = { kept: null };
  const keep = (one: Profile): void => {
    writeProfile(terminal, one);
    profile.kept = one;
  };
  try {
    if (await wantsProfile(prompter)) await askProfile(prompter, fromGit(terminal), keep);
    else keep(nobody);
    return true;
  } catch (error) {
    if (!(error instanceof Stopped) || profile.kept === null) throw error;
    const where = inline(ownSettingsFile(terminal));
    tell(terminal, `\nStopped. What you said of yourself is in ${where}; \`cfp init\` asks for the rest.`);
    return false;
  }
}

/** What git's settings say of the speaker. */
function fromGit({ gitSetting }: Terminal): Profile {
  const [name, email, handle] = [gitSetting('user.name'), gitSetting('user.email'), gitSetting('github.user')];
  return {
    ...nobody,
    ...(name === null ? {} : { name }),
    ...(email === null ? {} : { email }),
    handles: handle === null ? [] : [handle],
  };
}

async function askWorkspace(terminal: Terminal, prompter: Prompter, workspace: Workspace): Promise<void> {
  const { settings } = workspace;
  const isThere = workspace.marked;
  const message = isThere
    ? `Change the workspace in ${inline(workspace.folder)}?`
    : `Make ${inline(terminal.cwd)} a workspace, with a call and a folder of its own?`;
  if (!(await prompter.confirm({ message, hints: ['Without one, cfp asks for the call each time.'] }))) return;
  const calls = readConferences(dataFolders(terminal, workspace));
  const question = callQuestion(calls, momentOf(terminal, undefined), null);
  const none = { name: 'No call in particular', value: '' };
  const call = await prompter.choose({
    ...question,
    choices: [none, ...question.choices],
    selected: settings.conference,
  });
  const where = await prompter.line({ message: 'Where do proposals live?', initial: settings.proposals });
  const conference = call.is === 'answer' ? call.value : '';
  const proposals = where.is === 'answer' && where.value !== '' ? where.value : settings.proposals;
  const folder = isThere ? workspace.folder : terminal.cwd;
  writeWorkspace(folder, { proposals, ...(conference === '' ? {} : { conference }) });
  tell(terminal, `Saved in ${inline(relative(terminal.cwd, workspaceFile(folder)))}.`);
}

const givesAnything = ({ show: _show, json: _json, ...given }: InitOptions): boolean => Object.keys(given).length > 0;

function write(terminal: Terminal, workspace: Workspace, options: InitOptions): number {
  const { name, email, handle, employer, project, conference, proposals } = options;
  const isAboutSpeaker = [name, email, handle, employer, project].some((one) => one !== undefined);
  if (conference !== undefined) readConference(dataFolders(terminal, workspace), conference);
  if (isAboutSpeaker) {
    const known = workspace.settings.speaker ?? nobody;
    writeProfile(terminal, {
      ...known,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(employer === undefined ? {} : { employer }),
      ...(handle === undefined ? {} : { handles: [...handle] }),
      ...(project === undefined ? {} : { projects: [...project] }),
    });
    tell(terminal, `Saved in ${inline(ownSettingsFile(terminal))}, for your eyes only.`);
  }
  if (conference !== undefined || proposals !== undefined) {
    const folder = workspace.marked ? workspace.folder : terminal.cwd;
    writeWorkspace(folder, {
      ...(conference === undefined ? {} : { conference }),
      ...(proposals === undefined ? {} : { proposals }),
    });
    tell(terminal, `Saved in ${inline(relative(terminal.cwd, workspaceFile(folder)))}.`);
  }
  return 0;
}

function show(terminal: Terminal, { settings, folder, marked }: Workspace, asJson: boolean): number {
  const { speaker = null, conference = null, proposals } = settings;
  const files = { speaker: ownSettingsFile(terminal), workspace: marked ? workspaceFile(folder) : null };
  if (asJson) {
    terminal.stdout.write(jsonText({ speaker, conference, proposals, files }));
    return 0;
  }
  const { name, email, handles = [], sites = [], employer, projects = [], bio } = speaker ?? {};
  const told = {
    name,
    email,
    handles: handles.join(', '),
    sites: sites.join(', '),
    employer,
    projects: projects.join(', '),
    bio,
  };
  const rows = Object.entries(told).filter(([, value]) => value !== undefined && value !== '');
  const lines = [
    ...(rows.length === 0 ? ['cfp knows nothing of you. Tell it with `cfp init`.'] : []),
    ...rows.map(([key, value]) => `${key.padEnd(12)}${inline(value ?? '')}`),
    `${'conference'.padEnd(12)}${inline(conference ?? 'none in particular')}`,
    `${'proposals'.padEnd(12)}${inline(proposals)}`,
    `${'settings'.padEnd(12)}${[files.workspace, files.speaker]
      .filter((one) => one !== null)
      .map(inline)
      .join(', ')}`,
  ];
  terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
