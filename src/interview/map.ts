import { cut, inline, width } from '../text/display.ts';
import type { Paint } from '../text/paint.ts';
import type { Standing } from './flow.ts';
import type { MapStep } from './prompter.ts';

const SIGNS: Readonly<Record<Standing, string>> = { open: '·', begun: '◐', answered: '✔', skipped: '–' };
const CURRENT = '❯';
const MOST_LINES = 2;

/** The sign of a step: done, begun, passed over, to come, or under way. Each differs without colour. */
export const signOf = ({ standing, current }: Pick<MapStep, 'standing' | 'current'>): string =>
  current ? CURRENT : SIGNS[standing];

/** The steps with their names in at most two lines; where that is too narrow, their signs and the number of the step. */
export function mapLines(steps: readonly MapStep[], columns: number, paint: Paint): string[] {
  if (steps.length === 0) return [];
  const lines: string[][] = [[]];
  let used = 0;
  for (const step of steps) {
    const words = `${signOf(step)} ${inline(step.label)}`;
    const room = used === 0 ? 0 : used + 2;
    if (room + width(words) > columns && used > 0) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(painted(step, cut(words, columns), paint));
    used = (used === 0 ? 0 : used + 2) + width(words);
  }
  if (lines.length <= MOST_LINES) return lines.map((line) => line.join('  '));
  return [shortLine(steps, columns, paint)];
}

function shortLine(steps: readonly MapStep[], columns: number, paint: Paint): string {
  const at = steps.findIndex(({ current }) => current);
  const place = at === -1 ? '' : ` ${at + 1} of ${steps.length}`;
  const signs = steps.map(signOf);
  if (signs.length + place.length > columns) return paint.dim(cut(place.trim(), columns));
  return (
    signs.map((sign, index) => (index === at ? paint.cyan.bold(sign) : paint.dim(sign))).join('') + paint.dim(place)
  );
}

function painted({ standing, current }: MapStep, words: string, paint: Paint): string {
  if (current) return paint.cyan.bold(words);
  if (standing === 'answered') return `${paint.green(words.slice(0, 1))}${paint.dim(words.slice(1))}`;
  return standing === 'begun' ? paint.yellow(words) : paint.dim(words);
}
