import { Chalk, type ChalkInstance } from 'chalk';

export type Paint = ChalkInstance;

/**
 * Colours for one output: as --color or --no-color says, else as NO_COLOR (https://no-color.org) and FORCE_COLOR say, else
 * by whether it is a terminal. chalk by itself knows neither NO_COLOR nor our flags.
 */
export function paintFor(
  { isTTY }: { readonly isTTY: boolean },
  { color, env }: { readonly color: boolean | undefined; readonly env: Readonly<Record<string, string | undefined>> },
): Paint {
  return new Chalk({ level: hasColor(isTTY, color, env) ? 1 : 0 });
}

function hasColor(
  isTTY: boolean,
  color: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (color !== undefined) return color;
  if ((env.NO_COLOR ?? '') !== '') return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return isTTY && env.TERM !== 'dumb';
}
