// C0 without tab and newline, DEL, C1, and the characters that reorder or hide text
// (https://trojansource.codes): a file from a stranger must not steer the reader's terminal.
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text with all that could steer a terminal written out as `\u001b`. Tabs and newlines stay. */
export function safe(text: string): string {
  return text.replace(UNSAFE, escaped);
}

/** The text on one line: safe, tabs as a space, line ends as `\n`. For names and titles inside a sentence. */
export function inline(text: string): string {
  return safe(text.replace(/\r\n|\r|\n/g, '\\n').replace(/\t/g, ' '));
}

/** A large number as it is read: 2,097,152. */
export function grouped(number: number): string {
  return number.toLocaleString('en');
}

/** A path as it can be pasted into a shell; one that holds what no shell should be shown is only shown. */
export function shellWord(path: string): string {
  return /^[\w./@%+,:=-]+$/.test(path) ? path : `'${inline(path).replaceAll("'", "'\\''")}'`;
}

/** `1 character`, `3 characters`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun.replace(/s$/, '') : noun}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joiner = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joiner} ${last}`;
}

/** The source of a pattern that matches these characters and no others. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
