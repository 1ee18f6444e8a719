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
  *check(reports) {
    const sketched = new Map<string, { readonly report: Report; readonly said: ReadonlySet<string> }[]>();
    for (const report of reports) {
      const said = shingles(textOf(report));
      if (report.conference === null || said.size < FEWEST_SHINGLES) continue;
      const keys = sketchOf(said).map((hash) => `${report.conference?.id ?? ''} ${hash}`);
      const candidates = new Set(keys.flatMap((key) => sketched.get(key) ?? []));
      for (const key of keys) {
        const held = sketched.get(key) ?? [];
        if (held.length < MOST_ALIKE) held.push({ report, said });
        sketched.set(key, held);
      }
      for (const other of candidates) {
        if (other.report.proposal.path === report.proposal.path) continue;
        const alike = similarity(said, other.said);
        if (alike < ALIKE) continue;
        const { title, proposal } = other.report;
        const message = `This says ${Math.round(alike * 100)} % of what "${inline(title ?? '')}" says, in ${inline(proposal.path)}.`;
        yield {
          report,
          span: headPlace(report.proposal),
          message,
          help: 'Send in one of them, or say what makes the other another talk.',
        };
        break;
      }
    }
  },
};

function textOf({ fields }: Report): string {
  return fields
    .filter(({ field }) => field === 'abstract' || field === 'description')
    .map(({ answer }) => answer.text)
    .join('\n');
}

/** The smallest hashes of a text's shingles: a sketch that texts much alike have in common, for the most part. */
function sketchOf(said: ReadonlySet<string>): number[] {
  return [...new Set(Array.from(said, hashOf))].sort((a, b) => a - b).slice(0, SKETCH);
}

// FNV-1a, 32 bits.
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
