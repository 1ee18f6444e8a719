/** A post in reStructuredText as Markdown, line for line, and the fields that stand below its title. */
export interface FromRst {
  readonly text: string;
  /** By their names in small letters: `date`, `author`. */
  readonly fields: ReadonlyMap<string, string>;
}

const ADORNMENT = /^([=\-~^"'*+#`:.])\1{2,}\s*$/;
const FIELD = /^:([a-z][\w -]{0,30}):\s*(.*)$/i;

/** Whether a text is reStructuredText: its name says so, or it begins with a title between two lines. */
export const isRst = (text: string, path: string): boolean =>
  /\.re?st$/i.test(path.replace(/[?#].*$/, '')) ||
  /^\s*([=#*-])\1{3,}[ \t]*\r?\n.{1,200}\r?\n\1{4,}[ \t]*\r?\n/.test(text);

/** Makes Markdown of the reStructuredText that bloggers write: headings, links, code; directives and comments go. */
export function fromRst(source: string): FromRst {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const fields = new Map<string, string>();
  const levels: string[] = [];
  // The first kind of line that is met under a title is the highest, whatever it is made of.
  const levelOf = (kind: string): number => {
    if (!levels.includes(kind)) levels.push(kind);
    return Math.min(6, levels.indexOf(kind) + 1);
  };
  const text = lines.map((line, index) => {
    const [before = '', next = ''] = [lines[index - 1], lines[index + 1]];
    if (ADORNMENT.test(line)) return isTitle(before, line) || isTitle(next, lines[index + 2] ?? '') ? '' : line;
    if (isTitle(line, next)) return `${'#'.repeat(levelOf(kindOf(before, next)))} ${inlines(line.trim())}`;
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name !== undefined) {
      fields.set(name.toLowerCase(), value.trim());
      return '';
    }
    const target = /^\.\. _`?([^:`]{1,100})`?:\s*(https?:\S+)\s*$/.exec(line);
    if (target !== null) return `[${target[1] ?? ''}]: ${target[2] ?? ''}`;
    return line.startsWith('..') && !line.startsWith('...') ? '' : inlines(line);
  });
  return { text: text.join('\n'), fields };
}

/** Whether a line is a title: the one below it is nothing but a mark, and nearly as long. */
const isTitle = (line: string, below: string): boolean =>
  /^\s?\S/.test(line) &&
  !ADORNMENT.test(line) &&
  ADORNMENT.test(below) &&
  below.trim().length >= line.trim().length / 2;

const kindOf = (above: string, below: string): string =>
  `${ADORNMENT.test(above) && above.trim() === below.trim() ? 'over' : ''}${below.charAt(0)}`;

const inlines = (line: string): string =>
  line
    .replace(/``([^`]{1,300})``/g, '`$1`')
    .replace(/(?<!`)`([^`<]{1,300}?)\s*<(https?:[^>\s]{1,500})>`__?/g, '[$1]($2)')
    .replace(
      /(?<!`)`([^`<>]{1,100})`_\b|(?<!`)`([^`<>]{1,100})`_(?!\w)/g,
      (_, a?: string, b?: string) => `[${a ?? b ?? ''}]`,
    );
