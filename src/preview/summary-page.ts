import type { Temporal } from 'temporal-polyfill';
import type { Conference } from '../conference/conference.ts';
import { escaped } from '../export/html.ts';
import { isReady, type Row } from '../status/rows.ts';
import { countsOf, summaryOf } from '../status/summary.ts';

/** The proposals for a call in numbers and in a list, as one page for a chair. */
export function summaryPage({ name }: Conference, rows: readonly Row[], now: Temporal.Instant): string {
  const summary = summaryOf(rows);
  const counts = countsOf(summary).map(
    ([heading, values]) =>
      `<h2>${heading}</h2><ul>${values.map(({ value, all, ready }) => `<li>${escaped(value)}: ${all}, ${ready} ready</li>`).join('')}</ul>`,
  );
  const list = rows.map((row) => `<li>${escaped(row.title)}: ${isReady(row) ? 'ready' : 'not ready'}</li>`);
  return `<!doctype html><meta charset="utf-8"><title>${escaped(name)}</title><h1>${escaped(name)}</h1><p>${now.toString()}</p>${counts.join('')}<ol>${list.join('')}</ol>`;
}
