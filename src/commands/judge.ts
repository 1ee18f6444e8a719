import { check, type CheckInput, type Report, type Severities } from '../check/check.ts';
import type { Diagnostic, Severity } from '../check/rule.ts';
import { anonymousPhrases } from '../check/rules/anonymous-phrases.ts';
import { anonymous } from '../check/rules/anonymous.ts';
import { allRules, folderRules, rules } from '../check/rules/index.ts';
import { checkTogether, type Together } from '../check/together.ts';
import { badChoice, noRule } from '../errors.ts';
import {
  conferenceIds,
  dataFolders,
  findConference,
  readConference,
  readKnowledge,
  readTopicLists,
} from '../library/data.ts';
import type { Workspace } from '../library/workspace.ts';
import { partsOf } from '../proposal/parts.ts';
import { keyTexts, type Proposal } from '../proposal/proposal.ts';
import type { Terminal } from '../terminal.ts';
import { once } from '../text/memo.ts';
import { addressOf, topicsOf } from '../topic/topic.ts';
import { momentOf } from './moment.ts';

export interface JudgeOptions {
  /** Conferences to hold each proposal against, whatever it names. */
  readonly for?: readonly string[];
  readonly asOf?: string;
  /** `name=severity`, as `--rule` takes it. */
  readonly rule?: readonly string[];
}

/** How the proposals of one run are judged. */
export interface Judge {
  /**
   * One file: for each call that it is held against, a report for each proposal that it holds. `also` are calls beside
   * those that it names.
   */
  readonly one: (proposal: Proposal, also?: readonly string[]) => Report[];
  /** Begins a run, to which each report is given in turn, and gets what is found by looking at them together. */
  readonly together: () => Together;
  /** What in a proposal would tell who the speaker is, were the review of its call anonymous. */
  readonly givenAway: (report: Report) => readonly Diagnostic[];
}

/** The judge of a run: data is read once, and each call once. Throws a CfpError for a name that is not known. */
export function judgeFor(terminal: Terminal, workspace: Workspace, options: JudgeOptions): Judge {
  const folders = dataFolders(terminal, workspace);
  const { settings } = workspace;
  const known = conferenceIds(folders);
  const asked = options.for?.map((id) => readConference(folders, id).id);
  const calls = new Map<string, CheckInput['conference']>();
  const callNamed = (id: string): CheckInput['conference'] => {
    if (!calls.has(id)) calls.set(id, findConference(folders, id));
    return calls.get(id) ?? null;
  };
  const severities = severitiesOf(settings.rules, options.rule ?? []);
  const world = {
    ...readKnowledge(),
    profile: settings.speaker ?? null,
    allow: settings.allow,
    topics: once(() => topicsOf(readTopicLists(folders)).flatMap((topic) => [topic.id, addressOf(topic)])),
    now: momentOf(terminal, options.asOf),
    zone: terminal.zone,
  };

  const one = (proposal: Proposal, also: readonly string[] = []): Report[] => {
    const named = asked ?? [...new Set([...keyTexts(proposal, 'conference'), ...also])];
    const fallback = settings.conference;
    const ids = named.length > 0 ? named : fallback === undefined ? [null] : [fallback];
    return ids.flatMap((id) => {
      const conference = id === null ? null : callNamed(id);
      const wanted = { name: id, known };
      const parts = partsOf(proposal, conference?.form ?? [], world.headings);
      return parts.map((part) =>
        check({ ...world, proposal: part, conference, wanted }, rules, {
          severities,
          known: allRules.map(({ name }) => name),
        }),
      );
    });
  };
  const profile = settings.speaker ?? null;
  const givenAway = ({ proposal, conference, reading }: Report): readonly Diagnostic[] => {
    // Without a call, whoever reads the file sees all of it.
    const form = conference?.form ?? reading.answers.map(({ field }) => ({ field }));
    const blind = { id: 'blind', name: 'Blind', formats: [], sources: [], ...conference, form, anonymous: true };
    const wanted = { name: null, known };
    return check({ ...world, proposal, conference: blind, wanted }, [anonymous, anonymousPhrases]).diagnostics;
  };
  return { one, together: () => checkTogether(folderRules, { profile, severities }), givenAway };
}

const levels = ['off', 'info', 'warning', 'error'] as const satisfies readonly (Severity | 'off')[];

/** The severities of the settings, and over them those of `--rule name=severity`. Throws a CfpError for unknown names. */
function severitiesOf(settings: Readonly<Record<string, Severity | 'off'>>, flags: readonly string[]): Severities {
  const severities = new Map<string, Severity | 'off'>(Object.entries(settings));
  for (const flag of flags) {
    const [name = '', value = ''] = flag.split('=', 2);
    const level = levels.find((one) => one === value);
    if (level === undefined) throw badChoice(`--rule ${name}`, value, levels);
    severities.set(name, level);
  }
  const names = allRules.map(({ name }) => name);
  const unknown = [...severities.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) throw noRule(unknown, names);
  return severities;
}
