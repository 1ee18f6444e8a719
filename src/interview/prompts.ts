import { emitKeypressEvents } from 'node:readline';
import { Transform, type TransformCallback } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { checkbox, confirm, search, select } from '@inquirer/prompts';
import type { Terminal } from '../terminal.ts';
import { cut, inline, width, wrap, wrapItem } from '../text/display.ts';
import { paintFor, type Paint } from '../text/paint.ts';
import type { Key } from './buffer.ts';
import { mapLines } from './map.ts';
import { outlineWidget } from './outline-widget.ts';
import { Stopped, type Choice, type Prompter, type Question, type Reply, type Way } from './prompter.ts';
import { keyHints, wayOf, type Drawn, type Size, type Widget } from './widget.ts';
import { lineWidget, textWidget } from './words-widget.ts';

type Context = NonNullable<Parameters<typeof confirm>[1]>;

/** How long, in milliseconds, an Esc waits for the rest of a longer key: Node's own half a second feels stuck. */
const ESCAPE = 50;

/** Asks a person at a terminal. `stop` ends the question under way, as Ctrl-C does. */
export function promptsFor(terminal: Terminal, stop: AbortSignal): Prompter {
  const { input, output } = terminal.prompts;
  const paint = paintFor(terminal.stderr, terminal);
  const screen: Screen = {
    paint,
    output,
    size: () => ({ columns: Math.max(10, terminal.stderr.columns - 1), rows: terminal.stderr.rows }),
  };
  // The first to ask for keys decides how long an Esc waits; Node takes it from a readline interface or its like.
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE } as never);

  /** Runs a prompt until it is answered, left by one of its ways, or stopped. */
  async function ask<Value>(
    ways: readonly Way[],
    prompt: (context: Context) => Promise<Value>,
  ): Promise<Value | { readonly left: Way }> {
    const controller = new AbortController();
    const end = (): void => {
      controller.abort();
    };
    const left: { way: Way | null } = { way: null };
    const onKey = (_text: unknown, key: Key | undefined): void => {
      if (key === undefined) return;
      // Ctrl-D closes readline without settling the question; the process would end with it, and with exit code 0.
      if (key.ctrl === true && key.name === 'd') end();
      left.way ??= wayOf(key, ways);
      if (left.way !== null) end();
    };
    input.on('keypress', onKey).on('end', end);
    stop.addEventListener('abort', end);
    try {
      if (stop.aborted) end();
      return await prompt({ input, output, signal: controller.signal, clearPromptOnDone: true });
    } catch (error) {
      if (left.way !== null) return { left: left.way };
      if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw new Stopped();
      throw error;
    } finally {
      input.off('keypress', onKey).off('end', end);
      stop.removeEventListener('abort', end);
    }
  }

  /** One of Inquirer's own prompts, which knows neither our ways nor our colours. */
  async function theirs<Value>(
    { ways = [] }: Question,
    prompt: (context: Context) => Promise<Value>,
  ): Promise<Reply<Value>> {
    const answer = await ask(ways, (context) =>
      // Inquirer ends what it draws on after each question, so each has its own.
      prompt({ ...context, output: paint.level > 0 ? output : withoutColour(output, screen) }).then((value) => ({
        value,
      })),
    );
    return 'left' in answer ? { is: answer.left, typed: null } : { is: 'answer', value: answer.value };
  }

  /** One of our own. It knows its ways by itself, since it has words to give along. */
  const ours = <State>(widget: Widget<State>, told: Told): Promise<Reply<string>> =>
    ask([], (context) => running(widget, screen, told)({}, context)) as Promise<Reply<string>>;

  return {
    choose: (question) =>
      theirs(question, (context) => {
        const choices = question.choices.map((choice) => shown(choice, screen));
        const start = question.choices.findIndex(({ value }) => value === question.selected);
        const theme = themeFor(question, screen, 'Up and Down: move · Enter: choose');
        const looks = {
          message: messageOf(question, screen),
          pageSize: pageSize(question, screen),
          loop: false,
          theme,
        };
        const picked = question.choices.map((_choice, index) => ({
          ...choices[index],
          name: choices[index]?.name ?? '',
          value: index,
        }));
        return select({ ...looks, choices: picked, ...(start === -1 ? {} : { default: start }) }, context).then(
          (index) => (question.choices[index] as Choice<never>).value,
        );
      }),
    pick: (question) =>
      theirs(question, (context) => {
        const choices = question.choices.map((choice) => ({
          ...shown(choice, screen),
          checked: choice.chosen === true,
        }));
        const looks = { message: messageOf(question, screen), pageSize: pageSize(question, screen), loop: false };
        return checkbox({ ...looks, choices }, context);
      }),
    search: (question) =>
      theirs(question, (context) => {
        const source = (words: string | undefined) => question.find(words ?? '').map((choice) => shown(choice, screen));
        const theme = themeFor(question, screen, 'Type to search · Enter: choose');
        return search(
          { message: messageOf(question, screen), source, pageSize: pageSize(question, screen), theme },
          context,
        );
      }),
    line: (question) => ours(lineWidget(question), question),
    text: (question) => ours(textWidget(question), question),
    outline: (question) => ours(outlineWidget(question), question),
    confirm: async (question) => {
      const reply = await theirs({ ...question, ways: ['back'] }, (context) =>
        confirm({ message: messageOf(question, screen), default: false }, context),
      );
      return reply.is === 'answer' && reply.value;
    },
    say: (words) => {
      terminal.stderr.write(`${wrap(words, screen.size().columns)}\n`);
    },
  };
}

/** What a prompt knows of the terminal it is drawn on. */
interface Screen {
  readonly paint: Paint;
  readonly output: NodeJS.WritableStream;
  readonly size: () => Size;
}

/** Who is told of what is typed. */
interface Told {
  readonly onText?: (text: string) => void;
  readonly onLine?: (text: string) => void;
}

/** A choice on one line, and its description between words. */
function shown<Value>({ name, value, description, disabled }: Choice<Value>, { size }: Screen) {
  const { columns } = size();
  const choice = {
    name: cut(inline(name), columns - 3),
    value,
    ...(disabled === undefined ? {} : { disabled: `(${disabled})` }),
  };
  return description === undefined ? choice : { ...choice, description: wrap(cut(inline(description), 400), columns) };
}

function messageOf({ message, hints = [] }: Question, { paint, size }: Screen): string {
  const { columns } = size();
  const lines = hints.flatMap((hint) => wrapItem(inline(hint), columns, '  ').split('\n'));
  return [wrap(inline(message), columns - 2), ...lines.map((line) => paint.dim(line))].join('\n');
}

/** Inquirer's looks, with the map above the question and our keys below it. */
function themeFor({ map = [], ways }: Question, { paint, size }: Screen, keys: string) {
  const lines = mapLines(map, size().columns, paint);
  const tip = paint.dim(wrap(keyHints([keys], ways), size().columns));
  return {
    prefix: {
      idle: [...lines, ...(lines.length === 0 ? [] : ['']), paint.green('?')].join('\n'),
      done: paint.green('✔'),
    },
    style: { keysHelpTip: () => tip },
  };
}

const pageSize = ({ map = [] }: Question, { size }: Screen): number =>
  Math.max(4, Math.min(20, size().rows - 8 - (map.length === 0 ? 0 : 3)));

/** The output without colours, for --no-color and NO_COLOR: Inquirer colours by its own lights. */
function withoutColour(output: NodeJS.WritableStream, { size }: Screen): NodeJS.WritableStream {
  const plain = new Transform({
    decodeStrings: false,
    transform(chunk: string, _encoding, done: TransformCallback) {
      done(null, chunk.replace(/\u001b\[[\d;]*m/g, ''));
    },
  });
  plain.pipe(output, { end: false });
  return Object.assign(plain, { isTTY: true, columns: size().columns + 1, rows: size().rows });
}

// Between these, a terminal tells that text is pasted, so that it can be taken in one piece.
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';

/** A widget as a prompt of Inquirer's: it hears the keys, draws when they pause, and puts the cursor where it belongs. */
function running<State>(widget: Widget<State>, screen: Screen, told: Told) {
  const { output, paint } = screen;
  const write = (text: string): void => void output.write(text);
  return createPrompt<Reply<string>, object>((_config, done) => {
    const state = useRef(widget.start);
    const pasted = useRef<string | null>(null);
    const waiting = useRef(false);
    const over = useRef(false);
    const shownNow = useRef<Drawn | null>(null);
    const [tick, setTick] = useState(0);
    const redraw = (): void => {
      setTick((last) => last + 1);
    };

    /** Puts the cursor back under the last line, where Inquirer thinks it is. */
    const leave = (): void => {
      const drawn = shownNow.current;
      shownNow.current = null;
      if (drawn === null) return;
      const below = drawn.lines.length - 1 - drawn.cursor.row;
      write(`${below > 0 ? `\u001b[${below}B` : ''}\r`);
    };
    useEffect(() => {
      const onResize = (): void => {
        if (over.current) return;
        clearReflowed(shownNow.current, screen.size().columns + 1, write);
        shownNow.current = null;
        redraw();
      };
      output.on('resize', onResize);
      write(PASTE_ON);
      return () => {
        output.off('resize', onResize);
        write(PASTE_OFF);
      };
    }, []);
    const drawSoon = (): void => {
      if (waiting.current) return;
      // Drawn once for all the keys that come together: a paste is a thousand of them.
      waiting.current = true;
      setImmediate(() => {
        waiting.current = false;
        if (!over.current) redraw();
      });
    };
    useKeypress((event, rl) => {
      // Whatever readline has gathered is ours already.
      rl.clearLine(0);
      if (over.current) return;
      const key = event as Key;
      if (key.name === 'paste-start') {
        pasted.current = '';
        return;
      }
      if (pasted.current !== null && key.name !== 'paste-end') {
        pasted.current += key.sequence ?? '';
        return;
      }
      if (pasted.current !== null) {
        state.current = widget.paste(state.current, plainText(pasted.current));
        pasted.current = null;
        told.onText?.(widget.typed(state.current));
        told.onLine?.(widget.typed(state.current));
        drawSoon();
        return;
      }
      const outcome = widget.press(state.current, key, screen.size());
      if (outcome.is === 'over') {
        over.current = true;
        done(outcome.reply);
        return;
      }
      state.current = outcome.state;
      told.onText?.(widget.typed(state.current));
      if (key.name === 'return' || key.name === 'enter') told.onLine?.(widget.typed(state.current));
      drawSoon();
    });

    leave();
    const drawn = widget.draw(state.current, screen.size(), paint);
    useEffect(() => {
      const up = drawn.lines.length - 1 - drawn.cursor.row;
      write(`${up > 0 ? `\u001b[${up}A` : ''}\r${drawn.cursor.column > 0 ? `\u001b[${drawn.cursor.column}C` : ''}`);
      shownNow.current = drawn;
      return leave;
    }, [tick]);
    return drawn.lines.join('\n');
  });
}

/** Text as it can be pasted: line ends as LF, no control characters. */
const plainText = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');

/** Clears what a narrower window has broken into more rows than were drawn; the rest is cleared as always. */
function clearReflowed(drawn: Drawn | null, columns: number, write: (text: string) => void): void {
  if (drawn === null) return;
  const rowsOf = (line: string): number => Math.max(1, Math.ceil(width(stripVTControlCharacters(line)) / columns));
  const rows = drawn.lines.map(rowsOf);
  const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0);
  const inLine = Math.floor(drawn.cursor.column / columns);
  const below = sum(rows.slice(drawn.cursor.row)) - 1 - inLine;
  const more = sum(rows) - drawn.lines.length;
  write(`${below > 0 ? `\u001b[${below}B` : ''}\r`);
  for (let left = more; left > 0; left--) write('\u001b[2K\u001b[1A');
}
