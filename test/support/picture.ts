import unicode11 from '@xterm/addon-unicode11';
import headless from '@xterm/headless';
import type { IBufferCell, IBufferLine } from '@xterm/headless';

/** Words on a screen that look alike, and stand in the same line. */
export interface Run {
  readonly row: number;
  readonly column: number;
  /** How many columns they take; a wide character takes two. */
  readonly columns: number;
  readonly text: string;
  /** The classes of the picture's style: `bold`, `dim`, `ansi-2`. */
  readonly look: readonly string[];
  /** The class of what is behind the words; null for the screen itself. */
  readonly behind: string | null;
}

/** What a terminal shows in the end. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly runs: readonly Run[];
  /** Where the cursor stands; null where the program has hidden it. */
  readonly cursor: { readonly row: number; readonly column: number } | null;
}

/** What a real terminal of that width shows of these bytes, with all that has scrolled out of it. */
export async function screenOf(bytes: string, { columns = 100, rows = 30 } = {}): Promise<Screen> {
  const terminal = new headless.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
  terminal.loadAddon(new unicode11.Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  await new Promise<void>((written) => {
    terminal.write(bytes, written);
  });
  const { active: buffer } = terminal.buffer;
  const lines = Array.from({ length: buffer.length }, (_, row) => buffer.getLine(row)).filter(
    (line) => line !== undefined,
  );
  const last = lines.findLastIndex((line) => line.translateToString(true) !== '');
  const shown = lines.slice(0, last + 1);
  const hidden = bytes.lastIndexOf('\u001b[?25l') > bytes.lastIndexOf('\u001b[?25h');
  const row = buffer.baseY + buffer.cursorY;
  return {
    columns,
    rows: shown.length,
    runs: shown.flatMap(runsOf),
    cursor: hidden || row >= shown.length ? null : { row, column: buffer.cursorX },
  };
}

/** The words of a screen, line by line. */
export function wordsOn({ rows, runs }: Screen): string {
  const lines = Array.from({ length: rows }, () => '');
  const ends = lines.map(() => 0);
  for (const { row, column, columns, text } of runs) {
    lines[row] = `${lines[row] ?? ''}${' '.repeat(column - (ends[row] ?? 0))}${text}`;
    ends[row] = column + columns;
  }
  return lines.join('\n');
}

// Letters of one font share a width; signs may come from another font, so they are laid out apart.
const LETTER = /^[\u0020-\u024f\u2013-\u2026]$/;

function runsOf(line: IBufferLine, row: number): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < line.length; column++) {
    const cell = line.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const one = { row, column, columns: cell.getWidth(), text: cell.getChars() || ' ', ...lookOf(cell) };
    const before = runs.at(-1);
    if (before !== undefined && joins(before, one))
      runs[runs.length - 1] = { ...before, columns: before.columns + one.columns, text: before.text + one.text };
    else if (one.text !== ' ' || one.behind !== null) runs.push(one);
  }
  return runs.map(withoutEnd);
}

function joins(before: Run, next: Run): boolean {
  if (before.column + before.columns !== next.column) return false;
  if (before.behind !== next.behind || before.look.join() !== next.look.join()) return false;
  if (before.text.endsWith('  ') && before.behind === null) return false;
  const [last = ''] = Array.from(before.text).slice(-1);
  return LETTER.test(last) ? LETTER.test(next.text) : last === next.text;
}

/** Spaces at the end are not seen, unless something is behind them. */
function withoutEnd(run: Run): Run {
  if (run.behind !== null) return run;
  const text = run.text.trimEnd();
  return { ...run, text, columns: run.columns - (run.text.length - text.length) };
}

function lookOf(cell: IBufferCell): Pick<Run, 'look' | 'behind'> {
  const front = cell.isFgDefault() ? null : `ansi-${cell.getFgColor()}`;
  const back = cell.isBgDefault() ? null : `ansi-${cell.getBgColor()}`;
  const [ink, behind] = cell.isInverse() ? [back ?? 'paper', front ?? 'ink'] : [front, back];
  const styles: readonly (readonly [string, number])[] = [
    ['bold', cell.isBold()],
    ['dim', cell.isDim()],
    ['italic', cell.isItalic()],
    ['underline', cell.isUnderline()],
  ];
  return { look: [...(ink === null ? [] : [ink]), ...styles.flatMap(([name, on]) => (on ? [name] : []))], behind };
}

const CELL = { width: 8.4, height: 20, font: 14 };
const EDGE = 16;

// The colours of the page that README is read on, by the light: each holds 4.5:1 against its paper.
const LIGHT = {
  paper: '#ffffff',
  edge: '#d1d9e0',
  ink: '#1f2328',
  dim: '#59636e',
  ansi: ['#1f2328', '#cf222e', '#1a7f37', '#9a6700', '#0969da', '#8250df', '#1b7c83', '#59636e'],
};
const DARK: typeof LIGHT = {
  paper: '#0d1117',
  edge: '#3d444d',
  ink: '#e6edf3',
  dim: '#9198a1',
  ansi: ['#9198a1', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#e6edf3'],
};

const colours = ({ paper, edge, ink, dim, ansi }: typeof LIGHT): string =>
  [
    `.paper{fill:${paper}}.edge{stroke:${edge}}.ink,text{fill:${ink}}.dim{fill:${dim}}`,
    ...ansi.map((colour, index) => `.ansi-${index},.ansi-${index + 8}{fill:${colour}}`),
  ].join('');

const STYLE = [
  `text{font:${CELL.font}px ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace;white-space:pre}`,
  colours(LIGHT),
  '.bold{font-weight:600}.italic{font-style:italic}.underline{text-decoration:underline}.cursor{opacity:.55}',
  `@media (prefers-color-scheme:dark){${colours(DARK)}}`,
];

/** A picture of a screen: text is text, each run as wide as its columns, in light and dark. Its title says what it shows. */
export function svgOf(screen: Screen, { title, about }: { readonly title: string; readonly about: string }): string {
  const width = across(screen.columns) + 2 * EDGE;
  const height = screen.rows * CELL.height + 2 * EDGE;
  const { cursor } = screen;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title about">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="about">${escaped(about)}</desc>`,
    `<style>${STYLE.join('\n')}</style>`,
    `<rect class="paper edge" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...screen.runs.flatMap(drawn),
    ...(cursor === null ? [] : [`<rect class="ink cursor" ${box(cursor.row, cursor.column, 1)}/>`]),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function drawn({ row, column, columns, text, look, behind }: Run): string[] {
  const kind = look.length === 0 ? '' : ` class="${look.join(' ')}"`;
  const at = `x="${round(EDGE + across(column))}" y="${EDGE + row * CELL.height + 15}"`;
  const fit = `textLength="${across(columns)}" lengthAdjust="spacingAndGlyphs"`;
  return [
    ...(behind === null ? [] : [`<rect class="${behind}" ${box(row, column, columns)}/>`]),
    ...(text.trim() === '' ? [] : [`<text${kind} ${at} ${fit} xml:space="preserve">${escaped(text)}</text>`]),
  ];
}

const box = (row: number, column: number, columns: number): string =>
  `x="${round(EDGE + across(column))}" y="${EDGE + row * CELL.height}" width="${across(columns)}" height="${CELL.height}"`;

const across = (columns: number): number => round(columns * CELL.width);
const round = (pixels: number): number => Math.round(pixels * 10) / 10;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
