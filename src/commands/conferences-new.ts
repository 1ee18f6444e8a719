import { resolve } from 'node:path';
import * as v from 'valibot';
import { conferenceSchema, type Conference, type Format } from '../conference/conference.ts';
import { conferenceYaml } from '../conference/conference-yaml.ts';
import { readTime } from '../conference/notation.ts';
import { zoneFault, zoneId } from '../conference/zones.ts';
import { alreadyThere, badFlag, missingAnswers } from '../errors.ts';
import { answered, Stopped, type Prompter, type WordsQuestion } from '../interview/prompter.ts';
import { conferenceFile, folderOf, writeConference } from '../library/data.ts';
import { ensureWritable } from '../library/files.ts';
import { dataFolder } from '../library/folders.ts';
import { findWorkspace } from '../library/workspace.ts';
import type { Terminal } from '../terminal.ts';
import { inline } from '../text/display.ts';
import { STOPPED } from './exit-codes.ts';
import { dayAt, momentOf } from './moment.ts';
import { prompterFor } from './prompting.ts';
import { tell } from './tell.ts';

export interface NewOptions {
  readonly name?: string;
  readonly id?: string;
  readonly url?: string;
  readonly cfp?: string;
  readonly deadline?: string;
  readonly opens?: string;
  readonly timezone?: string;
  readonly anonymous?: boolean;
  readonly formats?: readonly string[];
  readonly force?: boolean;
  readonly asOf?: string;
}

/** `cfp conferences new`: asks for a call, each only where it is not given, and writes its file. Returns the exit code. */
export async function runConferencesNew(terminal: Terminal, options: NewOptions): Promise<number> {
  const given = options.name !== undefined;
  if (!given && !terminal.canAsk) throw missingAnswers(['--name']);
  const today = dayAt(momentOf(terminal, options.asOf));
  const workspace = findWorkspace(terminal);
  const folder = workspace.marked ? resolve(terminal.cwd, workspace.folder) : dataFolder(terminal);
  ensureWritable(conferenceFile(folder, 'new'));
  try {
    const answers = given ? options : await ask(await prompterFor(terminal), options);
    const conference = await conferenceOf(answers, today);
    const file = conferenceFile(folder, conference.id);
    if (folderOf([folder], conference.id) !== null && options.force !== true) throw alreadyThere(file);
    writeConference(folder, conference.id, conferenceYaml(conference));
    terminal.stdout.write(`${inline(file)}\n`);
    tell(
      terminal,
      `Its form is the usual one, as cfp has not read it: put its fields and limits in.\nSee it: cfp conferences show ${conference.id}`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    tell(terminal, '\nStopped. Nothing was written.');
    return STOPPED;
  }
}

/** Asks for all that is not given. Whatever is not known is passed over with Enter. */
export async function ask(prompter: Prompter, given: NewOptions): Promise<NewOptions> {
  const asked = async (key: keyof NewOptions, question: WordsQuestion): Promise<string | undefined> => {
    const known = given[key];
    if (typeof known === 'string') return known;
    const answer = await answered(prompter.line(question));
    return answer === '' ? undefined : answer;
  };
  const fault = (read: (text: string) => string | null) => (text: string) => {
    const message = text === '' ? null : read(text);
    return message === null ? null : { message, soft: false };
  };
  const address = fault((text) =>
    /^https?:\/\/\S+$/.test(text) ? null : 'An address starts with http:// or https://.',
  );
  const name = await asked('name', {
    message: 'What is it called?',
    hints: ['With its year, as in PyCon Lithuania 2027.'],
    fault: (text) => (text === '' ? { message: 'It needs a name.', soft: false } : null),
  });
  const url = await asked('url', { message: 'Where is its site? (Enter where you do not know)', fault: address });
  const cfp = await asked('cfp', { message: 'Where is its form?', fault: address });
  const timezone = await asked('timezone', {
    message: 'In which time zone are its times?',
    hints: ['As in Europe/Vilnius, UTC, or AoE (anywhere on Earth).'],
    fault: fault((text) => (zoneId(text) === undefined ? zoneFault(text) : null)),
  });
  const time = fault((text) => faultOfTime(text, timezone));
  const deadline = await asked('deadline', {
    message: 'When does it close?',
    hints: ['As it was announced: "April 29, 2024 at 12 PM", "2024-04-29 23:59"; a day alone where no hour was.'],
    fault: time,
  });
  const opens = await asked('opens', { message: 'When does it open?', fault: time });
  const formats =
    given.formats ??
    (
      await answered(
        prompter.line({
          message: 'Which formats does it offer, with their minutes?',
          hints: ['With commas between them, as in: Talk 25, Tutorial 180-210'],
          fault: fault(faultOfFormats),
        }),
      )
    ).split(',');
  const anonymous =
    given.anonymous ??
    (await prompter.confirm({ message: 'Do the organisers say that reviewers do not see who proposes?' }));
  return {
    ...given,
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(cfp === undefined ? {} : { cfp }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(opens === undefined ? {} : { opens }),
    formats: formats.map((one) => one.trim()).filter((one) => one !== ''),
    // A no is no word of the organisers'.
    ...(anonymous ? { anonymous } : {}),
  };
}

function faultOfTime(text: string, zone: string | undefined): string | null {
  const read = readTime(text, zone);
  return 'fault' in read ? read.fault : null;
}

const FORMAT = /^(.*?\p{L}.*?)(?:[ =(:]+(\d{1,3})(?: ?[-–] ?(\d{1,3}))?(?: ?min(?:utes)?\.?)?\)?)?$/u;

function faultOfFormats(text: string): string | null {
  const bad = text.split(',').find((one) => one.trim() !== '' && !FORMAT.test(one.trim()));
  return bad === undefined ? null : `"${bad.trim()}" is no format; write its name and its minutes, as in Talk 25.`;
}

/** The call that was told of. Throws a CfpError that names the flag at fault. */
async function conferenceOf(answers: NewOptions, today: string): Promise<Conference> {
  const { idOf } = await import('../conference/readers/reading.ts');
  const { name = '', id = idOf(name), url, cfp, anonymous } = answers;
  const { timezone: given } = answers;
  if (given !== undefined && zoneId(given) === undefined) throw badFlag('--timezone', zoneFault(given));
  const read = (flag: string, text: string | undefined) => {
    if (text === undefined) return null;
    if (flag === '--deadline' && text === 'never') return { time: text, timezone: null };
    const told = readTime(text, given);
    if ('fault' in told) throw badFlag(flag, told.fault);
    return told;
  };
  const [deadline, opens] = [read('--deadline', answers.deadline), read('--opens', answers.opens)];
  const timezone = given ?? deadline?.timezone ?? opens?.timezone;
  const facts = {
    ...(url === undefined ? {} : { url }),
    ...(cfp === undefined ? {} : { cfp }),
    ...(timezone === null || timezone === undefined ? {} : { timezone }),
    ...(opens === null ? {} : { opens: opens.time }),
    ...(deadline === null ? {} : { deadline: deadline.time }),
    ...(anonymous === undefined ? {} : { anonymous }),
    ...(answers.formats === undefined || answers.formats.length === 0
      ? {}
      : { formats: answers.formats.map((one) => formatOf(one, idOf)) }),
  };
  const page = cfp ?? url;
  const origin = page === undefined ? { title: 'told by hand' } : { url: page };
  const call = {
    id,
    name,
    ...facts,
    form: [
      { field: 'title', required: true },
      { field: 'abstract', required: true },
      { field: 'outline' },
      { field: 'notes', visible_to: 'reviewers' },
    ],
    sources: [
      { ...origin, read: today, for: Object.keys(facts) },
      { title: 'cfp: the usual fields, as this form was not read', read: today, for: ['form'] },
    ],
  };
  const result = v.safeParse(conferenceSchema, call);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = issue.path?.[0]?.key;
  throw badFlag(`--${typeof key === 'string' ? key : 'name'}`, issue.message);
}

function formatOf(text: string, idOf: (name: string) => string): Format {
  const [, name = '', least, most] = FORMAT.exec(text.trim()) ?? [];
  if (name === '') throw badFlag('--formats', faultOfFormats(text) ?? '');
  const minutes =
    least === undefined
      ? undefined
      : most === undefined
        ? Number(least)
        : ([Number(least), Number(most)] as [number, number]);
  const id = idOf(minutes === undefined || typeof minutes !== 'number' ? name : `${name} ${minutes}`);
  return { id, name: name.trim(), ...(minutes === undefined ? {} : { minutes }) };
}
