import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { isFolder, notAProposal } from '../errors.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { fileExists, moveFile, readText, writeText } from './files.ts';

/** A proposal file that is being written. */
export interface DraftFile {
  /** Where it is or is to be; a new one may move once its title is known. */
  readonly path: string;
  /** Whether anything was written yet. */
  readonly isSaved: boolean;
  /** As the file is now, since an editor may have changed it; as it was last saved, where the file has gone. */
  readonly read: () => Proposal;
  /** Takes a source to begin with, without writing it. */
  readonly hold: (source: string) => void;
  /** Rewrites the file, whole or not at all. Throws a CfpError where it cannot; `text` has it all the same. */
  readonly save: (source: string) => void;
  /** Whether another program has changed the file since it was last saved or asked about. */
  readonly wasChanged: () => boolean;
  /** What was saved last, or was to be. */
  readonly text: () => string;
  /** Names a new file for its title, once; a file that somebody named keeps its name. */
  readonly titled: (title: string) => Promise<void>;
}

/** The draft at a path. Nothing is written before the first `save`. */
export function draftAt(path: string, cwd: string): DraftFile {
  return draftNamed(path, cwd, null);
}

/** A new draft in a folder, which is called `untitled` until it has a title. */
export function newDraftIn(folder: string, cwd: string): DraftFile {
  return draftNamed(freePath(folder, cwd, 'untitled'), cwd, folder);
}

/** `folder` is where the file may be renamed; null where it keeps its name. */
function draftNamed(first: string, cwd: string, folder: string | null): DraftFile {
  let path = first;
  let renames = folder;
  let latest = '';
  let isSaved = false;
  let seen: string | null = null;
  return {
    get path() {
      return path;
    },
    get isSaved() {
      return isSaved;
    },
    read() {
      const file = resolve(cwd, path);
      if (isSaved || renames === null) latest = fileExists(file) ? readText(file, path) : latest;
      return parseProposal(path, latest);
    },
    hold(source) {
      latest = source;
    },
    save(source) {
      latest = source;
      // Another interview may have begun meanwhile, and be untitled, too.
      if (!isSaved && renames !== null && fileExists(resolve(cwd, path))) path = freePath(renames, cwd, 'untitled');
      writeText(resolve(cwd, path), source, path);
      isSaved = true;
      seen = source;
    },
    wasChanged() {
      const file = resolve(cwd, path);
      if (seen === null || !fileExists(file)) return false;
      const now = readText(file, path);
      const isOther = now !== seen;
      seen = now;
      return isOther;
    },
    text: () => latest,
    async titled(title) {
      if (renames === null) return;
      const next = await newProposalPath(renames, cwd, title);
      if (isSaved) moveFile(resolve(cwd, path), resolve(cwd, next), next);
      path = next;
      renames = null;
    },
  };
}

/** The proposal that a draft goes on with, or null where there is none yet. Throws a CfpError for what is no Markdown. */
export function proposalAt(path: string, cwd: string): Proposal | null {
  const file = resolve(cwd, path);
  const source = fileExists(file) ? readText(file, path) : '';
  if (!/^\.(?:md|markdown|mdown|txt)$/i.test(extname(path))) throw notAProposal(path);
  return source.trim() === '' ? null : parseProposal(path, source);
}

/** The path as a proposal's: with `.md`, unless it has an ending or is there already. */
export function proposalPath(path: string, cwd: string): string {
  if (/[\\/]$/.test(path)) throw isFolder(path);
  return extname(path) !== '' || fileExists(resolve(cwd, path)) ? path : `${path}.md`;
}

// Names that Windows keeps for itself: a proposal may be cloned there.
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const LONGEST = 60;

/** A path in a folder for a new proposal, named for its title, that no other file has. */
export async function newProposalPath(folder: string, cwd: string, title: string): Promise<string> {
  const { default: slugify } = await import('@sindresorhus/slugify');
  const slug = slugify(title.slice(0, 500), { decamelize: false }).slice(0, LONGEST).replace(/-+$/, '');
  // A title in Japanese, or of emoji alone, leaves nothing.
  return freePath(folder, cwd, slug === '' || RESERVED.test(slug) ? `proposal${slug === '' ? '' : `-${slug}`}` : slug);
}

/** A path beside a file's, that no other file has: `talk-2.md` beside `talk.md`. */
export function pathBeside(path: string, cwd: string): string {
  const file = resolve(cwd, path);
  return freePath(dirname(file), cwd, basename(file, extname(file)));
}

/** Keeps a file as it was, as `talk.md.orig` beside it. Returns the copy's path, one that no other file has. */
export function keepOriginal({ path, source }: Proposal, cwd: string): string {
  for (let number = 1; ; number++) {
    const copy = `${path}.orig${number === 1 ? '' : `-${number}`}`;
    const file = resolve(cwd, copy);
    if (!fileExists(file)) writeText(file, source, copy);
    else if (readText(file, copy) !== source) continue;
    return copy;
  }
}

function freePath(folder: string, cwd: string, name: string): string {
  for (let number = 1; ; number++) {
    const file = join(folder, `${name}${number === 1 ? '' : `-${number}`}.md`);
    if (!fileExists(file)) return relative(cwd, file) || file;
  }
}
