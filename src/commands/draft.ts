import { join, resolve } from 'node:path';
import { CfpError, missingAnswers } from '../errors.ts';
import { interview } from '../interview/interview.ts';
import { Stopped, type Prompter } from '../interview/prompter.ts';
import { situationIn, type Interview } from '../interview/world.ts';
import {
  dataFolders,
  findConference,
  readCoaching,
  readConferences,
  readHeadings,
  readTemplate,
  readTopicLists,
} from '../library/data.ts';
import { draftAt, newDraftIn, proposalAt, proposalPath } from '../library/drafts.ts';
import { ensureWritable } from '../library/files.ts';
import { findWorkspace } from '../library/workspace.ts';
import type { Terminal } from '../terminal.ts';
import { topicsOf } from '../topic/topic.ts';
import { finish, goingOn, tellStopped, tellUnwritten } from './draft-ends.ts';
import { givesAnswers, missingFlags, readGiven, type DraftOptions } from './draft-given.ts';
import { lockFor } from './draft-lock.ts';
import { opening } from './draft-opening.ts';
import { momentOf } from './moment.ts';

export type { DraftOptions } from './draft-given.ts';

/** `cfp draft [file]`: asks for what is missing, writes it down as it comes, checks it. Returns the exit code. */
export async function runDraft(terminal: Terminal, file: string | undefined, options: DraftOptions): Promise<number> {
  const workspace = findWorkspace(terminal);
  const folders = dataFolders(terminal, workspace);
  const headings = readHeadings();
  const now = momentOf(terminal, options.asOf);

  const path = file === undefined ? null : proposalPath(file, terminal.cwd);
  const before = path === null ? null : proposalAt(path, terminal.cwd);
  const fallback = workspace.settings.conference;
  const given = await readGiven(terminal, { folders, fallback }, options, before);
  const missing = missingFlags(given, before, headings);
  if (missing.length > 0 && !terminal.canAsk) throw missingAnswers(missing);

  // Better told before the first question than after the last.
  const folder = resolve(terminal.cwd, workspace.folder, workspace.settings.proposals);
  const target = path === null ? join(folder, 'proposal.md') : resolve(terminal.cwd, path);
  ensureWritable(target, path ?? workspace.settings.proposals);

  const stop = terminal.canAsk ? terminal.onStop() : null;
  const prompter = stop === null ? null : await prompterFor(terminal, stop);
  // Going on with a draft asks for all that is open; flags that give all that is required ask for nothing.
  const asker = missing.length > 0 || (before !== null && !givesAnswers(options)) ? prompter : null;
  const draft = path === null ? newDraftIn(folder, terminal.cwd) : draftAt(path, terminal.cwd);
  const lock = asker === null ? null : lockFor(terminal, draft);
  try {
    if (asker !== null && lock !== null) await lock.take(asker);
    const begun = await opening(before, given, {
      headings,
      prompter,
      path: draft.path,
      force: options.force === true,
      topics: () => topicsOf(readTopicLists(folders)),
    });
    if (begun.title !== undefined) await draft.titled(begun.title);
    if (before === null && begun.title === undefined) draft.hold(begun.source);
    else draft.save(begun.source);
    if (asker === null) return finish(terminal, workspace, draft, options);

    const world: Interview = {
      draft: lock === null ? draft : lock.over(draft),
      library: {
        findConference: (id) => findConference(folders, id),
        conferences: once(() => readConferences(folders)),
        topics: once(() => topicsOf(readTopicLists(folders))),
        template: readTemplate,
        headings,
      },
      coaching: readCoaching(),
      fallback,
      isNew: before === null,
      again: new Set(),
      now,
      edit: (where, line) => terminal.edit(resolve(terminal.cwd, where), line),
      actions: [],
    };
    if (before !== null) asker.say(goingOn(situationIn(world)));
    await interview(asker, world);
    return finish(terminal, workspace, draft, options);
  } catch (error) {
    if (stop?.reason instanceof Error && stop.reason.name !== 'AbortError') throw stop.reason;
    if (error instanceof Stopped) return tellStopped(terminal, draft, before !== null);
    if (!(error instanceof CfpError) || draft.text() === '') throw error;
    return tellUnwritten(terminal, draft, error);
  } finally {
    lock?.release();
  }
}

async function prompterFor(terminal: Terminal, stop: AbortSignal): Promise<Prompter> {
  const { promptsFor } = await import('../interview/prompts.ts');
  return promptsFor(terminal, stop);
}

function once<Value>(read: () => Value): () => Value {
  let value: { readonly is: Value } | undefined;
  return () => (value ??= { is: read() }).is;
}
