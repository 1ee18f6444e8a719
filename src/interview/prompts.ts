import { emitKeypressEvents } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Terminal } from '../terminal.ts';
import { width, wrap } from '../text/display.ts';
import { paintFor, type Paint } from '../text/paint.ts';
import type { Key } from './buffer.ts';
import { choiceWidget, pickWidget, searchWidget } from './choice-widget.ts';
import { outlineWidget } from './outline-widget.ts';
import { Stopped, type Prompter, type Reply } from './prompter.ts';
import type { Drawn, Size, Widget } from './widget.ts';
import { lineWidget, textWidget } from './words-widget.ts';

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

  /** Runs a widget until it is answered, left by one of its ways, or stopped. */
  async function ask<State, Value>(widget: Widget<State, Value>, told: Told = {}): Promise<Reply<Value>> {
    const controller = new AbortController();
    const end = (): void => {
      controller.abort();
    };
    const onKey = (_text: unknown, key: Key | undefined): void => {
      // Ctrl-D closes readline without settling the question; the process would end with it, and with exit code 0.
      if (key?.ctrl === true && key.name === 'd') end();
    };
    input.on('keypress', onKey).on('end', end);
    stop.addEventListener('abort', end);
    try {
      if (stop.aborted) end();
      const context = { input, output, signal: controller.signal, clearPromptOnDone: true };
      return await running(widget, screen, told)({}, context);
    } catch (error) {
      if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw new Stopped();
      throw error;
    } finally {
      input.off('keypress', onKey).off('end', end);
      stop.removeEventListener('abort', end);
    }
  }

  return {
    choose: (question) => ask(choiceWidget(question)),
    pick: (question) => ask(pickWidget(question)),
    search: (question) => ask(searchWidget(question)),
    line: (question) => ask(lineWidget(question), question),
    text: (question) => ask(textWidget(question), question),
    outline: (question) => ask(outlineWidget(question), question),
    confirm: async (question) => {
      const reply = await ask(choiceWidget({ ...question, ways: ['back'], choices: YES_OR_NO, selected: false }));
      return reply.is === 'answer' && reply.value;
    },
    say: (words) => {
      terminal.stderr.write(`${wrap(words, screen.size().columns)}\n`);
    },
  };
}

const YES_OR_NO = [
  { name: 'Yes', value: true },
  { name: 'No', value: false },
];

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

// Between these, a terminal tells that text is pasted, so that it can be taken in one piece.
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';

/** A widget as a prompt of Inquirer's: it hears the keys, draws when they pause, and puts the cursor where it belongs. */
function running<State, Value>(widget: Widget<State, Value>, screen: Screen, told: Told) {
  const { output, paint } = screen;
  const write = (text: string): void => void output.write(text);
  return createPrompt<Reply<Value>, object>((_config, done) => {
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
