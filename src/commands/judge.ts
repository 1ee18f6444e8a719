import { check, type CheckInput, type Report } from '../check/check.ts';
import { rules } from '../check/rules/index.ts';
import { conferenceIds, dataFolders, findConference, readConference, readHeadings } from '../library/data.ts';
import type { Workspace } from '../library/workspace.ts';
import { keyTexts, type Proposal } from '../proposal/proposal.ts';
import type { Terminal } from '../terminal.ts';
import { momentOf } from './moment.ts';

/** How proposals are judged in one run: data is read once, and each call once. */
export function judgeFor(
  terminal: Terminal,
  workspace: Workspace,
  options: { readonly for?: readonly string[]; readonly asOf?: string },
): (proposal: Proposal) => Report[] {
  const folders = dataFolders(terminal, workspace);
  const known = conferenceIds(folders);
  const asked = options.for?.map((id) => readConference(folders, id).id);
  const calls = new Map<string, CheckInput['conference']>();
  const callNamed = (id: string): CheckInput['conference'] => {
    if (!calls.has(id)) calls.set(id, findConference(folders, id));
    return calls.get(id) ?? null;
  };
  const world = { headings: readHeadings(), now: momentOf(terminal, options.asOf), zone: terminal.zone };

  return (proposal) => {
    const named = asked ?? keyTexts(proposal, 'conference');
    const fallback = workspace.settings.conference;
    const ids = named.length > 0 ? named : fallback === undefined ? [null] : [fallback];
    return ids.map((id) => {
      const conference = id === null ? null : callNamed(id);
      return check({ ...world, proposal, conference, wanted: { name: id, known } }, rules);
    });
  };
}
