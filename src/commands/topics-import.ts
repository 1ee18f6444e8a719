import { basename, resolve } from 'node:path';
import {
  alreadyThere,
  badListId,
  emptyPost,
  importNeedsYes,
  listIsKnown,
  noPost,
  noTopicsIn,
  pageSays,
  postTooLarge,
  tooManyTopics,
} from '../errors.ts';
import { answered, Stopped, type Prompter } from '../interview/prompter.ts';
import { dataFolders, topicListIds } from '../library/data.ts';
import { decode, fileExists, readText } from '../library/files.ts';
import { dataFolder } from '../library/folders.ts';
import { listFile, listFileAt, listText, type ListFile } from '../library/lists.ts';
import { readPost, readPostWords, type PostSource } from '../library/posts.ts';
import { findWorkspace } from '../library/workspace.ts';
import { readTopics, type FoundTopic, type LeftOut, type Reading } from '../topic/import.ts';
import { idOf, listOf, renderList } from '../topic/list.ts';
import type { TopicList } from '../topic/topic.ts';
import type { Terminal } from '../terminal.ts';
import { counted, inline, shellWord } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { STOPPED } from './exit-codes.ts';
import { prompterFor } from './prompting.ts';
import { tell } from './tell.ts';
import { chooseTopics, countOf } from './topics-choice.ts';
import { leftOutLines, reviewOf } from './topics-review.ts';

/** How to write a list that stands in the way of none. */
const ANOTHER_ID = 'give the list another `--id`';

export interface ImportOptions {
  readonly id?: string;
  readonly name?: string;
  readonly url?: string;
  readonly output?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `cfp topics import <post>`: reads topics out of a post, shows them, asks, and writes a list. Returns the exit code. */
export async function runTopicsImport(terminal: Terminal, path: string, options: ImportOptions): Promise<number> {
  const source = await sourceOf(terminal, path, options);
  const reading = readTopics(readPost(source), readPostWords());
  if (reading.topics.length === 0) {
    tellLeftOut(terminal, reading.leftOut);
    throw noTopicsIn(path);
  }
  const count = countOf(reading.topics);
  if (count > MOST_TOPICS) throw tooManyTopics(path, count, MOST_TOPICS);
  const target = targetFor(terminal, options, reading);
  const list = listOf(reading, reading.topics, target);
  const text = options.dryRun === true ? '' : listText(list, path);
  if (options.dryRun === true || (options.json === true && options.yes !== true)) {
    show(terminal, { list, reading, target, written: false }, options);
    tell(
      terminal,
      `Nothing is written. Without --dry-run, and with --yes or on a terminal, it would go to ${target.file.path}.`,
    );
    return 0;
  }
  if (options.yes !== true && terminal.canAsk)
    return asking(terminal, { list, reading, target, written: false }, options);
  show(terminal, { list, reading, target, written: options.yes === true }, options);
  if (options.yes !== true) throw importNeedsYes();
  if (target.file.isThere && options.force !== true) throw alreadyThere(target.file.path, ANOTHER_ID);
  target.file.write(text);
  tell(terminal, writtenWords(list, target.file));
  return 0;
}

/** What is about to be written, and where. */
interface Import {
  readonly list: TopicList;
  readonly reading: Reading;
  readonly target: Target;
  readonly written: boolean;
}

interface Target {
  readonly id: string;
  readonly name: string;
  readonly file: ListFile;
}

/** A post has a few thousand characters; a page around it has more. */
const MOST_CHARACTERS = 200_000;
const MOST_OF_PAGE = 2_000_000;
/** Nobody looks through more, and each is shown and asked about. */
const MOST_TOPICS = 500;

async function sourceOf(terminal: Terminal, path: string, { url }: ImportOptions): Promise<PostSource> {
  if (/^https?:\/\//i.test(path)) return pageAt(path, url);
  if (url !== undefined) await webAddressOf(url);
  const file = resolve(terminal.cwd, path);
  if (path !== '-' && !fileExists(file)) throw noPost(path);
  const text = path === '-' ? decode(await terminal.readInput(), 'stdin') : readText(file, path);
  const name = path === '-' ? 'stdin' : path;
  if (text.trim() === '') throw emptyPost(name);
  if (text.length > MOST_CHARACTERS && !/\.x?html?$/i.test(path))
    throw postTooLarge(name, text.length, MOST_CHARACTERS);
  return { text, path: name, url: url ?? null };
}

async function pageAt(address: string, url: string | undefined): Promise<PostSource> {
  const { fetchPage } = await import('../library/web.ts');
  const page = await fetchPage(address, {
    bytes: MOST_OF_PAGE,
    accept: 'text/html, text/markdown;q=0.9, text/plain;q=0.8',
  });
  if (page.status !== 200) throw pageSays(page.url, page.status);
  if (page.text.trim() === '') throw emptyPost(page.url);
  return { text: page.text, path: page.url, url: url ?? page.url };
}

async function webAddressOf(url: string): Promise<void> {
  const { webAddress } = await import('../library/web.ts');
  webAddress(url);
}

/** What the list is called and where it goes: into the workspace, else to the user's own data. */
function targetFor(terminal: Terminal, { id: asked, name, output, force }: ImportOptions, reading: Reading): Target {
  const workspace = findWorkspace(terminal);
  const known = topicListIds(dataFolders(terminal, workspace));
  const wanted = asked ?? (output === undefined ? undefined : basename(output).replace(/\.ya?ml$/i, ''));
  if (wanted !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(wanted)) throw badListId(wanted);
  const id = wanted ?? freeId(idOf(reading.title ?? 'topics', 'topics'), known);
  const folder = workspace.marked ? workspace.folder : dataFolder(terminal);
  const path = output ?? shownFrom(listFile(folder, id), terminal.cwd);
  const file = listFileAt(path, terminal.cwd);
  // A file that is there is asked about; a list that this one would hide is somewhere else.
  if (asked !== undefined && output === undefined && known.includes(id) && !file.isThere && force !== true)
    throw listIsKnown(id);
  return { id, name: name ?? reading.title ?? id, file };
}

function freeId(id: string, known: readonly string[]): string {
  for (let number = 1; ; number++) {
    const one = number === 1 ? id : `${id}-${number}`;
    if (!known.includes(one)) return one;
  }
}

/** A path as it is shown: from the folder that one is in, where it is below that. */
const shownFrom = (file: string, cwd: string): string =>
  file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file;

function show(terminal: Terminal, { list, reading, target, written }: Import, options: ImportOptions): void {
  const { stdout } = terminal;
  const { leftOut } = reading;
  if (options.json === true) {
    stdout.write(jsonText({ path: target.file.path, written, ...list, leftOut }));
    return;
  }
  stdout.write(stdout.isTTY ? reviewOf(list, leftOut, terminal) : renderList(list));
  if (!stdout.isTTY) tellLeftOut(terminal, leftOut);
}

function tellLeftOut(terminal: Terminal, leftOut: readonly LeftOut[]): void {
  if (leftOut.length === 0) return;
  tell(terminal, [`Left out:`, ...leftOutLines(leftOut)].join('\n'));
}

const writtenWords = ({ id, topics }: TopicList, { path }: ListFile): string =>
  `${counted(topics.length, 'topics')} are written to ${inline(path)}. See them: cfp topics --list ${shellWord(id)}`;

/** Shows what was found and asks which of it to keep, under which name. */
async function asking(terminal: Terminal, found: Import, options: ImportOptions): Promise<number> {
  const { reading, target } = found;
  show(terminal, found, {});
  target.file.ensureWritable();
  const prompter = await prompterFor(terminal, terminal.onStop());
  try {
    const kept = await chooseTopics(prompter, reading.topics);
    if (kept.length === 0) {
      tell(terminal, 'Nothing is written.');
      return 0;
    }
    return await writing(terminal, prompter, { ...found, kept, options });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    tell(terminal, 'Stopped; nothing is written.');
    return STOPPED;
  }
}

async function writing(
  terminal: Terminal,
  prompter: Prompter,
  {
    reading,
    target,
    kept,
    options,
  }: Import & { readonly kept: readonly FoundTopic[]; readonly options: ImportOptions },
): Promise<number> {
  const asked =
    options.name ??
    (await answered(prompter.line({ message: 'What is the list called?', initial: target.name }))).trim();
  const list = listOf(reading, kept, { id: target.id, name: asked || target.name });
  if (target.file.isThere && options.force !== true) {
    const replaces = await prompter.confirm({ message: `${inline(target.file.path)} is there already. Replace it?` });
    if (!replaces) throw alreadyThere(target.file.path, ANOTHER_ID);
  }
  target.file.write(listText(list, target.file.path));
  tell(terminal, writtenWords(list, target.file));
  return 0;
}
