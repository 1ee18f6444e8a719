import { join, resolve } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { labelOf, type Conference, type Format } from '../conference/conference.ts';
import { alreadyAnswered, CfpError, missingAnswers } from '../errors.ts';
import { askConference, askFormat, askTitle, askTopic } from '../interview/beginning.ts';
import { interview } from '../interview/interview.ts';
import { Stopped, type Prompter } from '../interview/prompter.ts';
import { slotsFor, templateFor } from '../interview/slots.ts';
import { dataFolders, readConferences, readHeadings, readTemplate, readTopicLists } from '../library/data.ts';
import { draftAt, newProposalPath, proposalAt, proposalPath, type DraftFile } from '../library/drafts.ts';
import { ensureWritable } from '../library/files.ts';
import { findWorkspace, type Workspace } from '../library/workspace.ts';
import { readAnswers } from '../proposal/reading.ts';
import type { Headings } from '../proposal/headings.ts';
import { parseProposal } from '../proposal/parse.ts';
import { keyText, keyTexts, type Proposal } from '../proposal/proposal.ts';
import { renderProposal, withAnswer, withKey, type Slot } from '../proposal/render.ts';
import { pretty } from '../reporters/pretty.ts';
import type { Terminal } from '../terminal.ts';
import { inline, listed, shellWord } from '../text/display.ts';
import { paintFor } from '../text/paint.ts';
import { addressOf, topicsAt, topicsOf, type Topic } from '../topic/topic.ts';
import { givesAnswers, missingFlags, readGiven, type DraftOptions, type Given } from './draft-given.ts';
import { exitCodeOf, STOPPED } from './exit-codes.ts';
import { judgeFor } from './judge.ts';
import { momentOf } from './moment.ts';
import { tell, tellError } from './tell.ts';

export type { DraftOptions } from './draft-given.ts';

/** `cfp draft [file]`: asks for what is missing, writes it down as it comes, checks it. Returns the exit code. */
export async function runDraft(terminal: Terminal, file: string | undefined, options: DraftOptions): Promise<number> {
  const workspace = findWorkspace(terminal);
  const folders = dataFolders(terminal, workspace);
  const headings = readHeadings();
  const now = momentOf(terminal, options.asOf);

  const path = file === undefined ? null : proposalPath(file, terminal.cwd);
  const before = path === null ? null : proposalAt(path, terminal.cwd);
  const given = await readGiven(terminal, { folders, fallback: workspace.settings.conference }, options, before);
  const missing = missingFlags(given, before, headings);
  if (missing.length > 0 && !terminal.canAsk) throw missingAnswers(missing);

  // Better told before the first question than after the last.
  const folder = resolve(terminal.cwd, workspace.folder, workspace.settings.proposals);
  ensureWritable(
    path === null ? join(folder, 'proposal.md') : resolve(terminal.cwd, path),
    path ?? workspace.settings.proposals,
  );

  const prompter = terminal.canAsk ? await prompterFor(terminal) : null;
  // Going on with a draft asks for all that is open; flags that give all that is required ask for nothing.
  const asker = missing.length > 0 || (before !== null && !givesAnswers(options)) ? prompter : null;
  let draft: DraftFile | null = null;
  try {
    const start = await begin(asker, given, before, { folders, headings, now });
    draft = draftAt(path ?? (await newProposalPath(folder, terminal.cwd, start.title)), terminal.cwd);
    const source = await opening(start, before, given, {
      headings,
      force: options.force === true,
      prompter,
      path: draft.path,
    });
    draft.save(source);
    if (start.stopped) throw new Stopped();
    if (asker !== null && before !== null) asker.say(goingOn(start, draft, headings));
    if (asker !== null) await interview(asker, { ...start, draft, headings, edit: editFrom(terminal) });
    return finish(terminal, workspace, draft, options);
  } catch (error) {
    if (error instanceof Stopped) return tellStopped(terminal, draft);
    if (!(error instanceof CfpError) || draft === null || draft.text() === '') throw error;
    // A full disk, say. What could not be written is printed, so that nothing is lost.
    tellError(terminal, error);
    tell(terminal, 'Nothing is lost: here is the proposal.');
    terminal.stdout.write(draft.text());
    return 2;
  }
}

/** What an interview starts from. */
interface Start {
  readonly conference: Conference;
  readonly format: Format | undefined;
  readonly topic: Topic | undefined;
  readonly title: string;
  readonly slots: readonly Slot[];
  /** Whether the speaker stopped while the title was being typed. */
  readonly stopped: boolean;
}

/** Asks for the call, the format, the idea and the title, each only where it is not given. */
async function begin(
  prompter: Prompter | null,
  given: Given,
  before: Proposal | null,
  { folders, headings, now }: { folders: readonly string[]; headings: Headings; now: Temporal.Instant },
): Promise<Start> {
  const conference = given.conference ?? (await askConference(required(prompter), readConferences(folders), now));
  const format = given.format ?? (prompter === null ? undefined : await askFormat(prompter, conference));
  const topics = topicsOf(readTopicLists(folders));
  const named = before === null ? undefined : topicsAt(topics, keyText(before, 'topic') ?? '')[0];
  const isNew = before === null;
  const topic = given.topic ?? named ?? (prompter !== null && isNew ? await askTopic(prompter, topics) : undefined);
  const slots = slotsFor(conference, readTemplate(templateFor(format)), headings);

  const had =
    before === null
      ? undefined
      : readAnswers(before, conference.form, headings).answers.find(({ field }) => field === 'title');
  const title = given.title ?? (had?.text === '' ? undefined : had?.text);
  if (title !== undefined) return { conference, format, topic, title, slots, stopped: false };
  let typed = '';
  try {
    const asked = await askTitle(required(prompter), { conference, topic, onText: (text) => (typed = text.trim()) });
    return { conference, format, topic, title: asked, slots, stopped: false };
  } catch (error) {
    if (!(error instanceof Stopped) || typed === '') throw error;
    return { conference, format, topic, title: typed, slots, stopped: true };
  }
}

/** What `missingFlags` says is known needs no prompter; so without one, nothing required is missing. */
function required(prompter: Prompter | null): Prompter {
  if (prompter === null) throw new Error('A required answer is missing, and nobody can be asked.');
  return prompter;
}

/** The proposal before the first field is asked for: a new one, or the one that is there with what was given. */
async function opening(
  { conference, format, topic, title, slots }: Start,
  before: Proposal | null,
  given: Given,
  { headings, force, prompter, path }: { headings: Headings; force: boolean; prompter: Prompter | null; path: string },
): Promise<string> {
  const keys = {
    title,
    conference: conference.id,
    topic: topic && addressOf(topic),
    format: format?.id,
    level: given.level ?? (before === null ? topic?.level : undefined),
    status: before === null ? 'draft' : undefined,
  };
  const mayReplace = async (what: string): Promise<boolean> => {
    if (force) return true;
    if (prompter === null) throw alreadyAnswered(path, what);
    return prompter.confirm({ message: `${inline(path)} has another ${what}. Replace it?` });
  };

  let source = before?.source ?? renderProposal(keys, slots);
  if (before !== null) {
    const read = readAnswers(before, conference.form, headings).answers;
    const titled = read.find(({ field }) => field === 'title')?.text ?? '';
    for (const [key, value] of Object.entries(keys)) {
      const own = (key === 'title' ? [titled] : keyTexts(before, key)).filter((one) => one !== '');
      if (value === undefined || own.includes(value)) continue;
      if (own.length === 0 || (await mayReplace(key))) source = withKey(source, key, value);
    }
  }
  for (const [field, text] of given.answers) {
    const proposal = parseProposal(path, source);
    const reading = readAnswers(proposal, conference.form, headings);
    const own = reading.answers.find((answer) => answer.field === field)?.text ?? '';
    const next = withAnswer(proposal, reading, slots, { field, text });
    if (next === source) continue;
    if (own === '' || (await mayReplace(`answer for ${field}`))) source = next;
  }
  return source;
}

/** What is there already, for somebody who comes back to a draft. */
function goingOn({ conference, title }: Start, draft: DraftFile, headings: Headings): string {
  const { answers } = readAnswers(draft.read(), conference.form, headings);
  const there = conference.form.filter(
    ({ field }) => field !== 'title' && answers.some((answer) => answer.field === field && answer.text !== ''),
  );
  const answered = there.length === 0 ? 'nothing yet' : listed(there.map((field) => labelOf(field).toLowerCase()));
  return `Going on with "${inline(title)}" for ${conference.name}. Answered so far: ${answered}.`;
}

/** Checks what was written, and says what comes next. */
function finish(terminal: Terminal, workspace: Workspace, draft: DraftFile, options: DraftOptions): number {
  const reports = judgeFor(terminal, workspace, options.asOf === undefined ? {} : { asOf: options.asOf }).one(
    draft.read(),
  );
  const { stdout } = terminal;
  stdout.write(
    pretty(reports, {
      paint: paintFor(stdout, terminal),
      columns: Math.min(stdout.columns, 120),
      advice: false,
      quiet: false,
    }),
  );
  const code = exitCodeOf(reports);
  const form = reports[0]?.conference?.cfp;
  const paste = `Paste its answers into the form${form === undefined ? '' : `: ${inline(form)}`}`;
  const mend = `Mend what was found in your editor, or with \`cfp draft ${shellWord(draft.path)}\``;
  tell(
    terminal,
    `\nSaved in ${inline(draft.path)}.\n${code === 0 ? paste : mend}\nLook again: cfp check ${shellWord(draft.path)}`,
  );
  return code;
}

function tellStopped(terminal: Terminal, draft: DraftFile | null): number {
  if (draft === null) tell(terminal, '\nStopped. Nothing was typed yet, so nothing was written.');
  else {
    const command = `cfp draft ${shellWord(draft.path)}`;
    tell(terminal, `\nStopped. All that you wrote is in ${inline(draft.path)}. Go on with \`${command}\`.`);
  }
  return STOPPED;
}

const editFrom =
  ({ cwd, edit }: Terminal) =>
  (path: string, line: number) =>
    edit(resolve(cwd, path), line);

async function prompterFor(terminal: Terminal): Promise<Prompter> {
  const { promptsFor } = await import('../interview/prompts.ts');
  return promptsFor(terminal, terminal.onStop());
}
