import { resolve } from 'node:path';
import { callAt, caveats } from '../conference/call.ts';
import { conferenceSchema, type Conference } from '../conference/conference.ts';
import { certaintyWords, deadlineWords, judgeDeadline } from '../conference/deadline.ts';
import { noCallFile } from '../errors.ts';
import { fileExists } from '../library/files.ts';
import { readNamed } from '../library/yaml.ts';
import type { Terminal } from '../terminal.ts';
import { counted, inline, wrap } from '../text/display.ts';
import { momentOf } from './moment.ts';

/** `cfp conferences validate <file>`: what is wrong with the file of a call, and what is missing. Returns the exit code. */
export function runConferencesValidate(terminal: Terminal, path: string, { asOf }: { readonly asOf?: string }): number {
  const { stdout, zone, cwd } = terminal;
  const now = momentOf(terminal, asOf);
  const file = resolve(cwd, path);
  if (!fileExists(file)) throw noCallFile(path);
  const conference = readNamed(file, conferenceSchema, path);
  const call = callAt(conference, now);
  const columns = stdout.isTTY ? Math.min(stdout.columns, 100) : Infinity;
  const say = (words: string, indent = ''): unknown => stdout.write(`${wrap(words, columns, indent)}\n`);
  say(`${inline(path)} is valid: ${inline(conference.name)}, ${deadlineWords(call.verdict, now, zone)}.`);
  const remarks = [...remarksOn(conference, now), ...caveats(call).filter((words) => !words.startsWith('no source'))];
  for (const remark of remarks) say(`- ${remark}.`, '  ');
  if (remarks.length > 0) say(`${counted(remarks.length, 'remarks')}; none of them keeps the file from being used.`);
  return 0;
}

/** What is allowed, and yet worth a second look. */
function remarksOn(conference: Conference, now: Parameters<typeof judgeDeadline>[2]): string[] {
  const { formats, timezone, extended_from = [], deadline } = conference;
  const remarks: string[] = [];
  for (const format of [undefined, ...formats.filter((one) => one.deadline !== undefined)]) {
    const verdict = judgeDeadline(conference, format, now);
    if (verdict.sure === 'day' || verdict.sure === 'reading')
      remarks.push(`${format === undefined ? 'The deadline' : format.name}: ${certaintyWords(verdict)}`);
  }
  if (/^Etc\/GMT-/i.test(timezone ?? ''))
    remarks.push(`${timezone ?? ''} is east of Greenwich, against what its name says; AoE is Etc/GMT+12`);
  if (deadline !== undefined && extended_from.some((time) => time >= deadline))
    remarks.push('An earlier deadline in `extended_from` is not before the one that holds');
  const facts = callAt(conference, now).facts.filter(
    ({ source, name }) => source === undefined && !['url', 'cfp'].includes(name),
  );
  if (facts.length > 0) remarks.push(`No source is named for ${facts.map(({ name }) => name).join(', ')}`);
  return remarks;
}
