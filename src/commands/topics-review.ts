import type { LeftOut } from '../topic/import.ts';
import type { TopicList } from '../topic/topic.ts';
import type { Terminal } from '../terminal.ts';
import { counted, cut, inline, wrap, wrapItem } from '../text/display.ts';
import { paintFor } from '../text/paint.ts';

/** What was read out of a post, for a look before it is written: each topic in three lines, and what was left out. */
export function reviewOf(list: TopicList, leftOut: readonly LeftOut[], { stdout, color, env }: Terminal): string {
  const paint = paintFor(stdout, { color, env });
  const columns = Math.min(stdout.columns, 88);
  const topics = list.topics.map(({ title, pitch, questions, bonus, links, part_of: partOf }) => {
    const counts = [
      ...(questions.length === 0 ? [] : [counted(questions.length, 'questions')]),
      ...(bonus.length === 0 ? [] : [counted(bonus.length, 'bonus points')]),
      ...(links.length === 0 ? [] : [counted(links.length, 'links')]),
    ].join(' · ');
    const lines = wrapItem(`• ${inline(title)}`, columns, partOf === undefined ? '' : '  ').split('\n');
    const indent = partOf === undefined ? '  ' : '    ';
    return [
      ...lines.map((line) => paint.bold(line)),
      ...(pitch === '' ? [] : [indent + cut(inline(pitch), columns - indent.length)]),
      ...(counts === '' ? [] : [paint.dim(indent + cut(counts, columns - indent.length))]),
    ].join('\n');
  });
  const { source } = list;
  const credit = [source?.author, source?.published].filter((one) => one !== undefined).join(', ');
  const heading = wrap(
    `${counted(list.topics.length, 'topics')} in “${inline(list.name)}”${credit === '' ? '' : ` (${inline(credit)})`}`,
    columns,
  );
  const others = leftOutLines(leftOut).map((line) => wrapItem(`• ${line}`, columns));
  return `${[heading, ...topics, ...(others.length === 0 ? [] : [['Left out:', ...others].join('\n')])].join('\n\n')}\n\n`;
}

/** Each thing that was left out, and why, on a line of its own. */
export const leftOutLines = (leftOut: readonly LeftOut[]): string[] =>
  leftOut.map(({ what, why, line }) => `“${inline(what)}”${line === null ? '' : ` (line ${line})`}: ${inline(why)}.`);
