import type { Paint } from '../text/paint.ts';

const CELLS = 16;

/** A bar that fills up to a limit: `▕████░░░░▏`. Over the limit it is full, and says so by more than its colour. */
export function gauge(count: number, max: number, paint: Paint): string {
  const share = max === 0 ? 1 : count / max;
  const full = Math.min(CELLS, share > 0 ? Math.max(1, Math.floor(share * CELLS)) : 0);
  const bar = '█'.repeat(full) + '░'.repeat(CELLS - full);
  const colour = share > 1 ? paint.red : share > 0.9 ? paint.yellow : paint.green;
  return `▕${colour(bar)}▏`;
}

/** The room that a gauge takes where there is no limit to draw. */
export const noGauge = ' '.repeat(CELLS + 2);
