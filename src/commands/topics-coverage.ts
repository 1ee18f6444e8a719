import { resolve } from 'node:path';
import { CfpError, noTopicList } from '../errors.ts';
import { dataFolders, readTopicLists } from '../library/data.ts';
import { readText } from '../library/files.ts';
import { findProposals } from '../library/proposals.ts';
import { findWorkspace, proposalsFolder } from '../library/workspace.ts';
import { parseProposal } from '../proposal/parse.ts';
import { keyText, keyTexts } from '../proposal/proposal.ts';
import type { Terminal } from '../terminal.ts';
import { counted, cut, inline, padTo, width } from '../text/display.ts';
import { jsonText } from '../text/json.ts';
import { paintFor } from '../text/paint.ts';
import { coverageOf, type Choice, type Coverage } from '../topic/coverage.ts';
import { addressOf, currentTopics, topicsOf } from '../topic/topic.ts';
import { tell, tellError } from './tell.ts';

export interface CoverageOptions {
  readonly list?: string;
  readonly json?: boolean;
}

/** `cfp topics coverage [paths…]`: how many proposals are about each topic. Returns the exit code: 2 where a file could not be read. */
export async function runTopicsCoverage(
  terminal: Terminal,
  paths: readonly string[],
  { list, json }: CoverageOptions,
): Promise<number> {
  const workspace = findWorkspace(terminal);
  const lists = readTopicLists(dataFolders(terminal, workspace));
  const known = lists.map(({ id }) => id);
  if (list !== undefined && !known.includes(list)) throw noTopicList(list, known);
  const all = topicsOf(lists);
  const asked = paths.length > 0 ? paths : [proposalsFolder(workspace, terminal.cwd)];
  const { choices, unread } = readChoices(
    terminal,
    await findProposals(asked, terminal.cwd),
    workspace.settings.conference,
  );
  const wanted = list === undefined ? currentTopics(all) : all.filter((topic) => topic.list === list);
  const coverage = coverageOf(choices, { lists, all, counted: wanted });
  const { stdout } = terminal;
  if (json === true) stdout.write(jsonText(dataOf(coverage, choices.length)));
  else stdout.write(stdout.isTTY ? table(coverage, terminal) : coverage.topics.map(row).join(''));
  if (json !== true) tell(terminal, summary(coverage, choices.length));
  return unread > 0 ? 2 : 0;
}

/** What each proposal names. A file that cannot be read is told, and keeps no other from being counted. */
function readChoices(terminal: Terminal, paths: readonly string[], fallback: string | undefined) {
  const choices: Choice[] = [];
  let unread = 0;
  for (const path of paths) {
    try {
      const proposal = parseProposal(path, readText(resolve(terminal.cwd, path), path));
      const named = keyTexts(proposal, 'conference');
      const conferences = named.length === 0 && fallback !== undefined ? [fallback] : named;
      choices.push({ path, topic: keyText(proposal, 'topic'), conferences });
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      tellError(terminal, error);
      unread++;
    }
  }
  return { choices, unread };
}

const dataOf = ({ topics, without, elsewhere, unknown }: Coverage, proposals: number): object => ({
  proposals,
  topics: topics.map(({ topic, paths }) => ({
    topic: addressOf(topic),
    title: topic.title,
    count: paths.length,
    proposals: paths,
  })),
  without,
  elsewhere,
  unknown,
});

const row = ({ topic, paths }: Coverage['topics'][number]): string =>
  `${[String(paths.length), addressOf(topic), topic.title].map(inline).join('\t')}\n`;

const LONGEST_BAR = 12;

/** The topics by how often they were chosen, those that nobody chose below, each list for itself. */
function table({ topics }: Coverage, { stdout, color, env }: Terminal): string {
  const paint = paintFor(stdout, { color, env });
  const columns = Math.min(stdout.columns, 120);
  const most = Math.max(1, ...topics.map(({ paths }) => paths.length));
  const digits = String(most).length;
  const bar = Math.min(most, LONGEST_BAR, Math.max(0, Math.floor(columns / 5)));
  const line = ({ topic, paths }: Coverage['topics'][number]): string => {
    const filled = Math.ceil((paths.length / most) * bar);
    const count = `${String(paths.length).padStart(digits)}  ${padTo('█'.repeat(filled), bar)}  `;
    const title = cut(inline(topic.title), Math.max(10, columns - width(count)));
    return paths.length === 0 ? paint.yellow(count + title) : count + title;
  };
  const chosen = (list: string) => topics.filter(({ topic }) => topic.list === list);
  const lists = [...new Set(topics.map(({ topic }) => topic.list))];
  const tables = lists.map((list) => {
    const lines = chosen(list)
      .toSorted((a, b) => b.paths.length - a.paths.length)
      .map(line);
    return [paint.bold(inline(list)), ...lines].join('\n');
  });
  return `${tables.join('\n\n')}\n\n`;
}

function summary({ topics, without, elsewhere, unknown }: Coverage, proposals: number): string {
  const none = topics.filter(({ paths }) => paths.length === 0).length;
  const [top] = topics.toSorted((a, b) => b.paths.length - a.paths.length);
  const facts = [
    `${counted(proposals, 'proposals')}; ${none} of ${counted(topics.length, 'topics')} without any.`,
    ...(top === undefined || top.paths.length < 2
      ? []
      : [`Most, ${top.paths.length}, are about “${inline(top.topic.title)}”.`]),
    ...(without.length === 0
      ? []
      : [`${counted(without.length, 'proposals')} ${without.length === 1 ? 'names' : 'name'} no topic.`]),
    ...(elsewhere.length === 0
      ? []
      : [`${elsewhere.length} ${elsewhere.length === 1 ? 'is' : 'are'} about topics of other lists.`]),
    ...unknown.map(({ path, topic }) => `${inline(path)} names a topic "${inline(topic)}" that no list has.`),
  ];
  return facts.join('\n');
}
