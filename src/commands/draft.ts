import { join, resolve } from 'node:path';
import { CfpError, missingAnswers } from '../errors.ts';
import { interview } from '../interview/interview.ts';
import { Stopped } from '../interview/prompter.ts';
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
import { findWorkspace, type Workspace } from '../library/workspace.ts';
import type { Terminal } from '../terminal.ts';
import { once } from '../text/memo.ts';
import { topicsOf } from '../topic/topic.ts';
import { besideInterview } from './draft-actions.ts';
import { adopting } from './draft-adopt.ts';
import { STOPPED } from './exit-codes.ts';
import { finish, goingOn, tellStopped, tellUnwritten } from './draft-ends.ts';
import { carriedFrom, withCarried } from './draft-from.ts';
import { givesAnswers, missingFlags, optionsWithAnswers, readGiven, type DraftOptions } from './draft-given.ts';
import { lockFor } from './draft-lock.ts';
import { dryRun, writeInEditor } from './draft-once.ts';
import { opening } from './draft-opening.ts';
import { meet } from './init.ts';
import { momentOf } from './moment.ts';
import { prompterFor } from './prompting.ts';
import { tell } from './tell.ts';

export type { DraftOptions } from './draft-given.ts';

/** `cfp draft [file]`: asks for what is missing, writes it down as it comes, checks it. Returns the exit code. */
export async function runDraft(terminal: Terminal, file: string | undefined, flags: DraftOptions): Promise<number> {
  const options = optionsWithAnswers(flags, terminal.cwd);
  const workspace = findWorkspace(terminal);
  const folders = dataFolders(terminal, workspace);
  const headings = readHeadings();
  const now = momentOf(terminal, options.asOf);

  const path = file === undefined ? null : proposalPath(file, terminal.cwd);
  const before = path === null ? null : proposalAt(path, terminal.cwd);
  const fallback = workspace.settings.conference;
  const read = await readGiven(terminal, { folders, fallback }, options, before);
  const carried = carriedFrom(terminal, read, options, { folders, headings });
  const given = carried === null ? read : withCarried(read, carried, folders);
  const missing = missingFlags(given, before, headings);
  const isAtOnce = options.dryRun === true || options.editor === true;
  if (missing.length > 0 && !terminal.canAsk && !isAtOnce) throw missingAnswers(missing);

  // Better told before the first question than after the last.
  const folder = resolve(terminal.cwd, workspace.folder, workspace.settings.proposals);
  const target = path === null ? join(folder, 'proposal.md') : resolve(terminal.cwd, path);
  if (options.dryRun !== true) ensureWritable(target, path ?? workspace.settings.proposals);

  const stop = terminal.canAsk && !isAtOnce ? terminal.onStop() : null;
  const prompter = stop === null ? null : await prompterFor(terminal, stop, { plain: options.plain === true });
  // Going on with a draft asks for all that is open; flags that give all that is required ask for nothing.
  const isWanted = missing.length > 0 || carried !== null || (before !== null && !givesAnswers(options));
  const asker = isWanted ? prompter : null;
  const draft = path === null ? newDraftIn(folder, terminal.cwd) : draftAt(path, terminal.cwd);
  const lock = asker === null ? null : lockFor(terminal, draft);
  const beside = besideInterview(terminal, options);
  try {
    if (asker !== null && lock !== null) await lock.take(asker);
    const isKnown = asker === null || workspace.settings.speaker !== undefined || (await meet(terminal, asker));
    if (!isKnown) return STOPPED;
    const start =
      before === null
        ? null
        : await adopting(terminal, before, given, { workspace, headings, prompter, isAsking: asker !== null, options });
    const begun = await opening(start, given, {
      headings,
      prompter,
      path: draft.path,
      force: options.force === true,
      topics: () => topicsOf(readTopicLists(folders)),
    });
    if (options.dryRun === true) return dryRun(terminal, begun.source, carried);
    if (begun.title !== undefined) await draft.titled(begun.title);
    for (const words of carried?.told ?? []) tell(terminal, words);
    if (options.editor === true) {
      return (await writeInEditor(terminal, draft, begun.source))
        ? finish(terminal, workspaceNow(), draft, options)
        : 2;
    }
    if (before === null && begun.title === undefined) draft.hold(begun.source);
    else draft.save(begun.source);
    if (asker === null) return finish(terminal, workspaceNow(), draft, options);

    const world: Interview = {
      draft: lock === null ? draft : lock.over(draft),
      lookup: {
        findConference: (id) => findConference(folders, id),
        conferences: once(() => readConferences(folders)),
        topics: once(() => topicsOf(readTopicLists(folders))),
        template: readTemplate,
        headings,
      },
      coaching: readCoaching(),
      fallback,
      isNew: before === null && carried === null,
      again: carried?.again ?? new Set(),
      now,
      edit: (where, line) => terminal.edit(resolve(terminal.cwd, where), line),
      actions: beside.actions,
    };
    if (before !== null) asker.say(goingOn(situationIn(world)));
    await interview(asker, world);
    return finish(terminal, workspaceNow(), draft, options);
  } catch (error) {
    const defect: unknown = stop?.reason;
    const cause = defect instanceof Error && defect.name !== 'AbortError' ? defect : error;
    if (cause instanceof Stopped) return tellStopped(terminal, draft, before !== null);
    if (cause instanceof CfpError && draft.text() !== '') return tellUnwritten(terminal, draft, cause);
    throw cause;
  } finally {
    await beside.end();
    lock?.release();
  }

  /** The settings as they are by the end: the first run may have added who the speaker is. */
  function workspaceNow(): Workspace {
    return findWorkspace(terminal);
  }
}
