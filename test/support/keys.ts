import { stripVTControlCharacters } from 'node:util';
import type { Key } from '../../src/interview/buffer.ts';
import type { Reply } from '../../src/interview/prompter.ts';
import type { Widget } from '../../src/interview/widget.ts';
import { width } from '../../src/text/display.ts';
import { paintFor } from '../../src/text/paint.ts';

const NAMED = [
  'return',
  'enter',
  'escape',
  'tab',
  'backspace',
  'delete',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
];

/** A key as a test writes it: `ctrl-s`, `shift-tab`, `alt-up`, `return`; anything else is typed. */
export function keyOf(name: string): Key {
  const [modifier, key] = /^(ctrl|alt|shift)-(.+)$/.exec(name)?.slice(1) ?? [];
  if (modifier !== undefined) {
    return {
      name: key,
      ctrl: modifier === 'ctrl',
      meta: modifier === 'alt',
      shift: modifier === 'shift',
      sequence: '',
    };
  }
  return NAMED.includes(name)
    ? { name, sequence: name === 'return' ? '\r' : name === 'enter' ? '\n' : '' }
    : { sequence: name };
}

/** A widget in front of somebody who types. */
export interface Typing<Value = string> {
  readonly typed: string;
  /** How the question was answered or left; null while it goes on. */
  readonly reply: Reply<Value> | null;
  /** What is on the screen, without colours. */
  readonly screen: string;
  /** The text left of the cursor, in its line. */
  readonly beforeCursor: string;
}

/** What comes of keys: each string is a key by its name, or letters; what stands in `paste` is pasted. */
export function typing<State, Value>(
  widget: Widget<State, Value>,
  keys: readonly (string | { readonly paste: string })[],
  size = { columns: 60, rows: 30 },
): Typing<Value> {
  let state = widget.start;
  let reply: Reply<Value> | null = null;
  for (const key of keys) {
    if (reply !== null) throw new Error('There was a key after the end');
    if (typeof key !== 'string') state = widget.paste(state, key.paste);
    else {
      const outcome = widget.press(state, keyOf(key), size);
      if (outcome.is === 'over') ({ reply } = outcome);
      else ({ state } = outcome);
    }
  }
  const { lines, cursor } = widget.draw(state, size, paintFor({ isTTY: false }, { color: false, env: {} }));
  const drawn = lines.map(stripVTControlCharacters);
  const line = drawn[cursor.row] ?? '';
  const at = Array.from({ length: line.length + 1 }, (_, end) => end).find(
    (end) => width(line.slice(0, end)) >= cursor.column,
  );
  const beforeCursor = line.slice(0, at);
  return { typed: widget.typed(state), reply, screen: drawn.join('\n'), beforeCursor };
}
