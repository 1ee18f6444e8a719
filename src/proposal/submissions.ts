import * as v from 'valibot';
import { lineEndOf, yamlOf } from './render.ts';
import { parseProposal } from './parse.ts';
import { keyText, statuses, type Proposal } from './proposal.ts';

export type Status = (typeof statuses)[number];

const isoDate = v.pipe(
  v.union([
    v.string(),
    // TOML has dates of its own.
    v.pipe(
      v.date(),
      v.transform((date) => date.toISOString().slice(0, 10)),
    ),
  ]),
  v.isoDate('A date is written 2024-04-29.'),
);

/** One step of a proposal at one call: what `cfp status set` adds to `submissions:` in the front matter. */
export const submissionSchema = v.strictObject({
  conference: v.pipe(v.string(), v.nonEmpty()),
  state: v.picklist(statuses),
  on: isoDate,
  note: v.optional(v.string()),
});

export type Submission = Readonly<v.InferOutput<typeof submissionSchema>>;

/** What the front matter keeps of where a proposal was sent, oldest first; what is not written right is passed over. */
export function submissionsOf(proposal: Proposal): Submission[] {
  const value = proposal.frontMatter.entries.get('submissions')?.value;
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const result = v.safeParse(submissionSchema, one);
    return result.success ? [result.output] : [];
  });
}

/** Where a proposal stands at a call: as its log says last, else as its `status:` says, else a draft. */
export function stateAt(proposal: Proposal, conference: string | null): { state: Status; since: string | null } {
  const last = submissionsOf(proposal).findLast((one) => one.conference === conference);
  if (last !== undefined) return { state: last.state, since: last.on };
  const named = keyText(proposal, 'status');
  return { state: statuses.find((status) => status === named) ?? 'draft', since: null };
}

/**
 * The source with a submission at the end of its log; all else stays as it is, to the byte. Null where the front matter
 * is written so that nothing can be added without changing more.
 */
export function withSubmission(source: string, submission: Submission): string | null {
  const before = parseProposal('', source);
  const { language, problems } = before.frontMatter;
  const changed = language === 'toml' ? inToml(before, submission) : inYaml(before, submission);
  if (changed === null) return null;
  const after = parseProposal('', changed);
  const wanted = [...submissionsOf(before), submission];
  const isThere = JSON.stringify(submissionsOf(after)) === JSON.stringify(wanted);
  return isThere && after.frontMatter.problems.length <= problems.length ? changed : null;
}

function inYaml({ source, frontMatter }: Proposal, { conference, state, on }: Submission): string | null {
  const eol = lineEndOf(source);
  const item = `{conference: ${yamlOf(conference)}, state: ${state}, on: ${on}}`;
  const entry = frontMatter.entries.get('submissions');
  if (entry === undefined) return withLines(source, frontMatter.span, `submissions:${eol}  - ${item}${eol}`, '---');
  const { start, end } = entry.valueSpan;
  if (entry.value === null) return insert(source, lineEndAt(source, entry.keySpan.end), `${eol}  - ${item}`);
  if (!Array.isArray(entry.value)) return null;
  if (source[start] === '[') return inBrackets(source, end, item, entry.value.length === 0);
  const indent = source.slice(source.lastIndexOf('\n', start) + 1, start);
  if (indent.trim() !== '') return null;
  const last = start + source.slice(start, end).trimEnd().length;
  return insert(source, lineEndAt(source, last), `${eol}${indent}- ${item}`);
}

function inToml({ source, frontMatter }: Proposal, { conference, state, on }: Submission): string | null {
  const eol = lineEndOf(source);
  const item = `{conference = ${JSON.stringify(conference)}, state = "${state}", on = "${on}"}`;
  const entry = frontMatter.entries.get('submissions');
  if (entry !== undefined) {
    if (!Array.isArray(entry.value)) return null;
    return inBrackets(source, entry.valueSpan.end, item, entry.value.length === 0);
  }
  const line = `submissions = [${item}]${eol}`;
  const table = /^\[/m.exec(source.slice(0, frontMatter.span?.end ?? 0));
  return table === null ? withLines(source, frontMatter.span, line, '+++') : insert(source, table.index, line);
}

const insert = (source: string, at: number, text: string): string => source.slice(0, at) + text + source.slice(at);

/** Before the bracket that ends a list: on its line, so that no comment above swallows it. */
function inBrackets(source: string, end: number, item: string, isEmpty: boolean): string {
  const close = source.lastIndexOf(']', end - 1);
  const before = source.slice(0, close).trimEnd();
  const comma = isEmpty || before.endsWith(',') ? '' : ', ';
  return insert(source, source.slice(before.length, close).includes('\n') ? close : before.length, comma + item);
}

/** Lines at the end of the front matter; above the text, where there is none. */
function withLines(source: string, span: Proposal['frontMatter']['span'], lines: string, fence: string): string {
  if (span !== null) return insert(source, source.lastIndexOf(fence, span.end - 1), lines);
  const eol = lineEndOf(source);
  const from = source.startsWith('\ufeff') ? 1 : 0;
  const gap = /^\r?\n/.test(source.slice(from)) ? '' : eol;
  return insert(source, from, `${fence}${eol}${lines}${fence}${eol}${gap}`);
}

/** Where the line ends that holds an offset: before its line end. */
function lineEndAt(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  if (newline === -1) return source.length;
  return source[newline - 1] === '\r' ? newline - 1 : newline;
}
