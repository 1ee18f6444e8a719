import { inline } from '../../text/display.ts';
import type { Report } from '../check.ts';
import { headPlace } from '../place.ts';
import type { FolderRule } from '../together.ts';
import { shingles, similarity } from '../similarity.ts';

const ALIKE = 0.6;
const FEWEST_SHINGLES = 12;
/** Texts that are much alike share one of their few smallest hashes; only those are compared in full. */
const SKETCH = 12;
/** Of very many alike, the first ones are enough to name. */
const MOST_ALIKE = 8;

export const duplicateProposal: FolderRule = {
  name: 'duplicate-proposal',
  severity: 'warning',
  summary: 'Two proposals for one call are two talks.',
  why: 'Reviewers who meet the same abstract twice take neither for finished, and one of them will be asked to go.',
  sources: ['PyCon AU 2026, what reviewers look for (https://2026.pycon.org.au)'],
  examples: {
    good: [
      '# Ship it at noon\n\nFriday at five is when nobody dares to deploy, so we moved our releases to noon on a working day.\n',
      '# Undo in a minute\n\nWhat it takes for a team to roll a release back within a minute, and why that is worth a quarter.\n',
    ],
    bad: [
      '# Ship it at noon\n\nFriday at five is when nobody dares to deploy, so we moved our releases to noon on a working day.\n',
      '# Deploy at noon\n\nFriday at five is when nobody dares to deploy, so we moved our releases to noon on a working day.\n',
    ],
    message: 'This says 100 % of what "Ship it at noon" says, in example-1.md.',
  },
  begin() {
    const calls = new Map<string, Sketched>();
    return (report) => {
      const { conference, title, proposal } = report;
      const said = shingles(textOf(report));
      if (conference === null || said.length < FEWEST_SHINGLES) return null;
      const sketched = calls.get(conference.id) ?? new Map<number, Held[]>();
      calls.set(conference.id, sketched);
      const own: Held = { path: proposal.path, title, said };
      // They are sorted.
      const sketch = said.subarray(0, SKETCH);
      const candidates = new Set(Array.from(sketch, (hash) => sketched.get(hash) ?? []).flat());
      for (const hash of sketch) {
        const held = sketched.get(hash) ?? [];
        if (held.length < MOST_ALIKE) held.push(own);
        sketched.set(hash, held);
      }
      let most = { alike: 0, path: '', title: '' };
      for (const { path, title, said: other } of candidates) {
        const alike = path === proposal.path ? 0 : similarity(said, other);
        if (alike > most.alike) most = { alike, path, title: title ?? '' };
      }
      if (most.alike < ALIKE) return null;
      const message = `This says ${Math.round(most.alike * 100)} % of what "${inline(most.title)}" says, in ${inline(most.path)}.`;
      const help = 'Send in one of them, or say what makes the other another talk.';
      return { span: headPlace(proposal), message, help };
    };
  },
};

/** What is kept of a proposal, to compare others with it. */
interface Held {
  readonly path: string;
  readonly title: string | null;
  readonly said: Uint32Array;
}

/** The proposals for a call, by what stands in their sketches. */
type Sketched = Map<number, Held[]>;

function textOf({ fields }: Report): string {
  return fields
    .filter(({ field }) => field === 'abstract' || field === 'description')
    .map(({ answer }) => answer.text)
    .join('\n');
}
