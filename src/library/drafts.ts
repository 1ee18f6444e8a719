import { extname, join, relative, resolve } from 'node:path';
import { isFolder, notAProposal } from '../errors.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { fileExists, readText, writeText } from './files.ts';

/** A proposal file that is being written. */
export interface DraftFile {
  readonly path: string;
  /** As the file is now, since an editor may have changed it; as it was last saved, where the file has gone. */
  readonly read: () => Proposal;
  /** Rewrites the file, whole or not at all. Throws a CfpError where it cannot; `text` has it all the same. */
  readonly save: (source: string) => void;
  /** What was saved last, or was to be. */
  readonly text: () => string;
}

/** The draft at a path. Nothing is written before the first `save`. */
export function draftAt(path: string, cwd: string): DraftFile {
  const file = resolve(cwd, path);
  let latest = '';
  return {
    path,
    read() {
      if (fileExists(file)) latest = readText(file, path);
      return parseProposal(path, latest);
    },
    save(source) {
      latest = source;
      writeText(file, source, path);
    },
    text: () => latest,
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
  const name = slug === '' || RESERVED.test(slug) ? `proposal${slug === '' ? '' : `-${slug}`}` : slug;
  for (let number = 1; ; number++) {
    const file = join(folder, `${name}${number === 1 ? '' : `-${number}`}.md`);
    if (!fileExists(file)) return relative(cwd, file) || file;
  }
}
