import { Transform, type TransformCallback } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import {
  createPrompt,
  isEnterKey,
  makeTheme,
  useEffect,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from '@inquirer/core';
import { confirm, search, select } from '@inquirer/prompts';
import type { Terminal } from '../terminal.ts';
import { cut, inline, wrap, wrapItem } from '../text/display.ts';
import { paintFor, type Paint } from '../text/paint.ts';
import { cursorRow, inserted, pressed, rowsOf, type Buffer, type Key } from './buffer.ts';
import {
  PASTED_LINE_END,
  Stopped,
  type Choice,
  type Fault,
  type Measure,
  type Prompter,
  type WordsQuestion,
  type Written,
} from './prompter.ts';

type Context = NonNullable<Parameters<typeof confirm>[1]>;

/** Asks a person at a terminal. `stop` ends the question under way, as Ctrl-C does. */
export function promptsFor(terminal: Terminal, stop: AbortSignal): Prompter {
  const { input, output } = terminal.prompts;
  const paint = paintFor(terminal.stderr, terminal);
  const screen: Screen = {
    paint,
    write: (text) => output.write(text),
    columns: () => Math.max(10, terminal.stderr.columns - 1),
    rows: () => terminal.stderr.rows,
  };
  const message = ({ message, hints = [] }: { message: string; hints?: readonly string[] }): string => {
    const lines = hints.flatMap((hint) => wrapItem(hint, screen.columns(), '  ').split('\n'));
    return [message, ...lines.map((line) => paint.dim(line))].join('\n');
  };

  async function ask<Value>(prompt: (context: Context) => Promise<Value>): Promise<Value> {
    const controller = new AbortController();
    const end = (): void => {
      controller.abort();
    };
    // Ctrl-D closes readline without settling the question; the process would end with it, and with exit code 0.
    const onKey = (_text: unknown, key: Key | undefined): void => {
      if (key?.ctrl === true && key.name === 'd') end();
    };
    input.on('keypress', onKey).on('end', end);
    stop.addEventListener('abort', end);
    try {
      if (stop.aborted) end();
      // Inquirer ends what it draws on after each question, so each has its own.
      const drawn = paint.level > 0 ? output : withoutColour(output, screen);
      return await prompt({ input, output: drawn, signal: controller.signal });
    } catch (error) {
      if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw new Stopped();
      throw error;
    } finally {
      input.off('keypress', onKey).off('end', end);
      stop.removeEventListener('abort', end);
    }
  }

  return {
    choose: (question) =>
      ask((context) => {
        const choices = question.choices.map((choice) => shown(choice, screen));
        return select({ message: message(question), choices, pageSize: pageSize(screen), loop: false }, context);
      }),
    search: (question) =>
      ask((context) => {
        const source = (words: string | undefined) => question.find(words ?? '').map((choice) => shown(choice, screen));
        return search({ message: message(question), source, pageSize: pageSize(screen) }, context);
      }),
    line: (question) => ask((context) => linePrompt({ question, screen, message: message(question) }, context)),
    text: (question) => ask((context) => textPrompt({ question, screen, message: message(question) }, context)),
    confirm: (question) => ask((context) => confirm({ message: message(question), default: false }, context)),
    say: (words) => {
      terminal.stderr.write(`${wrap(words, screen.columns())}\n`);
    },
  };
}

/** What a prompt of ours knows of the terminal it is drawn on. */
interface Screen {
  readonly paint: Paint;
  readonly write: (text: string) => unknown;
  readonly columns: () => number;
  readonly rows: () => number;
}

interface WordsPrompt {
  readonly question: WordsQuestion;
  readonly screen: Screen;
  /** The question with its hints, as it is drawn. */
  readonly message: string;
}

/** A choice on one line, and its description between words. */
function shown<Value>({ name, value, description }: Choice<Value>, { columns }: Screen) {
  const choice = { name: cut(inline(name), columns() - 3), value };
  return description === undefined ? choice : { ...choice, description: wrap(inline(description), columns()) };
}

const pageSize = ({ rows }: Screen): number => Math.max(4, Math.min(12, rows() - 8));

/** The output without colours, for --no-color and NO_COLOR: Inquirer colours by its own lights. */
function withoutColour(output: NodeJS.WritableStream, { columns, rows }: Screen): NodeJS.WritableStream {
  const plain = new Transform({
    decodeStrings: false,
    transform(chunk: string, _encoding, done: TransformCallback) {
      done(null, chunk.replace(/\u001b\[[\d;]*m/g, ''));
    },
  });
  plain.pipe(output, { end: false });
  return Object.assign(plain, { isTTY: true, columns: columns() + 1, rows: rows() });
}

function measured(measure: Measure | undefined, { paint }: Screen): string[] {
  if (measure === undefined) return [];
  const colour = { fine: paint.dim, near: paint.yellow, over: paint.red }[measure.state];
  return [`  ${colour(measure.words)}`];
}

/** A fault to tell about, or null where the answer stands: because it has none, or because it is insisted on. */
function standing(fault: Fault | null, insisted: Fault | null): Fault | null {
  return fault === null || (fault.soft && fault.message === insisted?.message) ? null : fault;
}

/** One line, edited by readline, with the form's count below it. */
const linePrompt = createPrompt<string, WordsPrompt>(({ question, screen, message }, done) => {
  const [status, setStatus] = useState<'idle' | 'done'>('idle');
  const [value, setValue] = useState(question.initial ?? '');
  const [fault, setFault] = useState<Fault | null>(null);
  const prefix = usePrefix({ status, theme: makeTheme() });
  // What is pasted, and the line before it: readline would take its first line end for Enter, and lose the rest.
  const pasted = useRef<{ text: string; before: string; at: number } | null>(null);
  useEffect((rl) => {
    if (question.initial !== undefined) rl.write(question.initial);
    screen.write(PASTE_ON);
    return () => screen.write(PASTE_OFF);
  }, []);
  useKeypress((event, rl) => {
    const key = event as Key;
    if (status !== 'idle') return;
    if (key.name === 'paste-start')
      pasted.current = { text: '', before: rl.line, at: (rl as { cursor?: number }).cursor ?? rl.line.length };
    else if (pasted.current !== null && key.name !== 'paste-end') pasted.current.text += key.sequence ?? '';
    if (pasted.current !== null && key.name !== 'paste-end') return;
    if (pasted.current !== null) {
      const { text, before, at } = pasted.current;
      const words = text.trim().replace(/\s*[\r\n]+\s*/g, question.manyLines === true ? ` ${PASTED_LINE_END} ` : ' ');
      pasted.current = null;
      rl.clearLine(0);
      rl.write(before.slice(0, at) + words + before.slice(at));
    }
    // The long questions end with Ctrl-S; whoever has learnt that may use it here, too.
    if (!isEnterKey(event) && !(key.ctrl === true && key.name === 's')) {
      setValue(rl.line);
      setFault(null);
      question.onText?.(rl.line);
      return;
    }
    const found = standing(question.fault?.(value.trim()) ?? null, fault);
    if (found !== null) {
      // After Enter, readline has emptied its line.
      rl.clearLine(0);
      rl.write(value);
      setFault(found);
      return;
    }
    setStatus('done');
    done(value.trim());
  });
  const { paint } = screen;
  const [first = '', ...hints] = message.split('\n');
  if (status === 'done') return `${prefix} ${paint.bold(first)} ${paint.cyan(inline(value.trim()))}`;
  const below = [...measured(question.measure?.(value), screen), ...faultLines(fault, screen)];
  const asked = `${prefix} ${paint.bold(first)}`;
  const lines = hints.length === 0 ? [`${asked} ${value}`] : [asked, ...hints, `${paint.cyan('›')} ${value}`];
  return [lines.join('\n'), below.join('\n')];
});

const KEYS = 'Enter: new line · Ctrl-S: done · Ctrl-E: in your editor · Ctrl-C: stop, all is kept';
const CURSOR_HIDE = '\u001b[?25l';
const CURSOR_SHOW = '\u001b[?25h';
// Between these, a terminal tells that text is pasted, so that it can be taken in one piece.
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';

/** Text of several lines. The text is our own: readline knows only one line, and loses it on Enter. */
const textPrompt = createPrompt<Written, WordsPrompt>(({ question, screen, message }, done) => {
  const [status, setStatus] = useState<'idle' | 'done'>('idle');
  const initial = question.initial ?? '';
  const buffer = useRef<Buffer>({ text: initial, at: initial.length });
  const pasting = useRef(false);
  const drawing = useRef(false);
  const ended = useRef(false);
  const [, redraw] = useState(buffer.current);
  const [fault, setFault] = useState<Fault | null>(null);
  const prefix = usePrefix({ status, theme: makeTheme() });
  const { paint } = screen;
  const columns = screen.columns() - 2;

  useEffect(() => {
    screen.write(PASTE_ON);
    return () => screen.write(PASTE_OFF + CURSOR_SHOW);
  }, []);
  const end = (inEditor: boolean): void => {
    ended.current = true;
    setStatus('done');
    done({ text: buffer.current.text.trim(), inEditor });
  };
  useKeypress((event, rl) => {
    // Whatever readline has gathered is ours already.
    rl.clearLine(0);
    if (ended.current) return;
    const key = event as Key;
    const { text } = buffer.current;
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      pasting.current = key.name === 'paste-start';
    } else if (
      !pasting.current &&
      ((key.ctrl === true && key.name === 's') || (key.meta === true && isEnterKey(event)))
    ) {
      const found = standing(question.fault?.(text.trim()) ?? null, fault);
      setFault(found);
      if (found !== null) return;
      end(false);
      return;
    } else if (!pasting.current && key.ctrl === true && key.name === 'e') {
      end(true);
      return;
    } else {
      const typed = { ...key, sequence: key.sequence === '\r' ? '\n' : key.sequence };
      buffer.current =
        pasting.current && key.name === 'tab'
          ? inserted(buffer.current, '\t')
          : pressed(buffer.current, typed, columns);
    }
    question.onText?.(buffer.current.text);
    if (isEnterKey(event) && !pasting.current) question.onLine?.(buffer.current.text);
    if (pasting.current || drawing.current) return;
    // Drawn once for all the keys that come together: a paste is a thousand of them.
    drawing.current = true;
    setImmediate(() => {
      drawing.current = false;
      if (ended.current) return;
      setFault(null);
      redraw(buffer.current);
    });
  });

  const [first = '', ...hints] = message.split('\n');
  const { text } = buffer.current;
  if (status === 'done')
    return `${prefix} ${paint.bold(first)} ${paint.cyan(text.trim() === '' ? 'skipped' : (question.measure?.(text.trim()).words ?? ''))}${CURSOR_SHOW}`;
  const below = [
    ...measured(question.measure?.(text), screen),
    ...faultLines(fault, screen),
    paint.dim(wrap(KEYS, columns, '  ')),
  ];
  const room = Math.max(3, screen.rows() - hints.length - below.join('\n').split('\n').length - 4);
  const body = drawnRows(buffer.current, { columns, rows: room }).map((row) => `${paint.dim('│')} ${row}`);
  return [[`${prefix} ${paint.bold(first)}`, ...hints, ...body].join('\n') + CURSOR_HIDE, below.join('\n')];
});

/** The rows round the cursor, which is drawn by us: the terminal's own can stand only at the end. */
function drawnRows({ text, at }: Buffer, { columns, rows }: { columns: number; rows: number }): string[] {
  const all = rowsOf(text, columns);
  const current = cursorRow(all, at);
  const from = Math.max(0, Math.min(current - Math.floor(rows / 2), all.length - rows));
  return all.slice(from, from + rows).map(({ start, end }, index) => {
    const row = text.slice(start, end);
    if (from + index !== current) return visible(row);
    const under = Array.from(row.slice(at - start))[0] ?? ' ';
    return `${visible(row.slice(0, at - start))}\u001b[7m${visible(under)}\u001b[27m${visible(row.slice(at - start + under.length))}`;
  });
}

const visible = (text: string): string => inline(stripVTControlCharacters(text));

const faultLines = (fault: Fault | null, { paint }: Screen): string[] =>
  fault === null ? [] : [`  ${paint.red(`✖ ${fault.message}`)}`];
