import type { Paint } from './paint.ts';

const CELLS = 16;

/** A bar that fills up to a limit: `▕████░░░░▏`. Over the limit it is full, and says so by more than its colour. */
export function gauge(count: number, max: number, paint: Paint): string {
  const share = max === 0 ? 1 : count / max;
  const colour = share > 1 ? paint.red : share > 0.9 ? paint.yellow : paint.green;
  return `▕${colour(cells(share, CELLS))}▏`;
}

/** The same bar in any number of cells, without colour. */
export const plainGauge = (count: number, max: number, width: number): string =>
  `▕${cells(max === 0 ? 1 : count / max, width)}▏`;

function cells(share: number, width: number): string {
  const full = Math.min(width, share > 0 ? Math.max(1, Math.floor(share * width)) : 0);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** The room that a gauge takes where there is no limit to draw. */
export const noGauge = ' '.repeat(CELLS + 2);
