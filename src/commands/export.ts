import { tally, type Report } from '../check/check.ts';
import { withFixes } from '../check/fix.ts';
import { findField } from '../conference/conference.ts';
import { badChoice, copyNeedsTerminal, noAnswer, noClipboard, noSuchAnswer, nothingToExport } from '../errors.ts';
import { chosenOnForm, sessionOf } from '../export/choices.ts';
import { dialectFor, exportedOf, lengthOf, type Exported } from '../export/answers.ts';
import { answerAs, countWords, exportAs, exportFormats, type Export, type ExportFormat } from '../export/formats.ts';
import { findWorkspace } from '../library/workspace.ts';
import { parseProposal } from '../proposal/parse.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { compact } from '../reporters/compact.ts';
import { textOf } from '../reporters/reporter.ts';
import type { Terminal } from '../terminal.ts';
import { clipboardWays, osc52 } from '../text/clipboard.ts';
import { counted, inline, listed, safe, shellWord } from '../text/display.ts';
import { paintFor } from '../text/paint.ts';
import { STOPPED } from './exit-codes.ts';
import { judgeFor, type Judge } from './judge.ts';
import { oneReport, readTalk } from './talk.ts';
import { tell } from './tell.ts';

export interface ExportOptions {
  readonly for?: string;
  readonly field?: string;
  readonly as?: string;
  readonly blind?: boolean;
  readonly force?: boolean;
  readonly copy?: boolean;
  readonly asOf?: string;
}

/** `cfp export <file>`: the answers as the form takes them. Returns the exit code: 1 where errors stand against it. */
export async function runExport(terminal: Terminal, path: string, options: ExportOptions): Promise<number> {
  const asked = options.as === undefined ? undefined : formatNamed(options.as);
  const workspace = findWorkspace(terminal);
  const judge = judgeFor(terminal, workspace, {
    ...(options.for === undefined ? {} : { for: [options.for] }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  });
  const written = await readTalk(terminal, path);
  const mended = inDialect(judge, written);
  const report = oneReport(judge, mended.proposal);
  const format = asked ?? (dialectFor(report)?.markdown === false ? 'text' : 'markdown');

  const errors = report.diagnostics.filter(
    ({ severity, rule }) => severity === 'error' && !(options.blind === true && rule === 'anonymous'),
  );
  if (errors.length > 0 && options.force !== true) return refuse(terminal, { ...report, diagnostics: errors });

  const answers = answersAsked(report, options, options.blind === true ? judge.givenAway(report) : undefined);
  if (answers.length === 0) throw nothingToExport(path);
  const whole = options.field === undefined && options.blind !== true;
  if (whole) for (const words of chosenOnForm(report, answers)) tell(terminal, words);
  const code = options.copy === true ? await copyAll(terminal, answers, format) : 0;
  if (options.copy !== true) write(terminal, answers, { report, format, options });

  if (code === STOPPED) return code;
  const told = [
    ...(errors.length > 0 ? [`Exported all the same, with ${counted(errors.length, 'errors')}.`] : []),
    ...overWords(answers, format),
    ...(answers.some(({ answer }) => !written.source.includes(answer.text)) && mended.lists > 0
      ? [
          `${counted(mended.lists, 'lines')} of lists were set as this form needs them; \`cfp check --fix\` does so in the file.`,
        ]
      : []),
    ...(options.blind === true ? blindWords(answers, report, workspace.settings.speaker === undefined) : []),
  ];
  for (const words of told) tell(terminal, words);
  return code;
}

function formatNamed(name: string): ExportFormat {
  const known = exportFormats.find((one) => one === name);
  if (known === undefined) throw badChoice('--as', name, exportFormats);
  return known;
}

/** More rounds than this are a fix that undoes another one. */
const MOST_ROUNDS = 20;

/** The proposal with its lists as the renderer of its form needs them, and how many lines that changed. */
function inDialect(judge: Judge, proposal: Proposal): { proposal: Proposal; lists: number } {
  let { source } = proposal;
  let lists = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = judge
      .one(parseProposal(proposal.path, source))
      .flatMap(({ diagnostics }) => diagnostics)
      .filter(({ rule, fix }) => rule === 'markdown-dialect' && fix !== undefined);
    const next = withFixes(source, found);
    if (next === source) break;
    lists += found.length;
    source = next;
  }
  return { proposal: source === proposal.source ? proposal : parseProposal(proposal.path, source), lists };
}

function refuse(terminal: Terminal, report: Report): number {
  const { stderr } = terminal;
  const paint = paintFor(stderr, terminal);
  stderr.write(textOf(compact, [report], { paint, columns: stderr.columns, advice: false, quiet: true }));
  const { error } = tally([report]);
  const name = shellWord(report.proposal.path);
  tell(
    terminal,
    `Not exported: ${counted(error, 'errors')}. Mend what was found (\`cfp check ${name}\` shows where), or export all the same with --force.`,
  );
  return 1;
}

function answersAsked(
  report: Report,
  { field }: ExportOptions,
  givenAway: Parameters<typeof exportedOf>[1],
): Exported[] {
  const all = exportedOf(report, givenAway);
  if (field === undefined) return all;
  const answers = all.filter((answer) => answer.field === field);
  if (answers.length > 0) return answers;
  const { conference, proposal } = report;
  if (conference !== null && findField(conference, field) === undefined) {
    throw noSuchAnswer(
      field,
      conference.name,
      conference.form.map((asked) => asked.field),
    );
  }
  throw noAnswer(
    proposal.path,
    field,
    all.map((answer) => answer.field),
  );
}

interface Written {
  readonly report: Report;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
}

function write(terminal: Terminal, answers: readonly Exported[], { report, format, options }: Written): void {
  const { stdout } = terminal;
  const { conference } = report;
  const [only] = answers;
  const exported: Export = {
    title: answers.find(({ field }) => field === 'title')?.plain ?? null,
    conference: conference === null ? null : { id: conference.id, name: conference.name },
    session: sessionOf(report),
    dialect: dialectFor(report)?.name ?? null,
    blind: options.blind === true,
    answers,
  };
  const text =
    options.field !== undefined && only !== undefined ? `${answerAs(only, format)}\n` : exportAs(exported, format);
  // In a pipe it is what the form is to get; on a screen nothing may hide or steer.
  stdout.write(stdout.isTTY ? safe(text) : text);
}

function overWords(answers: readonly Exported[], format: ExportFormat): string[] {
  if (format !== 'text') return [];
  const over = answers.filter((answer) => answer.max !== null && lengthOf(answer, answer.plain) > answer.max);
  return over.map((answer) => `${inline(answer.label)} is too long as plain text: ${countWords(answer, format)}.`);
}

function blindWords(answers: readonly Exported[], { conference }: Report, isUnknown: boolean): string[] {
  const black = answers.filter(({ blacked }) => blacked > 0);
  const places = black.reduce((sum, { blacked }) => sum + blacked, 0);
  const where = listed(black.map(({ label, blacked }) => `${inline(label)} (${blacked})`));
  const hidden = conference?.form.filter(({ visible_to }) => visible_to === 'organisers') ?? [];
  return [
    places === 0 ? 'Nothing was found to black out.' : `Blacked out ${counted(places, 'places')}: ${where}.`,
    ...(hidden.length === 0 ? [] : [`Left out what only organisers see: ${listed(hidden.map(({ field }) => field))}.`]),
    ...(isUnknown
      ? [
          'cfp does not know who you are, so it looked for turns of phrase only. Put `speaker:` with your name into .cfp.yaml.',
        ]
      : []),
  ];
}

/** Puts one answer after the other on the clipboard, and waits for Enter between them. */
async function copyAll(terminal: Terminal, answers: readonly Exported[], format: ExportFormat): Promise<number> {
  if (answers.length > 1 && !terminal.canAsk) throw copyNeedsTerminal(answers.length);
  const lines = answers.length > 1 ? terminal.lines(terminal.onStop())[Symbol.asyncIterator]() : null;
  for (const [index, answer] of answers.entries()) {
    const way = copy(terminal, answerAs(answer, format));
    const number = answers.length > 1 ? ` (${index + 1} of ${answers.length})` : '';
    const sent = way === 'terminal' ? 'was sent to the clipboard of your terminal' : 'is on the clipboard';
    tell(terminal, `${inline(answer.label)}${number} ${sent}: ${countWords(answer, format)}.`);
    const next = answers[index + 1];
    if (lines === null || next === undefined) continue;
    tell(terminal, `Paste it, then press Enter for ${inline(next.label)}; Ctrl-C ends it.`);
    if ((await lines.next()).done === true) return STOPPED;
  }
  await lines?.return?.();
  return 0;
}

/** Copies by the first way that works. Throws a CfpError where none does. */
function copy(terminal: Terminal, text: string): 'terminal' | 'program' {
  const { stderr, env, platform, pipeTo } = terminal;
  for (const way of clipboardWays({ env, platform, isTTY: stderr.isTTY })) {
    if (way.kind === 'terminal') {
      stderr.write(osc52(text, env));
      return 'terminal';
    }
    if (pipeTo(way.command, way.args, text)) return 'program';
  }
  throw noClipboard();
}
