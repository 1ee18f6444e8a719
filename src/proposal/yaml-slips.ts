/** A mistake in a line of YAML that authors make, and the way out of it. */
export interface Slip {
  readonly message: string;
  readonly help: string;
}

interface KnownSlip extends Slip {
  /** What the value of such a line looks like. Tried on one line, in this order. */
  readonly value: RegExp;
}

// Seen in the front matter of real proposals; linters of prose and of Markdown pass all of these.
const slips: readonly KnownSlip[] = [
  { value: /^@/, message: 'YAML takes no value that starts with @.', help: quoted('title: "@property: a story"') },
  {
    value: /^`/,
    message: 'YAML takes no value that starts with a backtick.',
    help: quoted('title: "`match` in anger"'),
  },
  { value: /^%/, message: 'YAML takes no value that starts with %.', help: quoted('title: "%timeit and its friends"') },
  {
    value: /^\[.*\][^\]]*\S/,
    message: 'A value that starts with [ is a list to YAML, and nothing may follow the list.',
    help: quoted('title: "[WIP] Ship it at noon"'),
  },
  { value: /^\{/, message: 'A value that starts with { is a map to YAML.', help: quoted('title: "{{ title }}"') },
  {
    value: /^\*/,
    message: 'A value that starts with * is an alias to YAML.',
    help: quoted('title: "*args for everyone"'),
  },
  { value: /^&/, message: 'A value that starts with & is an anchor to YAML.', help: quoted('title: "& then?"') },
  {
    value: /^!/,
    message: 'A value that starts with ! is a tag to YAML, which drops it.',
    help: quoted('title: "!important"'),
  },
  {
    value: /^'.*'.*\S|^".*".*\S/,
    message: 'The quote that opens this value is closed before its end.',
    help: 'Use double quotes around a value with an apostrophe: `title: "It\'s late"`.',
  },
  {
    value: /^['"]/,
    message: 'The quote that opens this value is never closed.',
    help: 'Close it at the end of the line.',
  },
  {
    value: /^[|>][-+]?\s+\S/,
    message: 'After | or > the text starts on the next line, indented.',
    help: 'Begin a new line there.',
  },
  {
    value: /:(?:\s|$)/,
    message: 'A value with a colon and a space in it needs quotes.',
    help: quoted('title: "Django: a story"'),
  },
  {
    value: /^[-?]\s/,
    message: 'A list starts on a line of its own.',
    help: 'Begin a new line there, or quote the value.',
  },
];

function quoted(example: string): string {
  return `Put it in double quotes, as in \`${example}\`.`;
}

/** A `key: value` line taken apart, with the offset of the value in the line; null for any other line. */
export function keyLine(line: string): { readonly key: string; readonly value: string; readonly at: number } | null {
  const match = /^([\w-]{1,60}):[ \t]+(?=\S)/.exec(line);
  if (match?.[1] === undefined) return null;
  return { key: match[1], value: line.slice(match[0].length).trimEnd(), at: match[0].length };
}

/** What is wrong with a line that YAML does not take, by the words of its author; undefined where no slip is known. */
export function slipIn(line: string): Slip | undefined {
  if (/^[ ]*\t/.test(line)) {
    return { message: 'YAML is indented by spaces; this is a tab.', help: 'Replace the tab by two spaces.' };
  }
  const parts = keyLine(line);
  if (parts !== null) return slips.find(({ value }) => value.test(parts.value));
  if (/^[\w-]+:[^\s:/]/.test(line)) {
    return {
      message: 'There is no space after this colon, so YAML sees no key.',
      help: 'Write `title: Ship it at noon`.',
    };
  }
  return undefined;
}
